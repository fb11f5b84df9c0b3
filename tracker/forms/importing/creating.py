"""A record that the file names and the plan lacks: begun here, with what its kind asks for."""

from functools import partial
from typing import Any

import streamlit as st

from scenarios.codes import next_code
from scenarios.errors import Refused
from scenarios.fields import Field
from scenarios.kinds import KINDS
from scenarios.titles import TITLES
from tracker import listings
from tracker.exchange.office.guesses import Proposal
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.meaning import Columns
from tracker.forms.importing.place import FORM
from tracker.forms.importing.way import Way
from tracker.forms.inputs import Box, read, typed
from tracker.visit import Visit

Told = dict[str, Any]


def is_new(way: Way, kind: str, key: str | None) -> bool:
    """Tell whether a key is that of a record that the file brings along."""
    return any((one["kind"], one["key"]) == (kind, key) for one in _brought(way))


def begin_record(visit: Visit, way: Way, proposal: Proposal, named: tuple[str, str]) -> str:
    """Begin a record under the next code, with what the file says of it; give the code."""
    kind, name = named
    taken = [one["key"] for one in _brought(way) if one["kind"] == kind]
    code = next_code([*visit.snapshot.keys(kind), *taken], first=f"{kind[0].upper()}1")
    values = _said_of(visit, proposal, kind, name)
    title = next(field for field in TITLES if field in KINDS[kind].fields)
    way.keep("brings", value=[*_brought(way), _one(kind, code, {title: name} | values)])
    return code


def forget_record(way: Way, kind: str, key: str) -> None:
    """Forget a record that was begun."""
    left = [one for one in _brought(way) if (one["kind"], one["key"]) != (kind, key)]
    way.keep("brings", value=left or None)


def open_records(way: Way) -> list[str]:
    """Give the keys of records that lack something their kind asks for."""
    return [one["key"] for one in _brought(way) if _lacks(one)]


def creating(visit: Visit, way: Way, kind: str, key: str) -> None:
    """Draw what the kind asks of a new record, and its code."""
    one = next(one for one in _brought(way) if (one["kind"], one["key"]) == (kind, key))
    st.markdown(f"{listings.badge('add', key, 'blue')} {listings.plain(one['values']['title'])}")
    for name, field in _asked(kind).items():
        place = f"{FORM}:new/{key}/{name}"
        st.session_state[place] = typed(visit, field, _held(field, one["values"].get(name)))
        said = partial(_say, visit, way, (kind, key), (name, field))
        Box(visit, kind, field, name, place, typing=said).draw(f"{visit.words.label(field)} *")
    if _lacks(one):
        st.markdown(listings.grey(visit.say("Fill in what is marked with *.")))


def _brought(way: Way) -> list[Told]:
    return list(way.said.get("brings", ()))


def _one(kind: str, key: str, values: Told) -> Told:
    return {"kind": kind, "key": key, "values": values}


def _asked(kind: str) -> dict[str, Field]:
    fields = KINDS[kind].fields
    return {n: field for n, field in fields.items() if field.required and n not in TITLES}


def _lacks(one: Told) -> bool:
    return any(not one["values"].get(name) for name in _asked(one["kind"]))


def _held(field: Field, text: str | None) -> Any:
    try:
        return field.read(text) if text else None
    except Refused:
        return None


def _said_of(visit: Visit, proposal: Proposal, kind: str, name: str) -> Told:
    """Give what the row that names a record says of the fields its kind asks for."""
    table = proposal.table
    known = Known(visit.history, visit.today)
    rows = [line for line in table.lines if any(cell.strip() == name for cell in line.cells)]
    found: Told = {}
    for field in _asked(kind):
        heading = Columns(table, known).heading(kind, field)
        if heading and rows and (text := table.cell(rows[0], heading)):
            found[field] = text
        elif (usual := KINDS[kind].default(field)) is not None:
            found[field] = KINDS[kind].fields[field].write(usual)
    return found


def _say(visit: Visit, way: Way, record: tuple[str, str], what: tuple[str, Field]) -> None:
    (kind, key), (name, field) = record, what
    try:
        value = read(visit, field, st.session_state[f"{FORM}:new/{key}/{name}"])
    except Refused:
        value = None
    text = "" if value is None else field.write(value)
    told = [
        _one(kind, key, one["values"] | {name: text})
        if (one["kind"], one["key"]) == (kind, key)
        else one
        for one in _brought(way)
    ]
    way.keep("brings", value=told)
