"""How likely each scenario was held, review by review."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.axes import every
from tracker.charts.look import (
    SHAPES,
    Palette,
    Sketch,
    Trace,
    apart,
    canvas,
    clean,
    nothing,
    palette,
    shortened,
    trace,
)
from tracker.charts.naming import named, quoted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, is_missing
from tracker.words import Words

HEIGHT, TOP, BOTTOM, RIGHT = 350, 40, 30, 112
LABEL_GAP = 36  # pixels between the labels at the right
HUES = len(SHAPES)
SHOWN = 8  # scenarios drawn at most
GROUP = "group"  # whose judgement is drawn
MANY = 40  # reviews from which on single markers are not drawn
FINE_UNTIL = 60  # per cent: up to there a line for every ten


@dataclass(frozen=True, slots=True)
class _Line:
    """One scenario over the stops; NaN where it was not judged, rows by number of stop."""

    code: str
    title: str
    percents: list[float]
    rows: dict[int, Row]

    @property
    def last(self) -> float:
        """The last judgement, NaN when there is none any more."""
        return self.percents[-1]

    @property
    def highest(self) -> float:
        """The highest judgement ever."""
        return max(x for x in self.percents if not is_missing(x))


def _stops(table: pd.DataFrame) -> list[list[Row]]:
    """Give the rows of each review, or of the moment itself, in order."""
    return groups(table, "review", "day")


def _leaders(rows: Sequence[Row]) -> list[str]:
    best = max(row["percent"] for row in rows)
    return [row["scenario"] for row in rows if row["percent"] == best]


def title(table: pd.DataFrame, words: Words) -> str:
    """Name the likeliest scenario now, and the one it was at first where that was another."""
    stops = _stops(table)
    leaders = [_leaders(rows) for rows in stops]
    if not leaders or len(leaders[-1]) > 1:
        return words.say("Which future is the likeliest?")
    now, first = leaders[-1][0], leaders[0]
    if now in first or len(first) > 1:
        return words.say("{scenario} is now the likeliest", scenario=now)
    return words.say(
        "{scenario} is now the likeliest, {first} was at {review}",
        scenario=now,
        first=first[0],
        review=stops[0][0]["review"],
    )


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say which scenario is likeliest now, and whether it rose or fell."""
    if table.empty:
        return words.say("No likelihoods yet.")
    rows = _stops(table)[-1]
    leaders = _leaders(rows)
    best = next(row for row in rows if row["scenario"] == leaders[0])
    if len(leaders) > 1:
        return words.say(
            "Scenarios {scenarios} are now level as the likeliest, {percent} per cent each.",
            scenarios=words.listed(leaders),
            percent=best["percent"],
        )
    values = {"scenario": leaders[0], "percent": best["percent"]}
    if is_missing(best["change"]) or not best["change"]:
        return words.say("Scenario {scenario} is now the likeliest, {percent} per cent.", **values)
    values["before"] = best["percent"] - best["change"]
    return words.say(
        "Scenario {scenario} is now the likeliest, {percent} per cent, up from {before}."
        if best["change"] > 0
        else "Scenario {scenario} is now the likeliest, {percent} per cent, down from {before}.",
        **values,
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Say whose judgement it is, and what the scenarios that are not drawn have together."""
    told = words.say("The group's judgement at each review, in per cent.")
    lines = _lines(table, _stops(table))
    rest = lines[:-SHOWN]
    if not rest:
        return told
    return f"{told} " + words.say(
        "Drawn are the {shown} likeliest of {count}; the others have {percent} per cent together.",
        shown=SHOWN,
        count=len(lines),
        percent=round(sum(line.last for line in rest if not is_missing(line.last)), 1),
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw a line for each scenario over the reviews in even steps, labelled at its end."""
    colours = palette(theme)
    if table.empty:
        return nothing(colours, words, words.say("No likelihoods yet."))
    drawn = canvas(colours, words, HEIGHT, t=TOP, b=BOTTOM, r=RIGHT)
    stops = _stops(table)
    lines = _lines(table, stops)[-SHOWN:]
    top = max(*(line.highest * 1.1 for line in lines), 10)
    hues = _hues(lines, colours)
    for line in lines:
        drawn.traces.append(_trace(line, hues[line.code], words, leads=line is lines[-1]))
    _label_ends(drawn, lines, hues, words, top)
    _axes(drawn, stops, words, colours, top)
    return drawn.figure()


def _lines(table: pd.DataFrame, stops: Sequence[Sequence[Row]]) -> list[_Line]:
    """Give a line for each scenario, the leader last."""
    places = {(rows[0]["review"], rows[0]["day"]): place for place, rows in enumerate(stops)}
    lines = []
    for rows in groups(table, "scenario"):
        by_place = {places[row["review"], row["day"]]: row for row in rows}
        percents = [
            by_place[place]["percent"] if place in by_place else nan for place in range(len(stops))
        ]
        lines.append(_Line(rows[0]["scenario"], rows[-1]["title"], percents, by_place))
    return sorted(
        lines, key=lambda line: (-1 if is_missing(line.last) else line.last, line.highest)
    )


def _hues(lines: Sequence[_Line], colours: Palette) -> dict[str, tuple[str, str]]:
    """Give each scenario its colour and marker: up to four hues, else grey and one leader."""
    codes = sorted(line.code for line in lines)
    if len(codes) <= HUES:
        return dict(zip(codes, zip(colours.scenarios, SHAPES, strict=True), strict=False))
    grey = {code: (colours.muted, SHAPES[place % HUES]) for place, code in enumerate(codes)}
    return grey | {lines[-1].code: (colours.primary, SHAPES[0])}


def _trace(line: _Line, hue: tuple[str, str], words: Words, *, leads: bool) -> Trace:
    colour, shape = hue
    is_short = len(line.percents) <= MANY
    places = list(range(len(line.percents))) if is_short else _turns(line.percents)
    return trace(
        "scatter",
        name=f"{line.code} {line.title}",
        x=places,
        y=[line.percents[place] for place in places],
        mode="lines+markers" if is_short else "lines",
        cliponaxis=False,
        line={"color": colour, "width": 3.5 if leads else 2},
        marker={"symbol": shape, "size": 9 if leads else 8, "color": colour},
        customdata=[_hover(line, place, words) for place in places],
        hovertemplate=f"{named(line.code, line.title)}<br>%{{customdata}}<extra></extra>",
        meta=[_leads_to(line, place) for place in places],
    )


def _turns(percents: Sequence[float]) -> list[int]:
    """Give the ends of a line and where it leaves or reaches a level: between those it is flat."""
    last = len(percents) - 1
    return [
        place
        for place, percent in enumerate(percents)
        if place in (0, last) or {percents[place - 1], percents[place + 1]} != {percent}
    ]


def _leads_to(line: _Line, place: int) -> str | None:
    row = line.rows.get(place)
    return leads_to("likelihood", line.code, GROUP, at=row["review"]) if row else None


def _hover(line: _Line, place: int, words: Words) -> str:
    """Say per cent, review, day, what the review was about and why the scenario moved."""
    row = line.rows.get(place)
    if row is None:
        return ""
    moved = "" if is_missing(row["change"]) else f" ({words.signed(row['change'])})"
    review = clean(row["review"] or words.say("now"))
    lines = [
        f"{words.percent(row['percent'])}{moved}",
        f"{review} · {words.day(row['day'])}",
        clean(shortened(row["review_title"] or "", 60)),
        quoted(row["reason"]) if row["reason"] else "",
    ]
    return "<br>".join(line for line in lines if line)


def _label_ends(
    drawn: Sketch,
    lines: Sequence[_Line],
    hues: dict[str, tuple[str, str]],
    words: Words,
    top: float,
) -> None:
    """Write code, per cent and change at the end of each line that is still there, apart."""
    pixel = top / (HEIGHT - TOP - BOTTOM)
    ended = [line for line in lines if not is_missing(line.last)]
    places = apart([line.last for line in ended], LABEL_GAP * pixel, LABEL_GAP * pixel / 3, top)
    for line, place in zip(ended, places, strict=True):
        where: dict[str, Any] = {"x": 1, "xshift": 10, "xanchor": "left", "align": "left"}
        where |= {"yref": "y", "y": place, "yanchor": "middle"}
        drawn.write(_label(line, words), hues[line.code][0], 13, **where)


def _label(line: _Line, words: Words) -> str:
    moved = line.rows[len(line.percents) - 1]["change"]
    change = f" {words.signed(moved)}" if moved and not is_missing(moved) else ""
    name = clean(shortened(line.title, 18))
    percent = f"<b>{clean(line.code)} {words.percent(line.last)}</b>{change}"
    return f"{percent}<br><span style='font-size:12px'>{name}</span>"


def _axes(
    drawn: Sketch, stops: Sequence[Sequence[Row]], words: Words, colours: Palette, top: float
) -> None:
    codes = [str(rows[0]["review"] or words.say("now")) for rows in stops]
    years = [rows[0]["day"].year for rows in stops]
    shown = every(codes)
    pad = 0.12 if len(codes) > 1 else 0.5
    drawn.across(
        range=[-pad, len(codes) - 1 + pad],
        tickvals=shown,
        ticktext=[f"<b>{clean(codes[place])}</b>" for place in shown],
        showgrid=True,
        gridcolor=colours.faint,
    )
    drawn.up(range=[0, top], dtick=10 if top <= FINE_UNTIL else 20)
    if any(str(year) != code for year, code in zip(years, codes, strict=True)):
        _years(drawn, years, colours)


def _years(drawn: Sketch, years: Sequence[int], colours: Palette) -> None:
    """Write each year above its first review."""
    begins = [at for at in range(len(years)) if at == 0 or years[at] != years[at - 1]]
    for index in every(["2024"] * len(begins)):
        where: dict[str, Any] = {"xref": "x", "x": begins[index], "y": 1, "yanchor": "bottom"}
        drawn.write(str(years[begins[index]]), colours.muted, 12, **where)


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each review and a column for each scenario."""
    stops = _stops(table)
    columns: dict[str, list[str]] = {
        words.say("Review"): [rows[0]["review"] or words.say("now") for rows in stops],
        words.say("Day"): [words.day(rows[0]["day"]) for rows in stops],
    }
    for line in sorted(_lines(table, stops), key=lambda line: line.code):
        columns[f"{line.code} {line.title}"] = [words.percent(x) for x in line.percents]
    return pd.DataFrame(columns)
