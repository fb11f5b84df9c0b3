from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.edits import Retire, Revise
from scenarios.history import Moment
from tests.tracker import stage
from tracker.visit import Visit
from tracker.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return stage.full(tmp_path)


def test_an_address_says_only_what_is_not_now(workspace: Workspace) -> None:
    now = stage.visit(workspace)
    assert now.link("goals") == "goals"
    assert now.link("overview") == "./"
    assert now.link("record", kind="goal", key="S1") == "record?kind=goal&key=S1"


def test_an_address_keeps_the_moment(workspace: Workspace) -> None:
    then = stage.visit(workspace, at="R1")
    assert then.link("goals") == "goals?at=R1"
    assert then.link("overview") == ".?at=R1"
    assert then.link("goals", at="now") == "goals"
    assert then.link("changes", vs="2025-03-31@5") == "changes?at=R1&vs=2025-03-31@5"


def test_a_key_with_slashes_and_signs_stands_safely_in_an_address(workspace: Workspace) -> None:
    link = stage.visit(workspace).record_link("point", "R1/likelihood:A/group")
    assert link == "record?kind=point&key=R1%2Flikelihood:A%2Fgroup"


def test_any_moment_but_now_is_the_past(workspace: Workspace) -> None:
    assert not stage.visit(workspace).is_past
    assert stage.visit(workspace, at="R1").is_past
    assert stage.visit(workspace, at="2026-11-23").is_past


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        ("goal", "S1", "S1 Fler bostäder"),
        ("decision", "B01", "B01 Fastställ planen"),
        ("likelihood", "A/group", "A · the group"),
        ("point", "R1/decision:B01", "R1 · B01"),
        ("point", "R1/likelihood:A/group", "R1 · A · the group"),
        ("observation", "I01/2026-Q3//women", "I01 · Q3 2026 · women"),
        ("settings", "plan", "Plan för Väderåsa"),
        ("goal", "X9", "X9"),
    ],
)
def test_records_are_named_as_people_name_them(
    workspace: Workspace, kind: str, key: str, name: str
) -> None:
    assert stage.visit(workspace).name_of(kind, key) == name


def test_a_swede_reads_the_parts_of_a_name_in_swedish(workspace: Workspace) -> None:
    visit = stage.visit(workspace, language="sv")
    assert visit.called("likelihood", "A/group") == "A · gruppen"
    assert visit.called("observation", "I01/2026-Q3") == "I01 · kv 3 2026"


def test_a_retired_record_keeps_the_last_name_it_had(workspace: Workspace) -> None:
    why = "The harbour is sold to the neighbour."
    workspace.apply(
        [
            Revise(kind="decision", key="B03", values={"text": "Slopa avgiften"}, reason=why),
            Retire(kind="decision", key="B03", reason=why),
        ],
        person=stage.ANNA,
    )
    assert stage.visit(workspace).name_of("decision", "B03") == "B03 Slopa avgiften"


def test_what_was_worked_out_once_is_kept_until_something_is_written(workspace: Workspace) -> None:
    calls: list[Moment] = []

    def worked_out(_: object, moment: Moment) -> int:
        calls.append(moment)
        return len(calls)

    def answers(asking: Callable[[], Visit]) -> tuple[int, int]:
        first, second = asking(), asking()
        return (
            first.kept(worked_out, first.history, first.moment),
            second.kept(worked_out, second.history, second.moment),
        )

    assert answers(lambda: stage.visit(workspace)) == (1, 1)
    revise = Revise(
        kind="goal", key="N1", values={"title": "Jobben"}, reason="A better word for it."
    )
    workspace.apply([revise], person=stage.ANNA)
    assert answers(lambda: stage.visit(workspace)) == (2, 2)


def test_settings_of_a_plan_without_any_are_the_default_ones(tmp_path: Path) -> None:
    assert stage.visit(stage.empty(tmp_path)).settings.title == ""
