"""The trail of belief in the cross: its weighted centre at each review."""

from collections.abc import Sequence
from typing import Any

from tracker.charts.look import Palette, Sketch, Trace, clean, shortened, trace
from tracker.charts.pointing import leads_to_page
from tracker.charts.reading import Row
from tracker.words import Words

FURTHEST, LONGEST = 0.6, 3.0  # where the outermost centre stands; how much it may be enlarged
NAME_AWAY = 16  # pixels from a centre to its review
ACROSS, DOWN = 130, 170  # pixels of one step in a cross that is 340 pixels wide
LETTER, LINE = 6, 14  # pixels of a letter and a line of a name
OLDEST = 0.35  # how much of the first centre is seen


def scale_of(trail: Sequence[Row]) -> float:
    """Give how many times a centre's way from the middle is drawn, so that moves are seen."""
    furthest = max(max(abs(row["x"]), abs(row["y"])) for row in trail)
    return min(FURTHEST / furthest, LONGEST) if furthest else 1.0


def way(trail: Sequence[Row], words: Words, colours: Palette) -> Trace:
    """Draw the centres in order, the older the fainter, an arrow at each and the last a dot."""
    scale, points = scale_of(trail), _points(trail)
    last = len(points) - 1
    return trace(
        "scatter",
        mode="lines+markers",
        x=[rows[0]["x"] * scale for rows in points],
        y=[rows[0]["y"] * scale for rows in points],
        line={"color": colours.muted, "width": 1.5},
        marker={
            "symbol": ["circle", *["arrow"] * (last - 1), "circle"][-last - 1 :],
            "angleref": "previous",
            "size": [*[9 if not at else 12 for at in range(last)], 16],
            "color": [*[colours.ink] * last, colours.primary],
            "opacity": [OLDEST + (1 - OLDEST) * at / max(last, 1) for at in range(last)] + [1],
            "line": {"width": 1, "color": colours.card},
        },
        customdata=[_hover(rows, words) for rows in points],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to_page("scenarios", rows[0]["review"]) for rows in points],
    )


def name(drawn: Sketch, trail: Sequence[Row], words: Words, colours: Palette) -> None:
    """Write the review of each centre beside it, on the side that the trail does not come from.

    Where centres stand too close for that, the later ones are named.
    """
    scale, points = scale_of(trail), _points(trail)
    named: list[tuple[float, float, float]] = []
    for before, rows in reversed(list(zip([points[0], *points], points, strict=False))):
        centre, codes = rows[0], clean(_codes(rows, words))
        is_last = not named
        shift = NAME_AWAY if centre["y"] <= before[0]["y"] else -NAME_AWAY
        where: dict[str, Any] = {"xref": "x", "yref": "y", "x": centre["x"] * scale}
        where |= {"y": centre["y"] * scale, "yshift": shift}
        width, away = LETTER * len(codes), 0.0
        if rows is points[0] and points[1:]:
            where["xanchor"] = "right" if points[1][0]["x"] > centre["x"] else "left"
            away = -width / 2 if where["xanchor"] == "right" else width / 2
        place = (where["x"] * ACROSS + away, where["y"] * DOWN - shift, width)
        if not any(_meet(place, other) for other in named):
            drawn.write(f"<b>{codes}</b>" if is_last else codes, colours.ink, 12, **where)
            named.append(place)


def _meet(one: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    """Tell whether two names would cover each other; each by its middle and its width in pixels."""
    beside, width = abs(one[0] - other[0]), (one[2] + other[2]) / 2
    return beside < width and abs(one[1] - other[1]) < LINE


def _points(trail: Sequence[Row]) -> list[list[Row]]:
    """Join reviews where the centre did not move."""
    points: list[list[Row]] = []
    for row in trail:
        if points and (points[-1][0]["x"], points[-1][0]["y"]) == (row["x"], row["y"]):
            points[-1].append(row)
        else:
            points.append([row])
    return points


def _codes(rows: Sequence[Row], words: Words) -> str:
    ends = [str(row["review"] or words.say("now")) for row in (rows[0], rows[-1])]
    return ends[0] if len(rows) == 1 else f"{ends[0]}–{ends[1]}"


def _hover(rows: Sequence[Row], words: Words) -> str:
    return "<br>".join(
        f"<b>{clean(row['review'] or words.say('now'))}</b> {words.day(row['day'])}"
        f" {clean(shortened(row['review_title'] or '', 50))}"
        for row in rows
    )
