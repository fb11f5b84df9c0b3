"""The year as a wheel: when the team meets, what is due, and where today is."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import ceil

import pandas as pd
import plotly.graph_objects as go
from babel.dates import get_month_names

from tracker.charts.look import Palette, Sketch, Trace, canvas, clean, palette, trace
from tracker.charts.pointing import leads_to, leads_to_page
from tracker.charts.reading import Row, read
from tracker.words import Words

HEIGHT, SIDE = 380, 24
MONTHS, QUIET, REVIEWS, DUE = (0.8, 1.0), (0.755, 0.785), (0.44, 0.74), 0.3
HOLE, EDGE, TODAY = 0.28, 1.2, 1.12
WEDGE, CODE = 17, 30  # degrees that the code of a review takes, and that of a decision inside it
LETTERS = 3
TURN = 360
SIDES = ("bottom center", "top center")  # of a dot, where its code stands: neighbours differ


def title(table: pd.DataFrame, words: Words) -> str:
    """Say which year it is."""
    return words.say("The year {year}", year=table.attrs["year"])


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say how many reviews and due decisions the year has, and which review comes next."""
    reviews, due = _part(table, "review"), _part(table, "due")
    year, today = table.attrs["year"], table.attrs["today"]
    sentences = [
        words.say_n("{n} review in {year}.", "{n} reviews in {year}.", len(reviews), year=year),
        words.say_n("{n} undone decision is due.", "{n} undone decisions are due.", len(due)),
    ]
    coming = [row for row in reviews if today is not None and row["day"] > today]
    for row in coming[:1]:
        day = words.long_day(row["day"])
        sentences.append(words.say("The next is {review}, {day}.", review=row["key"], day=day))
    return " ".join(sentences)


def note(_: pd.DataFrame, words: Words) -> str:
    """Say what is on the wheel."""
    return words.say("Reviews in colour, dots where a decision is due, the quiet weeks marked.")


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give the year's days in order."""
    kinds = {
        "review": words.say("Review"),
        "due": words.say("Decision due"),
        "quiet": words.say("Quiet weeks"),
    }
    rows = sorted(read(table), key=lambda row: row["day"])
    return pd.DataFrame(
        {
            words.say("Day"): [words.day(row["day"]) for row in rows],
            words.say("Week"): [words.weekday(row["day"]) for row in rows],
            words.say("What"): [
                f"{kinds[row['part']]} {row['key']} {row['title'] or ''}".strip() for row in rows
            ],
        }
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw the months as a ring, with reviews, due decisions and quiet weeks inside it."""
    colours = palette(theme)
    sketch = canvas(colours, words, HEIGHT, t=8, l=SIDE, r=SIDE)
    del sketch.layout["xaxis"], sketch.layout["yaxis"]
    hidden = {"visible": False, "range": [0, EDGE]}
    sketch.layout["polar"] = {
        "bgcolor": "rgba(0,0,0,0)",
        "hole": HOLE,
        "radialaxis": hidden,
        "angularaxis": {"visible": False, "rotation": 90, "direction": "clockwise"},
    }
    year: int = table.attrs["year"]
    sketch.traces += _months(year, colours, words)
    sketch.traces += [_quiet(_part(table, "quiet"), colours)]
    sketch.traces += _reviews(_part(table, "review"), colours, words)
    sketch.traces += [_due(_part(table, "due"), colours, words)]
    _middle(sketch, table, colours, words)
    return sketch.figure()


def _part(table: pd.DataFrame, part: str) -> list[Row]:
    return [row for row in read(table) if row["part"] == part]


def _angle(day: date) -> float:
    """Give how far round the year a day lies, in degrees."""
    length = 366 if monthrange(day.year, 2)[1] == 29 else 365  # noqa: PLR2004 - February
    return (day.timetuple().tm_yday - 1) / length * TURN


def _bars(
    middles: Sequence[float], widths: Sequence[float], ring: tuple[float, float], **look: object
) -> Trace:
    """Give segments of a ring; each by its middle and width in degrees."""
    low, high = ring
    count = len(middles)
    place = {"theta": list(middles), "width": list(widths), "base": [low] * count}
    return trace("barpolar", r=[high - low] * count, hoverinfo="skip", **place) | dict(look)


def _texts(
    angles: Sequence[float],
    radius: float,
    texts: Sequence[str],
    size: int,
    colour: str | Sequence[str],
) -> Trace:
    font = {"size": size, "color": colour}
    place = {"theta": list(angles), "r": [radius] * len(angles), "text": list(texts)}
    return trace("scatterpolar", mode="text", hoverinfo="skip", textfont=font, **place)


def _months(year: int, colours: Palette, words: Words) -> list[Trace]:
    """Draw the months, a little apart, each with its short name."""
    firsts = [_angle(date(year, month, 1)) for month in range(1, 13)]
    widths = [after - first for first, after in zip(firsts, [*firsts[1:], TURN], strict=True)]
    middles = [first + width / 2 for first, width in zip(firsts, widths, strict=True)]
    named = get_month_names("abbreviated", context="stand-alone", locale=words.language)
    names = [named[month][:LETTERS] for month in range(1, 13)]
    look = {"marker": {"color": colours.faint}}
    return [
        _bars(middles, [width - 1.5 for width in widths], MONTHS, **look),
        _texts(middles, sum(MONTHS) / 2, names, 13, colours.ink),
    ]


def _quiet(rows: Sequence[Row], colours: Palette) -> Trace:
    """Draw the quiet weeks as a thin band inside the months."""
    starts = [_angle(row["day"]) for row in rows]
    ends = [_angle(row["until"]) for row in rows]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    widths = [end - start for start, end in zip(starts, ends, strict=True)]
    return _bars(middles, widths, QUIET, marker={"color": colours.muted})


def _reviews(rows: Sequence[Row], colours: Palette, words: Words) -> list[Trace]:
    """Draw each review as a petrol wedge with its code; one not yet finalised is an outline."""
    angles = [_angle(row["day"]) for row in rows]
    gaps = [after - before for before, after in pairwise(sorted(angles)) if after > before]
    width = min([WEDGE, *gaps])
    closed = [row["state"] == "finalised" for row in rows]
    fills = [colours.tints[0] if done else colours.card for done in closed]
    marker = {"color": fills, "line": {"color": colours.tints[0], "width": 2}}
    hover = {"hoverinfo": "text", "hovertext": [_named(row, words) for row in rows]}
    hover["meta"] = [leads_to_page("review", review=row["key"]) for row in rows]
    step = ceil(WEDGE / width)
    texts = [
        "" if place % step else f"<b>{clean(row['key'])}</b>" for place, row in enumerate(rows)
    ]
    inks = [colours.tint_text[0] if done else colours.ink for done in closed]
    return [
        _bars(angles, [width] * len(rows), REVIEWS, marker=marker) | hover,
        _texts(angles, sum(REVIEWS) / 2, texts, 13, inks),
    ]


def _named(row: Row, words: Words) -> str:
    day = words.long_day(row["day"])
    return f"<b>{clean(row['key'])}</b> {clean(row['title'])}<br>{day}, {words.week(row['day'])}"


def _due(rows: Sequence[Row], colours: Palette, words: Words) -> Trace:
    """Draw a dot on the day when each decision is due, with its code where that has room."""
    rows = sorted(rows, key=lambda row: row["day"])
    angles = [_angle(row["day"]) for row in rows]
    sides = _sides(angles)
    return trace(
        "scatterpolar",
        mode="markers+text",
        text=[clean(row["key"]) if place in sides else "" for place, row in enumerate(rows)],
        textposition=[sides.get(place, SIDES[0]) for place in range(len(rows))],
        textfont={"size": 12, "color": colours.muted},
        theta=angles,
        r=[DUE] * len(rows),
        marker={"size": 8, "color": colours.muted},
        hoverinfo="text",
        hovertext=[_named(row, words) for row in rows],
        meta=[leads_to("decision", row["key"]) for row in rows],
    )


def _sides(angles: Sequence[float]) -> dict[int, str]:
    """Give the side of each dot where its code stands, other than its neighbour's, if it fits."""
    sides: dict[int, str] = {}
    reached = dict.fromkeys(SIDES, -float(TURN))
    for place, angle in enumerate(angles):
        side = min(SIDES, key=reached.__getitem__)
        if angle - reached[side] >= CODE:
            sides[place], reached[side] = side, angle
    return sides


def _middle(sketch: Sketch, table: pd.DataFrame, colours: Palette, words: Words) -> None:
    """Write the year in the middle, and draw where today is when it lies in that year."""
    today: date | None = table.attrs["today"]
    sketch.write(f"<b>{table.attrs['year']}</b>", colours.ink, 20, x=0.5, y=0.5)
    if today is not None:
        angle, line = _angle(today), {"color": colours.accent, "width": 2.5}
        place = {"theta": [angle] * 5, "r": [0, MONTHS[0] - 0.01, None, MONTHS[1], TODAY - 0.08]}
        sketch.traces.append(
            trace("scatterpolar", mode="lines", line=line, hoverinfo="skip", **place)
        )
        said = f"<b>{words.say('today')}</b>"
        side = "middle right" if angle < TURN / 2 else "middle left"
        today_text = _texts([angle], TODAY - 0.04, [said], 13, colours.accent)
        sketch.traces.append(today_text | {"textposition": side})
