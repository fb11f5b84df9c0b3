"""The table of a goal report: a row for each indicator of each goal, and for goals without one."""

from typing import Any, cast

from scenarios.errors import N_
from scenarios.fields import Choice
from scenarios.history import Snapshot
from scenarios.kinds import KINDS
from scenarios.series.standing import standing
from scenarios.series.status import OWN_WORDS, scale
from tracker.exchange.out.layout import Column, Layout
from tracker.words import Words

COLUMNS = (
    Column(N_("Sector")),
    Column(N_("Code")),
    Column(N_("Goal")),
    Column(N_("Responsible")),
    Column(N_("Indicator")),
    Column(N_("Unit")),
    Column(N_("Wanted")),
    Column(N_("Baseline"), "number"),
    Column(N_("Period compared with")),
    Column(N_("Value then"), "number"),
    Column(N_("Last period")),
    Column(N_("Last value"), "number"),
    Column(N_("Target value"), "number"),
    Column(N_("Target date")),
    Column(N_("Fulfilment")),
    Column(N_("By the numbers")),
    Column(N_("Comment"), "prose"),
)
WANTED = cast("Choice", KINDS["indicator"].fields["wanted"])
BY_THE_NUMBERS = {"met": N_("Met"), "near": N_("Nearly met"), "not_met": N_("Not met")}


def goal_report(snapshot: Snapshot, words: Words) -> Layout:
    """Lay out the follow-up of the goals, sector by sector."""
    steps = {step.code: _word(step.word, words) for step in scale(snapshot.settings)}
    comments = {goal.code: goal.status_comment for goal in snapshot.all("goal")}
    baselines = {one.code: one.baseline_value for one in snapshot.all("indicator")}
    rows = []
    for told in standing(snapshot).astype(object).to_dict("records"):
        row = {name: None if value != value else value for name, value in told.items()}  # noqa: PLR0124 - NaN
        row |= {"comment": comments[row["goal"]], "baseline": baselines.get(row["indicator"])}
        rows.append(_row(row, steps, words))
    return Layout(
        name=words.say(N_("Goals")),
        columns=tuple(column.said(words) for column in COLUMNS),
        rows=rows,
        fixed=3,
        names=[row[1] for row in rows],
    )


def _row(row: dict[Any, Any], steps: dict[str, str], words: Words) -> list[Any]:
    change, value = row["change"], row["value"]
    computed = BY_THE_NUMBERS.get(row["computed"] or "")
    return [
        *(row[name] for name in ("sector", "goal", "goal_title", "owner", "title", "unit")),
        words.choice(WANTED, row["wanted"]) if row["wanted"] else None,
        row["baseline"],
        _period(row["compared_with"], words),
        None if change is None else round(value - change, 12),
        _period(row["period"], words),
        value,
        row["target"],
        row["target_date"],
        steps.get(row["status"], row["status"]),
        computed and words.say(computed),
        row["comment"],
    ]


def _period(text: str | None, words: Words) -> str | None:
    return words.period(text) if text else None


def _word(word: str, words: Words) -> str:
    return words.say(word) if word in OWN_WORDS else word
