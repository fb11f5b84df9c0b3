"""The map of drivers: how important and how uncertain each is held to be."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    canvas,
    clean,
    nothing,
    palette,
    trace,
)
from tracker.charts.naming import fitted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, is_missing, read
from tracker.words import N_, Words

HEIGHT, TOP, SIDE, BOTTOM = 484, 24, 20, 40
LOW, HIGH, MIDDLE = 1, 5, 3
NAME_WIDTH, NAMED = 17, 2  # letters in a line; drivers that one place names at most
AXES = {"first": N_("first axis"), "second": N_("second axis")}


def _placed(table: pd.DataFrame) -> list[Row]:
    return [row for row in read(table) if _is_placed(row)]


def _is_placed(row: Row, when: str = "") -> bool:
    return not any(is_missing(row[f"{name}{when}"]) for name in ("importance", "uncertainty"))


def _is_axis(row: Row) -> bool:
    return row["axis"] in AXES


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask which drivers matter most and are least known."""
    return words.say("Which drivers matter most and are least certain?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Name the drivers that matter most and are least certain, and those that are axes."""
    rows = _placed(table)
    if not rows:
        return words.say("Nobody has judged the drivers yet.")
    most = max(row["importance"] + row["uncertainty"] for row in rows)
    first = [row for row in rows if row["importance"] + row["uncertainty"] == most]
    told = words.say("Most important and uncertain: {drivers}.", drivers=_listed(first, words))
    axes = [row for row in rows if _is_axis(row)]
    if not axes:
        return told
    return f"{told} " + words.say("Axes of the cross: {drivers}.", drivers=_listed(axes, words))


def _listed(rows: Sequence[Row], words: Words) -> str:
    return words.listed([f"{row['driver']} {row['title']}" for row in rows])


def note(table: pd.DataFrame, words: Words) -> str:
    """Say where good axes are found, what is marked, and how many drivers are not judged."""
    told = [words.say("Up to the right are the drivers to build scenarios on. ● is an axis now.")]
    if any(_has_moved(row) for row in _placed(table)):
        told.append(words.say("The thin line comes from where it was at the last review."))
    blanks = len(table) - len(_placed(table))
    if blanks:
        told.append(words.say_n("{n} driver is not judged.", "{n} drivers are not judged.", blanks))
    return " ".join(told)


def _has_moved(row: Row) -> bool:
    return _is_placed(row, "_before") and any(
        row[name] != row[f"{name}_before"] for name in ("importance", "uncertainty")
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw each driver where it stands, to the right the less certain, up the more important."""
    colours = palette(theme)
    rows = _placed(table)
    if not rows:
        return nothing(colours, words, words.say("Nobody has judged the drivers yet."))
    drawn = canvas(colours, words, HEIGHT, l=SIDE + 8, r=SIDE + 8, t=TOP, b=BOTTOM)
    _ground(drawn, words, colours)
    drawn.traces += [_way(row, colours) for row in rows if _has_moved(row)]
    drawn.traces.append(_points(rows, words, colours))
    for place in sorted({(row["uncertainty"], row["importance"]) for row in rows}):
        there = [row for row in rows if (row["uncertainty"], row["importance"]) == place]
        _name(drawn, place, there, colours)
    return drawn.figure()


def _ground(drawn: Sketch, words: Words, colours: Palette) -> None:
    """Lay a ground under the best axes and name both directions."""
    edge = {"range": [LOW - 0.5, HIGH + 0.5], "showgrid": False, "ticks": ""}
    drawn.across(**edge, tickvals=list(range(LOW, HIGH + 1)), linecolor=colours.line)
    drawn.up(**edge, tickvals=list(range(LOW, HIGH + 1)))
    ground: dict[str, Any] = {"type": "rect", "layer": "below", "line": {"width": 0}}
    ground |= {"x0": MIDDLE, "x1": HIGH + 0.5, "y0": MIDDLE, "y1": HIGH + 0.5}
    drawn.shapes.append(ground | {"fillcolor": colours.ground})
    across: dict[str, Any] = {"x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "yshift": -20}
    drawn.write(words.say("less certain →"), colours.muted, 13, **across)
    up: dict[str, Any] = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "xshift": -20}
    drawn.write(words.say("↑ more important"), colours.muted, 13, **up)


def _way(row: Row, colours: Palette) -> Trace:
    return trace(
        "scatter",
        mode="lines",
        x=[row["uncertainty_before"], row["uncertainty"]],
        y=[row["importance_before"], row["importance"]],
        line={"color": colours.muted, "width": 1.5},
        hoverinfo="skip",
    )


def _points(rows: Sequence[Row], words: Words, colours: Palette) -> Trace:
    inks = [colours.primary if _is_axis(row) else colours.ink for row in rows]
    return trace(
        "scatter",
        mode="markers",
        x=[row["uncertainty"] for row in rows],
        y=[row["importance"] for row in rows],
        marker={
            "symbol": ["circle" if _is_axis(row) else "circle-open" for row in rows],
            "size": 13,
            "color": inks,
            "line": {"width": 2, "color": inks},
        },
        customdata=[hover(row, words) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to("driver", row["driver"]) for row in rows],
    )


def _name(drawn: Sketch, place: tuple[float, float], rows: Sequence[Row], colours: Palette) -> None:
    """Write the drivers that stand at a place, below it or above, other than its neighbours'."""
    lines = [
        clean(line)
        for row in rows[:NAMED]
        for line in fitted(f"{row['driver']} {row['title']}", NAME_WIDTH, 1 if rows[1:] else 2)
    ]
    lines += ["…"] if rows[NAMED:] else []
    where: dict[str, Any] = {"xref": "x", "yref": "y", "x": place[0], "y": place[1]}
    is_below = sum(place) % 2
    where |= {"yanchor": "top" if is_below else "bottom", "yshift": -9 if is_below else 9}
    drawn.write("<br>".join(lines), colours.ink, 12, **where)


def hover(row: Row, words: Words) -> str:
    """Tell one driver: its name, how important and uncertain, and whether it is an axis."""
    lines = [
        f"<b>{clean(row['driver'])}</b> {clean(row['title'])}",
        words.say(
            "importance {importance}, uncertainty {uncertainty}",
            importance=row["importance"],
            uncertainty=row["uncertainty"],
        ),
    ]
    if _is_axis(row):
        lines.append(words.say(AXES[row["axis"]]))
    return "<br>".join(lines)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each driver, also those that nobody has judged."""
    rows = read(table)
    return pd.DataFrame(
        {
            words.say("Driver"): [f"{row['driver']} {row['title']}" for row in rows],
            words.say("Importance"): [words.number(row["importance"]) for row in rows],
            words.say("Uncertainty"): [words.number(row["uncertainty"]) for row in rows],
            words.say("Axis"): [
                words.say(AXES[row["axis"]]) if _is_axis(row) else "" for row in rows
            ],
            words.say("Variants"): [words.number(row["variants"]) for row in rows],
        }
    )
