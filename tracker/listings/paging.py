"""Long tables, a page at a time: only the rows that are looked at are made ready to be read."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

A_PAGE = 20
Rows = Callable[[slice], pd.DataFrame]


def paged(count: int, rows: Rows, name: str, alt: str, *, a_page: int = A_PAGE) -> None:
    """Draw a long table a page at a time; `rows` makes those of a page."""
    pages = -(-count // a_page)
    slot = st.container(key=f"scroll_{name}")
    number = st.pagination(pages, key=f"{name}_page_of_{pages}") if pages > 1 else 1
    shown = rows(slice((number - 1) * a_page, number * a_page))
    with slot:
        st.table(shown, border="horizontal", hide_index=True, alt=alt)
