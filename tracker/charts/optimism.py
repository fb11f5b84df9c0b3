"""Hurwicz's lines: how goals rank between the worst that may come of them and the best."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    folded,
    nothing,
    palette,
    trace,
)
from tracker.charts.naming import FEW, few, named
from tracker.charts.pointing import leads_to_page
from tracker.charts.reading import Row, is_missing, read
from tracker.words import Words

HEIGHT, TOP, BOTTOM, RIGHT = 400, 16, 48, 96
NAMED, NAMES_WIDTH = 6, 9  # goals that a label names at most; letters in a line of it
ROOM = 0.4  # above the highest and below the lowest score
SIDE_WIDTH = 11  # letters in a line below a side
Ends = tuple[float, float]
Lines = Mapping[Ends, Sequence[Row]]


def _lines(table: pd.DataFrame) -> dict[Ends, list[Row]]:
    """Give the goals of each line; those with the same worst and best share one."""
    found: dict[Ends, list[Row]] = {}
    for row in read(table):
        if row["part"] == "line" and not is_missing(row["worst"]):
            found.setdefault((row["worst"], row["best"]), []).append(row)
    return found


def _crossings(table: pd.DataFrame) -> list[Row]:
    """Give where lines cross between the ends; at an end they only tie."""
    rows = [row for row in read(table) if row["part"] == "crossing"]
    return [row for row in rows if 0 < row["optimism"] < 1]


def _height(ends: Ends, optimism: float) -> float:
    worst, best = ends
    return worst + (best - worst) * optimism


def _leaders(table: pd.DataFrame) -> list[tuple[float, Ends]]:
    """Give the highest line of each stretch of optimism, with where the stretch begins."""
    turns = [0.0, *(row["optimism"] for row in _crossings(table) if row["leads"]), 1.0]
    found = [
        (first, max(_lines(table), key=lambda ends: _height(ends, (first + last) / 2)))
        for first, last in pairwise(turns)
    ]
    return [next(same) for _, same in groupby(found, key=lambda one: one[1])]


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask which goal comes first for the cautious and for the hopeful."""
    return words.say("Which goals come first for the cautious, and which for the hopeful?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Name what comes first, and from how much optimism another does."""
    lines = _lines(table)
    if not lines:
        return words.say("Nobody has judged how the goals fare in the scenarios.")
    (_, first), *others = _leaders(table)
    goals = few([row["goal"] for row in lines[first]], words)
    if not others:
        return words.say("First from caution to hope: {goals}.", goals=goals)
    told = [words.say("First for the cautious: {goals}.", goals=goals)]
    told += [
        words.say(
            "From optimism {optimism} on: {goals}.",
            optimism=words.number(begins, 2),
            goals=few([row["goal"] for row in lines[ends]], words),
        )
        for begins, ends in others
    ]
    return " ".join(told)


def note(_: pd.DataFrame, words: Words) -> str:
    """Say what the lines and the dots are, and that the rule is one of several."""
    return words.say(
        "From each goal's worst score to its best. Where lines cross, ○, goals change places."
        " One rule of several (Hurwicz): a help to talk, no verdict."
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a line for each goal from its worst score to its best, with the crossings marked."""
    colours = palette(theme)
    lines = _lines(table)
    if not lines:
        sentence = words.say("Nobody has judged how the goals fare in the scenarios.")
        return nothing(colours, words, sentence)
    drawn = canvas(colours, words, HEIGHT, t=TOP, b=BOTTOM, r=RIGHT)
    leading = {ends for _, ends in _leaders(table)}
    for ends in sorted(lines, key=lambda ends: ends in leading):
        drawn.traces.append(_line(ends, lines[ends], words, colours, leads=ends in leading))
    drawn.traces.append(_dots(_crossings(table), words, colours))
    _name_ends(drawn, lines, leading, words, colours)
    _name_sides(drawn, words, colours)
    return drawn.figure()


def _line(ends: Ends, rows: Sequence[Row], words: Words, colours: Palette, *, leads: bool) -> Trace:
    return trace(
        "scatter",
        mode="lines+markers",
        x=[0, 1],
        y=list(ends),
        cliponaxis=False,
        line={"color": colours.primary if leads else colours.muted, "width": 3.5 if leads else 1},
        marker={"size": 7, "color": colours.primary if leads else colours.muted},
        customdata=[hover(rows, words)] * 2,
        hovertemplate="%{customdata}<extra></extra>",
        meta=leads_to_page("kind", kind="goal", keys=",".join(row["goal"] for row in rows)),
    )


def hover(rows: Sequence[Row], words: Words) -> str:
    """Tell one line: its goals, and their worst and best score."""
    ends = {"worst": words.signed(rows[0]["worst"]), "best": words.signed(rows[0]["best"])}
    names = [named(row["goal"], row["title"]) for row in rows[:FEW]]
    if rows[FEW:]:
        names.append(words.say("{count} more", count=len(rows) - FEW))
    return "<br>".join([*names, words.say("from {worst} to {best}", **ends)])


def _dots(crossings: Sequence[Row], words: Words, colours: Palette) -> Trace:
    """Mark the crossings, larger where the goals that come first change."""
    return trace(
        "scatter",
        mode="markers",
        x=[row["optimism"] for row in crossings],
        y=[row["value"] for row in crossings],
        marker={
            "size": [13 if row["leads"] else 7 for row in crossings],
            "color": [colours.primary if row["leads"] else colours.card for row in crossings],
            "line": {"width": 1.5, "color": colours.ink},
        },
        customdata=[_met(row, words) for row in crossings],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _met(row: Row, words: Words) -> str:
    where = {"optimism": words.number(row["optimism"], 2), "goals": few(row["goals"], words)}
    return clean(words.say("{goals} meet at optimism {optimism}.", **where))


def _name_ends(
    drawn: Sketch, lines: Lines, leading: set[Ends], words: Words, colours: Palette
) -> None:
    """Write at each end the scores there, and which goals have them."""
    left, right = ({ends[side] for ends in lines} for side in (0, 1))
    low, high = min(left | right), max(left | right)
    drawn.up(
        range=[low - ROOM, high + ROOM],
        tickvals=sorted(left),
        ticktext=[
            f"{_names(lines, 0, score, leading)} {_score(score, words)}" for score in sorted(left)
        ],
    )
    for score in sorted(right):
        where: dict[str, Any] = {"x": 1, "xshift": 10, "xanchor": "left", "align": "left"}
        where |= {"yref": "y", "y": score, "yanchor": "middle"}
        told = f"{_score(score, words)} {_names(lines, 1, score, leading)}"
        drawn.write(told, colours.muted, 13, **where)


def _score(score: float, words: Words) -> str:
    return words.signed(score).lstrip("±")


def _names(lines: Lines, side: int, score: float, leading: set[Ends]) -> str:
    """Give the goals that have a score at a side, those that come first in bold."""
    first = {row["goal"] for ends in leading for row in lines[ends]}
    goals = [row["goal"] for ends, rows in lines.items() if ends[side] == score for row in rows]
    goals.sort(key=lambda goal: goal not in first)
    told = " ".join(goals[:NAMED]) + (" …" if goals[NAMED:] else "")
    return "<br>".join(
        " ".join(f"<b>{clean(goal)}</b>" if goal in first else clean(goal) for goal in line.split())
        for line in folded(told, NAMES_WIDTH)
    )


def _name_sides(drawn: Sketch, words: Words, colours: Palette) -> None:
    drawn.across(range=[-0.02, 1.02], showline=False, tickvals=[], ticks="")
    for side, told in enumerate(
        (words.say("counting on the worst"), words.say("counting on the best"))
    ):
        where: dict[str, Any] = {"x": side, "xanchor": "right" if side else "left"}
        where |= {"y": 0, "yanchor": "top", "yshift": -4, "align": where["xanchor"]}
        drawn.write("<br>".join(folded(told, SIDE_WIDTH)), colours.muted, 13, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each goal: its worst and its best score, and whether it comes first."""
    first = {row["goal"] for _, ends in _leaders(table) for row in _lines(table)[ends]}
    rows = [row for rows in _lines(table).values() for row in rows]
    return pd.DataFrame(
        {
            words.say("Goal"): [f"{row['goal']} {row['title']}" for row in rows],
            words.say("Worst"): [_score(row["worst"], words) for row in rows],
            words.say("Best"): [_score(row["best"], words) for row in rows],
            words.say("Comes first"): [
                words.say("yes") if row["goal"] in first else "" for row in rows
            ],
        }
    )
