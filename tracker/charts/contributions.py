"""What partners bring to the resources of one unit, and which goals get it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.kinds import KINDS
from tracker.charts.alluvial import outline
from tracker.charts.look import (
    Palette,
    Sketch,
    Trace,
    apart,
    canvas,
    clean,
    faded,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.naming import fitted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, read
from tracker.charts.streams import LEFT_OVER, Band, Node, Streams, other, streams
from tracker.words import N_, Words

IS_WIDE = True
LEFT, MIDDLE, RIGHT = 0, 0.5, 1
TOP, BOTTOM, SIDE, NODE, LINE = 52, 28, 116, 14, 16
PER_NODE, LOWEST, PAD = 68, 240, 58
SHOWN = 12  # partners, and goals, that stand alone; the others stand together
NAME_LINES, NAME_WIDTH, RESOURCE_LINES, RESOURCE_WIDTH = 3, 17, 2, 22
FIRM, LOOSE, LEFT_AT = 0.45, 0.22, 0.3  # how much of a band's colour is seen
MORE = "…"


def _rows(table: pd.DataFrame) -> list[Row]:
    """Give the rows that flow; partners and goals beyond the largest stand together."""
    rows = [row for row in read(table) if row["part"] != "over"]
    for part in ("contribution", "allocation"):
        kept = set(list(_sums(row for row in rows if row["part"] == part))[: SHOWN - 1])
        there = {row["other"] for row in rows if row["part"] == part}
        if len(there) > SHOWN:
            rows = [
                row | {"other": MORE} if row["part"] == part and row["other"] not in kept else row
                for row in rows
            ]
    return rows


def _sums(rows: Iterable[Row]) -> dict[str, float]:
    """Add up what each partner brings or each goal gets, the most first."""
    found: dict[str, float] = defaultdict(float)
    for row in rows:
        found[other(row)] += row["amount"]
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _part(table: pd.DataFrame, part: str) -> list[Row]:
    return [row for row in read(table) if row["part"] == part]


def _amount(table: pd.DataFrame, words: Words, x: float) -> str:
    return words.amount(x, table.attrs["unit"], table.attrs["decimals"])


def title(table: pd.DataFrame, words: Words) -> str:
    """Ask who brings what and where it goes, in one unit."""
    return words.say("Who brings what, and where does it go, in {unit}?", unit=table.attrs["unit"])


def alt(table: pd.DataFrame, words: Words) -> str:
    """Name who brings most and which goal gets most, and say what is left or too much."""
    if table.empty:
        return words.say("Nobody brings anything in this unit yet.")
    told = []
    for part, sentence in (
        ("contribution", N_("{name} brings the most, {amount} of {whole}.")),
        ("allocation", N_("{name} gets the most, {amount} of {whole}.")),
    ):
        if sums := _sums(_part(table, part)):
            code, amount = next(iter(sums.items()))
            whole = _amount(table, words, sum(sums.values()))
            shown = _amount(table, words, amount)
            told.append(words.say(sentence, name=code, amount=shown, whole=whole))
    return " ".join([*told, *_balance(table, words)])


def _balance(table: pd.DataFrame, words: Words) -> list[str]:
    """Say what is left in all, and by how much each resource that is so is over-allocated."""
    told = []
    if free := sum(row["amount"] for row in _part(table, "free")):
        told.append(words.say("{amount} is left.", amount=_amount(table, words, free)))
    told += [
        words.say(
            "{resource} is over-allocated by {amount}.",
            resource=row["resource"],
            amount=_amount(table, words, row["amount"]),
        )
        for row in _part(table, "over")
    ]
    return told


def note(table: pd.DataFrame, words: Words) -> str:
    """Say how to read it, and what pale bands are."""
    told = words.say(
        "Partners at the left, resources in the middle, goals at the right. One unit at a time:"
        " different units are never added."
    )
    if any(row["state"] == "intent" for row in read(table)):
        told += f" {words.say('Pale: no more than an intent.')}"
    return told


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw bands from partners through resources to goals, as thick as the amounts."""
    colours, rows = palette(theme), _rows(table)
    if not rows:
        return nothing(colours, words, words.say("Nobody brings anything in this unit yet."))
    most = max(len({(row["part"] == "contribution", other(row)) for row in rows}) // 2 + 1, 3)
    height = max(PER_NODE * most, LOWEST)
    drawn = canvas(colours, words, height + TOP + BOTTOM, t=TOP, b=BOTTOM, l=SIDE, r=SIDE)
    drawn.across(visible=False, range=[0, 1])
    drawn.up(visible=False, range=[1, 0])
    placed = streams(rows, PAD / height)
    titles = _titles(table, words)
    for bands, (start, end) in ((placed.brought, (LEFT, MIDDLE)), (placed.given, (MIDDLE, RIGHT))):
        drawn.traces += [_band(band, (start, end), table, words, colours) for band in bands]
    _draw_nodes(drawn, placed, table, colours)
    _name_sides(drawn, placed, table, titles, words)
    _name_resources(drawn, placed.resources, table, titles, words, colours)
    return drawn.figure()


def _titles(table: pd.DataFrame, words: Words) -> Mapping[str, str]:
    found = {row["resource"]: row["title"] for row in read(table)}
    found |= {row["other"]: row["other_title"] or "" for row in read(table) if row["other"]}
    return found | {LEFT_OVER: words.say("left"), MORE: words.say("the others")}


def _band(
    band: Band, ends: tuple[float, float], table: pd.DataFrame, words: Words, colours: Palette
) -> Trace:
    """Fill a band: pale where it is but an intent, grey where it goes nowhere."""
    row = band.row
    x, y = outline((ends[0], band.start), (ends[1], band.end), band.height)
    is_left = row["part"] == "free"
    strength = LEFT_AT if is_left else LOOSE if row["state"] == "intent" else FIRM
    return trace(
        "scatter",
        name=f"{row['resource']} {other(row)}".strip(),
        x=x,
        y=y,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=faded(colours.muted if is_left else colours.primary, strength),
        hoveron="fills",
        hoverinfo="text",
        text=hover(row, table, words),
        meta=leads_to(row["part"], row["key"]) if row["key"] else _resource(row),
    )


def _resource(row: Row) -> str:
    return leads_to("resource", row["resource"])


def hover(row: Row, table: pd.DataFrame, words: Words) -> str:
    """Tell one band: from whom to what, how much, and how firmly."""
    resource = f"<b>{clean(row['resource'])}</b> {clean(shortened(row['title'], 40))}"
    beside = f"<b>{clean(row['other'])}</b> {clean(shortened(row['other_title'] or '', 40))}"
    ways = {"contribution": f"{beside} →<br>{resource}", "allocation": f"{resource} →<br>{beside}"}
    amount = _amount(table, words, row["amount"])
    if row["part"] == "free":
        return f"{resource}<br>{words.say('{amount} left', amount=amount)}"
    state = f" · {_state(row, words)}" if row["state"] else ""
    return f"{ways[row['part']]}<br>{amount}{state}"


def _state(row: Row, words: Words) -> str:
    return words.choice(KINDS["contribution"].fields["state"], row["state"])  # type: ignore[arg-type]


def _draw_nodes(drawn: Sketch, placed: Streams, table: pd.DataFrame, colours: Palette) -> None:
    """Draw nodes as upright bars; a resource that gives more than it has in red."""
    over = {row["resource"] for row in _part(table, "over")}
    for nodes, x in ((placed.partners, LEFT), (placed.resources, MIDDLE), (placed.goals, RIGHT)):
        for node in nodes:
            is_over = x == MIDDLE and node.code in over
            fill = colours.muted if node.code == LEFT_OVER else colours.primary
            drawn.shapes.append(
                {"type": "rect", "xsizemode": "pixel", "xanchor": x, "x0": -NODE / 2}
                | {"x1": NODE / 2, "y0": node.top, "y1": node.top + node.height}
                | {"fillcolor": colours.bad if is_over else fill, "line": {"width": 0}}
            )


def _name_sides(
    drawn: Sketch, placed: Streams, table: pd.DataFrame, titles: Mapping[str, str], words: Words
) -> None:
    """Write beside each partner and goal its code, its name and its amount."""
    for nodes, x, side in ((placed.partners, LEFT, "right"), (placed.goals, RIGHT, "left")):
        shift = -NODE if side == "right" else NODE
        height = drawn.layout["height"] - TOP - BOTTOM
        names = [fitted(titles.get(node.code, ""), NAME_WIDTH, NAME_LINES) for node in nodes]
        tallest = 1 + max(map(len, names), default=0)
        places = apart([node.middle for node in nodes], tallest * LINE / height, 0, 1)
        for node, lines, place in zip(nodes, names, places, strict=True):
            where: dict[str, Any] = {"x": x, "xanchor": side, "align": side, "xshift": shift}
            where |= {"y": 1 - place, "yanchor": "middle"}
            amount = words.number(node.amount, table.attrs["decimals"])
            name = "<br>".join(map(clean, lines))
            code = f"<b>{clean(node.code)}</b> " if node.code not in (LEFT_OVER, MORE) else ""
            drawn.write(f"{code}{amount}<br>{name}", drawn.layout["font"]["color"], 12, **where)


def _name_resources(
    drawn: Sketch,
    nodes: Sequence[Node],
    table: pd.DataFrame,
    titles: Mapping[str, str],
    words: Words,
    colours: Palette,
) -> None:
    """Write above each resource its code, its name and what it has."""
    for node in nodes:
        lines = fitted(titles[node.code], RESOURCE_WIDTH, RESOURCE_LINES)
        name = "<br>".join(map(clean, lines))
        amount = _amount(table, words, node.amount)
        where: dict[str, Any] = {"x": MIDDLE, "y": 1 - node.top, "yanchor": "bottom"}
        where |= {"bgcolor": colours.card, "borderpad": 1}
        drawn.write(f"<b>{clean(node.code)}</b> {amount}<br>{name}", colours.ink, 12, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each contribution and allocation, and for what is left or too much."""
    parts = {
        "contribution": words.say("brought"),
        "allocation": words.say("given"),
        "free": words.say("left"),
        "over": words.say("too much"),
    }
    rows = read(table)
    return pd.DataFrame(
        {
            words.say("Resource"): [f"{row['resource']} {row['title']}" for row in rows],
            words.say("What"): [parts[row["part"]] for row in rows],
            words.say("Partner or goal"): [
                f"{row['other'] or ''} {row['other_title'] or ''}".strip() for row in rows
            ],
            words.say("Amount"): [_amount(table, words, row["amount"]) for row in rows],
            words.say("State"): [_state(row, words) if row["state"] else "" for row in rows],
        }
    )
