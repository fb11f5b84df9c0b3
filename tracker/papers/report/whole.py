"""The report as a paper: in brief, what was changed and why, and then how everything stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from scenarios.errors import N_
from tracker.papers.paper import Block, Facts, Heading, Paper, Text
from tracker.papers.report.brief import brief
from tracker.papers.report.changed import besides, changed, come_and_gone, repaired, turned_back
from tracker.papers.report.decided import decided
from tracker.papers.report.goals import goals, indicators
from tracker.papers.report.rest import assumptions, likelihoods, resources, robustness, signposts
from tracker.papers.report.span import End, Span

Section = Callable[[Span], Iterable[Block]]
SECTIONS: Sequence[tuple[str, Section]] = (
    (N_("In brief"), brief),
    (N_("What was changed, and why"), changed),
    (N_("Goals"), goals),
    (N_("Indicators and targets"), indicators),
    (N_("Likelihoods"), likelihoods),
    (N_("Shared resources"), resources),
    (N_("Early signals"), signposts),
    (N_("Goals in the scenarios"), robustness),
    (N_("Assumptions"), assumptions),
    (N_("Decisions"), decided),
    (N_("Corrections and changed methods"), repaired),
    (N_("Everything else that has another value"), besides),
    (N_("Records that came or went"), come_and_gone),
    (N_("Changed and changed back"), turned_back),
)


def report(span: Span) -> Paper:
    """Write the report of a period; a plan that holds nothing yet says so."""
    return Paper(
        span.visit.words.language,
        _title(span),
        tuple(_blocks(span)),
        day=span.written,
        source=span.source(),
    )


def _title(span: Span) -> str:
    last = span.name(span.last)
    if span.first is None:
        return span.visit.say(N_("Report of {moment}"), moment=last)
    first = span.name(span.first)
    return span.visit.say(N_("Report of {first} – {last}"), first=first, last=last)


def _blocks(span: Span) -> Iterator[Block]:
    title = span.visit.settings.title or span.visit.workspace.title
    if title:
        yield Text(title)
    yield Facts(tuple(_facts(span)))
    if not span.visit.history.position:
        empty = N_("This plan holds nothing yet, so there is nothing to report.")
        yield Text(span.visit.say(empty))
        return
    for heading, section in SECTIONS:
        found = list(section(span))
        if found:
            yield Heading(span.visit.say(heading))
            yield from found


def _facts(span: Span) -> Iterator[tuple[str, str]]:
    say, plan = span.visit.say, span.visit.settings
    if plan.organisation:
        yield say(N_("Organisation")), plan.organisation
    if span.first:
        yield say(N_("From")), _when(span, span.first)
    yield say(N_("To")), _when(span, span.last)
    yield say(N_("The same on screen")), span.link()
    yield say(N_("Revisions until then")), span.visit.words.number(span.position)
    if span.fingerprint:
        yield say(N_("Fingerprint until then")), span.fingerprint
    yield say(N_("Written")), span.visit.words.day(span.written)


def _when(span: Span, end: End) -> str:
    words, day = span.visit.words, end.moment.day
    when = f"{words.long_day(day)} ({words.week(day)})"
    mark = span.mark(end)
    return f"{mark.code} {mark.title}, {when}" if mark else when
