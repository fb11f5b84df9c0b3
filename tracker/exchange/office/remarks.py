"""What is told of the rows of an office's file: what is wrong, and what was read otherwise."""

from collections.abc import Iterator
from itertools import takewhile

from scenarios.errors import Refused
from tracker.exchange.problems import Problem, problem_of


class Remarks:
    """Gathers what is told of the rows about one kind, row after row."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.refused: set[int] = set()
        self.left_out: set[int] = set()

    def wrong(self, refused: Refused, row: int, column: str | None, text: str | None) -> None:
        """Say what is wrong in a row, each thing once."""
        problem = problem_of(refused, self.file, row, column, text)
        if str(problem.refused) not in {str(one.refused) for one in self._of_row(row)}:
            self.problems.append(problem)

    def _of_row(self, row: int) -> Iterator[Problem]:
        """Give what is wrong in a row so far; it was added last."""
        return takewhile(lambda one: one.row == row, reversed(self.problems))

    def note(self, refused: Refused, row: int, column: str | None, text: str) -> None:
        """Say what was read otherwise than it stands."""
        self.notes.append(problem_of(refused, self.file, row, column, text))
