"""The look of every figure: colours, type and axes for a light and a dark page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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
WORD_LEAST = 0.6  # of a length: what must be left of a text that is cut at a word
Trace = dict[str, Any]
_PIECE = re.compile(r"( ?)([^ /]+/?|/)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme; each list runs from first or low to last or high."""

    ink: str
    muted: str
    faint: str
    line: str
    card: str
    band: str
    ground: str
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
    ground="#F1EEE7",
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
    ground="#27323A",
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


@dataclass(slots=True)
class Sketch:
    """What a figure is put together from; plotly checks it once, when it is done."""

    layout: dict[str, Any]
    traces: list[Trace] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    texts: list[dict[str, Any]] = field(default_factory=list)

    def line(self, colour: str, width: float, **place: Any) -> None:
        """Draw a straight line, by default in parts of the plot area and behind the data."""
        where = {"xref": "paper", "yref": "paper", "layer": "below"} | place
        self.shapes.append({"type": "line", "line": {"width": width, "color": colour}} | where)

    def write(self, text: str, colour: str, size: int = 14, **place: Any) -> None:
        """Write a text, by default placed in parts of the plot area."""
        where = {"xref": "paper", "yref": "paper", "showarrow": False} | place
        self.texts.append({"text": text, "font": {"size": size, "color": colour}} | where)

    def across(self, **axis: Any) -> None:
        """Set how the axis across looks."""
        self.layout["xaxis"] |= axis

    def up(self, **axis: Any) -> None:
        """Set how the upright axis looks."""
        self.layout["yaxis"] |= axis

    def figure(self) -> go.Figure:
        """Make the figure."""
        drawn = {"shapes": self.shapes, "annotations": self.texts}
        return go.Figure(data=self.traces, layout=self.layout | drawn)


def trace(kind: str, **what: Any) -> Trace:
    """Give a trace of a kind as plotly reads it."""
    return {"type": kind} | what


def canvas(colours: Palette, words: Words, height: int, **margin: int) -> Sketch:
    """Begin a figure with our type, axes and margins; height and margins in pixels."""
    return Sketch(
        {
            "template": {},
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


def faded(colour: str, share: float) -> str:
    """Give a colour of which so much is seen."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"


def nothing(colours: Palette, words: Words, sentence: str) -> go.Figure:
    """Make the figure of what is not there yet: one sentence, already in the language."""
    sketch = canvas(colours, words, 120)
    sketch.across(visible=False)
    sketch.up(visible=False)
    sketch.write(sentence, colours.muted, x=0.5, y=0.5)
    return sketch.figure()


def shortened(text: str, length: int = TITLE_LENGTH) -> str:
    """Cut a text that is too long, at a word where there is one."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    at_word = text[:length].rsplit(" ", 1)[0][: length - 1]
    return f"{(at_word if len(at_word) > WORD_LEAST * length else cut).rstrip(' ,;:–-')}…"


def folded(text: str, width: int) -> list[str]:
    """Break a text at blanks and after slashes into lines of at most a width, where it can be."""
    lines: list[str] = []
    for found in _PIECE.finditer(text):
        blank, piece = found.groups()
        if lines and len(lines[-1]) + len(blank) + len(piece) <= width:
            lines[-1] += blank + piece
        else:
            lines.append(piece)
    return lines


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
