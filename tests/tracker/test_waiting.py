import io
import sys
from threading import Event

import pytest
import typer

from tracker import cli
from tracker.commands import answers, waiting
from tracker.commands.answers import Answer
from tracker.words import Words

SOON = 20  # seconds


class Terminal(io.StringIO):
    """A terminal that somebody looks at, who notices the first thing that is said."""

    def __init__(self, *, is_seen: bool = True) -> None:
        super().__init__()
        self.is_seen, self.said = is_seen, Event()

    def isatty(self) -> bool:
        return self.is_seen

    def write(self, text: str) -> int:
        self.said.set()
        return super().write(text)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", "sv")
    monkeypatch.setattr(waiting, "FIRST", 0.01)


def test_long_work_says_at_a_terminal_that_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    def work(_: Words) -> Answer:
        assert terminal.said.wait(SOON)
        return Answer({}, said=["Klart."])

    assert answers.answer(work, as_json=False) == answers.DONE
    first, *_, last = terminal.getvalue().splitlines()
    assert (first, last) == ("Arbetar, 0 s hittills …", "Klart.")


def test_work_that_fails_says_nothing_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    def work(_: Words) -> Answer:
        raise ZeroDivisionError(terminal.said.wait(SOON))

    with pytest.raises(ZeroDivisionError, match="True"):
        answers.answer(work, as_json=False)
    told = terminal.getvalue()
    terminal.said.clear()
    assert not terminal.said.wait(0.05)
    assert terminal.getvalue() == told


def test_a_file_that_takes_what_is_said_is_told_only_what_came_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = Terminal(is_seen=False)
    monkeypatch.setattr(sys, "stderr", file)
    with waiting.waiting(Words("sv")):
        assert not file.said.wait(0.05)


def test_what_lasts_until_it_is_stopped_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(typer.Exit):
        cli._answered(False, lambda _: Answer({}, [str(terminal.said.wait(0.05))]), lasts=True)  # noqa: SLF001, FBT003
    assert terminal.getvalue() == ""
