"""A turn of a review on screen: what it is about, why it is there, and how it was last time."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from scenarios import series
from scenarios.agenda import Why
from scenarios.formal import decided_before
from scenarios.held import Done
from scenarios.history import StoryLine
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from scenarios.walk import Turn
from tracker import charts
from tracker.charts.reading import read
from tracker.listings.chips import state, status
from tracker.listings.facts import facts
from tracker.listings.figures import figure
from tracker.listings.links import link
from tracker.listings.marks import badge, eyebrow, grey, plain, quoted
from tracker.listings.pictures import drift
from tracker.listings.shared import remainder
from tracker.listings.stories import act_chip, changes, lines_of
from tracker.visit import Visit
from tracker.words import N_

UNCHECKED = N_("Confirmed without a new check")
SHOWN = 4
MOVES = ("add", "revise", "restore", "retire", "correct")
ASKED_WHY = ("assumption", "likelihood")


def title(visit: Visit, turn: Turn) -> str:
    """Give what a turn is called."""
    if turn.room == "likelihoods":
        return visit.say("How likely are the scenarios now?")
    return visit.name_of(*turn.record)


def standing(visit: Visit, turn: Turn) -> str:
    """Give the chips and the words that say how it stands now."""
    record = visit.snapshot.get(*turn.record)
    if turn.room == "goals":
        said = [part for part in (record.sector, _owner(visit, record.owner)) if part]
        return f"{status(visit, record.status)} {plain(' · '.join(said))}"
    if turn.room == "resources":
        rows = read(visit.kept(series.capacity, visit.snapshot))
        return next((remainder(visit, r) for r in rows if r["resource"] == turn.record.key), "")
    shown = state(visit, turn.record.kind, getattr(record, "state", None)) if record else ""
    return f"{shown} {plain(_owner(visit, getattr(record, 'owner', None)))}".strip()


def _owner(visit: Visit, role: str | None) -> str:
    return visit.say("responsible: {role}", role=role) if role else ""


def why(visit: Visit, turn: Turn) -> None:
    """Draw why the agenda asks about it, and since when."""
    reasons = turn.item.why if turn.item else ()
    if reasons:
        st.markdown("  \n".join(_why(visit, reason) for reason in reasons))


def _why(visit: Visit, reason: Why) -> str:
    since = f" {grey(plain(visit.say('since {when}', when=reason.since)))}" if reason.since else ""
    return f":material/arrow_right: {plain(visit.words.why(reason))}{since}"


def picture(visit: Visit, turn: Turn) -> None:
    """Draw what the meeting looks at: a figure where there is one, else the record's facts."""
    draw = PICTURES.get(turn.room, _facts)
    draw(visit, turn)


def _goal(visit: Visit, turn: Turn) -> None:
    if not turn.records[1:]:
        _facts(visit, turn)
    for record in turn.records[1:]:
        drift(visit, record.key)


def _indicator(visit: Visit, turn: Turn) -> None:
    drift(visit, turn.record.key)


def _resource(visit: Visit, turn: Turn) -> None:
    load = visit.kept(series.load_of, visit.snapshot, turn.record.key)
    figure(visit, f"hold_load_{turn.record.key}", charts.load, load)


def _likelihoods(visit: Visit, turn: Turn) -> None:
    scenario = visit.snapshot.get("scenario", turn.record.key.split("/")[0])
    found = visit.kept(
        series.likelihoods, visit.history, visit.moment, visit.today, scenario.set or "main"
    )
    figure(visit, "hold_likelihoods", charts.likelihoods, found)


def _signpost(visit: Visit, turn: Turn) -> None:
    indicator = visit.snapshot.get(*turn.record).indicator
    if indicator:
        drift(visit, indicator)
    _facts(visit, turn)


def _facts(visit: Visit, turn: Turn) -> None:
    facts(visit, turn.record)


PICTURES: Mapping[str, Callable[[Visit, Turn], None]] = {
    "goals": _goal,
    "indicators": _indicator,
    "resources": _resource,
    "likelihoods": _likelihoods,
    "signposts": _signpost,
}


# ---------------------------------------------------------------------- last time


def last_time(visit: Visit, turn: Turn, review: str) -> None:
    """Draw how it was left before this review: what was done, why, and what was decided."""
    record = turn.record
    lines = visit.kept(lines_of, visit.history, visit.moment, record, None)
    before = [line for line in lines if line.in_force and line.review != review]
    eyebrow(visit.say("Last time"))
    if before:
        _line(visit, record, before[0])
    else:
        st.markdown(grey(visit.say("It has not been up before.")))
    moved = next((line for line in before[1:] if line.act in MOVES and line.set), None)
    if moved is not None:
        eyebrow(visit.say("Last changed"))
        _line(visit, record, moved)
    _decisions(visit, turn)
    _told_now(visit, record, [line for line in lines if line.in_force and line.review == review])


def _line(visit: Visit, record: RecordId, line: StoryLine) -> None:
    where = [part for part in (line.review, visit.words.day(line.effective_on)) if part]
    chip = act_chip(visit, line.act)
    unchecked = line.act == Act.CONFIRM and not line.carried.get("rests_on")
    if unchecked and record.kind in ASKED_WHY:
        chip = badge("visibility_off", visit.say(UNCHECKED), "orange")
    shown = [f"**{plain(' · '.join(where))}** {chip}", *told(visit, Done(record, line))]
    shown += [grey(plain(line.author))] if line.author else []
    st.markdown("  \n".join(shown))


def _decisions(visit: Visit, turn: Turn) -> None:
    """Draw the last decisions that bear on it, with how each stands."""
    named = {f"{record.kind}:{record.key}" for record in turn.records}
    found = [one for one in visit.snapshot.all("decision") if named & set(one.bears_on or ())]
    if not found:
        return
    eyebrow(visit.say("Decisions about it"))
    for one in reversed(found[-SHOWN:]):
        reference = f" {grey(plain(one.reference))}" if one.reference else ""
        shown = link(visit, "decision", one.code, one.code)
        chip = state(visit, "decision", one.state or "open")
        st.markdown(f"{shown} {plain(one.text)} {chip}{reference}")


def told(visit: Visit, one: Done) -> list[str]:
    """Give what an act did, in lines: what it changed, why, and what it rests on."""
    lines = changes(visit, one.record, one.line)[:SHOWN]
    said = [one.line.reason, one.line.carried.get("rests_on")]
    lines += [quoted(visit, text) for text in said if text]
    if one.act is Act.CONFIRM and not one.line.carried.get("rests_on"):
        lines += [grey(visit.say(UNCHECKED))] if one.record.kind in ASKED_WHY else []
    return lines


def _told_now(visit: Visit, record: RecordId, lines: Sequence[StoryLine]) -> None:
    if lines:
        eyebrow(visit.say("In this review"))
        for line in lines[:SHOWN]:
            _line(visit, record, line)


# ---------------------------------------------------------------------- formal decisions


def undecided(visit: Visit, turn: Turn) -> None:
    """Say which targets were formally decided before and have been set anew without that."""
    for record in turn.records:
        code = visit.kept(decided_before, visit.history, record)
        decision = visit.snapshot.get("decision", code) if code else None
        if decision is not None:
            told = visit.say(
                "The target of {indicator} was last decided as {reference} ({decision})."
                " A new one needs a decision of its own, whose reference is still empty.",
                indicator=record.key,
                reference=decision.reference or decision.body or decision.code,
                decision=decision.code,
            )
            st.warning(plain(told), icon=":material/gavel:")
