"""Which goals changed status between two moments: an alluvial of the status scale."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.series import Step
from scenarios.series.status import ABSENT
from tracker.charts.alluvial import Alluvial, Node, Ribbon, alluvial, crowded
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    folded,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.reading import Row, read
from tracker.words import Words

TOP, BOTTOM = 48, 8
LEFT, RIGHT = 0.26, 0.74
TALLEST, GOAL, PAD, NODE = 420, 32, 22, 14
CODES_IN_A_LINE, LINE, LETTERS = 4, 17, 20
WORD_WIDTH = 12
FEW, HOVERED = 6, 12
STRONG, WEAK = 0.55, 0.30
UNJUDGED = ""
GLYPHS = {
    "check_circle": "✓",
    "contrast": "◐",
    "cancel": "✕",
    "do_not_disturb_on": "–",
    "trending_up": "↗",
    "trending_flat": "→",
    "trending_down": "↘",
}


def _rows(table: pd.DataFrame) -> list[Row]:
    """Give the goals, with the missing judgement as a status of its own."""
    return [
        row | {side: row[side] or UNJUDGED for side in ("before", "after")} for row in read(table)
    ]


def _moved(table: pd.DataFrame) -> list[Row]:
    return [row for row in _rows(table) if row["before"] != row["after"]]


def _steps(table: pd.DataFrame, words: Words) -> dict[str, Step]:
    """Give every status in use, in the order of the scale; strange ones and none come last."""
    scale: Sequence[Step] = table.attrs["scale"]
    used = {row[side] for row in _rows(table) for side in ("before", "after")}
    unjudged = Step(UNJUDGED, words.say("Not judged"), "do_not_disturb_on")
    absent = Step(ABSENT, words.say("Not in the plan"), "", ABSENT)
    known = {step.code: step for step in (*scale, unjudged, absent)}
    strange = {code: Step(code, code) for code in sorted(used - set(known))}
    told = {step.code: step for step in scale} | strange
    told |= {step.code: step for step in (unjudged, absent)}
    return {code: step for code, step in told.items() if code in used}


def title(table: pd.DataFrame, words: Words) -> str:
    """Ask which goals changed status, or tell that none did."""
    if len(table) and not _moved(table):
        return words.say("No goal changed status")
    return words.say("Which goals changed status?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say how many goals changed status, and which came to which."""
    moved = _moved(table)
    if table.empty:
        return words.say("No goals yet.")
    if not moved:
        return words.say("No goal of {count} changed status.", count=len(table))
    parts = []
    for code, step in _steps(table, words).items():
        goals = [row["goal"] for row in moved if row["after"] == code]
        if goals:
            named = words.listed(_few(goals, words))
            parts.append(words.say("{goals} to {status}", goals=named, status=words.say(step.word)))
    return words.say_n(
        "{n} goal of {count} changed status: {changes}.",
        "{n} goals of {count} changed status: {changes}.",
        len(moved),
        count=len(table),
        changes="; ".join(parts),
    )


def _few(goals: list[str], words: Words) -> list[str]:
    """Name a few and count the rest."""
    if len(goals) <= FEW:
        return goals
    return [*goals[: FEW - 1], words.say("{count} more", count=len(goals) - FEW + 1)]


def note(_: pd.DataFrame, words: Words) -> str:
    """Say what colour and weight mean."""
    return words.say("Strong ribbons changed status and have the colour of the new one.")


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw the goals flowing from their status before to their status after."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No goals yet."))
    steps, rows = _steps(table, words), _rows(table)
    height = min(max(GOAL * len(rows), 3 * LINE * len(steps)), TALLEST) + PAD * (len(steps) - 1)
    drawn = canvas(colours, words, height + TOP + BOTTOM, t=TOP, b=BOTTOM)
    drawn.across(visible=False)
    drawn.up(visible=False)
    placed = alluvial(rows, list(steps), height, PAD)
    hues = {code: _hue(step, colours) for code, step in steps.items()}
    drawn.traces.append(_sankey(placed, hues, _hovers(rows, placed, words)))
    for sides in (placed.left, placed.right):
        for node in sides:
            _name_node(drawn, node, steps, words, colours, at_left=sides is placed.left)
    at_end = crowded(placed, LINE / height)
    for ribbon in placed.ribbons:
        _name_ribbon(drawn, ribbon, height, colours, words, at_end=at_end)
    _name_moments(drawn, table, colours, words)
    return drawn.figure()


def _hue(step: Step, colours: Palette) -> str:
    if step.code == ABSENT:
        return colours.line
    return colours.states.get(step.colour, colours.states["gray"])


def _faded(colour: str, share: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def _hovers(rows: Sequence[Row], placed: Alluvial, words: Words) -> tuple[list[str], list[str]]:
    """Name the goals of each node and each ribbon."""
    titles = {row["goal"]: row["title"] for row in rows}
    nodes = [_goals(node.goals, titles, words) for node in (*placed.left, *placed.right)]
    return nodes, [_goals(ribbon.goals, titles, words) for ribbon in placed.ribbons]


def _goals(goals: Sequence[str], titles: Mapping[str, str], words: Words) -> str:
    shown = goals[:HOVERED]
    lines = [f"<b>{clean(goal)}</b> {clean(shortened(titles[goal], 50))}" for goal in shown]
    if len(goals) > HOVERED:
        lines.append(words.say("{count} more", count=len(goals) - HOVERED))
    return "<br>".join(lines)


def _sankey(
    placed: Alluvial, hues: Mapping[str, str], hovers: tuple[list[str], list[str]]
) -> Trace:
    nodes, ribbons = (*placed.left, *placed.right), placed.ribbons
    return trace(
        "sankey",
        arrangement="fixed",
        domain={"x": [LEFT, RIGHT], "y": [0, 1]},
        node={
            "label": [""] * len(nodes),
            "x": [0.001] * len(placed.left) + [0.999] * len(placed.right),
            "y": [node.middle for node in nodes],
            "pad": PAD,
            "thickness": NODE,
            "line": {"width": 0},
            "color": [hues[node.status] for node in nodes],
            "customdata": hovers[0],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
        link={
            "source": [ribbon.source for ribbon in ribbons],
            "target": [len(placed.left) + ribbon.target for ribbon in ribbons],
            "value": [len(ribbon.goals) for ribbon in ribbons],
            "color": [
                _faded(hues[placed.right[ribbon.target].status], STRONG if ribbon.changed else WEAK)
                for ribbon in ribbons
            ],
            "customdata": hovers[1],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    )


def _name_node(
    drawn: Sketch,
    node: Node,
    steps: Mapping[str, Step],
    words: Words,
    colours: Palette,
    *,
    at_left: bool,
) -> None:
    """Write beside a node its glyph, its word and how many goals have it."""
    step = steps[node.status]
    name = f"{GLYPHS.get(step.icon, '')} {words.say(step.word)}".strip()
    count = words.say_n("{n} goal", "{n} goals", len(node.goals))
    side = "right" if at_left else "left"
    where: dict[str, Any] = {"x": LEFT if at_left else RIGHT, "xanchor": side, "align": side}
    where |= {"xshift": -NODE + 2 if at_left else NODE - 2}
    where |= {"y": 1 - node.middle, "yanchor": "middle"}
    text = f"<b>{folded(clean(name), WORD_WIDTH)}</b><br>{count}"
    drawn.write(text, colours.ink, 13, **where)


def _name_ribbon(
    drawn: Sketch, ribbon: Ribbon, height: int, colours: Palette, words: Words, *, at_end: bool
) -> None:
    """Write the goals' codes on a ribbon, or their number where they do not fit.

    It stands in the middle, or, where ribbons cross there, at the ribbon's end.
    """
    text = _codes(ribbon.goals, ribbon.height * height, words)
    where: dict[str, Any] = {"x": (LEFT + RIGHT) / 2, "y": 1 - ribbon.middle, "yanchor": "middle"}
    if at_end:
        where |= {"x": RIGHT, "xanchor": "right", "xshift": -NODE, "y": 1 - ribbon.end}
    drawn.write(f"<b>{text}</b>" if ribbon.changed else text, colours.ink, 13, **where)


def _codes(goals: Sequence[str], pixels: float, words: Words) -> str:
    starts = range(0, len(goals), CODES_IN_A_LINE)
    lines = ["  ".join(goals[at : at + CODES_IN_A_LINE]) for at in starts]
    if len(lines) * LINE <= pixels and max(map(len, lines)) <= LETTERS:
        return "<br>".join(clean(line) for line in lines)
    return words.say_n("{n} goal", "{n} goals", len(goals)) if pixels >= LINE - 5 else ""


def _name_moments(drawn: Sketch, table: pd.DataFrame, colours: Palette, words: Words) -> None:
    """Write above each side which moment it is."""
    moments = zip(table.attrs["names"], table.attrs["days"], strict=True)
    for (name, day), side in zip(moments, ("left", "right"), strict=True):
        where: dict[str, Any] = {"x": LEFT if side == "left" else RIGHT, "xanchor": side}
        where |= {"align": side, "y": 1, "yshift": 8, "yanchor": "bottom"}
        text = f"<b>{clean(name)}</b><br>{words.day(day)}"
        drawn.write(text, colours.ink, 13, **where)


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
