"""Columns may be headed by their names or by their words, and no two are headed alike."""

import pytest

from scenarios.kinds import KINDS
from scenarios.revisions import RESERVED
from tracker.exchange.own.headings import column_of, folded, headings

EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", [None, "sv", "en"])


@EVERY_KIND
@EVERY_LANGUAGE
def test_every_heading_is_unique_and_leads_back_to_its_column(
    kind: str, language: str | None
) -> None:
    found = headings(kind, language)
    assert len({folded(text) for text in found.values()}) == len(found)
    assert {name: column_of(kind)[folded(text)] for name, text in found.items()} == {
        name: name for name in found
    }


@EVERY_KIND
def test_every_column_and_everything_an_act_carries_has_a_heading(kind: str) -> None:
    assert set(headings(kind, "sv")) == {*KINDS[kind].headings(), *RESERVED}


@EVERY_KIND
def test_swedish_headings_are_swedish(kind: str) -> None:
    swedish, english = headings(kind, "sv"), headings(kind, "en")
    assert sum(swedish[name] != english[name] for name in KINDS[kind].columns) >= 1


def test_capitals_and_spaces_in_a_heading_do_not_matter() -> None:
    assert column_of("goal")[folded("  MÅLUPPFYLLELSE ")] == "status"
