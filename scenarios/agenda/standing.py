"""What a plan asks for in its decisions, values, goals, resources and conflicts."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import takewhile

from scenarios.agenda.item import AgendaItem, Why
from scenarios.agenda.sight import Sight
from scenarios.errors import N_
from scenarios.history import History, Moment, Snapshot
from scenarios.kept import kept
from scenarios.kinds import RecordId
from scenarios.kinds.goals import Indicator
from scenarios.kinds.reviews import Decision
from scenarios.methods.progress import KEEPING, met, near, on_path
from scenarios.periods import Period
from scenarios.sentences import Amount
from scenarios.series.observed import Observed, observed, path, values_of
from scenarios.series.resources import capacity, decimals
from scenarios.series.status import scale
from scenarios.series.targets import interim

UNDONE = (None, "open", "under_way")
LATE = N_("Late: it was due {due}.")
OPEN = N_("Open, due {due}.")
OPEN_WITHOUT_A_DAY = N_("Open, without a due day.")
LOOK_AGAIN = N_("To be looked at again from {day}.")
NO_VALUE = N_("No value for {period}.")
JUDGED = N_("The group does not judge it to be on course.")
BEHIND = N_("{indicator} was {value} in {period}; its target path says {path}.")
OVER = N_("Over-allocated by {amount}.")
CONFLICT = N_("An open conflict, handled by {who}.")
NOBODYS_CONFLICT = N_("An open conflict that nobody handles.")


def decisions(sight: Sight) -> Iterator[AgendaItem]:
    """Give the decisions that are not done, the late ones first, and those to look at again."""
    every = sight.snapshot.all("decision")
    undone = [one for one in every if one.state in UNDONE]
    for one in sorted(undone, key=lambda decision: decision.due or date.max):
        yield _item("decisions", "decision", one.code, _undone(sight, one))
    for one in every:
        day = one.look_again
        if day and day <= sight.day and one.state not in UNDONE and not _looked(sight, one, every):
            why = Why(LOOK_AGAIN, {"day": day}, day)
            yield _item("decisions", "decision", one.code, why)


def _undone(sight: Sight, one: Decision) -> Why:
    if one.due and one.due < sight.day:
        return Why(LATE, {"due": one.due}, one.due)
    taken = sight.snapshot.get("review", one.taken_in)
    message = OPEN if one.due else OPEN_WITHOUT_A_DAY
    return Why(message, {"due": one.due}, taken.date if taken else None, one.taken_in)


def _looked(sight: Sight, one: Decision, every: Sequence[Decision]) -> bool:
    """Tell whether somebody has come back to a decision since its day to look again."""
    day, named = one.look_again or date.max, f"decision:{one.code}"
    if sight.last("decision", one.code).day >= day:
        return True
    later = (other for other in every if other.replaces == one.code or named in _bears_on(other))
    return any(sight.since("decision", other.code).day >= day for other in later)


def _bears_on(one: Decision) -> tuple[str, ...]:
    return one.bears_on or ()


def missing_values(sight: Sight) -> Iterator[AgendaItem]:
    """Give every indicator that has no observation for its last closed period."""
    values = observed(sight.snapshot)
    for one in sight.snapshot.all("indicator"):
        if one.frequency in (None, "free"):
            continue
        period = Period.of(sight.day, one.frequency).previous()
        if not any(_holds(course, period) for course in values.get(one.code, {}).values()):
            why = Why(NO_VALUE, {"period": period}, period.end)
            yield _item("missing_values", "indicator", one.code, why)


def _holds(values: Sequence[Observed], period: Period) -> bool:
    """Tell whether a period was measured; the last ones are looked at first."""
    late = takewhile(lambda one: one.period.end >= period.end, reversed(values))
    return any(one.period == period for one in late)


def goals(sight: Sight) -> Iterator[AgendaItem]:
    """Give the goals that are judged red, or whose indicators lie behind their target paths."""
    red = {step.code for step in scale(sight.snapshot.settings) if step.colour == "red"}
    judged, behind = _judged(sight.snapshot, red), kept(_behind_of_goals, sight.snapshot)
    for goal in sight.snapshot.keys("goal"):
        if why := [*judged.get(goal, []), *behind.get(goal, [])]:
            yield _item("goals", "goal", goal, *why)


def _judged(snapshot: Snapshot, red: Collection[str]) -> dict[str, list[Why]]:
    """Give the goals that are judged red, each with when and where it came to be."""
    sheet = snapshot.sheet("goal")
    held = sheet.keys(), sheet.values("status"), *sheet.last_set("status")
    return {
        goal: [Why(JUDGED, {}, day, review)]
        for goal, status, day, review, _ in zip(*held, strict=True)
        if status in red
    }


def _behind_of_goals(snapshot: Snapshot) -> dict[str, list[Why]]:
    """Give for each goal what its indicators lie behind with."""
    values, targets = observed(snapshot), interim(snapshot)
    found: dict[str, list[Why]] = {}
    for one in snapshot.all("indicator"):
        line = path(one, targets.get(one.code, []))
        found.setdefault(one.goal, []).extend(_behind(one, values_of(values, one.code), line))
    return found


def _behind(
    about: Indicator, values: Sequence[Observed], line: Sequence[tuple[float, float]]
) -> Iterator[Why]:
    """Say that the last value lies behind the path, and since which period it has done so."""
    known = (one for one in reversed(values) if one.value is not None)
    behind = [*takewhile(lambda one: _is_behind(about, one, line), known)]
    if behind:
        last, since = behind[0], behind[-1].period.end
        told = {"value": last.value, "path": on_path(last.period.end.toordinal(), line)}
        amounts = {name: Amount(x or 0.0, about.unit, _places(about)) for name, x in told.items()}
        named = {"indicator": about.code, "period": last.period}
        yield Why(BEHIND, named | amounts, since)


def _is_behind(about: Indicator, one: Observed, line: Sequence[tuple[float, float]]) -> bool:
    day = one.period.end.toordinal()
    if not line or (about.wanted not in KEEPING and day < line[0][0]):
        return False
    wanted = on_path(day, line)
    within = near(one.value, wanted, about.wanted, about.band)
    return met(one.value, wanted, about.wanted) is False and not within


def _places(about: Indicator) -> int:
    return 1 if about.decimals is None else about.decimals


def resources(sight: Sight) -> Iterator[AgendaItem]:
    """Give the resources that more is promised of than there is."""
    loads = kept(capacity, sight.snapshot)
    places = decimals(sight.snapshot)
    for row in loads[loads["state"] == "over"].to_dict("records"):
        amount = Amount(row["over"], row["unit"], places.get(row["resource"]))
        since = _over_since(sight, row["resource"])
        yield _item("resources", "resource", row["resource"], Why(OVER, {"amount": amount}, since))


def _over_since(sight: Sight, resource: str) -> date:
    """Give the day on which what is promised last came to be more than there is."""
    since = sight.day
    for day in sorted(_turns(sight, resource), reverse=True):
        loads = kept(capacity, sight.history.at(Moment(day, sight.moment.known)))
        if "over" not in set(loads.loc[loads["resource"] == resource, "state"]):
            break
        since = day
    return since


def _turns(sight: Sight, resource: str) -> set[date]:
    """Give the days on which a contribution to a resource, or an allocation of it, was written."""
    records = kept(_draws, sight.history).get(resource, ())
    days = {row.effective_on for one in records for row in sight.history.revisions_of(one)}
    return {day for day in days if day <= sight.day}


def _draws(history: History) -> dict[str, list[RecordId]]:
    """Give what was ever brought to each resource, and drawn from it."""
    found: dict[str, list[RecordId]] = {}
    for kind in ("contribution", "allocation"):
        for key in history.numbers(kind):
            found.setdefault(key.split("/")[0], []).append(RecordId(kind, key))
    return found


def conflicts(sight: Sight) -> Iterator[AgendaItem]:
    """Give the conflicts between goals that are neither handled nor accepted, hardest first."""
    keys = sight.snapshot.keys("relation")
    pairs = zip(keys, sight.snapshot.all("relation"), strict=True)
    hard = [(key, one) for key, one in pairs if one.score < 0 and one.state in (None, "open")]
    for key, one in sorted(hard, key=lambda pair: pair[1].score):
        since = sight.since("relation", key, "state", "score")
        message = CONFLICT if one.handled_by else NOBODYS_CONFLICT
        why = Why(message, {"who": one.handled_by}, since.day, since.review)
        yield _item("conflicts", "relation", key, why)


def _item(section: str, kind: str, key: str, *why: Why) -> AgendaItem:
    return AgendaItem(section=section, kind=kind, key=key, why=why)
