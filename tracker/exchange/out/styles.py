"""The styles a plan is written in: for programs, for Excel, and as one table alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scenarios.errors import N_, Refused


class NoSuchStyle(Refused):
    """A style that is not known."""

    message = N_("There is no style called “{style}”. The styles are: {styles}.")


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written: what stands between cells, the decimal sign, the words of headings."""

    name: str
    delimiter: str
    decimal: str
    encoding: str
    language: str | None


CANONICAL = Style("canonical", ",", ".", "utf-8", None)
EXCEL_SV = Style("excel-sv", ";", ",", "utf-8-sig", "sv")
EXCEL_EN = Style("excel-en", ",", ".", "utf-8-sig", "en")
EXCEL: Mapping[str, Style] = {"sv": EXCEL_SV, "en": EXCEL_EN}
IAMC = Style("iamc", ",", ".", "utf-8", None)  # one table of the projections alone
GOAL_REPORT = Style("goal-report", ";", ",", "utf-8-sig", None)  # and tables for documents
QUARTERS, RESOURCES = replace(GOAL_REPORT, name="quarters"), replace(GOAL_REPORT, name="resources")
STYLES: Mapping[str, Style] = {
    style.name: style
    for style in (CANONICAL, EXCEL_SV, EXCEL_EN, GOAL_REPORT, QUARTERS, RESOURCES, IAMC)
}


def style_named(name: str) -> Style:
    """Give a style by its name."""
    if name not in STYLES:
        raise NoSuchStyle(style=name, styles=", ".join(STYLES))
    return STYLES[name]
