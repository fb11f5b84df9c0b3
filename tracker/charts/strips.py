"""The early signals over the reviews: quiet, watched or triggered, a strip for each."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from scenarios.kinds import KINDS
from tracker.charts.axes import cells_axes
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
from tracker.charts.naming import beside, few, quoted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, is_missing
from tracker.words import N_, Words

IS_WIDE = True
ROW, TOP, BOTTOM = 34, 48, 8
SHOWN = 24
MARKS = {"quiet": "○", "watch": "◐", "triggered": "●", "ceased": "–"}
STRENGTH = {"ceased": 0, "quiet": 0, "watch": 1, "triggered": 2}
DIFFERS = " ≠"
Stop = tuple[str | None, date]


def _stops(table: pd.DataFrame) -> list[Stop]:
    """Give the reviews, or the moment itself, in order."""
    return sorted(
        {(rows[0]["review"], rows[0]["day"]) for rows in groups(table, "review", "day")},
        key=lambda stop: (stop[1], stop[0] is None),
    )


def _at(rows: Sequence[Row]) -> Mapping[Stop, Row]:
    return {(row["review"], row["day"]): row for row in rows}


def _strips(table: pd.DataFrame) -> list[list[Row]]:
    """Give the rows of each signpost; of many, the strongest now."""
    strips, last = groups(table, "signpost"), _stops(table)[-1]
    if len(strips) <= SHOWN:
        return strips
    return sorted(strips, key=lambda rows: -_strength(_at(rows).get(last)))[:SHOWN]


def _strength(row: Row | None) -> int:
    return -1 if row is None else STRENGTH.get(row["state"], -1)


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask when which early signal was given."""
    return words.say("Which early signals have come, and when?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Name the signals that are triggered and watched now."""
    if table.empty:
        return words.say("No signposts yet.")
    last = _stops(table)[-1]
    rows = [row for strip in groups(table, "signpost") if (row := _at(strip).get(last))]
    told = [
        words.say(sentence, signals=few(named, words))
        for state, sentence in (
            ("triggered", N_("Triggered now: {signals}.")),
            ("watch", N_("Watched now: {signals}.")),
        )
        if (named := [row["signpost"] for row in rows if row["state"] == state])
    ]
    return " ".join(told) or words.say("All early signals are quiet now.")


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the marks mean, where judgement and indicator differ, and what is not shown."""
    told = [
        words.say("○ quiet, ◐ watched, ● triggered, – ceased. A signal is neither good nor bad.")
    ]
    if any(_differs(row) for strip in groups(table, "signpost") for row in strip):
        told.append(words.say("≠ judged otherwise than its indicator says."))
    hidden = table["signpost"].nunique() - SHOWN
    if hidden > 0:
        told.append(
            words.say_n(
                "{n} more signal stands in the table.",
                "{n} more signals stand in the table.",
                hidden,
            )
        )
    if earlier := table.attrs.get("left_out", 0):
        told.append(
            words.say_n(
                "{n} earlier review is not shown.", "{n} earlier reviews are not shown.", earlier
            )
        )
    return " ".join(told)


def _differs(row: Row) -> bool:
    return not is_missing(row["agrees"]) and not row["agrees"]


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a cell for each signpost and review, the stronger the more of a signal it was."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No signposts yet."))
    stops, strips = _stops(table), _strips(table)
    height = ROW * len(strips) + TOP + BOTTOM
    drawn = canvas(colours, words, height, t=TOP, b=BOTTOM, r=4)
    grid = [[_at(rows).get(stop) for stop in stops] for rows in strips]
    drawn.traces += [_cells(grid, colours, words), _marks(grid, colours)]
    _axes(drawn, stops, strips, words)
    return drawn.figure()


def _cells(grid: Sequence[Sequence[Row | None]], colours: Palette, words: Words) -> Trace:
    shades = (colours.band, colours.tints[-1], colours.tints[0])
    return trace(
        "heatmap",
        z=[[None if row is None else STRENGTH.get(row["state"]) for row in rows] for rows in grid],
        zmin=0,
        zmax=2,
        xgap=2,
        ygap=5,
        colorscale=[(place / 2, shade) for place, shade in enumerate(shades)],
        showscale=False,
        hoverongaps=False,
        customdata=[["" if row is None else hover(row, words) for row in rows] for rows in grid],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[[row and _leads_to(row) for row in rows] for rows in grid],
    )


def _leads_to(row: Row) -> str:
    return leads_to("signpost", row["signpost"], at=row["review"])


def _marks(grid: Sequence[Sequence[Row | None]], colours: Palette) -> Trace:
    """Write the mark of each state, so that it is read without colour."""
    cells = [
        (at, down, row) for down, rows in enumerate(grid) for at, row in enumerate(rows) if row
    ]
    inks = (colours.ink, colours.tint_text[-1], colours.tint_text[0])
    return trace(
        "scatter",
        x=[at for at, _, _ in cells],
        y=[down for _, down, _ in cells],
        mode="text",
        text=[_mark(row) for _, _, row in cells],
        textfont={"size": 14, "color": [inks[max(_strength(row), 0)] for _, _, row in cells]},
        hoverinfo="skip",
    )


def _mark(row: Row) -> str:
    return f"{MARKS.get(row['state'], '')}{DIFFERS if _differs(row) else ''}"


def hover(row: Row, words: Words) -> str:
    """Tell one cell: the signal, its state as judged and computed, and the value behind it."""
    lines = [
        f"<b>{clean(row['signpost'])}</b> {clean(shortened(row['text'], 50))}",
        f"{clean(row['review'] or words.say('now'))} · {words.day(row['day'])}",
        _state(row["state"], words),
    ]
    if not is_missing(row["computed"]):
        lines.append(
            words.say("by its indicator: {state}", state=_state(row["computed"], words).lower())
        )
        told = {"value": words.number(row["value"]), "period": words.period(row["period"])}
        lines.append(words.say("was {value} in {period}", **told))
    if row["reason"]:
        lines.append(quoted(row["reason"]))
    return "<br>".join(lines)


def _state(state: str | None, words: Words) -> str:
    return words.choice(KINDS["signpost"].fields["state"], state)  # type: ignore[arg-type]


def _axes(
    drawn: Sketch, stops: Sequence[Stop], strips: Sequence[Sequence[Row]], words: Words
) -> None:
    heads = [(review or words.say("now"), f"{day:%y-%m}") for review, day in stops]
    cells_axes(drawn, heads, [beside(row["signpost"], row["text"]) for *_, row in strips])


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each signpost and a column for each review."""
    stops = _stops(table)
    told = []
    for rows in groups(table, "signpost"):
        at = _at(rows)
        line = {words.say("Early signal"): f"{rows[-1]['signpost']} {rows[-1]['text']}"}
        told.append(
            line
            | {
                str(stop[0] or words.say("now")): _state(at[stop]["state"], words)
                if stop in at
                else ""
                for stop in stops
            }
        )
    return pd.DataFrame(told)
