"""A figure on screen: its question or finding, the figure itself, and the same as a table."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType, ModuleType

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from tracker import charts
from tracker.listings.coded import Ways, coded, known_names
from tracker.listings.downloads import as_csv, download
from tracker.listings.marks import grey, plain
from tracker.listings.paging import paged
from tracker.visit import Visit
from tracker.words import Words

A_PAGE = 50
NO_WAYS: Ways = MappingProxyType({})


class _Same:
    """A table that is the same as another only when it is the very same object."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.table is self.table

    def __hash__(self) -> int:
        return id(self.table)


def _drawn(chart: ModuleType, table: _Same, words: Words, theme: str) -> charts.Drawing:
    return charts.draw(chart, table.table, words, theme)


def figure(
    visit: Visit, key: str, chart: ModuleType, table: pd.DataFrame, leads: Ways = NO_WAYS
) -> None:
    """Draw a figure from its tidy table: heading, note, picture, and the table to open below.

    In the table all that names a record leads to it; `leads` names what has no code.
    """
    if table.empty:
        st.subheader(plain(chart.title(table, visit.words)), anchor=False)
        st.markdown(grey(plain(chart.alt(table, visit.words))))
        return
    drawing = visit.kept(_drawn, chart, _Same(table), visit.words, visit.theme)
    st.subheader(plain(drawing.title), anchor=False)
    if drawing.note:
        st.markdown(grey(plain(drawing.note)))
    with st.container(key=f"scroll_{key}" if drawing.wide else f"figure_{key}"):
        st.plotly_chart(
            drawing.figure,
            theme=None,
            config=dict(charts.CFG),
            alt=drawing.alt,
            key=f"{key}_figure",
        )
    visit.figure_sent()
    _below(visit, key, drawing, table, leads)


@st.fragment
def _below(
    visit: Visit, key: str, drawing: charts.Drawing, table: pd.DataFrame, leads: Ways
) -> None:
    """Draw the fold below a figure; what is in it is made and sent only once it is opened."""
    said = visit.say("As a table or a file")
    fold = st.expander(said, key=f"{key}_fold", icon=":material/table_rows:", on_change="rerun")
    if not fold.open:
        return
    lead = partial(coded, known=known_names(visit).also(leads), at=visit.at)
    shown = partial(_led, drawing.listing.rename(columns=lead), lead)
    with fold:
        with st.container(horizontal=True, vertical_alignment="center"):
            download(visit, f"{key}_csv", key, partial(as_csv, table, visit.words.language))
            st.markdown(_as_picture(visit, key))
        paged(len(drawing.listing), shown, f"{key}_table", drawing.title)


def _led(listing: pd.DataFrame, lead: Callable[[object], str], part: slice) -> pd.DataFrame:
    """Give some rows of a listing as Markdown, where what names a record is the way to it."""
    return listing.iloc[part].map(lead)


def _as_picture(visit: Visit, key: str) -> str:
    """Give the links that take the figure away as it stands; screen/picture.js hears them."""
    forms = {"png": visit.say("Download as PNG"), "svg": visit.say("Download as SVG")}
    return grey(" · ".join(f"[{said}](#picture-{form}-{key})" for form, said in forms.items()))


def table(
    visit: Visit,
    frame: pd.DataFrame | Styler,
    name: str,
    alt: str,
    data: pd.DataFrame | None = None,
) -> None:
    """Draw a ready table, whose cells may hold Markdown, with its CSV: of `data` if it is given."""
    with st.container(key=f"scroll_{name}"):
        st.table(frame, border="horizontal", hide_index=True, alt=alt)
    plainly = frame if isinstance(frame, pd.DataFrame) else frame.data  # type: ignore[attr-defined]
    taken = plainly if data is None else data
    download(visit, f"{name}_csv", name, partial(as_csv, taken, visit.words.language))


def long_table(
    visit: Visit,
    rows: Callable[[pd.DataFrame], pd.DataFrame],
    name: str,
    alt: str,
    data: pd.DataFrame,
) -> None:
    """Draw a table a page at a time, made of the rows of `data` that are on it, with all as CSV."""
    paged(len(data), lambda part: rows(data[part]), name, alt, a_page=A_PAGE)
    download(visit, f"{name}_csv", name, partial(as_csv, data, visit.words.language))
