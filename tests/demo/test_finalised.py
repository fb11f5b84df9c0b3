"""What was finalised stays: comparing reviews gives the same answer whatever is written later."""

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest

from scenarios.difference import compare
from scenarios.edits import Confirm, Correct, Edit, Restore, Retire, Revise, Undo, decide
from scenarios.errors import Refused
from scenarios.history import History
from scenarios.kinds import KINDS, RecordId
from scenarios.notes import notes
from scenarios.revisions import Change, Revision
from tests.demo.test_demo import replayed
from tracker.store import Store

TODAY = date(2026, 11, 23)
FIRST = date(2023, 3, 15)
LATER = 500
WHY = "Something that was learned later."
TEXTS = {"goal": "status_comment", "assumption": "evidence", "decision": "outcome"}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """Give the Swedish demonstration."""
    url = f"sqlite:///{tmp_path_factory.mktemp('finalised') / 'plan.sqlite'}"
    yield replayed(url, "sv").history()
    Store.open(url).close()


def grown(history: History, count: int, chance: random.Random) -> History:
    """Write so many edits that were not refused, of any day since the first review."""
    written = 0
    while written < count:
        edit = chance.choice(KINDS_OF_EDITS)(history, chance)
        try:
            rows = decide([edit], history, day=TODAY)
        except Refused:
            continue
        if rows:
            history = history.extended([change_of(history, rows)])
            written += 1
    return history


def change_of(history: History, rows: tuple[Revision, ...]) -> Change:
    made_at = history.last_made_at + 1_000
    return Change(id=history.last_change + 1, made_at=made_at, person="later", revisions=rows)


def some_record(history: History, chance: random.Random) -> RecordId:
    kind = chance.choice(list(TEXTS))
    return RecordId(kind, chance.choice(history.now(TODAY).keys(kind)))


def some_day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange((TODAY - FIRST).days))


def late(history: History, chance: random.Random) -> Edit:
    kind, key = some_record(history, chance)
    values = {TEXTS[kind]: f"Text {chance.random()}"}
    day = some_day(chance)
    return Revise(kind=kind, key=key, values=values, reason=WHY, effective_on=day)


def corrected(history: History, chance: random.Random) -> Edit:
    kind, key = some_record(history, chance)
    values = {TEXTS[kind]: f"Rättat {chance.random()}"}
    return Correct(kind=kind, key=key, values=values, reason=WHY)


def confirmed(history: History, chance: random.Random) -> Edit:
    kind, key = some_record(history, chance)
    return Confirm(kind=kind, key=key, rests_on=str(chance.random()), effective_on=some_day(chance))


def retired(history: History, chance: random.Random) -> Edit:
    kind, key = some_record(history, chance)
    return Retire(kind=kind, key=key, reason=WHY)


def restored(history: History, chance: random.Random) -> Edit:
    kind = chance.choice(list(TEXTS))
    key = chance.choice(list(history.columns[kind].words.keys.words))
    return Restore(kind=kind, key=key, values={}, reason=WHY)


def undone(history: History, chance: random.Random) -> Edit:
    return Undo(change=chance.randint(1, history.last_change), reason=WHY, keep=True)


KINDS_OF_EDITS: tuple[Callable[[History, random.Random], Edit], ...] = (
    late, late, late, corrected, corrected, confirmed, retired, restored, undone,
)  # fmt: skip


def answer(history: History, first: str, second: str) -> object:
    """Give everything that comparing two reviews says."""
    before, after = (history.moment(code, TODAY) for code in (first, second))
    found = compare(history, before, after)
    return found.added, found.retired, found.restored, found.revised


def test_two_finalised_reviews_compare_the_same_after_five_hundred_later_edits(
    history: History,
) -> None:
    finalised = [mark.code for mark in history.reviews(TODAY) if mark.state == "finalised"]
    pairs = list(combinations(finalised, 2))
    assert len(pairs) == 21
    before = {pair: answer(history, *pair) for pair in pairs}
    told = {code: notes(history, code, TODAY) for code in finalised}
    later = grown(history, LATER, random.Random(2027))  # noqa: S311 - chance, no secret
    assert later.position >= history.position + LATER
    assert {pair: answer(later, *pair) for pair in pairs} == before
    assert {code: notes(later, code, TODAY) for code in finalised} == told


def test_the_plan_at_a_finalised_review_is_the_same_table_for_every_kind(history: History) -> None:
    later = grown(history, LATER // 10, random.Random(2028))  # noqa: S311 - chance, no secret
    for mark in history.reviews(TODAY):
        if mark.state != "finalised":
            continue
        for kind in KINDS:
            was, now = history.at(mark.moment).table(kind), later.at(mark.moment).table(kind)
            assert was.astype(object).equals(now.astype(object)), (mark.code, kind)
