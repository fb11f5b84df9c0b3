import logging

import pytest

from tests.tracker import stage
from tracker.screen import faults


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("sv", "Något gick fel här"), ("en", "Something went wrong here")],
)
def test_a_fault_is_a_calm_page_with_a_reference_that_stands_in_the_log(
    caplog: pytest.LogCaptureFixture, language: str, sentence: str
) -> None:
    with caplog.at_level(logging.ERROR):
        test = stage.play(
            lambda: faults.on_script_error(ValueError("secret detail")),
            {faults.LANGUAGE: language},
        )
    assert sentence in stage.said(test)
    assert "secret detail" not in stage.said(test)
    reference = test.code[0].value
    [logged] = [one for one in caplog.records if reference in one.getMessage()]
    assert "secret detail" in str(logged.exc_info)
    assert test.button


def test_a_fault_is_told_even_when_no_language_is_known() -> None:
    test = stage.play(lambda: faults.on_script_error(ValueError("x")))
    assert "Something went wrong here" in stage.said(test)
