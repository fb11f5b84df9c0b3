"""How many rows and cells an import adds, changes and leaves."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.preview import Import
from tracker.visit import Visit
from tracker.words import N_n

ALWAYS = ("added", "changed", "unchanged")
COUNTED: Mapping[str, tuple[tuple[str, str], str, str]] = {
    "added": (N_n("{n} new", "{n} new"), "add", "blue"),
    "changed": (N_n("{n} changed", "{n} changed"), "edit", "blue"),
    "unchanged": (N_n("{n} unchanged", "{n} unchanged"), "equal", "gray"),
    "clashes": (
        N_n("{n} in conflict with the plan", "{n} in conflict with the plan"),
        "call_split",
        "orange",
    ),
    "refused": (N_n("{n} refused", "{n} refused"), "error", "red"),
    "skipped": (N_n("{n} left out", "{n} left out"), "do_not_disturb_on", "gray"),
    "retired": (N_n("{n} retired", "{n} retired"), "archive", "gray"),
    "cells_cleared": (N_n("{n} cell emptied", "{n} cells emptied"), "backspace", "orange"),
}


def counts(visit: Visit, found: Import) -> None:
    """Draw the counts of each file, a line a file."""
    for number, sheet in enumerate(found.sheets):
        kind = f" · {listings.cell(visit.words.plural(KINDS[sheet.kind]))}" if sheet.kind else ""
        told = found.counts(number)
        chips = [
            listings.badge(icon, visit.words.say_n(*forms, told[name]), colour)
            for name, (forms, icon, colour) in COUNTED.items()
            if told[name] or name in ALWAYS
        ]
        file = visit.say("New on the way") if sheet.brought_along else sheet.file
        st.markdown(f"**{listings.cell(file)}**{kind}  \n{' '.join(chips)}")


def counted(visit: Visit, found: Import) -> str:
    """Say what an import did, over all its files."""
    total = sum((found.counts(at) for at in range(len(found.sheets))), Counter[str]())
    parts = [
        visit.words.say_n(*forms, total[name])
        for name, (forms, *_) in COUNTED.items()
        if total[name] or name in ALWAYS
    ]
    return f"{', '.join(parts)}."
