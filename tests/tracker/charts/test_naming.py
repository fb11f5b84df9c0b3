"""What a record is called in a figure."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.naming import (
    FEW,
    LINE_LENGTH,
    above,
    beside,
    few,
    fitted,
    named,
    quoted,
    stacked,
)
from tracker.words import Words


@given(st.text(alphabet="abc <&", max_size=60), st.integers(6, 30), st.integers(1, 3))
def test_a_text_is_broken_into_lines_that_fit(text: str, width: int, most: int) -> None:
    lines = fitted(text, width, most)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)


def test_a_name_is_cut_only_where_there_is_no_room() -> None:
    title = "Rent vatten och klimatanpassad bebyggelse"
    assert beside("M3", title) == "<b>M3</b> Rent vatten och<br>klimatanpassad bebyggelse"
    assert named("M3", title, 20) == "<b>M3</b> Rent vatten och…"
    assert named("M3", "") == "<b>M3</b>"
    assert named("A<B", "x & y") == "<b>A&lt;B</b> x &amp; y"


def test_a_name_above_a_line_takes_a_second_line_where_one_has_no_room() -> None:
    told = "386 days late"
    assert above("B3", "Short", told) == "<b>B3</b> Short · "
    assert above("B3", "A title that is as long as a line of letters is", told) == (
        "<b>B3</b> A title that is as long as a line of letters is<br>"
    )
    longer = above("B3", f"{'A title that goes on and on ' * 6}", told) + told
    assert longer.endswith("… · 386 days late")
    lines = re.sub("</?b>", "", longer).split("<br>")
    assert [len(line) <= LINE_LENGTH for line in lines] == [True, True]


def test_a_line_with_two_lines_above_it_stands_further_down() -> None:
    assert stacked(["one", "two<br>lines", "one"], 34) == [0, 1.5, 2.5]


def test_of_many_names_a_sentence_lists_the_first_and_counts_the_rest() -> None:
    names = [f"S{number}" for number in range(FEW + 3)]
    assert few(names[:2], Words("en")) == "S0 and S1"
    assert few(names, Words("en")).endswith("S11 and 3 more")
    assert few(names[:2], Words("sv"), unnamed=5) == "S0, S1 och 5 till"


def test_a_reason_over_a_point_is_as_wide_as_a_telephone_at_most() -> None:
    assert quoted("Because <of> it") == "<i>Because &lt;of&gt; it</i>"
    lines = quoted("The owners have changed their minds, and the plan waits " * 3).split("<br>")
    assert len(lines) == 2
    assert lines[1].endswith("…</i>")
