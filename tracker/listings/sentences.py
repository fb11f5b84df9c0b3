"""A difference in plain sentences, the most telling first, and as a table of all it holds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import pandas as pd

from scenarios.difference import Difference, FieldChange
from scenarios.fields import Prose, Text
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import TRIGGERS
from tracker.listings.chips import state, status
from tracker.listings.links import full_link, link, links
from tracker.listings.marks import cell, grey, plain, quoted
from tracker.listings.stories import act_chip
from tracker.listings.wording import worded
from tracker.values import both
from tracker.visit import Visit
from tracker.words import N_

Changes = Sequence[FieldChange]
SEVERAL, MANY, LONG, WHOLE = 6, 12, 90, 400


def sentences(visit: Visit, difference: Difference) -> list[str]:
    """Say what differs in Markdown sentences, for a reader with two minutes."""
    found: dict[tuple[str, str], list[FieldChange]] = defaultdict(list)
    for change in difference.revised:
        found[change.kind, change.field].append(change)
    told = [
        sentence
        for (kind, name), say in TELLING.items()
        for sentence in say(visit, found.get((kind, name), []))
    ]
    return [*told, *_come_and_gone(visit, difference)]


def _likelihoods(visit: Visit, changes: Changes) -> Iterable[str]:
    parts = []
    for change in changes:
        scenario, judge = change.key.split("/")
        if judge == "group":
            step = visit.words.signed((change.after or 0) - (change.before or 0))
            parts.append(
                f"{link(visit, 'scenario', scenario)} {visit.words.number(change.before)} → "
                f"**{visit.words.percent(change.after)}** ({step})"
            )
    if parts:
        yield f"{visit.say('Likelihoods')}: {', '.join(parts)}."


def _states(visit: Visit, changes: Changes) -> Iterable[str]:
    for change in changes:
        before = state(visit, change.kind, change.before) or "–"
        after = state(visit, change.kind, change.after) or "–"
        yield f"{_named(visit, change)}: {before} → {after}{_because(visit, change)}"


def _judged(visit: Visit, changes: Changes) -> Iterable[str]:
    for change in changes:
        before, after = status(visit, change.before), status(visit, change.after)
        yield f"{_named(visit, change)}: {before} → {after}{_because(visit, change)}"


def _numbers(visit: Visit, changes: Changes) -> Iterable[str]:
    for change in changes:
        before, after = _read(visit, change)
        label = plain(visit.words.label(KINDS[change.kind].fields[change.field]))
        said = _because(visit, change)
        yield f"{_named(visit, change)}: {label} {plain(before)} → **{plain(after)}**{said}"


def _named(visit: Visit, change: FieldChange) -> str:
    return full_link(visit, change.kind, change.key)


def _because(visit: Visit, change: FieldChange) -> str:
    where = [plain(change.review or visit.words.day(change.effective_on))]
    if change.decision:
        where.append(_decided(visit, change.decision))
    inside = f" ({', '.join(where)})"
    return f"{inside} {quoted(visit, change.reason)}" if change.reason else f"{inside}."


def _decided(visit: Visit, code: str) -> str:
    decision = visit.snapshot.get("decision", code)
    named = link(visit, "decision", code, code)
    if decision is None:
        return named
    if decision.taken_in:
        named = visit.say(
            "{decision} from {review}", decision=named, review=plain(decision.taken_in)
        )
    return f"{named}, {plain(decision.reference)}" if decision.reference else named


def _read(visit: Visit, change: FieldChange) -> tuple[str, str]:
    record = visit.snapshot.get(change.kind, change.key)
    return both(visit, change.kind, change.field, change.before, change.after, record)


def _come_and_gone(visit: Visit, difference: Difference) -> Iterable[str]:
    for say, records in _groups(difference):
        for kind, keys in _by_kind(records).items():
            if not KINDS[kind].coded:
                continue
            label = plain(visit.say(KINDS[kind].plural if keys[1:] else KINDS[kind].label))
            shown = ", ".join(link(visit, kind, key, key) for key in keys[:SEVERAL])
            rest = len(keys) - SEVERAL
            more = f" {visit.say('and {n} more', n=rest)}" if rest > 0 else ""
            yield f"{visit.say(say)}: {label} {shown}{more}."


def _groups(difference: Difference) -> tuple[tuple[str, list[RecordId]], ...]:
    return (
        (N_("Newly added"), difference.added),
        (N_("Retired"), difference.retired),
        (N_("Restored"), difference.restored),
    )


def _by_kind(records: Iterable[RecordId]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for record in records:
        found[record.kind].append(record.key)
    return found


TELLING: Mapping[tuple[str, str], Callable[[Visit, Changes], Iterable[str]]] = {
    ("likelihood", "percent"): _likelihoods,
    ("signpost", "state"): _states,
    ("goal", "status"): _judged,
    ("indicator", "target_value"): _numbers,
    ("contribution", "amount"): _numbers,
    ("allocation", "amount"): _numbers,
    ("assumption", "state"): _states,
}


def differing(visit: Visit, changes: Changes) -> pd.DataFrame:
    """Give fields that differ as a table to read, with where and why."""
    rows = [_row(visit, change) for change in changes]
    return pd.DataFrame(rows, columns=[visit.say(name) for name in HEADINGS])


def _short(text: str, long: int = LONG) -> str:
    one = " ".join(text.split())
    return cell(one if len(one) <= long else f"{one[:long]}…")


def _both(visit: Visit, change: FieldChange) -> tuple[str, str]:
    """Write what was and what is; of a text that was reworded, with the words that differ."""
    what = KINDS[change.kind].fields[change.field]
    if isinstance(what, Prose | Text) and change.before and change.after:
        return worded(change.before, change.after)
    old, new = _read(visit, change)
    return _short(old), _short(new)


HEADINGS = (
    N_("Record"),
    N_("Field"),
    N_("Before"),
    N_("After"),
    N_("Act"),
    N_("Review"),
    N_("Why"),
)


def _row(visit: Visit, change: FieldChange) -> list[str]:
    trigger = cell(visit.say(TRIGGERS[change.trigger])) if change.trigger else ""
    why = " · ".join(part for part in (_short(change.reason or "", WHOLE), trigger) if part)
    return [
        _named(visit, change) + "  \n" + grey(cell(visit.say(KINDS[change.kind].label))),
        cell(visit.words.label(KINDS[change.kind].fields[change.field])),
        *_both(visit, change),
        act_chip(visit, change.act),
        link(visit, "review", change.review, change.review) if change.review else "",
        why,
    ]


def come_and_gone(visit: Visit, difference: Difference) -> pd.DataFrame:
    """Give what came and went as a table to read: one row a kind, with its records."""
    rows = [
        [visit.say(say), visit.words.plural(KINDS[kind]), str(len(keys)), _some(visit, kind, keys)]
        for say, records in _groups(difference)
        for kind, keys in _by_kind(records).items()
    ]
    headings = (N_("What"), N_("Kind"), N_("How many"), N_("Records"))
    return pd.DataFrame(rows, columns=[visit.say(name) for name in headings])


def _some(visit: Visit, kind: str, keys: Sequence[str]) -> str:
    rest = len(keys) - MANY
    more = f" {visit.say('and {n} more', n=rest)}" if rest > 0 else ""
    return links(visit, kind, keys[:MANY]) + more
