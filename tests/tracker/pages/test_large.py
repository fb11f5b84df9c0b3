"""A plan with far more of everything than a screen holds: pages stay light, and hide nothing."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from benchmarks.drawing import save
from benchmarks.grown import Size, grown
from benchmarks.looks import Look, looks
from scenarios.kept import forget
from scenarios.sheet import Sheet
from tests.tracker import stage
from tests.tracker.sent import sent
from tracker.pages import PAGES
from tracker.visit import Visit
from tracker.workspace import Workspace

SIZE = Size(
    goals=120, indicators=150, observations=900, reviews=24, decisions=240, beliefs=20, resources=30
)
MOST_BYTES, MOST_UNFOLDED, MOST_WIDGETS = 330_000, 380_000, 50
FRAME = 14  # the widgets that the bar above every page has


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return grown(tmp_path_factory.mktemp("large"), SIZE)


def visit(plan: Workspace, look: Look, **more: Any) -> Visit:
    given: dict[str, Any] = {"params": look.params, "versus": look.versus} | more
    return stage.visit(plan, today=plan.today(), person=plan.person("Anna"), **given)


def every_look(plan: Workspace) -> Iterator[Look]:
    history = plan.history()
    yield from looks(history, history.now(plan.today()), "library")


@pytest.mark.parametrize("unfolded", [False, True])
def test_no_page_of_a_large_plan_is_heavy_or_full_of_widgets(
    large: Workspace, *, unfolded: bool
) -> None:
    heavy, most = {}, MOST_UNFOLDED if unfolded else MOST_BYTES
    for look in every_look(large):
        seen = visit(large, look)
        found = sent(lambda: look.page.draw(seen), look.typed, unfolded=unfolded)  # noqa: B023 - played at once
        if found.bytes > most or found.widgets + FRAME > MOST_WIDGETS:
            heavy[look.name] = found.bytes, found.widgets
    assert heavy == {}


def test_no_page_of_the_demonstration_is_full_of_widgets(demonstration: Workspace) -> None:
    history = demonstration.history()
    for look in looks(history, history.now(demonstration.today()), "bost"):
        seen = visit(demonstration, look)
        found = sent(lambda: look.page.draw(seen), look.typed, unfolded=True)  # noqa: B023
        assert found.widgets + FRAME <= MOST_WIDGETS, look.name


def test_a_saved_comment_makes_nothing_be_read_anew_of_what_it_says_nothing_of(
    large: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:

    made: Counter[str] = Counter()
    whole = Sheet.__init__

    def counted(self: Sheet, columns: Any, found: Any) -> None:
        made[columns.kind.name] += 1
        whole(self, columns, found)

    pages = [page for page in PAGES if page.name in ("overview", "goals", "resources", "reviews")]
    forget()
    for page in pages:
        stage.play(lambda: page.draw(visit(large, Look(page.name, page))))  # noqa: B023
    monkeypatch.setattr(Sheet, "__init__", counted)
    save(large, "goal", 1)
    for page in pages:
        stage.play(lambda: page.draw(visit(large, Look(page.name, page))))  # noqa: B023
    assert made["goal"] == 1
    assert made.keys() <= {"goal", "review"}  # a moment may be asked for that was not before


def test_what_a_long_table_does_not_show_is_a_page_further_and_in_the_file(
    large: Workspace,
) -> None:
    look = next(look for look in every_look(large) if look.name == "goals")
    test = stage.play(lambda: look.page.draw(visit(large, look)))
    [first] = [one.value for one in test.table if "Judged" in one.value or "Bedömt" in one.value]
    assert len(first) <= 60
    assert "G001" in str(first.iloc[1, 0])
