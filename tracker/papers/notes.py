"""The notes of a review as a paper: what it did, what was decided, and what is left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from scenarios.agenda import AgendaItem
from scenarios.errors import N_
from scenarios.kinds import KINDS, RecordId, owner_of
from scenarios.kinds.reviews import Decision, Review
from scenarios.notes import Moved, Notes, Told, moment_of, notes
from scenarios.revisions import ACT_LABELS, Act
from tracker.papers.paper import Block, Facts, Grid, Heading, Item, Items, Paper, one_line, texts
from tracker.papers.told import Says, Teller
from tracker.visit import Visit
from tracker.words import LANGUAGES, Words

TITLE = N_("Notes of {review}")
TO_BE_WRITTEN = "_" * 20
MANY = 12
SECTIONS: Sequence[tuple[Act, str, Says]] = (
    (Act.REVISE, N_("Revised"), Teller.revised),
    (Act.CORRECT, N_("Corrected"), Teller.revised),
    (Act.ADD, N_("New"), Teller.added),
    (Act.RESTORE, N_("Restored"), Teller.added),
    (Act.RETIRE, N_("Retired"), Teller.retired),
)


def draft(visit: Visit, code: str) -> Paper:
    """Write the notes of a review as they stand, marked as a draft."""
    spoken = spoken_by_the_plan(visit, code)
    told = notes(visit.history, code, visit.today)
    return replace(paper(spoken, told), mark=spoken.say(N_("Draft")))


def spoken_by_the_plan(visit: Visit, code: str) -> Visit:
    """Give a visit at the moment of a review's notes, in the language the plan is written in."""
    moment = moment_of(visit.history, code, visit.today)
    language = visit.history.at(moment).settings.language
    words = Words(language) if language in LANGUAGES else visit.words
    return replace(visit, moment=moment, words=words)


def paper(visit: Visit, told: Notes) -> Paper:
    """Write notes in the words of a visit, without any mark."""
    named = visit.workspace.persons() if told.settings.names_in_notes else {}
    teller = Teller(visit, {key: person.name for key, person in named.items()})
    return Paper(
        visit.words.language,
        visit.say(TITLE, review=told.review.code),
        tuple(_blocks(teller, told)),
        day=told.review.date,
    )


def _blocks(teller: Teller, told: Notes) -> Iterator[Block]:
    yield from texts(told.review.title)
    yield Facts(tuple(_facts(teller.visit, told)))
    yield from _section(teller, N_("Agenda"), _agenda(teller, told.agenda))
    yield from _section(teller, N_("Likelihoods"), _likelihoods(teller, told))
    for act, heading, say in SECTIONS:
        yield from _section(teller, heading, _changes(teller, told.changed.get(act, ()), say))
    yield from _section(teller, N_("Measured values"), _observed(teller, told.observed))
    looked = defaultdict(list)
    for one in told.looked_at:
        looked[one.act].append(one)
    yield from _section(teller, N_("Confirmed"), _confirmed(teller, looked[Act.CONFIRM]))
    yield from _section(teller, N_("Deferred"), _deferred(teller, looked[Act.DEFER]))
    yield from _section(teller, N_("Decisions"), _decisions(teller, told.decisions))
    yield from _section(teller, N_("Not reached"), _not_reached(teller, told.not_reached))
    yield from _section(teller, N_("Also said"), texts(told.review.notes))
    yield from _section(teller, N_("Next review"), _following(teller.visit, told.following))


def _section(teller: Teller, heading: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """Give a section with its heading, when there is anything in it."""
    found = list(blocks)
    if found:
        yield Heading(teller.visit.say(heading))
        yield from found


def _facts(visit: Visit, told: Notes) -> Iterator[tuple[str, str]]:
    review, words = told.review, visit.words
    when = f"{words.long_day(review.date)} ({words.week(review.date)})"
    fields = KINDS["review"].fields
    if told.settings.organisation:
        yield words.label(KINDS["settings"].fields["organisation"]), told.settings.organisation
    yield visit.say(N_("Date")), when
    for name in ("place", "nature", "chair", "secretary"):
        if getattr(review, name):
            yield words.label(fields[name]), getattr(review, name)
    if review.period:
        yield words.label(fields["period"]), words.period(review.period)
    if review.participants:
        yield words.label(fields["participants"]), ", ".join(review.participants)
    yield words.label(fields["diary_number"]), review.diary_number or TO_BE_WRITTEN


def _agenda(teller: Teller, agenda: Sequence[AgendaItem]) -> Iterator[Block]:
    if agenda:
        yield Items(tuple(_point(teller, one) for one in agenda), numbered=True)


def _point(teller: Teller, one: AgendaItem) -> Item:
    discussion = "\n".join(text.text for text in texts(one.discussion))
    return Item(_came_to(teller.visit, one), discussion, teller.labelled(one.record))


def _came_to(visit: Visit, one: AgendaItem) -> str:
    if one.acts:
        return visit.words.listed(visit.say(ACT_LABELS[act]) for act in one.acts)
    if one.put_off:
        return visit.say(N_("put off until {day}"), day=one.put_off)
    return visit.say(N_("left out") if one.left_out else N_("not reached"))


def _likelihoods(teller: Teller, told: Notes) -> Iterator[Block]:
    visit = teller.visit
    if told.moved:
        head = (N_("Scenario"), N_("Before"), N_("After"), N_("Difference"))
        rows = tuple(_row(visit, one) for one in told.moved)
        yield Grid(tuple(visit.say(name) for name in head), rows)
    said = [
        Item("", teller.why(one.why), visit.name_of(*owner_of(one.record)))
        for one in told.likelihoods
        if any(why.reason for why in one.why)
    ]
    if said:
        yield Items(tuple(said))


def _row(visit: Visit, moved: Moved) -> tuple[str, ...]:
    words = visit.words
    both = moved.before is not None and moved.after is not None
    step = words.signed((moved.after or 0) - (moved.before or 0)) if both else words.shown(None)
    before, after = words.percent(moved.before), words.percent(moved.after)
    return visit.name_of("scenario", moved.scenario), before, after, step


def _changes(teller: Teller, told: Sequence[Told], say: Says) -> Iterator[Block]:
    """Tell what was changed record by record; many new ones of a kind by their names alone."""
    items: list[Item] = []
    for kind, of_kind in _by_kind(told).items():
        if len(of_kind) > MANY and of_kind[0].act is Act.ADD:
            names = ", ".join(teller.name(one.record) for one in of_kind)
            items.append(Item(names, lead=teller.visit.words.plural(KINDS[kind])))
        else:
            items += [say(teller, one) for one in of_kind]
    if items:
        yield Items(tuple(items))


def _by_kind(told: Iterable[Told]) -> Mapping[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        found[one.record.kind].append(one)
    return found


def _observed(teller: Teller, told: Sequence[Told]) -> Iterator[Block]:
    """Tell how many values each indicator got, and of which periods."""
    periods: dict[str, list[str]] = defaultdict(list)
    for one in told:
        parts = KINDS["observation"].split(one.record.key)
        periods[parts["indicator"]].append(parts["period"])
    if periods:
        yield Items(tuple(_seen(teller.visit, code, seen) for code, seen in periods.items()))


def _seen(visit: Visit, code: str, periods: Sequence[str]) -> Item:
    first, last = (visit.words.period(end) for end in (min(periods), max(periods)))
    span = first if first == last else f"{first}–{last}"
    count = visit.words.say_n("{n} value", "{n} values", len(periods))
    return Item(f"{count} ({span})", lead=visit.name_of("indicator", code))


def _confirmed(teller: Teller, told: Sequence[Told]) -> Iterator[Block]:
    visit = teller.visit
    if told:
        rows = tuple((teller.labelled(one.record), _rests_on(visit, one)) for one in told)
        yield Grid((visit.say(N_("Record")), visit.say(N_("What it rests on"))), rows)


def _rests_on(visit: Visit, one: Told) -> str:
    return one_line(one.carried.get("rests_on") or visit.say(N_("No new check")))


def _deferred(teller: Teller, told: Sequence[Told]) -> Iterator[Block]:
    visit = teller.visit
    items = []
    for one in told:
        until = one.carried.get("until")
        when = visit.say(N_("until {day}"), day=until) if until else visit.say(N_("until later"))
        items.append(Item(when, teller.why(one.why), teller.labelled(one.record)))
    if items:
        yield Items(tuple(items))


def _decisions(teller: Teller, decisions: Sequence[Decision]) -> Iterator[Block]:
    if not decisions:
        return
    visit, fields = teller.visit, KINDS["decision"].fields
    heads = [visit.words.label(fields[name]) for name in ("owner", "due")]
    head = (visit.say(N_("Decision")), *heads, visit.say(N_("Body and reference")))
    yield Grid(head, tuple(_decision(visit, one) for one in decisions))


def _decision(visit: Visit, one: Decision) -> tuple[str, ...]:
    formal = " · ".join(part for part in (one.body, one.reference) if part)
    shown = (visit.words.shown(part or None) for part in (one.owner, one.due, formal))
    return f"{one.code} {one.text}", *shown


def _not_reached(teller: Teller, records: Sequence[RecordId]) -> Iterator[Block]:
    if records:
        yield Items(tuple(Item(teller.labelled(record)) for record in records))


def _following(visit: Visit, review: Review | None) -> Iterator[Block]:
    if review is not None:
        yield from texts(f"{review.code} {review.title}, {_on(visit, review.date)}")


def _on(visit: Visit, day: date) -> str:
    return f"{visit.words.long_day(day)} ({visit.words.week(day)})"
