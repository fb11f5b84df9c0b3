"""Numeric scenario tables as the IAMC has them, in and out of a plan: its projections."""

from tracker.exchange.iamc.plan import sheets_of_iamc, values_of
from tracker.exchange.iamc.table import Series, Value, is_iamc, long, read_iamc, wide

__all__ = [
    "Series",
    "Value",
    "is_iamc",
    "long",
    "read_iamc",
    "sheets_of_iamc",
    "values_of",
    "wide",
]
