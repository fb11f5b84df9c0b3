"""The form that adds a record of any kind, and what must be there before it can be."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from scenarios.codes import next_code
from scenarios.fields import Field, Reference, References
from scenarios.kinds import KINDS, Kind
from scenarios.revisions import Act
from tracker import listings
from tracker.forms.form import NEVER_TYPED, Form
from tracker.forms.sheet import draw
from tracker.visit import Visit


def add(visit: Visit, kind: str, given: Mapping[str, Any] | None = None) -> None:
    """Draw the form that adds a record; what is given already stands in it."""
    if visit.is_past:
        return
    described = KINDS[kind]
    lacking = [one for one in described.columns.values() if one.required and _void(visit, one)]
    if lacking:
        _first(visit, lacking)
        return
    names = tuple(name for name, one in described.columns.items() if _is_asked(visit, name, one))
    held = {name: described.default(name) for name in described.fields}
    proposed = {"code": _code(visit, described)} if described.coded else {}
    draw(Form(visit, described, "", Act.ADD, names=names, held=held | proposed | dict(given or {})))


def _is_asked(visit: Visit, name: str, field: Field) -> bool:
    """Tell whether a field is asked for: not where there is nothing yet that it could name."""
    return name not in NEVER_TYPED and _void(visit, field) is None


def _void(visit: Visit, field: Field) -> str | None:
    """Give the kind that a field can only name records of while there are none."""
    match field:
        case Reference(kind=kind, also=()) | References(kind=kind):
            return None if visit.snapshot.keys(kind) else kind
        case _:
            return None


def _first(visit: Visit, fields: Iterable[Field]) -> None:
    """Say which records must be there first, with the way to add them."""
    kinds = dict.fromkeys(filter(None, (_void(visit, one) for one in fields)))
    ways = [
        f"[{visit.words.plural(KINDS[kind])}]({visit.link('kind', kind=kind)})" for kind in kinds
    ]
    told = visit.say("It names others, and there are none yet. Begin with:")
    st.markdown(f"{listings.grey(listings.plain(told))} {', '.join(ways)}")


def _code(visit: Visit, kind: Kind) -> str | None:
    """Give the code after the last numbered one, which may be written over."""
    return next_code(visit.history.numbers(kind.name)) or None


def offer(visit: Visit, page: str, kinds: Sequence[str]) -> None:
    """Draw the choice of what can be added on a page, and the form of what is chosen."""
    if visit.is_past:
        return
    chosen = st.segmented_control(
        visit.say("What do you want to add?"),
        kinds,
        key=f"{page}_add",
        format_func=lambda kind: (
            f":material/add: {visit.say('Add {kind}', kind=visit.say(KINDS[kind].label))}"
        ),
        label_visibility="collapsed",
    )
    if chosen is not None:
        st.markdown(listings.grey(visit.words.help(KINDS[chosen])))
        add(visit, str(chosen))
