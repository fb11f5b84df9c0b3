"""The forms of notes, by the ending of their file."""

from pathlib import Path

import pytest

from tests.tracker import stage
from tracker.papers.forms import FORMS, UnknownForm, form_named

STARTS = {".html": b"<!doctype html>", ".pdf": b"%PDF", ".docx": b"PK", ".md": b"# "}


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_is_written_of_a_draft(tmp_path: Path, ending: str) -> None:
    visit = stage.visit(stage.full(tmp_path))
    assert form_named(ending.upper()).notes(visit, "R1").startswith(STARTS[ending])


def test_another_ending_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownForm, match=r"\.pdf, \.docx, \.html, \.md"):
        form_named(".odt")
