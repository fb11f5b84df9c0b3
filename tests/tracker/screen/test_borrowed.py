from pathlib import Path

import pytest
import streamlit

from tracker.screen.borrowed import BEGINNINGS, FAILURES, WHAT, WORDS, borrowed
from tracker.words import Words


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_follows_a_beginning_stays_as_it_is(language: str) -> None:
    words = Words(language)
    begins = borrowed(words)["begins"]
    assert isinstance(begins, dict)
    for text in BEGINNINGS:
        begin = text.removesuffix(WHAT)
        assert f"{begins[begin]}S1" == words.say(text, what="S1")


def test_in_english_nothing_is_said_otherwise() -> None:
    found = borrowed(Words("en"))
    assert found["same"] == {text: text for text in WORDS}
    assert found["more"] == "more"


def test_in_swedish_every_word_is_ours() -> None:
    same = borrowed(Words("sv"))["same"]
    assert isinstance(same, dict)
    assert [text for text, ours in same.items() if text == ours] == []


def test_what_streamlit_says_of_a_file_that_failed_is_what_it_says_still() -> None:
    home = Path(streamlit.__file__).parent
    places = [home / "runtime/backend_operation_handler.py", *home.glob("static/static/js/*.js")]
    said = "".join(place.read_text() for place in places)
    assert [text for text in FAILURES if text not in said] == []
