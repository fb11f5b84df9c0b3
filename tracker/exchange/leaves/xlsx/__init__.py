"""Workbooks as offices have them: each sheet a leaf, within bounds and without surprises."""

from tracker.exchange.leaves.xlsx.reading import leaves_of_workbook

__all__ = ["leaves_of_workbook"]
