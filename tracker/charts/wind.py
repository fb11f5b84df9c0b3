"""The wind tunnel: how each goal holds in each scenario, and what has changed since last time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.axes import cells_axes
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.naming import beside, few, quoted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, is_missing, numbers
from tracker.words import N_, Words

IS_WIDE = True
ROW, TOP, BOTTOM, RIGHT = 34, 52, 8, 170
SHOWN = 24
GROUP = "group"  # whose judgement is drawn
FUTURES, ROOMY = 6, 4  # scenarios drawn at most, the likeliest; so many have room for decimals
STRONGEST = 2
WEIGHTED_AT = 104  # pixels from the cells to the weighted value
VERDICTS: Mapping[str, str] = {
    "vulnerable": N_("◆ Vulnerable"),
    "sensitive": N_("◇ Sensitive"),
    "incomplete": N_("○ Incomplete"),
    "robust": N_("● Robust"),
}


def _goals(table: pd.DataFrame) -> list[list[Row]]:
    """Give the rows of each goal, the least robust first."""
    order = list(VERDICTS)
    return sorted(
        groups(table, "goal"), key=lambda rows: (order.index(rows[0]["verdict"]), _worst(rows))
    )


def _worst(rows: Sequence[Row]) -> tuple[float, float]:
    scores = numbers(rows, "score")
    return min(scores), sum(scores)


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask which goals hold whatever comes."""
    return words.say("Which goals hold in every scenario?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count the robust goals and name the vulnerable."""
    if table.empty:
        return words.say("Nobody has judged how the goals fare in the scenarios.")
    goals = _goals(table)
    counts = Counter(rows[0]["verdict"] for rows in goals)
    told = words.say(
        "{robust} of {count} goals are robust.", robust=counts["robust"], count=len(goals)
    )
    fallen = [rows[0]["goal"] for rows in goals if rows[0]["verdict"] == "vulnerable"]
    if not fallen:
        return f"{told} " + words.say("None is vulnerable.")
    return f"{told} " + words.say_n(
        "Vulnerable is {goals}.", "Vulnerable are {goals}.", len(fallen), goals=few(fallen, words)
    )


def rule(words: Words) -> str:
    """Say what the scores and the verdicts mean, in full."""
    return words.say(
        "From −2, falls, to +2, gains. Robust: none below 0 and none blank."
        " Vulnerable: some −2. Sensitive: some −1. Incomplete: some blank, none below 0."
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say the rule, the arrows, whose likelihoods weigh, and how many cells are blank."""
    told = [rule(words)]
    if table["before"].notna().any():
        told.append(words.say("▲ ▼ since the last review."))
    if table["weighted"].notna().any():
        told.append(words.say("Weighted by the likelihoods of the same moment."))
    if blanks := int(table["score"].isna().sum()):
        told.append(words.say_n("{n} cell is blank.", "{n} cells are blank.", blanks))
    told += _hidden(table, words)
    return " ".join(told)


def _hidden(table: pd.DataFrame, words: Words) -> list[str]:
    goals, futures = table["goal"].nunique() - SHOWN, table["scenario"].nunique() - FUTURES
    told = []
    if goals > 0:
        told.append(
            words.say_n(
                "{n} more goal stands in the table.", "{n} more goals stand in the table.", goals
            )
        )
    if futures > 0:
        told.append(
            words.say_n(
                "{n} less likely scenario stands in the table.",
                "{n} less likely scenarios stand in the table.",
                futures,
            )
        )
    return told


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a cell for each goal and scenario with its score, verdict and weight at the right."""
    colours = palette(theme)
    if table.empty:
        sentence = words.say("Nobody has judged how the goals fare in the scenarios.")
        return nothing(colours, words, sentence)
    shown = _futures(table)
    goals = [[row for row in rows if row["scenario"] in shown] for rows in _goals(table)[:SHOWN]]
    height = ROW * len(goals) + TOP + BOTTOM
    drawn = canvas(colours, words, height, t=TOP, b=BOTTOM, r=RIGHT)
    drawn.traces += [_ground(goals, colours), _cells(goals, colours, words)]
    drawn.traces.append(_scores(goals, colours, words))
    _axes(drawn, goals, words)
    _verdicts(drawn, goals, words, colours)
    return drawn.figure()


def _futures(table: pd.DataFrame) -> set[str]:
    """Give the scenarios that are drawn: the likeliest where they are many."""
    rows = groups(table, "scenario")
    likely = sorted(rows, key=lambda cells: -_known(cells[0]["percent"]))
    return {cells[0]["scenario"] for cells in likely[:FUTURES]}


def _known(value: float) -> float:
    return -1.0 if is_missing(value) else value


def _ground(goals: Sequence[Sequence[Row]], colours: Palette) -> Trace:
    """Lay a faint ground under the cells that nobody has judged."""
    return trace(
        "heatmap",
        z=[[0] * len(rows) for rows in goals],
        xgap=3,
        ygap=3,
        colorscale=[(0, colours.band), (1, colours.band)],
        showscale=False,
        hoverinfo="skip",
    )


def _cells(goals: Sequence[Sequence[Row]], colours: Palette, words: Words) -> Trace:
    return trace(
        "heatmap",
        z=[[None if is_missing(row["score"]) else row["score"] for row in rows] for rows in goals],
        zmin=-STRONGEST,
        zmax=STRONGEST,
        xgap=3,
        ygap=3,
        colorscale=[(place / 4, shade) for place, shade in enumerate(colours.diverging)],
        showscale=False,
        hoverongaps=False,
        customdata=[[hover(row, words) for row in rows] for rows in goals],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[
            [leads_to("impact", row["goal"], row["scenario"], GROUP) for row in rows]
            for rows in goals
        ],
    )


def _scores(goals: Sequence[Sequence[Row]], colours: Palette, words: Words) -> Trace:
    """Write the scores, with an arrow where one has changed since the last review."""
    cells = [(at, down, row) for down, rows in enumerate(goals) for at, row in enumerate(rows)]
    return trace(
        "scatter",
        x=[at for at, _, _ in cells],
        y=[down for _, down, _ in cells],
        mode="text",
        text=[score(row, words) for _, _, row in cells],
        textfont={
            "size": 14,
            "color": [
                colours.on_strong if abs(_known(row["score"])) == STRONGEST else colours.ink
                for _, _, row in cells
            ],
        },
        hoverinfo="skip",
    )


def score(row: Row, words: Words) -> str:
    """Write a score with its sign and an arrow for its change; a blank is a dash."""
    if is_missing(row["score"]):
        return "–"
    signed = words.signed(row["score"]).lstrip("±")
    return f"{signed}{_arrow(row['score'], row['before'])}"


def _arrow(now: float, before: float) -> str:
    if is_missing(now) or is_missing(before) or abs(now - before) < 1e-9:  # noqa: PLR2004 - noise
        return ""
    return " ▲" if now > before else " ▼"


def weighted(row: Row, words: Words) -> str:
    """Write a goal's weighted score with an arrow for its change."""
    if is_missing(row["weighted"]):
        return "–"
    return f"{words.signed(row['weighted'], 2)}{_arrow(row['weighted'], row['weighted_before'])}"


def hover(row: Row, words: Words) -> str:
    """Tell one cell: goal, scenario, score, what it was, and what breaks the goal there."""
    now = words.signed(row["score"])
    lines = [
        f"<b>{clean(row['goal'])}</b> {clean(shortened(row['title'], 50))}",
        f"{clean(row['scenario'])} {clean(shortened(row['scenario_title'], 50))}: {now}",
    ]
    if _arrow(row["score"], row["before"]):
        lines.append(words.say("was {before}", before=words.signed(row["before"])))
    if row["breaks_it"]:
        lines.append(quoted(row["breaks_it"]))
    return "<br>".join(lines)


def _axes(drawn: Sketch, goals: Sequence[Sequence[Row]], words: Words) -> None:
    decimals = 0 if len(goals[0]) > ROOMY else None
    heads = [(row["scenario"], words.percent(row["percent"], decimals)) for row in goals[0]]
    cells_axes(drawn, heads, [beside(rows[0]["goal"], rows[0]["title"]) for rows in goals])


def _verdicts(
    drawn: Sketch, goals: Sequence[Sequence[Row]], words: Words, colours: Palette
) -> None:
    """Write verdict and weighted score at the right of each goal."""
    where: dict[str, Any] = {"x": 1, "xanchor": "left", "align": "left"}
    head = where | {"y": 1, "yanchor": "bottom", "yshift": 6, "xshift": WEIGHTED_AT}
    drawn.write(words.say("Weighted"), colours.muted, 13, **head)
    for down, rows in enumerate(goals):
        beside = where | {"yref": "y", "y": down, "yanchor": "middle"}
        told = words.say(VERDICTS[rows[0]["verdict"]])
        drawn.write(told, colours.ink, 13, xshift=8, **beside)
        drawn.write(weighted(rows[0], words), colours.ink, 13, xshift=WEIGHTED_AT, **beside)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each goal: its scores, the verdict, the blanks and the weighted score."""
    told = []
    for rows in _goals(table):
        line = {words.say("Goal"): f"{rows[0]['goal']} {rows[0]['title']}"}
        line |= {
            f"{row['scenario']} {words.percent(row['percent'])}": score(row, words) for row in rows
        }
        line[words.say("Verdict")] = words.say(VERDICTS[rows[0]["verdict"]])
        line[words.say("Blanks")] = str(rows[0]["blanks"])
        line[words.say("Weighted by likelihood")] = weighted(rows[0], words)
        told.append(line)
    return pd.DataFrame(told)
