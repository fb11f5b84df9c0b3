"""Which goals changed status between two moments: an alluvial of the status scale."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.series import Step
from scenarios.series.status import ABSENT
from tracker.charts.alluvial import Alluvial, Node, Ribbon, alluvial
from tracker.charts.look import (
    Sketch,
    Trace,
    apart,
    canvas,
    clean,
    faded,
    folded,
    nothing,
    palette,
    trace,
)
from tracker.charts.reading import Row, read
from tracker.charts.statuses import (
    UNJUDGED,
    glyph,
    goals_told,
    hue,
    leads_to_goals,
    steps_in_use,
)
from tracker.words import Words

TOP, BOTTOM, SIDE = 48, 8, 92
LEFT, RIGHT = 0, 1
TALLEST, GOAL, PAD, NODE = 420, 32, 22, 14
CODES_IN_A_LINE, LINE, LETTERS = 4, 17, 20
WORD_WIDTH = 12
NAMED = 12  # goals that are named at most
STRONG, WEAK = 0.55, 0.30


def _rows(table: pd.DataFrame) -> list[Row]:
    """Give the goals, with the missing judgement as a status of its own."""
    return [
        row | {side: row[side] or UNJUDGED for side in ("before", "after")} for row in read(table)
    ]


def _stayed(table: pd.DataFrame) -> list[Row]:
    """Give the goals that are in the plan at both moments."""
    return [row for row in _rows(table) if ABSENT not in (row["before"], row["after"])]


def _moved(table: pd.DataFrame) -> list[Row]:
    """Give the goals that are in the plan at both moments with another status."""
    return [row for row in _stayed(table) if row["before"] != row["after"]]


def _steps(table: pd.DataFrame, words: Words) -> dict[str, Step]:
    """Give every status in use, in the order of the scale; strange ones and none come last."""
    used = {row[side] for row in _rows(table) for side in ("before", "after")}
    return steps_in_use(table.attrs["scale"], used, words)


def title(table: pd.DataFrame, words: Words) -> str:
    """Ask which goals changed status, or tell that none did."""
    if _stayed(table) and not _moved(table):
        return words.say("No goal changed status")
    return words.say("Which goals changed status?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say how many goals changed status, which came to which, and how many came or went."""
    if table.empty:
        return words.say("No goals yet.")
    moved, rows = _moved(table), _rows(table)
    count = len(_stayed(table))
    sentences = [
        words.say_n(
            "{n} goal of {count} changed status: {changes}.",
            "{n} goals of {count} changed status: {changes}.",
            len(moved),
            count=count,
            changes="; ".join(_arrivals(table, moved, words)),
        )
        if moved
        else words.say("No goal of {count} changed status.", count=count)
    ]
    come = sum(row["before"] == ABSENT for row in rows)
    gone = sum(row["after"] == ABSENT for row in rows)
    if come:
        sentences.append(words.say_n("{n} goal is new.", "{n} goals are new.", come))
    if gone:
        sentences.append(words.say_n("{n} goal is gone.", "{n} goals are gone.", gone))
    return " ".join(sentences)


def _arrivals(table: pd.DataFrame, moved: Sequence[Row], words: Words) -> list[str]:
    """Say for each status which goals came to it, or how many where they are many."""
    told = []
    for code, step in _steps(table, words).items():
        goals = [row["goal"] for row in moved if row["after"] == code]
        if goals:
            counted = words.say_n("{n} goal", "{n} goals", len(goals))
            named = words.listed(goals) if len(moved) <= NAMED else counted
            told.append(words.say("{goals} to {status}", goals=named, status=words.say(step.word)))
    return told


def note(_: pd.DataFrame, words: Words) -> str:
    """Say what colour and weight mean."""
    return words.say(
        "Strong ribbons, with bold codes, changed status and have the colour of the new one."
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw the goals flowing from their status before to their status after."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No goals yet."))
    steps, rows = _steps(table, words), _rows(table)
    height = min(max(GOAL * len(rows), 3 * LINE * len(steps)), TALLEST) + PAD * (len(steps) - 1)
    tall = height + TOP + BOTTOM
    drawn = canvas(colours, words, tall, t=TOP, b=BOTTOM, l=SIDE, r=SIDE)
    drawn.across(visible=False, range=[0, 1])
    drawn.up(visible=False, range=[1, 0])
    placed = alluvial(rows, list(steps), height, PAD)
    hues = {code: hue(step, colours) for code, step in steps.items()}
    titles = {row["goal"]: row["title"] for row in rows}
    for ribbon in placed.ribbons:
        drawn.traces.append(_ribbon(ribbon, hues, titles, words))
    drawn.traces.append(_node_hovers(placed, titles, words))
    for nodes, x in ((placed.left, LEFT), (placed.right, RIGHT)):
        _draw_nodes(drawn, nodes, x, hues)
        _name_nodes(drawn, nodes, steps, height, words)
    _name_ribbons(drawn, placed, height, words)
    _name_moments(drawn, table, words)
    return drawn.figure()


def _ribbon(
    ribbon: Ribbon, hues: Mapping[str, str], titles: Mapping[str, str], words: Words
) -> Trace:
    """Fill a ribbon with the colour of the status it comes to."""
    x, y = ribbon.outline(LEFT, RIGHT)
    return trace(
        "scatter",
        name=f"{ribbon.before} → {ribbon.after}",
        x=x,
        y=y,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=faded(hues[ribbon.after], STRONG if ribbon.changed else WEAK),
        hoveron="fills",
        hoverinfo="text",
        text=goals_told(ribbon.goals, titles, words),
        meta=leads_to_goals(ribbon.goals),
    )


def _node_hovers(placed: Alluvial, titles: Mapping[str, str], words: Words) -> Trace:
    """Lay points that tell the goals of a node over the nodes."""
    nodes = [(LEFT, node) for node in placed.left] + [(RIGHT, node) for node in placed.right]
    return trace(
        "scatter",
        name=words.say("Goals"),
        x=[x for x, _ in nodes],
        y=[node.middle for _, node in nodes],
        mode="markers",
        marker={"size": NODE, "opacity": 0},
        customdata=[goals_told(node.goals, titles, words) for _, node in nodes],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to_goals(node.goals) for _, node in nodes],
    )


def _draw_nodes(drawn: Sketch, nodes: Sequence[Node], x: float, hues: Mapping[str, str]) -> None:
    """Draw nodes as upright bars of the same width on every screen."""
    drawn.shapes += [
        {
            "type": "rect",
            "xsizemode": "pixel",
            "xanchor": x,
            "x0": -NODE / 2,
            "x1": NODE / 2,
            "y0": node.top,
            "y1": node.top + node.height,
            "fillcolor": hues[node.status],
            "line": {"width": 0},
        }
        for node in nodes
    ]


def _name_nodes(
    drawn: Sketch, nodes: Sequence[Node], steps: Mapping[str, Step], height: int, words: Words
) -> None:
    """Write beside the nodes of the last side drawn their words and counts, apart."""
    at_left = drawn.shapes[-1]["xanchor"] == LEFT
    texts = [_node_text(node, steps[node.status], words) for node in nodes]
    lines = max(text.count("<br>") + 1 for text in texts)
    places = apart([node.middle for node in nodes], lines * LINE / height, 0, 1)
    side = "right" if at_left else "left"
    for text, place in zip(texts, places, strict=True):
        where: dict[str, Any] = {"x": LEFT if at_left else RIGHT, "xanchor": side, "align": side}
        where |= {"xshift": 2 - NODE if at_left else NODE - 2, "y": 1 - place, "yanchor": "middle"}
        drawn.write(text, drawn.layout["font"]["color"], 13, **where)


def _node_text(node: Node, step: Step, words: Words) -> str:
    lines = folded(f"{glyph(step)} {words.say(step.word)}".strip(), WORD_WIDTH)
    name = "<br>".join(clean(line) for line in lines)
    return f"<b>{name}</b><br>{words.say_n('{n} goal', '{n} goals', len(node.goals))}"


def _name_ribbons(drawn: Sketch, placed: Alluvial, height: int, words: Words) -> None:
    """Write the goals' codes on each ribbon, or their number where they do not fit.

    They stand in the middle, or, where ribbons cross there, at the ribbons' ends.
    """
    at_ends = placed.crowded(LINE / height)
    for ribbon in placed.ribbons:
        text = _codes(ribbon.goals, ribbon.height * height, words)
        where: dict[str, Any] = {"x": (LEFT + RIGHT) / 2, "y": 1 - ribbon.middle}
        if at_ends:
            where = {"x": RIGHT, "xanchor": "right", "xshift": -NODE}
            where["y"] = 1 - ribbon.end - ribbon.height / 2
        text = f"<b>{text}</b>" if ribbon.changed else text
        drawn.write(text, drawn.layout["font"]["color"], 13, yanchor="middle", **where)


def _codes(goals: Sequence[str], pixels: float, words: Words) -> str:
    starts = range(0, len(goals), CODES_IN_A_LINE)
    lines = ["  ".join(goals[at : at + CODES_IN_A_LINE]) for at in starts]
    if len(lines) * LINE <= pixels and max(map(len, lines)) <= LETTERS:
        return "<br>".join(clean(line) for line in lines)
    return words.say_n("{n} goal", "{n} goals", len(goals)) if pixels >= LINE - 5 else ""


def _name_moments(drawn: Sketch, table: pd.DataFrame, words: Words) -> None:
    """Write above each side which moment it is."""
    moments = zip(table.attrs["names"], table.attrs["days"], strict=True)
    for (name, day), side in zip(moments, ("left", "right"), strict=True):
        where: dict[str, Any] = {"x": LEFT if side == "left" else RIGHT, "xanchor": side}
        where |= {"align": side, "y": 1, "yshift": 8, "yanchor": "bottom"}
        text = f"<b>{clean(name)}</b><br>{words.day(day)}"
        drawn.write(text, drawn.layout["font"]["color"], 13, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each goal with its status before and after, those that moved first."""
    named = {code: words.say(step.word) for code, step in _steps(table, words).items()}
    rows = sorted(_rows(table), key=lambda row: row["before"] == row["after"])
    return pd.DataFrame(
        {
            words.say("Goal"): [f"{row['goal']} {row['title']}" for row in rows],
            words.say("Before"): [named[row["before"]] for row in rows],
            words.say("After"): [named[row["after"]] for row in rows],
            words.say("Changed"): [words.shown(row["before"] != row["after"]) for row in rows],
        }
    )
