"""How an indicator's target drifted: first target, each revised one, and what was measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from tracker.charts.axes import End, label_ends, number_axis, review_lines, scale_of, year_axis
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
from tracker.charts.naming import quoted
from tracker.charts.pointing import leads_to
from tracker.charts.reading import Row, groups, numbers, read
from tracker.words import Words

HEIGHT, TOP, BOTTOM, RIGHT = 360, 26, 28, 92
HEAD_ROOM = 0.28  # of the scale, for the callout of the last turn
LABEL_GAP = 20
LEFT_SIDE, RIGHT_SIDE = 0.35, 0.7  # parts of the time where a callout hangs to one side


@dataclass(frozen=True, slots=True)
class _Story:
    """The parts of the tidy table, with what the indicator is."""

    actual: list[Row]
    versions: list[list[Row]]
    turns: list[Row]
    reviews: list[Row]
    about: dict[str, Any]

    def number(self, words: Words, x: float | None) -> str:
        """Write a value with the indicator's decimals."""
        return words.number(x, self.about["decimals"])

    @property
    def targets(self) -> list[float]:
        """The end of each version of the target."""
        return [points[-1]["value"] for points in self.versions]

    @property
    def drifted(self) -> bool:
        """Whether the present target is another than the first."""
        return len(self.targets) > 1 and self.targets[0] != self.targets[-1]

    @property
    def span(self) -> tuple[date, date]:
        """The first and last day of values and targets."""
        rows = [*self.actual, *self.turns, *(row for points in self.versions for row in points)]
        first, last = min(row["day"] for row in rows), max(row["day"] for row in rows)
        return first, last if last > first else date(first.year + 1, 1, 1)


def _story(table: pd.DataFrame) -> _Story:
    rows = read(table)
    of = {name: [row for row in rows if row["part"] == name] for name in set(table["part"])}
    actual = [row for row in of.get("actual", []) if numbers([row], "value")]
    versions = groups(table[table["part"] == "target"], "version")
    about = {str(name): value for name, value in table.attrs.items()}
    return _Story(actual, versions, of.get("turn", []), of.get("review", []), about)


def title(table: pd.DataFrame, words: Words) -> str:
    """Tell how the target moved, or ask whether it held."""
    story = _story(table)
    if not story.drifted:
        return words.say("{indicator}: has the target held?", indicator=story.about["code"])
    first, now = (story.number(words, story.targets[end]) for end in (0, -1))
    return words.say(
        "{indicator}: the target went from {first} to {now}",
        indicator=story.about["code"],
        first=first,
        now=now,
    )


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say what was measured last and how the target has moved."""
    story = _story(table)
    values = {"title": story.about["title"]}
    if not story.actual and not story.targets:
        return words.say("{title} has neither values nor a target yet.", **values)
    values["value"] = story.number(words, story.actual[-1]["value"] if story.actual else None)
    if not story.targets:
        return words.say("{title} is {value} and has no target.", **values)
    values["target"] = story.number(words, story.targets[-1])
    values["first"] = story.number(words, story.targets[0])
    if len(story.targets) == 1:
        return words.say("{title} is {value}; the target of {target} has never changed.", **values)
    return words.say_n(
        "{title} is {value}; the target was first {first} and is now {target}, changed {n} time.",
        "{title} is {value}; the target was first {first} and is now {target}, changed {n} times.",
        len(story.targets) - 1,
        **values,
    )


def note(table: pd.DataFrame, words: Words) -> str:
    """Name the indicator and its unit, and what the lines are."""
    told = f"{table.attrs['title']}, {table.attrs['unit']}. "
    return told + words.say(
        "Dotted: the first target and the way there, as we then believed. Thin lines: the reviews."
    )


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw the target paths and the values by true date, with each turn and its decision."""
    colours, story = palette(theme), _story(table)
    values = numbers(read(table[table["part"] != "review"]), "value")
    if not values:
        return nothing(colours, words, words.say("No values and no target yet."))
    drawn = canvas(colours, words, HEIGHT, t=TOP, b=BOTTOM, r=RIGHT)
    low, high = scale_of(values)
    ends = low, high + (HEAD_ROOM * (high - low) if story.turns else 0)
    review_lines(drawn, words, story.reviews, *story.span)
    for place in range(len(story.versions)):
        drawn.traces.append(_target(story, place, colours, words))
    drawn.traces.append(_actual(story, colours, words))
    if story.turns:
        drawn.traces.append(_turns(story, colours, words))
        _callout(drawn, story, colours, words, ends)
    pixel = (ends[1] - ends[0]) / (HEIGHT - TOP - BOTTOM)
    label_ends(drawn, _ends(story, colours, words), ends, LABEL_GAP * pixel)
    year_axis(drawn, *story.span)
    number_axis(drawn, words, ends)
    return drawn.figure()


def _target(story: _Story, place: int, colours: Palette, words: Words) -> Trace:
    """Draw one version of the path: the first dotted, those between thin, the present one solid."""
    points, present = story.versions[place], place == len(story.versions) - 1
    if len(points) == 1:
        points = [points[0] | {"day": story.span[0]}, *points]
    name = words.say("target" if present else "earlier target")
    return trace(
        "scatter",
        name=name,
        x=[row["day"] for row in points],
        y=[row["value"] for row in points],
        mode="lines",
        line={
            "color": colours.primary if present else colours.muted,
            "width": 2 if present else 1.5,
            "dash": "solid" if present or place else "dot",
        },
        customdata=[story.number(words, row["value"]) for row in points],
        hovertemplate=f"{name} %{{customdata}}<extra></extra>",
    )


def _actual(story: _Story, colours: Palette, words: Words) -> Trace:
    unit = clean(story.about["unit"])
    return trace(
        "scatter",
        name=words.say("actual value"),
        x=[row["day"] for row in story.actual],
        y=[row["value"] for row in story.actual],
        mode="lines+markers",
        cliponaxis=False,
        line={"color": colours.ink, "width": 2.5},
        marker={"color": colours.ink, "size": 5},
        customdata=[
            f"<b>{story.number(words, row['value'])}</b> {unit}<br>{words.period(row['period'])}"
            for row in story.actual
        ],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[
            leads_to("observation", story.about["code"], row["period"], *story.about["part"])
            for row in story.actual
        ],
    )


def _turns(story: _Story, colours: Palette, words: Words) -> Trace:
    """Mark each day on which the target was revised with a diamond."""
    return trace(
        "scatter",
        name=words.say("target revised"),
        x=[turn["day"] for turn in story.turns],
        y=[turn["value"] for turn in story.turns],
        mode="markers",
        marker={"symbol": "diamond", "size": 13, "color": colours.accent},
        customdata=[_told(story, turn, words) for turn in story.turns],
        hovertemplate="%{customdata}<extra></extra>",
        meta=[leads_to("indicator", story.about["code"], at=turn["day"]) for turn in story.turns],
    )


def _told(story: _Story, turn: Row, words: Words) -> str:
    lines = [
        f"<b>{_step(story, turn, words)}</b>",
        clean(turn["reference"] or ""),
        f"{clean(turn['review'] or '')} {words.day(turn['day'])}".strip(),
        quoted(turn["reason"]) if turn["reason"] else "",
    ]
    return "<br>".join(line for line in lines if line)


def _step(story: _Story, turn: Row, words: Words) -> str:
    decision = f"{clean(turn['decision'])}: " if turn["decision"] else ""
    before, after = (story.number(words, turn[name]) for name in ("before", "value"))
    return f"{decision}{before} → {after}"


def _callout(
    drawn: Sketch, story: _Story, colours: Palette, words: Words, ends: tuple[float, float]
) -> None:
    """Write the decision of the last turn above its diamond."""
    turn, (first, last) = story.turns[-1], story.span
    share = (turn["day"] - first).days / (last - first).days
    side = "left" if share < LEFT_SIDE else "right" if share > RIGHT_SIDE else "center"
    second = clean(shortened(turn["reference"] or words.day(turn["day"]), 26))
    foot = ends[1] - 0.16 * (ends[1] - ends[0])
    stem = {"xref": "x", "yref": "y", "layer": "above", "y0": turn["value"], "y1": foot}
    drawn.line(colours.accent, 1.5, x0=turn["day"], x1=turn["day"], **stem)
    where: dict[str, Any] = {"xref": "x", "x": turn["day"], "xanchor": side, "align": "left"}
    where |= {"yref": "y", "y": ends[1], "yanchor": "top", "bgcolor": colours.card, "borderpad": 3}
    text = f"<b>{_step(story, turn, words)}</b><br>{second}"
    drawn.write(text, colours.accent, 13, **where)


def _ends(story: _Story, colours: Palette, words: Words) -> Sequence[End]:
    """Label the first target where it was another, the present target and the last value."""
    ends = []
    if story.drifted:
        first = words.say("first {value}", value=story.number(words, story.targets[0]))
        ends.append(End(story.targets[0], first, colours.muted))
    if story.targets:
        now = words.say("target {value}", value=story.number(words, story.targets[-1]))
        ends.append(End(story.targets[-1], f"<b>{now}</b>", colours.primary))
    if story.actual:
        value = story.actual[-1]["value"]
        ends.append(End(value, f"<b>{story.number(words, value)}</b>", colours.ink))
    return ends


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each target there has been, with who decided it and why."""
    story = _story(table)
    nothing_told: Row = dict.fromkeys(("day", "review", "decision", "reference", "reason"))
    turns = [nothing_told, *story.turns]
    told = list(zip(story.targets, turns, strict=False))
    return pd.DataFrame(
        {
            words.say("From"): [words.day(turn["day"]) for _, turn in told],
            words.say("Target value"): [story.number(words, value) for value, _ in told],
            words.say("Review"): [turn["review"] or "" for _, turn in told],
            words.say("Decision"): [turn["decision"] or "" for _, turn in told],
            words.say("Decision reference"): [turn["reference"] or "" for _, turn in told],
            words.say("Why"): [turn["reason"] or "" for _, turn in told],
        }
    )
