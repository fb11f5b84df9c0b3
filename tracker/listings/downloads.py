"""Tables as files to take away, in the form a spreadsheet of the language opens."""

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from tracker.visit import Visit

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(frame: pd.DataFrame, language: str) -> bytes:
    """Write a table as CSV: UTF-8 with BOM, decimal comma and semicolons in Swedish."""
    comma = language == "sv"
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerow([str(name) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([_text(value, "," if comma else ".") for value in row])
    return file.getvalue().encode("utf-8-sig")


def _text(value: Any, decimal_sign: str) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN is missing too
        return ""
    if isinstance(value, float):
        number = repr(int(value)) if value.is_integer() else repr(value)
        return number.replace(".", decimal_sign)
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (tuple, list)):
        return _guarded("; ".join(str(one) for one in value))
    return _guarded(value) if isinstance(value, str) else str(value)


def _guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    plain = text.lstrip("'")
    return f"'{text}" if plain.startswith(_DANGEROUS) else text


def download(visit: Visit, key: str, name: str, make: Callable[[], bytes]) -> None:
    """Draw the button that gives a file, made first when it is pressed."""
    st.download_button(
        visit.say("Download as CSV"),
        make,
        file_name=f"{name}.csv",
        mime="text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
        type="tertiary",
    )
