"""Consensus against stability: whether judges agree, and whether they are still moving."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.methods.agreement import CUT
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
from tracker.charts.naming import few
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, is_missing, read
from tracker.words import N_, Words

HEIGHT, TOP, SIDE, BOTTOM = 468, 28, 26, 48
WHOLE, FOOT, HEAD = 100, -8, 108
TICKS = (0, 25, 50, 75, 100)
NAMED = 3  # items that one place names at most
NEAR = 5  # how far up or down a place is in the same line as another
Place = tuple[float, float]
WORDS: Mapping[str, str] = {
    "agreed": N_("agreed"),
    "agreed_moving": N_("agreed, still moving"),
    "apart": N_("apart"),
    "apart_moving": N_("apart, still moving"),
}
SYMBOLS: Mapping[str, str] = {
    "agreed": "circle",
    "agreed_moving": "diamond",
    "apart": "square-open",
    "apart_moving": "triangle-up-open",
}


def _placed(table: pd.DataFrame) -> list[Row]:
    """Give what several judged, and somebody both times."""
    return [
        row
        for row in read(table)
        if not is_missing(row["verdict"]) and not is_missing(row["stability"])
    ]


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask where judges agree and where they have settled."""
    return words.say("Where do we agree, and where are we still moving?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Count what is agreed, and name what is agreed and still moving."""
    rows = _placed(table)
    if not rows:
        return words.say("Nothing has been judged by several, twice.")
    agreed = [row for row in rows if row["verdict"].startswith("agreed")]
    told = words.say("{agreed} of {count} are agreed.", agreed=len(agreed), count=len(rows))
    moving = [row["item"] for row in agreed if row["verdict"] == "agreed_moving"]
    apart = [row["item"] for row in rows if row["verdict"] == "apart"]
    for items, sentence in (
        (moving, N_("Agreed and still moving: {items}.")),
        (apart, N_("Apart, and nobody moves: {items}.")),
    ):
        if items:
            told += f" {words.say(sentence, items=few(items, words))}"
    return told


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what both directions count, the rule of the verdicts, and what is not drawn."""
    told = [
        words.say(
            "Up: the share on the side that most are on. To the right: the share who kept their"
            " judgement since the last review. From {cut} on it is agreed, and settled; both are"
            " asked, since what is agreed may still be moving.",
            cut=words.percent(WHOLE * CUT),
        )
    ]
    left = len(table) - len(_placed(table))
    if left:
        told.append(
            words.say_n(
                "{n} is judged by one alone, or for the first time, and is not drawn.",
                "{n} are judged by one alone, or for the first time, and are not drawn.",
                left,
            )
        )
    return " ".join(told)


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw each item where it stands: up the more agreed, to the right the more settled."""
    colours = palette(theme)
    rows = _placed(table)
    if not rows:
        return nothing(colours, words, words.say("Nothing has been judged by several, twice."))
    drawn = canvas(colours, words, HEIGHT, l=SIDE, r=SIDE, t=TOP, b=BOTTOM)
    _ground(drawn, words, colours)
    drawn.traces.append(_points(rows, words, colours))
    places = sorted({_place(row) for row in rows})
    for place in places:
        there = [row["item"] for row in rows if _place(row) == place]
        _name(drawn, place, places, there, colours)
    return drawn.figure()


def _place(row: Row) -> Place:
    return WHOLE * row["stability"], WHOLE * row["same_side"]


def _ground(drawn: Sketch, words: Words, colours: Palette) -> None:
    """Lay a ground under what is agreed and settled, and name both directions."""
    texts = [words.percent(tick) for tick in TICKS]
    scale = {"range": [FOOT, HEAD], "tickvals": list(TICKS), "ticktext": texts}
    drawn.across(**scale)
    drawn.up(**scale, showgrid=False)
    ground: dict[str, Any] = {"type": "rect", "layer": "below", "line": {"width": 0}}
    ground |= {"x0": WHOLE * CUT, "x1": HEAD, "y0": WHOLE * CUT, "y1": HEAD}
    drawn.shapes.append(ground | {"fillcolor": colours.ground})
    drawn.line(colours.line, 1, xref="x", x0=WHOLE * CUT, x1=WHOLE * CUT, y0=0, y1=1)
    drawn.line(colours.line, 1, yref="y", y0=WHOLE * CUT, y1=WHOLE * CUT, x0=0, x1=1)
    across: dict[str, Any] = {"x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "yshift": -26}
    drawn.write(words.say("settled →"), colours.muted, 13, **across)
    up: dict[str, Any] = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "yshift": 4}
    drawn.write(words.say("↑ agreed"), colours.muted, 13, xshift=-SIDE, **up)


def _points(rows: Sequence[Row], words: Words, colours: Palette) -> Trace:
    inks = [colours.primary if row["verdict"] == "agreed" else colours.ink for row in rows]
    return trace(
        "scatter",
        mode="markers",
        cliponaxis=False,
        x=[_place(row)[0] for row in rows],
        y=[_place(row)[1] for row in rows],
        marker={
            "symbol": [SYMBOLS[row["verdict"]] for row in rows],
            "size": 13,
            "color": inks,
            "line": {"width": 2, "color": inks},
        },
        customdata=[hover(row, words) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to("goal", row["item"].partition("/")[0]) for row in rows],
    )


def _name(
    drawn: Sketch,
    place: Place,
    places: Sequence[Place],
    items: Sequence[str],
    colours: Palette,
) -> None:
    """Write the items that stand at a place beside it, or below where another stands there."""
    told = "  ".join(clean(item) for item in items[:NAMED])
    told += f"  +{len(items) - NAMED}" if items[NAMED:] else ""
    where: dict[str, Any] = {"xref": "x", "yref": "y", "x": place[0], "y": place[1]}
    to_left = place[0] > WHOLE / 2
    there = [x for x, y in places if abs(y - place[1]) < NEAR and x != place[0]]
    if any((x < place[0]) == to_left for x in there):
        where |= {"yanchor": "top", "yshift": -9}
    else:
        where |= {"xanchor": "right" if to_left else "left", "xshift": -12 if to_left else 12}
    drawn.write(told, colours.ink, 13, **where)


def hover(row: Row, words: Words) -> str:
    """Tell one item: what it is, who agrees and who kept, and the verdict."""
    lines = [
        f"<b>{clean(row['item'])}</b> {clean(row['title'] or '')}",
        words.say_n(
            "{share} of {n} judge on the same side",
            "{share} of {n} judges on the same side",
            row["judges"],
            share=words.percent(_place(row)[1], 0),
        ),
        words.say(
            "{kept} kept their judgement, {moved} changed it", kept=row["kept"], moved=row["moved"]
        ),
        f"<i>{words.say(WORDS[row['verdict']])}</i>",
    ]
    return "<br>".join(lines)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each item, also those that one alone has judged."""
    rows = read(table)
    return pd.DataFrame(
        {
            words.say("What"): [f"{row['item']} {row['title'] or ''}".strip() for row in rows],
            words.say("Judges"): [words.number(row["judges"]) for row in rows],
            words.say("Mean"): [words.signed(row["mean"], 1) for row in rows],
            words.say("Same side"): [_share(row["same_side"], words) for row in rows],
            words.say("Kept"): [_share(row["stability"], words) for row in rows],
            words.say("Verdict"): [
                "" if is_missing(row["verdict"]) else words.say(WORDS[row["verdict"]])
                for row in rows
            ],
        }
    )


def _share(share: float, words: Words) -> str:
    return words.percent(None if is_missing(share) else WHOLE * share, 0)
