import pytest

from tracker.screen.language import language_of


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        (("sv",), "sv"),
        ((None, "", "sv-SE"), "sv"),
        (("xx", "sv"), "sv"),
        (("en", "sv"), "en"),
        (("de-DE,de;q=0.9,sv;q=0.5,en;q=0.3",), "sv"),
        (("*",), "en"),
        ((), "en"),
    ],
)
def test_the_first_wish_that_is_spoken_is_taken(
    wishes: tuple[str | None, ...], language: str
) -> None:
    assert language_of(*wishes) == language
