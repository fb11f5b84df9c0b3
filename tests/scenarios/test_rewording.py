"""Two wordings of a text."""

from hypothesis import given
from hypothesis import strategies as st

from scenarios.rewording import MOST, Piece, reworded


def test_words_that_stay_are_told_once_and_what_went_stands_before_what_came() -> None:
    assert reworded("Fler deltar i dialoger", "Fler unga deltar i samråd") == [
        Piece("same", "Fler"),
        Piece("new", "unga"),
        Piece("same", "deltar i"),
        Piece("gone", "dialoger"),
        Piece("new", "samråd"),
    ]


def test_the_same_wording_is_one_piece() -> None:
    assert reworded("Fler bostäder.", "Fler bostäder.") == [Piece("same", "Fler bostäder.")]


def test_a_very_long_text_is_one_change() -> None:
    old, new = "a " * MOST, "b " * MOST
    assert reworded(old, new) == [Piece("gone", old.strip()), Piece("new", new.strip())]


def test_other_blanks_are_no_other_wording() -> None:
    assert reworded("Fler\nbostäder ", "Fler bostäder") == [Piece("same", "Fler bostäder")]


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_both_wordings_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = reworded(before, after)
    assert " ".join(one.text for one in pieces if one.fate != "new") == " ".join(before.split())
    assert " ".join(one.text for one in pieces if one.fate != "gone") == " ".join(after.split())
    assert all(one.text for one in pieces)
