"""What was changed in the period, kind by kind and record by record, with where and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from scenarios import series
from scenarios.difference import FieldChange
from scenarios.errors import N_
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.reviews import Decision
from scenarios.notes import Why
from scenarios.revisions import Act
from tracker import charts
from tracker.charts.look import shortened
from tracker.papers.paper import Block, Grid, Heading, Item, Items, Text
from tracker.papers.report.pictured import pictured
from tracker.papers.report.span import Span

TELLING = (
    ("likelihood", "percent"),
    ("goal", "status"),
    ("indicator", "target_value"),
    ("target", "value"),
    ("signpost", "state"),
    ("assumption", "state"),
    ("contribution", "amount"),
    ("allocation", "amount"),
)
FIRST = tuple(dict.fromkeys(kind for kind, _ in TELLING))
APART = (("review", "finalised_text"),)  # notes that are papers of their own
LETTERS = 400  # of one field that are told at most
MANY = 40  # records of a kind that are told one by one
NAMED = 12


def is_repaired(change: FieldChange) -> bool:
    """Tell whether a value differs without anybody thinking otherwise."""
    return change.act == Act.CORRECT or change.method_changed


def changed(span: Span) -> Iterator[Block]:
    """Tell what is thought otherwise, what matters most first."""
    if span.difference is None:
        yield Text(span.visit.say(N_("There is no earlier review to compare with.")))
        return
    told = _minds(span, telling=True)
    yield from _told(span, told) if told else [Text(span.visit.say(N_("Nothing of note changed.")))]
    visit = span.visit
    why = visit.kept(series.revised_why, visit.history, visit.moment, visit.today)
    yield from pictured(charts.why, why, visit.words, listed=False)


def besides(span: Span) -> Iterator[Block]:
    """Tell every other field that has another value."""
    yield from _told(span, _minds(span, telling=False))


def _minds(span: Span, *, telling: bool) -> list[FieldChange]:
    """Give the fields that somebody thinks otherwise of: the telling ones, or the others."""
    return [
        one
        for one in (span.difference.revised if span.difference else ())
        if not is_repaired(one)
        and (one.kind, one.field) not in APART
        and ((one.kind, one.field) in TELLING) == telling
    ]


def _told(span: Span, changes: Iterable[FieldChange]) -> Iterator[Block]:
    by_kind = _by_kind(changes)
    for kind in sorted(by_kind, key=_importance):
        yield Heading(span.visit.words.plural(KINDS[kind]), 3)
        yield from _items(span, by_kind[kind])


def repaired(span: Span) -> Iterator[Block]:
    """Tell what was corrected, and what is judged in a new way, apart from changes of mind."""
    found = [one for one in span.difference.revised if is_repaired(one)] if span.difference else []
    if found:
        yield from _items(span, found)


def _importance(kind: str) -> tuple[int, int]:
    return FIRST.index(kind) if kind in FIRST else len(FIRST), list(KINDS).index(kind)


def _by_kind(changes: Iterable[FieldChange]) -> Mapping[str, list[FieldChange]]:
    found: dict[str, list[FieldChange]] = defaultdict(list)
    for one in changes:
        found[one.kind].append(one)
    return found


def _items(span: Span, changes: Sequence[FieldChange]) -> Iterator[Block]:
    by_record: dict[RecordId, list[FieldChange]] = defaultdict(list)
    for one in changes:
        by_record[one.record].append(one)
    shown = list(by_record.items())[:MANY]
    yield Items(tuple(_item(span, record, ones) for record, ones in shown))
    rest = len(by_record) - len(shown)
    if rest:
        more = N_("{n} more are on the page of changes and in its CSV.")
        yield Text(span.visit.say(more, n=rest))


def _item(span: Span, record: RecordId, changes: Sequence[FieldChange]) -> Item:
    teller = span.teller
    said = [
        shortened(teller.became(record, one.field, one.before, one.after), LETTERS)
        for one in changes
    ]
    why = "\n".join(dict.fromkeys(_why(span, one) for one in changes))
    return Item("; ".join(said), why, teller.name(record))


def _why(span: Span, change: FieldChange) -> str:
    """Say when and where, by which decision, and why."""
    day = span.visit.words.day(change.effective_on)
    why = span.teller.why([Why(change.reason, change.trigger, change.author, None, "")])
    parts = (change.review, day, _decided(span, change.decision), why)
    return " · ".join(part for part in parts if part)


def _decided(span: Span, code: str | None) -> str:
    """Name the decision that a change carries out, where it was taken and its reference."""
    if code is None:
        return ""
    decision = span.snapshot.get(Decision, code)
    named = span.teller.decision(code)
    if decision is not None and decision.taken_in:
        review = decision.taken_in
        where = span.visit.say(N_("{decision} from {review}"), decision=code, review=review)
        named = named.replace(code, where, 1)
    return named


# ---------------------------------------------------------------------- what came and went


def come_and_gone(span: Span) -> Iterator[Block]:
    """Give the records that came or went, kind by kind."""
    found = span.difference
    if found is None or not (found.added or found.retired or found.restored):
        return
    heads = (N_("What"), N_("Kind"), N_("How many"), N_("Records"))
    rows = [
        (
            span.visit.say(word),
            span.visit.words.plural(KINDS[kind]),
            str(len(keys)),
            _some(span, keys) if KINDS[kind].coded else "",
        )
        for word, records in (
            (N_("Newly added"), found.added),
            (N_("Retired"), found.retired),
            (N_("Restored"), found.restored),
        )
        for kind, keys in _keys(records).items()
    ]
    yield Grid(tuple(map(span.visit.say, heads)), tuple(rows))


def _keys(records: Iterable[RecordId]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for record in records:
        found[record.kind].append(record.key)
    return found


def _some(span: Span, keys: Sequence[str]) -> str:
    rest = len(keys) - NAMED
    more = f" {span.visit.say(N_('and {n} more'), n=rest)}" if rest > 0 else ""
    return ", ".join(keys[:NAMED]) + more


def turned_back(span: Span) -> Iterator[Block]:
    """Name the fields that were changed in between and are again what they were."""
    fields: dict[RecordId, list[str]] = defaultdict(list)
    for record, name in span.difference.turned_back if span.difference else ():
        fields[record].append(span.visit.words.label(KINDS[record.kind].fields[name]))
    if fields:
        named = list(fields.items())[:MANY]
        items = (Item(", ".join(names), lead=span.teller.name(one)) for one, names in named)
        yield Items(tuple(items))
