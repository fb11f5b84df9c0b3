"""What each resource has to give, and which goals take how much of it."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.look import Palette, canvas, clean, nothing, palette, shortened
from tracker.charts.look import note as write
from tracker.charts.reading import Row, groups, numbers
from tracker.words import Words

ROW, TOP, BOTTOM = 62, 26, 10
SHOWN = 14  # resources drawn at most; the fullest come first
FULL = 100.0
WIDEST = 200.0  # per cent of the capacity that the axis shows at most
LINE_LENGTH = 50  # letters above a bar that fit in 340 pixels
BAR = 0.46  # of the room of a row
NOISE = 1e-9


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
        listed = words.listed(
            words.say(
                "{resource} by {amount}",
                resource=rows[0]["resource"],
                amount=_amount(rows, "over", words),
            )
            for rows in over
        )
        return words.say("Over-allocated: {resources}.", resources=listed)
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
    drawn = canvas(colours, words, ROW * len(resources) + TOP + BOTTOM, t=TOP, b=BOTTOM)
    drawn.update_layout(barmode="overlay")
    for place, rows in enumerate(resources):
        for order, row in enumerate(rows):
            if row["goal"]:
                drawn.add_trace(_bar(row, place, order, _decimals(rows), colours, words))
        if rows[0]["over"] > 0:
            drawn.add_trace(_overflow(rows[0], place, colours, words))
        _name(drawn, rows, place, colours, words)
    _axes(drawn, resources)
    _capacity_line(drawn, colours, words)
    return drawn


def _percent(amount: float, row: Row) -> float:
    """Give an amount in per cent of the capacity, or of what is allocated where there is none."""
    whole = row["capacity"] or row["allocated"]
    return FULL * amount / whole if whole else 0.0


def _bar(row: Row, place: int, order: int, decimals: int, colours: Palette, words: Words) -> go.Bar:
    tint = min(order, len(colours.tints) - 1)
    number = words.number(row["amount"], decimals)
    goal, share = clean(row["goal"]), words.percent(round(_percent(row["amount"], row)))
    return go.Bar(
        name=f"{row['resource']} {row['goal']}",
        x=[_percent(row["amount"], row)],
        y=[place],
        base=[_percent(row["base"], row)],
        orientation="h",
        width=BAR,
        marker={"color": colours.tints[tint], "line": {"width": 1, "color": colours.card}},
        text=f"<b>{goal}</b> {number}",
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": colours.tint_text[tint], "size": 13},
        customdata=[
            f"<b>{goal}</b> {clean(shortened(row['goal_title'] or '', 50))}"
            f"<br>{number} {clean(row['unit'])} · {share}"
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _overflow(row: Row, place: int, colours: Palette, words: Words) -> go.Bar:
    """Outline in red what goes beyond the capacity."""
    return go.Bar(
        name=f"{row['resource']} {words.say('over-allocated')}",
        x=[_percent(row["over"], row)],
        y=[place],
        base=[_percent(row["capacity"], row)],
        orientation="h",
        width=BAR,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 3, "color": colours.bad}},
        hoverinfo="skip",
    )


def _name(
    drawn: go.Figure, rows: Sequence[Row], place: int, colours: Palette, words: Words
) -> None:
    """Write above the bar: code, name, and what is left or too much."""
    row, told = rows[0], standing(rows, words)
    room = max(LINE_LENGTH - len(f"{row['resource']}{told}") - 4, 8)
    told = clean(told)
    if row["over"] > 0:
        told = f"<b><span style='color:{colours.bad}'>▲ {told}</span></b>"
    text = f"<b>{clean(row['resource'])}</b> {clean(shortened(row['title'], room))} · {told}"
    where: dict[str, Any] = {"xref": "x", "x": 0, "xanchor": "left", "align": "left"}
    where |= {"yref": "y", "y": place - BAR / 2, "yanchor": "bottom"}
    write(drawn, text, color=colours.ink, **where)


def standing(rows: Sequence[Row], words: Words) -> str:
    """Say in words what is left of a resource, or by how much it is over-allocated."""
    row = rows[0]
    if not row["capacity"]:
        return words.say("no capacity")
    if row["over"] > 0:
        return words.say("over-allocated by {amount}", amount=_amount(rows, "over", words))
    if not row["free"]:
        return words.say("all allocated")
    return words.say("{amount} left", amount=_amount(rows, "free", words))


def _axes(drawn: go.Figure, resources: Sequence[Sequence[Row]]) -> None:
    """Fit the fullest resource in; a bar beyond twice its capacity runs out of the figure."""
    widest = max(_percent(rows[0]["allocated"], rows[0]) for rows in resources)
    drawn.update_xaxes(range=[0, min(max(widest, FULL) * 1.02, WIDEST)], visible=False)
    drawn.update_yaxes(range=[len(resources) - 0.6, -0.75], visible=False)


def _capacity_line(drawn: go.Figure, colours: Palette, words: Words) -> None:
    """Draw one upright line where every resource is used in full."""
    drawn.add_shape(
        type="line",
        xref="x",
        yref="paper",
        x0=FULL,
        x1=FULL,
        y0=0,
        y1=1,
        line={"width": 1.5, "color": colours.ink},
    )
    where: dict[str, Any] = {"xref": "x", "x": FULL, "xanchor": "right", "xshift": 4}
    where |= {"y": 1, "yanchor": "bottom"}
    write(drawn, words.say("capacity"), color=colours.muted, size=12, **where)


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
