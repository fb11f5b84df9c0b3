"""What plan and file have both changed since the file was written, and which of the two holds."""

from dataclasses import dataclass
from typing import Any, Literal

Choice = Literal["refuse", "keep", "take"]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field with its three values: when the file was written, in the plan now, in the file.

    Without a field it is the record itself: the plan has retired it, and the file changes it.
    With a `decision` only the file has changed it, and without its word: what was decided holds
    unless somebody chooses otherwise.
    """

    kind: str
    key: str
    field: str | None = None
    base: Any = None
    theirs: Any = None
    yours: Any = None
    decision: str | None = None
