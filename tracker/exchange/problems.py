"""What is wrong in a file: where, with which value, and what to do about it."""

from dataclasses import dataclass
from typing import Any

from scenarios.errors import N_, Refused
from tracker.words import Words

IN_ROW_AND_COLUMN = N_("{file}, row {row}, column {column}: {sentence}")
IN_ROW = N_("{file}, row {row}: {sentence}")
IN_FILE = N_("{file}: {sentence}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing in a file that cannot be used, and the refusal that says why.

    `row` is the line in the file, counted from 1 with the heading; `column` the heading as the
    file has it; `value` the cell as it was typed.
    """

    file: str
    refused: Refused
    row: int | None = None
    column: str | None = None
    value: str | None = None

    @property
    def message(self) -> str:
        """Give the sentence's message id."""
        return self.refused.message

    @property
    def values(self) -> dict[str, Any]:
        """Give what stands in the sentence."""
        return self.refused.values

    def sentence(self, words: Words) -> str:
        """Say what is wrong and what to do."""
        return words.refusal(self.refused)

    def placed(self, words: Words) -> str:
        """Say where it is wrong, what, and what to do."""
        frame = IN_FILE if self.row is None else IN_ROW
        frame = frame if self.column is None or self.row is None else IN_ROW_AND_COLUMN
        row = None if self.row is None else str(self.row)
        sentence = self.sentence(words)
        return words.say(frame, file=self.file, row=row, column=self.column, sentence=sentence)

    def plain(self, words: Words) -> dict[str, Any]:
        """Give the problem as JSON holds it."""
        sentence = self.sentence(words)
        return {"row": self.row, "column": self.column, "value": self.value, "message": sentence}


def problem_of(
    refused: Refused,
    file: str,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
) -> Problem:
    """Turn a refusal into a problem at its place in a file; a fault may know the place itself."""
    known = refused.values
    if value is None and known.get("value") is not None:
        value = str(known["value"])
    return Problem(
        file=file,
        refused=refused,
        row=row or known.get("row"),
        column=column or known.get("column"),
        value=value,
    )
