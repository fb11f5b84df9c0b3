"""The sheets of a plan: what the workbook is, one sheet a kind, and perhaps the whole log."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from scenarios.errors import N_
from scenarios.fields import Field, Listed, Number, Prose, Whole
from scenarios.history import History, Moment
from scenarios.kinds import KINDS
from tracker.exchange.log import COLUMNS
from tracker.exchange.out.layout import Column, Form, Layout
from tracker.exchange.out.taken import Taken
from tracker.exchange.out.values import key_columns, typed_columns
from tracker.exchange.out.writing import bases
from tracker.exchange.own.headings import headings
from tracker.store import Row
from tracker.words import Words

ABOUT, LOG = N_("About this file"), N_("History")
UNSEALED = tuple(name for name in COLUMNS if name not in {"salt", "body_hash"})
LOG_HEADINGS = {
    "position": N_("position in the log"),
    "change": N_("change"),
    "made_at": N_("written at (UTC)"),
    "person": N_("written by"),
    "effective_on": N_("effective on"),
    "kind": N_("kind"),
    "key": N_("record"),
    "number": N_("revision"),
    "act": N_("act"),
    "author": N_("on whose word"),
    "review": N_("review"),
    "trigger": N_("trigger"),
    "reason": N_("reason"),
    "set": N_("what was set"),
    "target": N_("speaks of position"),
    "source": N_("source"),
    "undoes": N_("undoes change"),
    "hash": N_("hash of the change"),
}


def plan_layouts(taken: Taken, words: Words, *, history: bool = False) -> tuple[Layout, ...]:
    """Lay out a plan: first what the workbook is, then every kind, then the log if asked for."""
    kinds = [kind_layout(taken.history, kind, taken.at, words, today=taken.today) for kind in KINDS]
    log = [log_layout(taken, words)] if history else []
    return (_about(taken, words, [*kinds, *log]), *kinds, *log)


def kind_layout(
    history: History, kind: str, moment: Moment, words: Words, *, today: date
) -> Layout:
    """Lay out a kind's records, each with the revision that it was taken from."""
    keys, values = typed_columns(history.at(moment), kind)
    columns = key_columns(KINDS[kind], keys) | values
    fields, heads = KINDS[kind].columns, headings(kind, words.language)
    numbers = map(_revision, bases(history, kind, moment, keys, today))
    told = [map(_typed(fields[name]), columns[name]) for name in columns]
    return Layout(
        name=words.plural(KINDS[kind]),
        columns=(
            *(Column(heads[name], _form(fields[name])) for name in columns),
            Column(heads["revision"], "whole"),
        ),
        rows=[*zip(*told, numbers, strict=True)],
        fixed=max(len(KINDS[kind].key), 1),
        names=keys,
    )


def log_layout(taken: Taken, words: Words) -> Layout:
    """Lay out the log as far as it goes: every revision, who wrote it, when and why."""
    persons = taken.persons()
    return Layout(
        name=words.say(LOG),
        columns=tuple(Column(words.say(LOG_HEADINGS[name]), _log_form(name)) for name in UNSEALED),
        rows=[_log_row(row, persons[row.person] or row.person) for row in taken.rows],
        names=[str(row.position) for row in taken.rows],
    )


def _log_row(row: Row, person: str) -> list[Any]:
    told = row._asdict() | {
        "made_at": datetime.fromtimestamp(row.made_at / 1000, UTC).replace(tzinfo=None),
        "effective_on": datetime.fromisoformat(row.effective_on).date(),
        "person": person,
        "set": row.body,
        "hash": row.hash.hex(),
    }
    return [told[name] for name in UNSEALED]


def _log_form(name: str) -> Form:
    whole = {"position", "change", "number", "target", "undoes"}
    return "whole" if name in whole else "prose" if name in {"reason", "set"} else "line"


def _form(field: Field) -> Form:
    match field:
        case Whole():
            return "whole"
        case Number():
            return "number"
        case Prose():
            return "prose"
        case _:
            return "line"


def _typed(field: Field) -> Callable[[Any], Any]:
    """Give what makes a cell of a value: a list is written, all else stays what it is."""
    if isinstance(field, Listed):
        return lambda value: field.write(value) or None
    return lambda value: value


def _revision(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


# ---------------------------------------------------------------------- what the workbook is


def _about(taken: Taken, words: Words, others: Sequence[Layout]) -> Layout:
    helps = [*map(words.help, KINDS.values()), words.say(N_("Everything that was written."))]
    return Layout(
        name=words.say(ABOUT),
        columns=(
            Column(words.say(N_("Sheet"))),
            Column(words.say(N_("What it holds")), "prose"),
            Column(words.say(N_("Rows")), "whole"),
        ),
        rows=[[one.name, told, len(one.rows)] for one, told in zip(others, helps, strict=False)],
        above=tuple(_lines(taken, words)),
    )


def _lines(taken: Taken, words: Words) -> Iterator[str]:
    settings = taken.history.at(taken.at).settings
    title = settings.title or taken.name
    yield f"{title} – {settings.organisation}" if settings.organisation else title
    yield words.say(N_("The plan as it stood on {day}."), day=taken.at.day)
    if taken.at.known is not None:
        yield words.say(N_("As it was known at position {n} of its log."), n=taken.at.known)
    yield words.say(N_("Taken out on {day}, with all that was written then."), day=taken.today)
    yield words.say(N_("Fingerprint: {fingerprint}"), fingerprint=taken.fingerprint)
    yield words.say(
        N_("Change cells and bring the file in again: what differs is shown before it is written.")
    )
    yield words.say(N_("A cell that you empty is emptied in the plan. Leave revision as it is."))
