"""What becomes of each row of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scenarios.edits import Edit
from tracker.exchange.compared.clashes import Clash
from tracker.exchange.problems import Problem
from tracker.exchange.sheets import Row

Status = Literal["added", "changed", "unchanged", "clashes", "refused", "retired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What becomes of one row: the edit it makes, or why it makes none.

    `row` is None for a record that a complete file does not hold. `set` gives every field that
    changes, as (now, wanted); `clashes` what the plan has changed too, chosen between or not.
    """

    sheet: int
    row: Row | None
    key: str
    status: Status
    edit: Edit | None = None
    set: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    clashes: tuple[Clash, ...] = ()
