import pytest
from streamlit.testing.v1 import AppTest

from scenarios.kinds import RecordId
from tests.tracker import stage
from tracker import listings
from tracker.pages import resources
from tracker.workspace import Workspace


def opened(workspace: Workspace, at: str = "now", language: str = "en") -> AppTest:
    visit = stage.visit(workspace, at=at, language=language)
    return stage.unfolded(stage.play(lambda: resources.page(visit)))


def row_of(test: AppTest, code: str, place: int = 1) -> list[str]:
    """Give the cells of a resource's line; the first table is the figure's own."""
    table = test.table[place].value
    [row] = [row for row in table.itertuples(index=False) if f"**{code}**" in row[0]]
    return [str(text) for text in row]


@pytest.mark.parametrize(
    ("at", "language", "capacity", "allocated", "word"),
    [
        ("R4", "sv", "14,0", "12,5", "1,5\u00a0MW kvar"),
        ("R4", "en", "14.0", "12.5", "1.5\u00a0MW left"),
        ("R5", "sv", "10,5", "12,5", "överfördelad med 2,0\u00a0MW"),
        ("R5", "en", "10.5", "12.5", "over-allocated by 2.0\u00a0MW"),
        ("R6", "sv", "10,5", "10,0", "0,5\u00a0MW kvar"),
        ("now", "en", "10.5", "10.0", "0.5\u00a0MW left"),
    ],
)
def test_what_is_left_or_over_is_an_amount_and_a_word(
    demonstration: Workspace, at: str, language: str, capacity: str, allocated: str, word: str
) -> None:
    _, remainder, has, given, _ = row_of(opened(demonstration, at, language), "G4")
    assert has.startswith(capacity)
    assert given.startswith(allocated)
    assert word in remainder.replace(" MW", "\u00a0MW")


def test_the_heading_of_the_figure_says_what_is_over(demonstration: Workspace) -> None:
    assert "G4 is over-allocated" in stage.said(opened(demonstration, "R5"))
    assert "Do the resources suffice?" in stage.said(opened(demonstration, "R6"))


def test_each_partner_stands_with_its_amount_and_how_firm_it_is(demonstration: Workspace) -> None:
    test = opened(demonstration)
    brought = test.table[3].value
    fund = brought.iloc[:4]
    assert list(fund["Resource"])[1:] == ["", "", ""]
    amounts = [text.partition("]")[0].lstrip("[") for text in fund["Amount"]]
    assert amounts == [f"{x}\u00a0mnkr" for x in ("1.0", "6.0", "2.0", "9.0")]
    assert all("Agreed" in text for text in brought["State"])
    assert "record?kind=contribution&key=G1%2FNF" in fund["Amount"].iloc[0]


def test_units_are_never_added(demonstration: Workspace) -> None:
    test = opened(demonstration)
    assert len(test.table[1].value) == 8  # one line a resource, none for a sum
    assert "Different units are never added" in stage.said(test)


def test_a_resource_has_its_own_load_and_partners_on_its_page(demonstration: Workspace) -> None:
    visit = stage.visit(demonstration, at="R5")
    test = stage.unfolded(stage.play(lambda: listings.pictures(visit, RecordId("resource", "G4"))))
    load, brought, given = (table.value for table in test.table)
    assert list(load["Remainder"].unique()) == ["over-allocated by 2.0\u00a0MW"]
    assert "Effektprognos" in brought["Document"].iloc[0]
    assert list(given.columns) == ["Goal", "Amount"]
    assert "at least 2.0\u00a0MW" in given["Amount"].iloc[0]


def test_nothing_can_be_added_to_the_past(demonstration: Workspace) -> None:
    unit = "resources_unit"
    now, then = (opened(demonstration, at).get("button_group") for at in ("now", "R4"))
    assert [one.key for one in then] == [unit]
    assert len(now) > len(then)


def test_the_flows_are_of_one_unit_which_can_be_chosen(demonstration: Workspace) -> None:
    test = opened(demonstration)
    assert "where does it go, in mnkr?" in stage.said(test)
    test.segmented_control(key="resources_unit").set_value("MW").run()
    assert "where does it go, in MW?" in stage.said(test)


def test_the_table_below_a_figure_is_sent_once_it_is_opened_and_stays_open(
    demonstration: Workspace,
) -> None:
    visit = stage.visit(demonstration)
    test = stage.play(lambda: resources.page(visit))
    assert "#picture-" not in stage.said(test)
    assert len(test.table) == 3  # the page's own, none of a figure
    stage.unfolded(test)
    assert len(test.table) == 5
    test.segmented_control(key="resources_unit").set_value("MW").run()
    assert len(test.table) == 5
    assert "#picture-png-resources_flows" in stage.said(test)
    assert all("MW" in text for text in test.table[2].value["Amount"])
