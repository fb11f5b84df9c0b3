"""What each resource has to give, and which goals take how much of it."""

from collections.abc import Sequence
from itertools import pairwise
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
    shortened,
    trace,
)
from tracker.charts.naming import above, stacked
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, numbers
from tracker.words import Words

ROW, TOP, BOTTOM = 62, 26, 10
SHOWN = 14  # resources drawn at most; the fullest come first
FULL = 100.0
WIDEST = 200.0  # per cent of the capacity that the axis shows at most
BAR = 0.46  # of the room of a row
FEW = 5
NOISE = 1e-9
Placed = Sequence[tuple[float, Sequence[Row]]]  # resources, each with how far down it stands


def _resources(table: pd.DataFrame) -> list[list[Row]]:
    return groups(table, "resource")


def _over(table: pd.DataFrame) -> list[list[Row]]:
    return [rows for rows in _resources(table) if rows[0]["over"] > 0]


def _decimals(rows: Sequence[Row]) -> int:
    """Give as many decimals, up to two, as the amounts of one resource need."""
    amounts = [rows[0]["capacity"], rows[0]["allocated"], *numbers(rows, "amount")]
    fits = (all(abs(round(x, places) - x) < NOISE for x in amounts) for places in (0, 1))
    return next((places for places, fit in enumerate(fits) if fit), 2)


def _amount(rows: Sequence[Row], name: str, words: Words) -> str:
    return words.amount(rows[0][name], rows[0]["unit"], _decimals(rows))


def title(table: pd.DataFrame, words: Words) -> str:
    """Ask whether the resources suffice, or tell which is over-allocated."""
    over = _over(table)
    if not over:
        return words.say("Do the resources suffice?")
    if len(over) == 1:
        return words.say("{resource} is over-allocated", resource=over[0][0]["resource"])
    return words.say("{count} resources are over-allocated", count=len(over))


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say which resources are over-allocated and by how much, or how many have room."""
    if table.empty:
        return words.say("No shared resources yet.")
    over, resources = _over(table), _resources(table)
    if over:
        told = [
            words.say(
                "{resource} by {amount}",
                resource=rows[0]["resource"],
                amount=_amount(rows, "over", words),
            )
            for rows in over[:FEW]
        ]
        if len(over) > FEW:
            told.append(words.say("{count} more", count=len(over) - FEW))
        return words.say("Over-allocated: {resources}.", resources=words.listed(told))
    return words.say_n(
        "No resource is over-allocated; {n} of {count} has something left.",
        "No resource is over-allocated; {n} of {count} have something left.",
        sum(rows[0]["free"] > 0 for rows in resources),
        count=len(resources),
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what is compared, and how many resources stand only in the table."""
    told = words.say("Share of each resource's capacity. Different units are never added.")
    hidden = len(_resources(table)) - SHOWN
    if hidden <= 0:
        return told
    return f"{told} " + words.say_n(
        "{n} resource that is less used stands in the table.",
        "{n} resources that are less used stand in the table.",
        hidden,
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a bar for each allocation in per cent of the capacity, the fullest resource on top."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No shared resources yet."))
    resources = _resources(table)[:SHOWN]
    labels = [_label(rows, colours, words) for rows in resources]
    downs = stacked(labels, ROW)
    height = round(ROW * (downs[-1] + 1)) + TOP + BOTTOM
    drawn = canvas(colours, words, height, t=TOP, b=BOTTOM)
    drawn.layout["barmode"] = "overlay"
    placed = list(zip(downs, resources, strict=True))
    drawn.traces += _draws(placed, colours, words)
    drawn.traces += _overflows(placed, colours, words)
    for down, label in zip(downs, labels, strict=True):
        _name(drawn, label, down, colours)
    _axes(drawn, placed)
    _capacity_line(drawn, [down for down, rows in placed if not rows[0]["over"]], colours, words)
    return drawn.figure()


def _percent(amount: float, row: Row) -> float:
    """Give an amount in per cent of the capacity, or of what is allocated where there is none."""
    whole = row["capacity"] or row["allocated"]
    return FULL * amount / whole if whole else 0.0


def _draws(resources: Placed, colours: Palette, words: Words) -> list[Trace]:
    """Draw a bar for each allocation, in a tint for the largest, the next, and so on."""
    placed = [
        (place, min(order, len(colours.tints) - 1), row, _decimals(rows))
        for place, rows in resources
        for order, whole in enumerate(rows)
        if whole["goal"]
        for row in _pieces(whole)
    ]
    traces = []
    for tint, ink in enumerate(colours.tint_text):
        drawn = [(place, row, places) for place, which, row, places in placed if which == tint]
        look = {"color": colours.tints[tint], "line": {"width": 1, "color": colours.primary}}
        told = [_texts(row, places, words) for _, row, places in drawn]
        bars = _bars([(place, row, "from", "length") for place, row, _ in drawn])
        bars |= {"text": [text for text, _ in told], "customdata": [hover for _, hover in told]}
        bars |= {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0}
        bars |= {"textfont": {"color": ink, "size": 13}, "marker": look}
        bars |= {"hovertemplate": "%{customdata}<extra></extra>"}
        bars["meta"] = [leads_to("resource", row["resource"]) for _, row, _ in drawn]
        traces += [trace("bar", name=words.say("Allocated"), **bars)] if drawn else []
    return traces


def _pieces(row: Row) -> list[Row]:
    """Part an allocation where the capacity ends: its name stands on the longer piece."""
    start, full, end = row["base"], row["capacity"], row["base"] + row["amount"]
    is_parted = row["over"] > 0 and start < full < end
    pieces = list(pairwise([start, full, end] if is_parted else [start, end]))
    longest = max(pieces, key=lambda piece: piece[1] - piece[0])
    return [
        row | {"from": piece[0], "length": piece[1] - piece[0], "named": piece == longest}
        for piece in pieces
    ]


def _overflows(resources: Placed, colours: Palette, words: Words) -> list[Trace]:
    """Outline in red what goes beyond the capacity."""
    over = [
        (place, rows[0], "capacity", "over") for place, rows in resources if rows[0]["over"] > 0
    ]
    look = {"color": "rgba(0,0,0,0)", "line": {"width": 3, "color": colours.bad}}
    name = words.say("over-allocated")
    return [trace("bar", name=name, marker=look, hoverinfo="skip", **_bars(over))] if over else []


def _bars(placed: Sequence[tuple[float, Row, str, str]]) -> dict[str, Any]:
    """Place bars: at which row, of which resource, from which amount and how long."""
    return {
        "x": [_percent(row[length], row) for _, row, _, length in placed],
        "y": [place for place, _, _, _ in placed],
        "base": [_percent(row[base], row) for _, row, base, _ in placed],
        "orientation": "h",
        "width": BAR,
    }


def _texts(row: Row, places: int, words: Words) -> tuple[str, str]:
    """Give what stands in a bar and what is told about it."""
    goal, number = clean(row["goal"]), words.number(row["amount"], places)
    share = words.percent(round(_percent(row["amount"], row)))
    told = clean(shortened(row["goal_title"] or "", 50))
    return (
        f"<b>{goal}</b> {number}" if row["named"] else "",
        f"<b>{goal}</b> {told}<br>{number} {clean(row['unit'])} · {share}",
    )


def _label(rows: Sequence[Row], colours: Palette, words: Words) -> str:
    """Give code, name, and what is left or too much."""
    row, told = rows[0], standing(rows, words)
    if row["over"] <= 0:
        return f"{above(row['resource'], row['title'], told)}{clean(told)}"
    told = f"▲ {told}"
    name = above(row["resource"], row["title"], told)
    return f"{name}<b><span style='color:{colours.bad}'>{clean(told)}</span></b>"


def _name(drawn: Sketch, label: str, down: float, colours: Palette) -> None:
    """Write the label of a resource above its bar."""
    where: dict[str, Any] = {"xref": "x", "x": 0, "xanchor": "left", "align": "left"}
    where |= {"yref": "y", "y": down - BAR / 2, "yanchor": "bottom"}
    drawn.write(label, colours.ink, 13, **where)


def standing(rows: Sequence[Row], words: Words) -> str:
    """Say in words what is left of a resource, or by how much it is over-allocated."""
    row = rows[0]
    if row["over"] > 0:
        return words.say("over-allocated by {amount}", amount=_amount(rows, "over", words))
    if not row["capacity"]:
        return words.say("no capacity")
    if not row["free"]:
        return words.say("all allocated")
    return words.say("{amount} left", amount=_amount(rows, "free", words))


def _axes(drawn: Sketch, resources: Placed) -> None:
    """Fit the fullest resource in; a bar beyond twice its capacity runs out of the figure."""
    widest = max(_percent(rows[0]["allocated"], rows[0]) for _, rows in resources)
    drawn.across(range=[0, min(max(widest, FULL) * 1.02, WIDEST)], visible=False)
    drawn.up(range=[resources[-1][0] + 0.4, -0.75], visible=False)


def _capacity_line(drawn: Sketch, within: Sequence[float], colours: Palette, words: Words) -> None:
    """Draw one upright line where every resource is used in full, open where names stand.

    Where one is used beyond it the red outline begins there.
    """
    spans = [(place - BAR / 2, place + BAR / 2 + 0.06) for place in within]
    for top, foot in [(-0.75, -0.64), *spans]:
        drawn.line(
            colours.ink,
            1.5,
            xref="x",
            yref="y",
            x0=FULL,
            x1=FULL,
            y0=top,
            y1=foot,
        )
    where: dict[str, Any] = {"xref": "x", "x": FULL, "xanchor": "right", "xshift": 4}
    where |= {"y": 1, "yanchor": "bottom"}
    drawn.write(words.say("capacity"), colours.muted, 12, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each allocation, with what is left of its resource."""
    told = [(row, rows) for rows in _resources(table) for row in rows]
    return pd.DataFrame(
        {
            words.say("Resource"): [f"{row['resource']} {row['title']}" for row, _ in told],
            words.say("Goal"): [
                f"{row['goal']} {row['goal_title'] or ''}" if row["goal"] else "–"
                for row, _ in told
            ],
            words.say("Allocated"): [
                words.amount(row["amount"], row["unit"], _decimals(rows)) for row, rows in told
            ],
            words.say("Capacity"): [_amount(rows, "capacity", words) for _, rows in told],
            words.say("Remainder"): [standing(rows, words) for _, rows in told],
        }
    )
