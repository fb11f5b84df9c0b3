"""The look of every figure: colours, type and axes for a light and a dark page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from tracker.words import Words

CFG: Mapping[str, Any] = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "locale": "sv",
}
FAMILY = "'Source Sans', sans-serif"
SHAPES = ("circle", "diamond", "square", "triangle-up")
TITLE_LENGTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme; each list runs from first or low to last or high."""

    ink: str
    muted: str
    faint: str
    line: str
    card: str
    band: str
    primary: str
    bad: str
    scenarios: tuple[str, str, str, str]
    states: Mapping[str, str]
    tints: tuple[str, ...]
    tint_text: tuple[str, ...]
    diverging: tuple[str, ...]
    sequential: tuple[str, ...]
    on_strong: str

    @property
    def accent(self) -> str:
        """The colour of a decision that turned something."""
        return self.scenarios[1]


LIGHT = Palette(
    ink="#1B2A30",
    muted="#55636A",
    faint="#E4DFD4",
    line="#B9B3A5",
    card="#FFFFFF",
    band="#F1EEE7",
    primary="#0B5563",
    bad="#B3261E",
    scenarios=("#17457F", "#BC5208", "#12826F", "#8E5BB5"),
    states={
        "green": "#14795A",
        "yellow": "#B57A00",
        "red": "#B3261E",
        "gray": "#7C868B",
        "orange": "#B75B00",
        "blue": "#1F5FA8",
        "violet": "#7A4FB0",
    },
    tints=("#0B5563", "#3F7C87", "#74A3AB", "#A9C8CD"),
    tint_text=("#FFFFFF", "#FFFFFF", "#1B2A30", "#1B2A30"),
    diverging=("#A94A08", "#EDBE94", "#F3F1EB", "#9DC0DE", "#1B4F8A"),
    sequential=("#F1EEE7", "#DCE9EA", "#5E98A1", "#0B5563"),
    on_strong="#FFFFFF",
)
DARK = Palette(
    ink="#E8EAE6",
    muted="#A9B4B8",
    faint="#2C353A",
    line="#56636A",
    card="#1A2023",
    band="#1E2529",
    primary="#5FB6C4",
    bad="#F0725E",
    scenarios=("#4B8AF5", "#F0803C", "#A5EFD9", "#D0A2E8"),
    states={
        "green": "#4FC3A1",
        "yellow": "#E8CD6A",
        "red": "#F0725E",
        "gray": "#8C979C",
        "orange": "#EF9A45",
        "blue": "#6FA8F5",
        "violet": "#BF95EC",
    },
    tints=("#5FB6C4", "#4593A0", "#34707B", "#29545D"),
    tint_text=("#14191C", "#14191C", "#FFFFFF", "#FFFFFF"),
    diverging=("#B85A0C", "#57371D", "#242B2F", "#24466C", "#2F6FC4"),
    sequential=("#1E2529", "#1D3A40", "#357481", "#5FB6C4"),
    on_strong="#FFFFFF",
)


def palette(theme: str) -> Palette:
    """Give the colours of a theme, light or dark."""
    return DARK if theme == "dark" else LIGHT


def canvas(colours: Palette, words: Words, height: int, **margin: int) -> go.Figure:
    """Make an empty figure with our type, axes and margins; height and margins in pixels."""
    return go.Figure(
        layout={
            "template": None,
            "font": {"family": FAMILY, "size": 14, "color": colours.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 8, "t": 20, "b": 8, "pad": 4} | margin,
            "height": height,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "separators": ",\u00a0" if words.language == "sv" else ".,",
            "hoverlabel": {
                "bgcolor": colours.card,
                "bordercolor": colours.line,
                "align": "left",
                "font": {"family": FAMILY, "size": 14, "color": colours.ink},
            },
            "uniformtext": {"minsize": 11, "mode": "hide"},
            "xaxis": _across(colours),
            "yaxis": _up(colours),
        }
    )


def _across(colours: Palette) -> dict[str, Any]:
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.line,
        "ticks": "outside",
        "tickcolor": colours.line,
        "ticklen": 4,
        "tickangle": 0,
        "tickfont": {"size": 13, "color": colours.muted},
        "automargin": True,
        "fixedrange": True,
    }


def _up(colours: Palette) -> dict[str, Any]:
    return {
        "gridcolor": colours.faint,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"size": 13, "color": colours.muted},
        "automargin": True,
        "fixedrange": True,
    }


def nothing(colours: Palette, words: Words, sentence: str) -> go.Figure:
    """Make the figure of what is not there yet: one sentence, already in the language."""
    figure = canvas(colours, words, 120)
    figure.update_xaxes(visible=False).update_yaxes(visible=False)
    return note(figure, sentence, x=0.5, y=0.5, color=colours.muted)


def note(figure: go.Figure, text: str, *, color: str, size: int = 14, **place: Any) -> go.Figure:
    """Write a text into a figure, by default placed in parts of the plot area."""
    where: dict[str, Any] = {"xref": "paper", "yref": "paper", "showarrow": False}
    figure.add_annotation(text=text, font={"size": size, "color": color}, **(where | place))
    return figure


def shortened(text: str, length: int = TITLE_LENGTH) -> str:
    """Cut a text that is too long, at a word where there is one."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return f"{(at_word if len(at_word) > length // 2 else cut).rstrip(' ,;:–-')}…"


def folded(text: str, width: int) -> str:
    """Break a text into lines of about a width in characters."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<br>".join(lines)


def clean(text: object) -> str:
    """Keep a person's text from being read as markup by the figure."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move places on a line so that they are a gap from each other, as little as can be."""
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    gap = min(gap, (high - low) / max(len(wanted) - 1, 1))
    placed = [0.0] * len(wanted)
    floor = low
    for index in order:
        placed[index] = floor = max(wanted[index], floor)
        floor += gap
    ceiling = high
    for index in reversed(order):
        placed[index] = ceiling = min(placed[index], ceiling)
        ceiling -= gap
    return placed
