"""How a text was reworded, in Markdown."""

from tracker.listings.wording import AROUND, LONG, worded


def test_what_went_is_struck_out_and_what_came_stands_out() -> None:
    old, new = worded("Fler deltar i dialoger", "Fler unga deltar i samråd")
    assert old == "Fler deltar i ~~dialoger~~"
    assert new == "Fler **unga** deltar i **samråd**"


def test_marks_stand_at_blanks_so_that_markdown_sees_them() -> None:
    old, new = worded("8.0. Forecast missing", "8.0, at last")
    assert old == "~~8.0. Forecast missing~~"
    assert new == "**8.0, at last**"


def test_what_looks_like_markdown_is_shown_as_it_was_written() -> None:
    assert worded("a *b* c", "a *d* c") == ("a ~~\\*b\\*~~ c", "a **\\*d\\*** c")


def test_a_long_stretch_that_stayed_is_brief() -> None:
    stayed = "word " * AROUND
    old, _ = worded(f"one {stayed} two", f"ett {stayed} två")
    assert old.startswith("~~one~~ word")
    assert old.endswith("word ~~two~~")
    assert " … " in old
    assert len(old) < len(stayed)


def test_a_long_text_is_cut_where_it_is_marked() -> None:
    old, new = worded("gone " * LONG, "new")
    assert old.endswith("…~~")
    assert new == "**new**"
