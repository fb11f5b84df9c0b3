"""The calibration curve: whether what was held likely came as often as that."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from scenarios.methods.learning import ENOUGH, FEW
from tracker.charts.look import Palette, Sketch, Trace, canvas, nothing, palette, trace
from tracker.charts.reading import Row, read
from tracker.words import Words

HEIGHT, TOP, SIDE, BOTTOM = 428, 30, 24, 48
TICKS = (0, 25, 50, 75, 100)
WHOLE = 100
CLOSE = 0.05  # a difference that says nothing


def _bins(table: pd.DataFrame) -> list[Row]:
    return [row for row in read(table) if row["part"] == "bin"]


def _told(table: pd.DataFrame) -> list[Row]:
    """Give the bins with enough in them to say something."""
    return [row for row in _bins(table) if not row["is_few"]]


def _steps(table: pd.DataFrame) -> list[Row]:
    return [row for row in read(table) if row["part"] == "step"]


def title(_: pd.DataFrame, words: Words) -> str:
    """Ask whether the likelihoods came true as often as they said."""
    return words.say("Does what we hold likely come as often as we say?")


def alt(table: pd.DataFrame, words: Words) -> str:
    """Say what was held on average and what came; with too few, how many are missing."""
    resolved = table.attrs["resolved"]
    if resolved < ENOUGH:
        return missing(resolved, words)
    held, came = (_mean(_bins(table), name) for name in ("mean", "share"))
    told = words.say_n(
        "{n} is resolved. On average {held} was held, and {came} came.",
        "{n} are resolved. On average {held} was held, and {came} came.",
        resolved,
        held=_percent(held, words),
        came=_percent(came, words),
    )
    return f"{told} {_better(table, words)}".strip()


def missing(resolved: int, words: Words) -> str:
    """Say how many must be resolved before a curve says anything."""
    if not resolved:
        return words.say("Nothing is resolved. The curve is drawn when {n} are.", n=ENOUGH)
    told = words.say_n("{n} is resolved.", "{n} are resolved.", resolved)
    more = words.say_n(
        "The curve is drawn when {n} more is.",
        "The curve is drawn when {n} more are.",
        ENOUGH - resolved,
    )
    return f"{told} {more}"


def _mean(bins: Sequence[Row], name: str) -> float:
    count = sum(row["forecasts"] for row in bins)
    return float(sum(row["forecasts"] * row[name] for row in bins) / count)


def _better(table: pd.DataFrame, words: Words) -> str:
    """Say whether the judgements told more than how often such things come anyway."""
    skill = table.attrs.get("skill")
    if skill is None:
        return ""
    if abs(skill) < CLOSE:
        return words.say("That told as much as always saying how often such things come.")
    if skill > 0:
        return words.say("That told more than always saying how often such things come.")
    return words.say("That told less than always saying how often such things come.")


def note(table: pd.DataFrame, words: Words) -> str:
    """Say what the line, the dots and the bars are, what counts once, and what is too few."""
    told = [
        words.say(
            "On the dotted line it comes as often as we say; below it we are too sure. ● with its"
            " bar: likelihoods in a bin, and where the share lies in 95 cases of 100 (Wilson). The"
            " line of steps: without bins (isotonic). The last judgement before the outcome counts,"
            " once."
        )
    ]
    few = [row for row in _bins(table) if row["is_few"]]
    if few:
        told.append(
            words.say_n(
                "{n} bin has fewer than {least} and is not drawn.",
                "{n} bins have fewer than {least} and are not drawn.",
                len(few),
                least=FEW,
            )
        )
    return " ".join(told)


def figure(table: pd.DataFrame, words: Words, theme: str) -> go.Figure:
    """Draw what came against what was held, with the line where both are the same."""
    colours = palette(theme)
    if table.attrs["resolved"] < ENOUGH:
        return nothing(colours, words, missing(table.attrs["resolved"], words))
    drawn = canvas(colours, words, HEIGHT, l=SIDE, r=SIDE, t=TOP, b=BOTTOM)
    _ground(drawn, words, colours)
    drawn.traces.append(_curve(_steps(table), colours))
    drawn.traces.append(_dots(_told(table), words, colours))
    return drawn.figure()


def _ground(drawn: Sketch, words: Words, colours: Palette) -> None:
    """Draw the line on which it comes as often as we say, and name both directions."""
    texts = [words.percent(tick) for tick in TICKS]
    scale = {"range": [-3, WHOLE + 3], "tickvals": list(TICKS), "ticktext": texts}
    drawn.across(**scale)
    drawn.up(**scale)
    drawn.traces.append(
        trace(
            "scatter",
            mode="lines",
            x=[0, WHOLE],
            y=[0, WHOLE],
            line={"color": colours.muted, "width": 1.5, "dash": "dot"},
            hoverinfo="skip",
        )
    )
    across: dict[str, Any] = {"x": 1, "xanchor": "right", "y": 0, "yanchor": "top", "yshift": -26}
    drawn.write(words.say("held likely →"), colours.muted, 13, **across)
    up: dict[str, Any] = {"x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "yshift": 4}
    drawn.write(words.say("↑ came"), colours.muted, 13, xshift=-SIDE, **up)


def _curve(steps: Sequence[Row], colours: Palette) -> Trace:
    """Draw the isotonic curve: each stretch of forecasts at the share that fits it best."""
    ends = [(row[end], row["share"]) for row in steps for end in ("low", "high")]
    return trace(
        "scatter",
        mode="lines",
        x=[WHOLE * p for p, _ in ends],
        y=[WHOLE * share for _, share in ends],
        line={"color": colours.primary, "width": 2, "shape": "linear"},
        hoverinfo="skip",
    )


def _dots(bins: Sequence[Row], words: Words, colours: Palette) -> Trace:
    return trace(
        "scatter",
        mode="markers+text",
        cliponaxis=False,
        x=[WHOLE * row["mean"] for row in bins],
        y=[WHOLE * row["share"] for row in bins],
        text=[words.number(row["forecasts"]) for row in bins],
        textposition="middle right",
        textfont={"size": 13, "color": colours.ink},
        marker={"size": 12, "color": colours.ink},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [WHOLE * (row["upper"] - row["share"]) for row in bins],
            "arrayminus": [WHOLE * (row["share"] - row["lower"]) for row in bins],
            "color": colours.ink,
            "thickness": 1.5,
            "width": 5,
        },
        customdata=[hover(row, words) for row in bins],
        hovertemplate="%{customdata}<extra></extra>",
    )


def hover(row: Row, words: Words) -> str:
    """Tell one bin: what was held, how many, what came of them and how surely."""
    return "<br>".join(
        [
            f"<b>{_between(row, words)}</b>",
            words.say_n("{n} likelihood", "{n} likelihoods", row["forecasts"]),
            words.say("came: {share}", share=_percent(row["share"], words)),
            words.say("in 95 cases of 100: {span}", span=_span(row, words)),
        ]
    )


def _percent(share: float, words: Words) -> str:
    return words.percent(WHOLE * share, 0)


def _between(row: Row, words: Words) -> str:
    return f"{words.number(WHOLE * row['low'], 0)}–{_percent(row['high'], words)}"


def _span(row: Row, words: Words) -> str:
    return f"{words.number(WHOLE * row['lower'], 0)}–{_percent(row['upper'], words)}"


def listing(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give a row for each bin, also those with too few to say anything."""
    rows = _bins(table)
    few = words.say("too few to say")
    return pd.DataFrame(
        {
            words.say("Held likely"): [_between(row, words) for row in rows],
            words.say("Likelihoods"): [words.number(row["forecasts"]) for row in rows],
            words.say("Mean"): [_percent(row["mean"], words) for row in rows],
            words.say("Came"): [_percent(row["share"], words) for row in rows],
            words.say("In 95 cases of 100"): [
                few if row["is_few"] else _span(row, words) for row in rows
            ],
        }
    )
