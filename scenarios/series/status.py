"""Which goals changed their judged status between two moments."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from scenarios.errors import N_
from scenarios.history import History, Moment, Snapshot
from scenarios.kept import kept
from scenarios.kinds.routine import SCALE, Settings
from scenarios.series.stops import tidy

COLUMNS = {
    "goal": "object",
    "title": "object",
    "title_before": "object",
    "before": "object",
    "after": "object",
}
ABSENT = "absent"
OWN_WORDS = (
    N_("Fulfilled"),
    N_("Partly fulfilled"),
    N_("Not fulfilled"),
    N_("Cannot be judged"),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the status scale; the word may be one of OWN_WORDS or the workspace's own."""

    code: str
    word: str
    icon: str = ""
    colour: str = "gray"
    rule: str = ""


def scale(settings: Settings) -> tuple[Step, ...]:
    """Give the status scale, best first; without one in the settings, the four usual steps."""
    lines = settings.status_scale or SCALE
    return tuple(_step(line) for line in lines)


def _step(line: str) -> Step:
    code, word, icon, colour, rule = [*line.split("|"), "", "", "", ""][:5]
    return Step(code, word or code, icon, colour or "gray", rule)


def status_flow(
    history: History, before: Moment, after: Moment, names: tuple[str, str] = ("", "")
) -> pd.DataFrame:
    """Give the status of every goal that is in the plan at either of two moments.

    A status is a code of the scale, None where the goal is not judged, and `absent` where it is
    not in the plan. The scale, the moments' names and days stand in `attrs`.
    """
    first, second = history.at(before), history.at(after)
    old, new = kept(_judged, first), kept(_judged, second)
    goals = list(new) + [code for code in old if code not in new]
    rows = [
        {
            "goal": code,
            "title": (new.get(code) or old[code])[0],
            "title_before": (old.get(code) or new[code])[0],
            "before": old[code][1] if code in old else ABSENT,
            "after": new[code][1] if code in new else ABSENT,
        }
        for code in goals
    ]
    table = tidy(rows, COLUMNS)
    table.attrs |= {"scale": scale(second.settings), "names": names}
    table.attrs["days"] = (before.day, after.day)
    return table


def _judged(snapshot: Snapshot) -> dict[str, tuple[str, Any]]:
    return {goal.code: (goal.title, goal.status) for goal in snapshot.all("goal")}
