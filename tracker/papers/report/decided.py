"""The decisions of the period with their formal references, and what was late."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scenarios.errors import N_
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.reviews import Decision
from tracker.papers.paper import Block, Grid, Heading, Item, Items
from tracker.papers.report.span import Span

DONE, DROPPED = "done", "dropped"


@dataclass(frozen=True, slots=True)
class Late:
    """A decision that was carried out after its day, or has not been yet."""

    decision: Decision
    done: date | None
    days: int


def decided(span: Span) -> Iterator[Block]:
    """Give the decisions that were taken or carried out in the period, and those still open."""
    found = [one for one in span.snapshot.all(Decision) if _belongs(span, one)]
    if found:
        fields = KINDS["decision"].fields
        names = ("owner", "due", "state", "reference")
        heads = (span.visit.words.label(fields[name]) for name in names)
        head = (span.visit.say(N_("Decision")), *heads)
        yield Grid(head, tuple(_row(span, one) for one in found))
    was_late = late(span)
    if was_late:
        yield Heading(span.visit.say(N_("What was late")), 3)
        yield Items(tuple(_told(span, one) for one in was_late))


def late(span: Span) -> list[Late]:
    """Give the decisions that were late in the period: done after their day, or not done by it."""
    found = []
    for one in span.snapshot.all(Decision):
        done = done_on(span, one)
        end = done or span.last.moment.day
        is_over = one.state == DROPPED or (done is not None and _is_earlier(span, done))
        if one.due is not None and one.due < end and not is_over:
            found.append(Late(one, done, (end - one.due).days))
    return found


def done_on(span: Span, decision: Decision) -> date | None:
    """Give the day on which a decision was carried out."""
    if decision.state != DONE:
        return None
    moment = span.last.moment
    lines = span.visit.history.story(
        RecordId("decision", decision.code), "state", known=moment.known
    )
    return next(
        line.effective_on
        for line in lines
        if line.in_force
        and line.effective_on <= moment.day
        and line.set.get("state", (None, None))[1] == DONE
    )


def _is_earlier(span: Span, day: date) -> bool:
    return span.first is not None and day <= span.first.moment.day


def _belongs(span: Span, one: Decision) -> bool:
    """Tell whether a decision was taken in the period, or had not been carried out before it."""
    if span.before is None:
        return True
    before = span.before.get(Decision, one.code)
    return before is None or before.state not in {DONE, DROPPED}


def _row(span: Span, one: Decision) -> tuple[str, ...]:
    words = span.visit.words
    state = words.choice(KINDS["decision"].fields["state"], one.state or "open")  # type: ignore[arg-type]
    done = done_on(span, one)
    shown = f"{state} {words.day(done)}" if done else state
    told = (one.owner, one.due, shown, _formal(one) or None)
    return f"{one.code} {one.text}", *map(words.shown, told)


def _formal(one: Decision) -> str:
    """Give the body that decided and its reference, which often begins with the same letters."""
    body, reference = one.body or "", one.reference or ""
    return reference if reference.startswith(body) else f"{body} {reference}".strip()


def _told(span: Span, one: Late) -> Item:
    due = span.visit.say(N_("due {due}"), due=one.decision.due)
    done = span.visit.say(N_("done {done}") if one.done else N_("not done"), done=one.done)
    days = span.visit.words.say_n("{n} day late", "{n} days late", one.days)
    return Item(f"{due}, {done}: {days}", lead=f"{one.decision.code} {one.decision.text}")
