"""Drafts: kept until they are saved or thrown away, each person's own."""

from tests.tracker.stories import ANNA, BO
from tracker.store import Store
from tracker.store.drafts import Draft

TYPED = {"reason": "Byggmarknaden tar längre tid än väntat", "status": "part", "sdg": [1, 11]}


def draft(person: str = ANNA.key, about: str = "goal:S1", at: int = 1, **typed: object) -> Draft:
    """Give a draft of the ninth review."""
    return Draft(person, "R9", about, typed or TYPED, at)


def test_a_draft_comes_back_as_it_was_typed(store: Store) -> None:
    store.create("plan")
    store.drafts("plan").keep(draft())
    assert store.drafts("plan").of("R9", ANNA.key) == [draft()]


def test_a_later_draft_takes_the_place_of_the_one_before(store: Store) -> None:
    store.create("plan")
    drafts = store.drafts("plan")
    drafts.keep(draft())
    drafts.keep(draft(at=2, reason="Nytt"))
    assert drafts.of("R9") == [draft(at=2, reason="Nytt")]


def test_everybody_has_their_own_drafts_in_each_review_and_workspace(store: Store) -> None:
    store.create("plan")
    store.create("other")
    drafts = store.drafts("plan")
    drafts.keep(draft(BO.key, at=2))
    drafts.keep(draft(ANNA.key, at=1))
    assert drafts.of("R9", BO.key) == [draft(BO.key, at=2)]
    assert [one.person for one in drafts.of("R9")] == [ANNA.key, BO.key]
    assert drafts.of("R8") == []
    assert store.drafts("other").of("R9") == []


def test_a_draft_that_is_thrown_away_is_gone_and_throwing_nothing_away_is_no_fault(
    store: Store,
) -> None:
    store.create("plan")
    drafts = store.drafts("plan")
    drafts.keep(draft())
    drafts.drop(ANNA.key, "R9", "goal:S1")
    drafts.drop(ANNA.key, "R9", "goal:S1")
    assert drafts.of("R9") == []
