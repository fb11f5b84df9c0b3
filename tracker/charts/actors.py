"""The map of actors: how much influence each has, and how much is at stake for them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.kinds import KINDS
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
from tracker.charts.naming import few, fitted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, is_missing, read
from tracker.words import Words

HEIGHT, TOP, SIDE, BOTTOM = 544, 24, 20, 40
LOW, HIGH, EDGE = 1, 5, 0.6
NAME_LENGTH, NAMED = 17, 4  # letters in a line; actors that one place names at most
SYMBOLS: Mapping[str | None, str] = {"own": "circle", "partner": "diamond"}
AFFECTED = "circle-open"


def _placed(table: pd.DataFrame) -> list[Row]:
    return [
        row
        for row in read(table)
        if not is_missing(row["influence"]) and not is_missing(row["stake"])
    ]


def _is_weak(row: Row) -> bool:
    """Tell whether somebody outside has more at stake than influence."""
    return bool(row["nature"] != "own" and row["stake"] > row["influence"])


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask who is touched more than they can touch."""
    return words.say("Who has more at stake than influence?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count those with more at stake than influence, name the furthest, and who was not heard."""
    rows = _placed(table)
    if not rows:
        return words.say("Nobody has judged the actors' influence and stake yet.")
    weak = [row for row in rows if _is_weak(row)]
    told = [
        words.say_n(
            "{n} actor of {count} has more at stake than influence.",
            "{n} actors of {count} have more at stake than influence.",
            len(weak),
            count=len(rows),
        )
    ]
    if weak:
        most = max(row["stake"] - row["influence"] for row in weak)
        named = [row["title"] for row in weak if row["stake"] - row["influence"] == most]
        told.append(words.say("Most so: {actors}.", actors=few(named, words)))
    if unheard := _unheard(table):
        told.append(words.say("Not heard yet: {actors}.", actors=few(unheard, words)))
    return " ".join(told)


def _unheard(table: pd.DataFrame) -> list[str]:
    """Give the names of those outside who have taken no stance and judged nothing."""
    return [row["title"] for row in read(table) if row["nature"] != "own" and not row["is_heard"]]


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the marks and the ground mean, and how many are not drawn."""
    told = [
        words.say(
            "On the tinted ground are those who have more at stake than influence."
            " ● own organisation, ◆ partner, ○ affected."
        )
    ]
    if blanks := len(table) - len(_placed(table)):
        told.append(words.say_n("{n} actor is not judged.", "{n} actors are not judged.", blanks))
    return " ".join(told)


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw each actor where it stands: to the right the more influence, up the more at stake."""
    colours = palette(theme)
    rows = _placed(table)
    if not rows:
        sentence = words.say("Nobody has judged the actors' influence and stake yet.")
        return nothing(colours, words, sentence)
    drawn = canvas(colours, words, HEIGHT, l=SIDE + 8, r=SIDE + 8, t=TOP, b=BOTTOM)
    _ground(drawn, words, colours)
    drawn.traces.append(_points(rows, words, colours))
    for place in sorted({_place(row) for row in rows}):
        _name(drawn, place, [row for row in rows if _place(row) == place], colours)
    return drawn.figure()


def _place(row: Row) -> tuple[float, float]:
    return row["influence"], row["stake"]


def _ground(drawn: Sketch, words: Words, colours: Palette) -> None:
    """Lay a ground where more is at stake than there is influence, and name both directions."""
    low, high = LOW - EDGE, HIGH + EDGE
    axis = {"range": [low, high], "showgrid": False, "ticks": ""}
    axis["tickvals"] = list(range(LOW, HIGH + 1))
    drawn.across(**axis, linecolor=colours.line)
    drawn.up(**axis)
    corners = f"M {low},{low} L {low},{high} L {high},{high} Z"
    ground: dict[str, Any] = {"type": "path", "layer": "below", "line": {"width": 0}}
    drawn.shapes.append(ground | {"path": corners, "fillcolor": colours.ground})
    across: dict[str, Any] = {"x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "yshift": -20}
    drawn.write(words.say("more influence →"), colours.muted, 13, **across)
    up: dict[str, Any] = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "xshift": -20}
    drawn.write(words.say("↑ more at stake"), colours.muted, 13, **up)


def _points(rows: Sequence[Row], words: Words, colours: Palette) -> Trace:
    inks = [colours.primary if _is_weak(row) else colours.ink for row in rows]
    return trace(
        "scatter",
        mode="markers",
        x=[row["influence"] for row in rows],
        y=[row["stake"] for row in rows],
        marker={
            "symbol": [SYMBOLS.get(row["nature"], AFFECTED) for row in rows],
            "size": 13,
            "color": inks,
            "line": {"width": 2, "color": inks},
            "opacity": 1,
        },
        customdata=[hover(row, words) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to("actor", row["actor"]) for row in rows],
    )


def _name(drawn: Sketch, place: tuple[float, float], rows: Sequence[Row], colours: Palette) -> None:
    """Write the actors that stand at a place, below it or above, other than its neighbours'."""
    lines = [
        f"<b>{clean(line)}</b>" if _is_weak(row) else clean(line)
        for row in rows[:NAMED]
        for line in fitted(row["title"], NAME_LENGTH, 1 if rows[1:] else 2)
    ]
    lines += ["…"] if rows[NAMED:] else []
    where: dict[str, Any] = {"xref": "x", "yref": "y", "x": place[0], "y": place[1]}
    is_below = place[0] % 2
    where |= {"yanchor": "top" if is_below else "bottom", "yshift": -9 if is_below else 9}
    drawn.write("<br>".join(lines), colours.ink, 12, **where)


def hover(row: Row, words: Words) -> str:
    """Tell one actor: who it is, its influence and stake, and what it is for and against."""
    told = {"influence": words.number(row["influence"]), "stake": words.number(row["stake"])}
    lines = [
        f"<b>{clean(row['actor'])}</b> {clean(row['title'])}",
        _nature(row, words),
        words.say("influence {influence}, stake {stake}", **told),
        words.say("not heard yet") if not row["is_heard"] else _stances(row, words),
    ]
    return "<br>".join(line for line in lines if line)


def _nature(row: Row, words: Words) -> str:
    return words.choice(KINDS["actor"].fields["nature"], row["nature"])  # type: ignore[arg-type]


def _stances(row: Row, words: Words) -> str:
    """Say how many goals an actor is for and against; nothing where it has taken no side."""
    told = []
    if n := row["supports"]:
        told.append(words.say_n("for {n} goal", "for {n} goals", n))
    if n := row["opposes"]:
        told.append(words.say_n("against {n} goal", "against {n} goals", n))
    return ", ".join(told)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each actor, also those that nobody has judged."""
    rows = read(table)
    return pd.DataFrame(
        {
            words.say("Actor"): [f"{row['actor']} {row['title']}" for row in rows],
            words.say("What it is"): [_nature(row, words) for row in rows],
            words.say("Influence"): [words.number(row["influence"]) for row in rows],
            words.say("Stake"): [words.number(row["stake"]) for row in rows],
            words.say("For"): [words.number(row["supports"]) for row in rows],
            words.say("Against"): [words.number(row["opposes"]) for row in rows],
            words.say("Heard"): [words.shown(row["is_heard"]) for row in rows],
        }
    )
