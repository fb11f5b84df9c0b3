"""Where things stand in a file is found out, with a reason, and can be said otherwise."""

from typing import Any

import pytest

from tests.tracker.exchange.office.desk import GOALS, QUARTERS, leaf_of, sample
from tracker.exchange.leaves.leaf import Joined
from tracker.exchange.office.layout import LayoutSaid, NoHeadings, NotTheHeadings, layout_of
from tracker.exchange.office.table import columns_to_fill, headings_of, table_of, twins


def numbers(text: str, sort: str) -> list[int]:
    layout = layout_of(leaf_of(text))
    return [number for number, found in layout.sorts.items() if found.sort == sort]


def test_the_goal_report_has_its_headings_below_four_title_rows(expected: dict[str, Any]) -> None:
    known, layout = expected[GOALS], layout_of(sample(GOALS))
    assert [line.number for line in layout.header] == [known["header_row_1based"]]
    left_out = len(layout.of_sort("total")) + len(layout.of_sort("footnote"))
    assert (len(layout.lines), left_out) == (known["data_records"], known["total_rows_to_skip"])
    assert layout.sort(8) == "data"  # row 7 is the second line of a comment


def test_the_blank_cells_of_the_goal_report_are_filled_down_within_their_goal(
    expected: dict[str, Any],
) -> None:
    layout = layout_of(sample(GOALS))
    fill = columns_to_fill(table_of(layout))
    table = table_of(layout, fill)
    assert list(fill) == expected[GOALS]["fill_down_columns"]
    assert len(set(table.column("Nr"))) == expected[GOALS]["distinct_goals"]
    assert table.column("Nämndmål")[7] == ""  # M2 has none, and M1's is not its own


def test_the_quarters_stand_under_two_joined_heading_rows(expected: dict[str, Any]) -> None:
    known, layout = expected[QUARTERS], layout_of(sample(QUARTERS))
    assert [line.number for line in layout.header] == known["header_rows_1based"]
    assert len(layout.of_sort("section")) == known["section_rows"]
    assert len(layout.of_sort("average")) == known["summary_rows_to_skip"]
    assert len(layout.lines) == known["indicator_rows"]
    headings = headings_of(layout.header)
    assert len(headings) == known["columns"]
    assert headings[5:9] == ("2022 Kv 1", "2022 Kv 2", "2022 Kv 3", "2022 Kv 4")


def test_every_row_that_is_left_out_says_why() -> None:
    layout = layout_of(sample(QUARTERS))
    assert str(layout.sorts[16].reason) == (
        "It begins with “Medel” and lacks cells that the other rows have."
    )
    assert all(str(found.reason) for found in layout.sorts.values())


def test_a_row_like_the_others_is_data_though_it_begins_with_a_word_for_sums() -> None:
    assert numbers("Post;Enhet;2025\nTotal befolkning;antal;9\nBostäder;antal;4\n", "total") == []


def test_a_sum_is_told_though_it_has_as_many_cells_as_rows_of_equal_numbers() -> None:
    assert numbers("Post;Enhet;2025;2026\nA;st;4;4\nB;st;5;5\nSumma;;9;8\n", "total") == [4]


def test_headings_that_stand_again_are_left_out() -> None:
    assert numbers("Namn;Tal\nA;1\nNamn;Tal\nB;2\n", "heading") == [3]


def test_a_file_without_headings_is_refused() -> None:
    with pytest.raises(NoHeadings):
        layout_of(leaf_of("1;2\n3;4\n"))


def test_what_is_said_of_the_layout_holds() -> None:
    text = "Rapport\nA;B\nx;1\nSumma;1\n"
    layout = layout_of(leaf_of(text), LayoutSaid(header_row=3, rows={4: "data"}))
    assert ([line.number for line in layout.header], layout.sort(4)) == ([3], "data")
    with pytest.raises(NotTheHeadings):
        layout_of(leaf_of(text), LayoutSaid(header_row=9))


def test_records_in_columns_are_turned() -> None:
    text = "Namn;Alfa;Beta;Gamma\nSlut;2026-01-01;2026-02-01;2026-03-01\nTal;1,5;2;3\nText;a;b;c\n"
    layout = layout_of(leaf_of(text))
    table = table_of(layout)
    assert (layout.orientation, table.headings) == ("columns", ("Namn", "Slut", "Tal", "Text"))
    assert table.column("Namn") == ["Alfa", "Beta", "Gamma"]


def test_joined_cells_are_filled_right_and_down() -> None:
    text = "Sektor;2025;;2026;\n;T1;T2;T1;T2\nSamhälle;1;2;3;4\n;5;6;7;8\n"
    joined = (Joined(1, 2, 0, 0), Joined(1, 1, 1, 2), Joined(1, 1, 3, 4), Joined(3, 4, 0, 0))
    table = table_of(layout_of(leaf_of(text, *joined)))
    assert table.headings == ("Sektor", "2025 T1", "2025 T2", "2026 T1", "2026 T2")
    assert table.column("Sektor") == ["Samhälle", "Samhälle"]


def test_headings_that_stand_twice_are_told_apart_and_merged_when_asked() -> None:
    layout = layout_of(leaf_of("Nr;Namn;Namn;\n1;A;;x\n2;;B;\n"))
    table = table_of(layout)
    assert table.headings == ("Nr", "Namn", "Namn #2", "#4")
    assert twins(table) == {"Namn": ["Namn #2"]}
    assert table_of(layout, merge=twins(table)).column("Namn") == ["A", "B"]


def test_what_is_merged_is_filled_down_afterwards() -> None:
    layout = layout_of(leaf_of("Namn;Nr;Namn\nA;1;\n;2;B\n;3;\n"))
    table = table_of(layout, fill_down=["Namn"], merge={"Namn": ["Namn #2"]})
    assert table.column("Namn") == ["A", "B", "B"]


def test_headings_that_are_both_filled_are_never_merged() -> None:
    assert twins(table_of(layout_of(leaf_of("Nr;Namn;Namn\n1;A;B\n")))) == {}
