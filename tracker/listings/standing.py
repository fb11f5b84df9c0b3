"""How the plan stands, in short lists: what is due, goals by sector, resources, decisions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

import pandas as pd
import streamlit as st

from scenarios import series
from scenarios.agenda import LATE, AgendaItem
from scenarios.difference import Difference
from scenarios.fields import Choice
from scenarios.history import Moment, Snapshot
from scenarios.kinds import KINDS
from scenarios.kinds.goals import Goal
from scenarios.kinds.reviews import Decision
from scenarios.lexicons import natural
from tracker.charts.reading import Row, groups
from tracker.listings.chips import state, status
from tracker.listings.links import link, links
from tracker.listings.marks import badge, grey, plain
from tracker.listings.meetings import next_review
from tracker.listings.records import empty
from tracker.listings.sentences import sentences
from tracker.listings.shared import remainder
from tracker.scale import scale
from tracker.visit import Visit
from tracker.words import N_, Words

MOST = 8
WANTED = cast("Choice", KINDS["indicator"].fields["wanted"])
INDICATORS, OF_A_SECTOR, OF_A_GOAL, OPEN = 12, 4, 2, 12
NAMED = 200  # records that an address may name
TRENDS: Mapping[str, str] = {
    "better": N_("↗ better"),
    "unchanged": N_("→ unchanged"),
    "worse": N_("↘ worse"),
}
ORDER = {"triggered": 0, "watch": 1, "quiet": 2, "ceased": 3}


def named(visit: Visit, kind: str, code: str, title: str) -> str:
    """Give a record's code as a link and its title as plain text: calmer in a list."""
    return f"**{link(visit, kind, code, code)}** {plain(title)}"


def due(visit: Visit, found: Sequence[AgendaItem]) -> None:
    """Draw the next review and what waits for it, each count with its links."""
    next_review(visit)
    for icon, sentence, section in (
        ("gavel", N_("late decisions"), "decisions"),
        ("notifications_active", N_("signposts triggered"), "signposts"),
        ("help", N_("assumptions stale or uncertain"), "assumptions"),
        ("grid_off", N_("indicators without their last value"), "missing_values"),
        ("warning", N_("resources over-allocated"), "resources"),
    ):
        items = [item for item in found if item.section == section]
        late = [item for item in items if section != "decisions" or item.says(LATE)]
        _waiting(visit, icon, visit.say(sentence), late)


def _waiting(visit: Visit, icon: str, said: str, items: Sequence[AgendaItem]) -> None:
    if not items:
        st.markdown(f":material/check_circle: {visit.say('No {what}', what=plain(said))}")
        return
    more = f" {visit.say('and {n} more', n=len(items) - MOST)}" if len(items) > MOST else ""
    shown = links(visit, items[0].kind, [item.key for item in items[:MOST]])
    st.markdown(f":material/{icon}: **{len(items)}** {plain(said)} · {shown}{more}")


def told(visit: Visit, difference: Difference, link: str, most: int = 12) -> None:
    """Draw what differs in plain sentences, with the way to all of it."""
    said = sentences(visit, difference)
    if not said:
        st.markdown(grey(visit.say("Nothing of note changed.")))
    st.markdown("\n".join(f"- {sentence}" for sentence in said[:most]))
    count = len(difference.revised)
    every = visit.words.say_n("See the {n} changed field", "See all {n} changed fields", count)
    if count or said[most:]:
        st.markdown(f"[{every}]({link})")


# ---------------------------------------------------------------------- goals


def status_counts(visit: Visit) -> None:
    """Draw how many goals stand at each step of the scale."""
    counts = Counter(goal.status for goal in visit.snapshot.all(Goal))
    steps: list[str | None] = [step.code for step in scale(visit)]
    chips = [f"{status(visit, code)} **{counts.pop(code, 0)}**" for code in steps]
    chips += [f"{status(visit, code)} **{count}**" for code, count in counts.items()]
    st.markdown("&ensp;".join(chips))


def met_counts(visit: Visit) -> None:
    """Draw how many indicators meet their target and how many do not, each with its code."""
    found = visit.kept(series.progress, visit.snapshot)
    said = []
    for met, icon, word, colour in (
        (True, "check", N_("Meets its target"), "green"),
        (False, "close", N_("Does not meet its target"), "red"),
    ):
        codes = list(found.loc[found["met"] == met, "indicator"])
        if codes:
            chip, shown = badge(icon, visit.say(word), colour), codes[:INDICATORS]
            rest = len(codes) - len(shown)
            more = f" {visit.say('and {n} more', n=rest)}" if rest else ""
            said.append(f"{chip} **{len(codes)}** {links(visit, 'indicator', shown)}{more}")
    if said:
        label = grey(plain(visit.words.plural(KINDS["indicator"])))
        st.markdown(f"{label}  \n" + "  \n".join(said))


def sectors(visit: Visit) -> dict[str, list[Goal]]:
    """Give the goals by sector, in the order of the settings; those without one come last."""
    known = list(visit.settings.sectors or ())
    found: dict[str, list[Goal]] = {sector: [] for sector in known}
    for goal in visit.snapshot.all(Goal):
        found.setdefault(goal.sector or "", []).append(goal)
    rest = found.pop("", [])
    named = {sector: goals for sector, goals in found.items() if goals}
    return named | ({visit.say("Without a sector"): rest} if rest else {})


def goals_of_sector(visit: Visit, sector: str, goals: Sequence[Goal]) -> None:
    """Draw the goals of a sector, each with its status and how far it has come.

    Of many, those that stand worst are shown, with the way to all.
    """
    st.markdown(f"**{plain(sector)}**")
    far_come = visit.kept(_far_of_goals, visit.snapshot, visit.words)
    unmeasured = [grey(visit.say("judged without an indicator"))]
    shown = _worst(visit, goals)
    for goal in shown:
        with st.container(horizontal=True, wrap=False, gap="small"):
            far = far_come.get(goal.code, unmeasured)
            said = "  \n".join([named(visit, "goal", goal.code, goal.title), *far])
            st.markdown(said, width="stretch")
            st.markdown(status(visit, goal.status), width="content")
    if len(shown) < len(goals):
        every = visit.say("All {n} goals of the sector", n=len(goals))
        told = visit.say("Those that stand worst are shown.")
        st.markdown(f"{grey(told)} [{every}]({visit.link('goals', sector=sector)})")


def are_many(goals: Sequence[Goal]) -> bool:
    """Tell whether a sector has more goals than are named on the overview."""
    return len(goals) > OF_A_SECTOR + 2


def _worst(visit: Visit, goals: Sequence[Goal]) -> Sequence[Goal]:
    """Give the goals of a sector, or those that stand worst by the scale when they are many."""
    if not are_many(goals):
        return goals
    steps = [step.code for step in scale(visit) if step.colour != "gray"]
    places = {code: -place for place, code in enumerate(steps)}
    return sorted(goals, key=lambda goal: places.get(goal.status or "", 1))[:OF_A_SECTOR]


def _far_of_goals(snapshot: Snapshot, words: Words) -> dict[str, list[str]]:
    """Say how far the indicators of each goal have come."""
    measured = groups(series.progress(snapshot), "goal")
    return {rows[0]["goal"]: _far(words, rows) for rows in measured}


def _far(words: Words, measured: Sequence[Row]) -> list[str]:
    shown = measured[: len(measured) if len(measured) <= OF_A_GOAL + 1 else OF_A_GOAL]
    lines = [" · ".join(plain(part) for part in _parts(words, one)) for one in shown]
    if len(shown) < len(measured):
        lines.append(words.say("and {n} more", n=len(measured) - len(shown)))
    return [grey(line) for line in lines]


def _parts(words: Words, one: Row) -> list[str]:
    """Say a value, its target in words, and whether it goes the wanted way."""
    decimals = _decimals(one["decimals"])
    value = words.number(one["value"], decimals)
    target = words.amount(one["target"], one["unit"], decimals)
    parts = [value, f"{words.choice(WANTED, one['wanted'])} {target}"]
    if one["trend"]:
        parts.append(words.say(TRENDS[one["trend"]]))
    return parts


def _decimals(held: Any) -> int | None:
    return None if held is None or held != held else int(held)  # noqa: PLR0124 - NaN


# ---------------------------------------------------------------------- the rest


def capacities(visit: Visit, table: pd.DataFrame, most: int = 4) -> None:
    """Draw the resources with the least left, each with the amount and a word."""
    st.subheader(visit.say("What is left to allocate?"), anchor=False)
    if table.empty:
        st.markdown(grey(visit.say("No shared resources yet.")))
        return
    rows = table.assign(left=table["free"] / table["capacity"]).sort_values("left", kind="stable")
    for one in rows.head(most).to_dict("records"):
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.markdown(named(visit, "resource", one["resource"], one["title"]), width="stretch")
            st.markdown(remainder(visit, one), width="content")


def signposts(visit: Visit, most: int = 6) -> None:
    """Draw the signposts, the triggered ones first."""
    st.subheader(visit.say("Early signals"), anchor=False)
    found = sorted(visit.snapshot.all("signpost"), key=lambda one: ORDER.get(one.state or "", 4))
    if not found:
        empty(visit, "signpost")
    for one in found[:most]:
        chip = state(visit, "signpost", one.state)
        st.markdown(f"{chip} {named(visit, 'signpost', one.code, one.text)}")
    if len(found) > most:
        every = visit.say("All {n} signposts", n=len(found))
        st.markdown(grey(f"[{every}]({visit.link('kind', kind='signpost')})"))


def still_triggered(visit: Visit, before: Moment) -> None:
    """Draw which signposts were triggered at an earlier moment, and are so still."""
    then, now = (
        {one.code for one in snapshot.all("signpost") if one.state == "triggered"}
        for snapshot in (visit.history.at(before), visit.snapshot)
    )
    if then & now:
        told = grey(visit.say("Still triggered:"))
        st.markdown(f"{told} {links(visit, 'signpost', sorted(then & now, key=natural))}")


def decisions(visit: Visit) -> None:
    """Draw the decisions that are not done, the first due first."""
    st.subheader(visit.say("Which decisions are open?"), anchor=False)
    undone = visit.kept(_undone, visit.snapshot)
    if not undone:
        st.markdown(grey(visit.say("Every decision is done or dropped.")))
    shown = sorted(undone, key=lambda decision: str(decision.due or "9"))[:OPEN]
    st.markdown("\n\n".join(_decision(visit, one) for one in shown))
    if len(undone) > OPEN:
        every = visit.say("and {n} more", n=len(undone) - OPEN)
        keys = ",".join(one.code for one in undone) if len(undone) <= NAMED else None
        there = visit.link("kind", kind="decision", **({"keys": keys} if keys else {}))
        st.markdown(grey(f"[{every}]({there})"))


def _undone(snapshot: Snapshot) -> list[Decision]:
    return [one for one in snapshot.all(Decision) if one.state in (None, *UNDONE)]


def _decision(visit: Visit, one: Decision) -> str:
    """Say what was decided, how it stands, by when it is due and who answers for it."""
    late = one.due is not None and one.due < visit.moment.day
    chip = badge("schedule", visit.say("Late"), "red") if late else ""
    by = f"{visit.say('due')} {visit.words.day(one.due)}" if one.due else visit.say("no due day")
    who = grey(" · ".join(plain(part) for part in (by, one.owner) if part))
    text = named(visit, "decision", one.code, one.text)
    return f"{state(visit, 'decision', one.state)} {chip} {text}  \n{who}"


UNDONE = ("open", "under_way")
