"""How the goals of each sector are judged: a bar for each sector, in the steps of the scale."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.series import Step
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    faded,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.reading import Row, groups, read
from tracker.charts.statuses import (
    UNJUDGED,
    glyph,
    goals_told,
    hue,
    leads_to_goals,
    steps_in_use,
)
from tracker.words import Words

ROW, BAR, TOP, BOTTOM = 46, 0.48, 8, 4
SHOWN, NAME_LENGTH = 16, 40
FILL = 0.25  # how much of a step's colour fills its part of a bar


def _status(row: Row) -> str:
    return row["status"] or UNJUDGED


def _steps(table: pd.DataFrame, words: Words) -> dict[str, Step]:
    return steps_in_use(table.attrs["scale"], {_status(row) for row in read(table)}, words)


def _sector(row: Row, words: Words) -> str:
    return row["sector"] or words.say("Without a sector")


def _best(table: pd.DataFrame) -> Step:
    """Give the first step of the scale: what is wanted of every goal."""
    scale: Sequence[Step] = table.attrs["scale"]
    return scale[0]


def _reached(table: pd.DataFrame, rows: Sequence[Row]) -> int:
    return sum(row["status"] == _best(table).code for row in rows)


def title(table: pd.DataFrame, words: Words) -> str:
    """Tell how many of the goals have come to the best step of the scale."""
    return words.say(
        "{status}: {n} of {count} goals",
        status=words.say(_best(table).word),
        n=_reached(table, read(table)),
        count=len(table),
    )


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count the goals at each step, and name the sector that has come furthest."""
    if table.empty:
        return words.say("No goals yet.")
    statuses = [_status(row) for row in read(table)]
    counts = [
        f"{words.say(step.word)} {statuses.count(code)}"
        for code, step in _steps(table, words).items()
    ]
    listed = words.listed(counts)
    told = [words.say_n("{n} goal: {counts}.", "{n} goals: {counts}.", len(table), counts=listed)]
    sectors = groups(table, "sector")
    if len(sectors) > 1:
        first = max(sectors, key=lambda rows: _reached(table, rows) / len(rows))
        told.append(
            words.say(
                "{sector} has come furthest, with {n} of {count}.",
                sector=_sector(first[0], words),
                n=_reached(table, first),
                count=len(first),
            )
        )
    return " ".join(told)


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the signs mean, and how many sectors are not drawn."""
    told = " · ".join(
        f"{glyph(step)} {words.say(step.word)}".strip() for step in _steps(table, words).values()
    )
    hidden = table["sector"].nunique() - SHOWN
    if hidden <= 0:
        return told
    return f"{told}. " + words.say_n(
        "{n} more sector stands in the table.", "{n} more sectors stand in the table.", hidden
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a bar for each sector, as long as it has goals, in the steps from best to worst."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No goals yet."))
    sectors = groups(table, "sector")[:SHOWN]
    drawn = canvas(colours, words, ROW * len(sectors) + TOP + BOTTOM, t=TOP, b=BOTTOM)
    drawn.layout["barmode"] = "stack"
    titles = {row["goal"]: row["title"] for row in read(table)}
    for step in _steps(table, words).values():
        drawn.traces.append(_parts(step, sectors, titles, words, colours))
    for place, rows in enumerate(sectors):
        _name(drawn, rows, place, words, colours)
    drawn.across(visible=False, range=[0, max(map(len, sectors)) * 1.005])
    drawn.up(visible=False, range=[len(sectors) - 0.7, -0.75])
    return drawn.figure()


def _parts(
    step: Step,
    sectors: Sequence[Sequence[Row]],
    titles: Mapping[str, str],
    words: Words,
    colours: Palette,
) -> Trace:
    """Draw the part that one step has of every bar; the goals in it are told, and led to."""
    goals = [[row["goal"] for row in rows if _status(row) == step.code] for rows in sectors]
    held = [(place, those) for place, those in enumerate(goals) if those]
    colour, sign = hue(step, colours), glyph(step)
    return trace(
        "bar",
        name=words.say(step.word),
        orientation="h",
        width=BAR,
        x=[len(those) for _, those in held],
        y=[place for place, _ in held],
        marker={"color": faded(colour, FILL), "line": {"color": colour, "width": 1.5}},
        text=[f"{sign} <b>{len(those)}</b>".strip() for _, those in held],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": colours.ink, "size": 13},
        customdata=[_told(step, those, titles, words) for _, those in held],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to_goals(those) for _, those in held],
    )


def _told(step: Step, goals: Sequence[str], titles: Mapping[str, str], words: Words) -> str:
    return f"{clean(words.say(step.word))}<br>{goals_told(goals, titles, words)}"


def _name(drawn: Sketch, rows: Sequence[Row], place: int, words: Words, colours: Palette) -> None:
    """Write a sector above its bar, with the number of its goals."""
    name = clean(shortened(_sector(rows[0], words), NAME_LENGTH))
    count = words.say_n("{n} goal", "{n} goals", len(rows))
    where: dict[str, Any] = {"xref": "x", "x": 0, "xanchor": "left", "align": "left"}
    where |= {"yref": "y", "y": place - BAR / 2, "yanchor": "bottom"}
    drawn.write(f"<b>{name}</b> · {count}", colours.ink, 13, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each goal: its sector and its status."""
    rows, steps = read(table), _steps(table, words)
    return pd.DataFrame(
        {
            words.say("Sector"): [_sector(row, words) for row in rows],
            words.say("Goal"): [f"{row['goal']} {row['title']}" for row in rows],
            words.say("Status of goals"): [words.say(steps[_status(row)].word) for row in rows],
        }
    )
