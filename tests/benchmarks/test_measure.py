"""A slow call is not repeated, and of several forms the quickest is kept."""

from time import sleep

import pytest

from benchmarks.__main__ import main
from benchmarks.measure import Quickest, timed


def test_a_quick_call_is_repeated_and_told_how_often() -> None:
    calls: list[int] = []
    timing, answer = timed(calls.append, repeats=5, budget_s=1)
    assert answer is None
    assert calls == [0, 1, 2, 3, 4, 5]
    assert timing.repeats == 5
    assert timing.min_ms <= timing.median_ms <= timing.max_ms


def test_a_call_slower_than_its_budget_is_made_once() -> None:
    calls: list[int] = []

    def slow(number: int) -> str:
        calls.append(number)
        sleep(0.02)
        return "answer"

    timing, answer = timed(slow, repeats=5, budget_s=0.01)
    assert (calls, answer, timing.repeats) == ([0], "answer", 1)
    assert timing.median_ms >= 20


def test_the_quickest_form_is_kept_for_its_moment() -> None:
    asked: list[str] = []

    def form(name: str, seconds: float) -> str:
        asked.append(name)
        sleep(seconds)
        return name

    forms = Quickest({"slow": lambda _: form("slow", 0.02), "quick": lambda _: form("quick", 0)})
    assert forms("2024-12-31") == "quick"
    asked.clear()
    assert forms("2024-12-31") == "quick"
    assert asked == ["quick"]
    assert forms.told() == "quick"


def test_an_unknown_benchmark_gives_one_sentence_and_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["moods"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        "There is no benchmark “moods”; there is: history, pages, csv."
    ]


def test_the_command_prints_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = ["--revisions", "600", "--records", "20", "--seconds", "0.01"]
    assert main(["history", *sizes, "--peers", "floor", "--json"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith('{\n "benchmark": "history"')
    assert "floor" in said.err
