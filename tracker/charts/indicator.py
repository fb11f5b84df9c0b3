"""An indicator against its target path, with the same period last year and the reviews."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.axes import (
    End,
    label_ends,
    number_axis,
    review_lines,
    scale_of,
    year_axis,
)
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
from tracker.charts.naming import quoted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, is_missing, numbers, read, reviews_of
from tracker.words import Words

HEIGHT, TOP, BOTTOM, RIGHT = 310, 26, 28, 104
LABEL_GAP = 19


def _last(table: pd.DataFrame) -> Row | None:
    """Give the last row that holds a number."""
    return next((row for row in reversed(read(table)) if not is_missing(row["value"])), None)


def _number(table: pd.DataFrame, words: Words, x: float | None) -> str:
    return words.number(x, table.attrs["decimals"])


def title(table: pd.DataFrame, words: Words) -> str:
    """Ask whether the indicator is on its way, or tell that it is there."""
    last, code = _last(table), table.attrs["code"]
    if last is None or last["met"] is None:
        return words.say("{indicator}: where is it going?", indicator=code)
    if last["met"]:
        return words.say("{indicator} meets its target", indicator=code)
    return words.say("{indicator}: is it on its way to its target?", indicator=code)


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say the last value, its target and what it was a year before."""
    last, about = _last(table), table.attrs
    if last is None:
        return words.say("{title} has no values yet.", title=about["title"])
    told = {
        "title": about["title"],
        "value": words.amount(last["value"], about["unit"], about["decimals"]),
        "period": words.period(last["period"]),
        "target": _number(table, words, about["target_value"]),
    }
    if last["met"] is None:
        sentence = words.say("{title} was {value} in {period}.", **told)
    else:
        sentence = words.say(
            "{title} was {value} in {period} and meets its target {target}."
            if last["met"]
            else "{title} was {value} in {period} and does not meet its target {target}.",
            **told,
        )
    if is_missing(last["last_year"]):
        return sentence
    before = _number(table, words, last["last_year"])
    return f"{sentence} {words.say('A year earlier it was {before}.', before=before)}"


def note(table: pd.DataFrame, words: Words) -> str:
    """Name the indicator, its unit, the part shown, and what the source did not give."""
    part = " ".join(text for text in table.attrs["part"] if text)
    named = [table.attrs["title"], table.attrs["unit"], *([part] if part else [])]
    sentences = [f"{', '.join(named)}."]
    gaps = int((table["period"].notna() & table["value"].isna()).sum())
    if gaps:
        sentences.append(
            words.say_n(
                "For {n} period the source gives no number.",
                "For {n} periods the source gives no number.",
                gaps,
            )
        )
    if table["state"].eq("preliminary").any():
        sentences.append(words.say("Open rings are preliminary."))
    return " ".join(sentences)


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw the values, the target path and last year's values by true date."""
    colours, rows = palette(theme), read(table)
    shown = [x for name in ("value", "target", "last_year") for x in numbers(rows, name)]
    if not shown:
        return nothing(colours, words, words.say("No values and no target yet."))
    drawn = canvas(colours, words, HEIGHT, t=TOP, b=BOTTOM, r=RIGHT)
    grey = {"color": colours.muted, "width": 1.5, "dash": "dot"}
    petrol = {"color": colours.primary, "width": 2, "dash": "dash"}
    review_lines(drawn, words, reviews_of(table), *_span(rows))
    _line(drawn, rows, "last_year", words.say("last year"), grey)
    _line(drawn, _level(rows), "target", words.say("target path"), petrol)
    drawn.traces.append(_actual(table, colours, words))
    ends = scale_of(shown)
    pixel = (ends[1] - ends[0]) / (HEIGHT - TOP - BOTTOM)
    label_ends(drawn, _ends(table, colours, words), ends, LABEL_GAP * pixel)
    year_axis(drawn, *_span(rows))
    number_axis(drawn, words, ends)
    return drawn.figure()


def _span(rows: Sequence[Row]) -> tuple[date, date]:
    """Give the first and last day; a single day is given the rest of its year."""
    first, last = min(row["day"] for row in rows), max(row["day"] for row in rows)
    return first, last if last > first else date(first.year + 1, 1, 1)


def _level(rows: Sequence[Row]) -> list[Row]:
    """Give the rows with a target; a single one is drawn as a level over the whole time."""
    points = [row for row in rows if not is_missing(row["target"])]
    if len(points) != 1:
        return points
    return [points[0] | {"day": day} for day in _span(rows)]


def _line(drawn: Sketch, rows: Sequence[Row], column: str, name: str, line: dict[str, Any]) -> None:
    """Draw a column of numbers as a plain line, if it has any."""
    points = [row for row in rows if not is_missing(row[column])]
    if points:
        drawn.traces.append(
            trace(
                "scatter",
                name=name,
                x=[row["day"] for row in points],
                y=[row[column] for row in points],
                mode="lines",
                line=line,
                hoverinfo="skip",
            )
        )


def _actual(table: pd.DataFrame, colours: Palette, words: Words) -> Trace:
    """Draw what was measured; the last value takes the colour of met or not, gaps stay gaps."""
    rows = [row for row in read(table) if row["period"]]
    last = _last(table)
    period = last["period"] if last else None
    rings = [row["state"] == "preliminary" for row in rows]
    return trace(
        "scatter",
        name=words.say("actual value"),
        x=[row["day"] for row in rows],
        y=[row["value"] for row in rows],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colours.ink, "width": 2.5},
        marker={
            "size": [11 if row["period"] == period else 5 for row in rows],
            "symbol": ["circle-open" if ring else "circle" for ring in rings],
            "color": [_hue(row, period, colours) for row in rows],
            "line": {"width": [2 if ring else 0 for ring in rings]},
            "opacity": 1,
        },
        customdata=[_hover(row, table, words) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[_leads_to(table, row) for row in rows],
    )


def _leads_to(table: pd.DataFrame, row: Row) -> str:
    return leads_to("observation", table.attrs["code"], row["period"], *table.attrs["part"])


def _hue(row: Row, last: str | None, colours: Palette) -> str:
    if row["period"] != last or row["met"] is None:
        return colours.ink
    return colours.states["green" if row["met"] else "red"]


def _hover(row: Row, table: pd.DataFrame, words: Words) -> str:
    amount = words.amount(row["value"], table.attrs["unit"], table.attrs["decimals"])
    lines = [f"<b>{clean(amount)}</b>", words.period(row["period"])]
    if not is_missing(row["target"]):
        lines.append(words.say("target path {value}", value=_number(table, words, row["target"])))
    if not is_missing(row["last_year"]):
        lines.append(words.say("last year {value}", value=_number(table, words, row["last_year"])))
    if table.attrs["source"]:
        lines.append(quoted(table.attrs["source"]))
    return "<br>".join(lines)


def _ends(table: pd.DataFrame, colours: Palette, words: Words) -> list[End]:
    """Label the end of the path, the last value, and the value a year before."""
    ends, last, path = [], _last(table), numbers(read(table), "target")
    if path:
        target = words.say("target {value}", value=_number(table, words, path[-1]))
        ends.append(End(path[-1], f"<b>{target}</b>", colours.primary))
    if last:
        value, before = last["value"], last["last_year"]
        ends.append(End(value, f"<b>{_number(table, words, value)}</b>", colours.ink))
        if not is_missing(before):
            text = words.say("last year {value}", value=_number(table, words, before))
            ends.append(End(before, text, colours.muted))
    return ends


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each period, the latest first."""
    rows = [row for row in reversed(read(table)) if row["period"]]
    states = {
        "final": words.say("final"),
        "preliminary": words.say("preliminary"),
        "revised": words.say("revised"),
    }
    return pd.DataFrame(
        {
            words.say("Period"): [words.period(row["period"]) for row in rows],
            words.say("Actual value"): [
                str(row["mark"] or "–")
                if is_missing(row["value"])
                else _number(table, words, row["value"])
                for row in rows
            ],
            words.say("Target path"): [_number(table, words, row["target"]) for row in rows],
            words.say("Last year"): [_number(table, words, row["last_year"]) for row in rows],
            words.say("State"): [states.get(row["state"], "") for row in rows],
        }
    )
