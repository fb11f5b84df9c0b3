"""The one way to write: edits become revisions, all of them, or are refused with sentences."""

from scenarios.edits.deciding import decide, meanwhile
from scenarios.edits.edit import (
    Add,
    Confirm,
    Correct,
    Defer,
    Edit,
    OfRecord,
    Restore,
    Retire,
    Revise,
    Undo,
)

__all__ = [
    "Add",
    "Confirm",
    "Correct",
    "Defer",
    "Edit",
    "OfRecord",
    "Restore",
    "Retire",
    "Revise",
    "Undo",
    "decide",
    "meanwhile",
]
