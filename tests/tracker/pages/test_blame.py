"""Every value is at most two presses from who set it, when, in which review and why."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.kinds import KINDS, RecordId
from tests.tracker import stage
from tracker.pages import PAGES
from tracker.workspace import Workspace

WAY = re.compile(r"\]\((?:record\?|review\?|kind\?kind=[a-z_]+&change=)[^)]*\)")
OF_CHANGE = re.compile(r"\]\(kind\?(kind=[a-z_]+&change=\d+)\)")
RECORD = re.compile(r"\]\((record\?[^)]*)\)")
PLAIN = ("Quiet weeks 27–31",)  # no value of the plan: the calendar
DRAWERS = {page.name: page for page in PAGES}
ASKED: Mapping[str, list[dict[str, str]]] = {
    "changes": [{"view": view} for view in ("table", "flow", "drift", "map", "learning")],
    "review": [{"review": "R4"}, {"review": "R8"}],
    "search": [{"q": "bostäder"}],
    "hold": [{"review": "R8"}],
}


def opened(workspace: Workspace, page: str, params: Mapping[str, str]) -> AppTest:
    versus = "R4" if page == "changes" else None
    visit = stage.visit(workspace, params=params, versus=versus)
    return stage.unfolded(stage.play(lambda: DRAWERS[page].draw(visit)))


def rows_without_a_way(test: AppTest) -> Iterator[str]:
    """Give the rows of tables that neither they nor their headings lead on from."""
    said = stage.said(test)
    for table in test.table:
        heads = [str(name) for name in table.value.columns]
        title = str(table.proto.alt)
        about = re.match(r"[\w-]+(?=:)", title)  # the indicator of a figure, linked beside it
        named = about is not None and f"key={about[0]})" in said
        for row in table.value.itertuples(index=False):
            cells = [str(text) for text in row]
            values = [text for text in cells if text]
            heading = len(values) == 1 and values[0].startswith("**")
            leads = WAY.search(" ".join([*heads, *cells])) or heading or named
            if not leads and not {title, *cells} & set(PLAIN):
                yield f"{title}: {cells}"


@pytest.mark.parametrize(
    ("page", "params"),
    [
        (page, params)
        for page in DRAWERS
        if page not in ("kind", "record")
        for params in ASKED.get(page, [{}])
    ],
)
def test_every_row_of_every_page_leads_to_a_record(
    demonstration: Workspace, page: str, params: dict[str, str]
) -> None:
    assert list(rows_without_a_way(opened(demonstration, page, params))) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "settings"])
def test_every_record_is_led_to_and_its_rows_lead_on(demonstration: Workspace, kind: str) -> None:
    keys = stage.visit(demonstration).snapshot.keys(kind)
    if not keys:
        return
    listed = opened(demonstration, "kind", {"kind": kind})
    assert list(rows_without_a_way(listed)) == []
    test = opened(demonstration, "record", {"kind": kind, "key": keys[0]})
    if kind != "indicator":  # whose values are its own page's
        assert list(rows_without_a_way(test)) == []
    assert re.search(r"\*\*\d{4}-\d\d-\d\d\*\*.*badge", stage.said(test))  # its story: day and act


def test_what_a_change_wrote_is_led_to_kind_by_kind(demonstration: Workspace) -> None:
    history = demonstration.history()
    [table] = opened(demonstration, "data", {}).table
    asked = [dict(parse_qsl(link)) for link in OF_CHANGE.findall(" ".join(table.value["What"]))]
    assert asked
    for one in asked:
        written = {
            row.key for row in history.revisions_in(int(one["change"])) if row.kind == one["kind"]
        }
        test = opened(demonstration, "kind", one)
        cells = [str(cell) for table in test.table for cell in table.value.to_numpy().ravel()]
        links = RECORD.findall("\n".join([stage.said(test), *cells]))
        shown = [dict(parse_qsl(link.partition("?")[2])) for link in links]
        assert {there["key"] for there in shown if there["kind"] == one["kind"]} == written


@pytest.mark.parametrize("change", ["0", "x", "99999"])
def test_what_is_no_change_wrote_nothing(demonstration: Workspace, change: str) -> None:
    assert opened(demonstration, "kind", {"kind": "goal", "change": change}).table == []
    assert "kind?kind=" not in stage.said(opened(demonstration, "kind", {"change": change}))


def test_what_is_no_longer_there_is_led_to_all_the_same(demonstration: Workspace) -> None:
    history = demonstration.history()
    first = next(row.change for row in history.revisions_of(RecordId("goal", "S1")))
    visit = stage.visit(
        demonstration, at="2020-01-01", params={"kind": "goal", "change": str(first)}
    )
    test = stage.play(lambda: DRAWERS["kind"].draw(visit))
    assert test.table == []
    assert "at=2020-01-01&kind=goal&key=S1" in stage.said(test)


def test_every_setting_has_its_story_beside_it(demonstration: Workspace) -> None:
    history = demonstration.history()
    lines = history.story(RecordId("settings", "plan"))
    said = stage.said(opened(demonstration, "settings", {}))
    told = re.findall(r"\*\*(\d{4}-\d\d-\d\d)\*\*", said)
    assert told == [f"{line.effective_on}" for line in lines]
    for line in lines:
        assert line.author
        assert line.author in said
        assert line.reason
        assert line.reason in said


def test_every_link_to_a_record_leads_to_one_that_was_written(demonstration: Workspace) -> None:
    history = demonstration.history()
    seen: set[tuple[str, str]] = set()
    for page in ("overview", "goals", "resources", "scenarios", "connections", "reviews"):
        test = opened(demonstration, page, {})
        cells = [str(one) for table in test.table for one in table.value.to_numpy().ravel()]
        for link in RECORD.findall("\n".join([stage.said(test), *cells])):
            asked = dict(parse_qsl(link.partition("?")[2]))
            seen.add((asked["kind"], asked["key"]))
    assert len(seen) > 100
    for kind, key in seen:
        assert history.revisions_of(RecordId(kind, key)), (kind, key)
