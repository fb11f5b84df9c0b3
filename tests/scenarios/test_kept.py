"""What was told of a plan is told again as it was, until something that it rests on is written."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.history import History, Moment, Snapshot
from scenarios.kept import OF_ONE_FUNCTION, OF_ONE_QUESTION, forget, kept
from scenarios.kinds import RecordId
from scenarios.revisions import Act
from tests.telling import Telling

TODAY = date(2026, 11, 23)
NOW = Moment(TODAY)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    forget()
    yield
    forget()


class Asked:
    """Counts how often it is worked out."""

    def __init__(self) -> None:
        self.times = 0

    def titles(self, snapshot: Snapshot) -> list[str]:
        self.times += 1
        return [goal.title for goal in snapshot.all("goal")]

    def by_way_of_another(self, history: History) -> list[str]:
        return kept(self.titles, history.at(NOW))

    def unread(self, _: History) -> int:
        self.times += 1
        return self.times

    def last(self, history: History) -> int:
        self.times += 1
        return history.last_change

    def story(self, history: History, record: RecordId) -> int:
        self.times += 1
        return len(history.revisions_of(record))

    def both(self, one: History, other: History) -> int:
        self.times += 1
        return len(one.at(NOW).keys("goal")) - len(other.at(NOW).keys("goal"))


def told() -> Telling:
    telling = Telling().on("2025-03-01").add("goal", "S1", title="Homes")
    return telling.add("actor", "A1", title="The county")


def test_it_is_not_worked_out_again_when_something_else_is_written() -> None:
    asked, telling = Asked(), told()
    assert kept(asked.titles, telling.history.now(TODAY)) == ["Homes"]
    telling.revise("actor", "A1", "It has another name.", title="The region")
    assert kept(asked.titles, telling.history.now(TODAY)) == ["Homes"]
    assert asked.times == 1


def test_it_is_worked_out_again_when_what_it_read_is_written() -> None:
    asked, telling = Asked(), told()
    assert kept(asked.by_way_of_another, telling.history) == ["Homes"]
    telling.revise("goal", "S1", "A better word for it.", title="Flats")
    assert kept(asked.by_way_of_another, telling.history) == ["Flats"]
    assert asked.times == 2


def test_a_day_of_the_past_stays_as_it_was_when_something_is_written_later() -> None:
    asked, telling = Asked(), told()
    then = Moment(date(2025, 12, 31))
    assert kept(asked.titles, telling.history.at(then)) == ["Homes"]
    telling.on("2026-03-01").revise("goal", "S1", "A better word for it.", title="Flats")
    assert kept(asked.titles, telling.history.at(then)) == ["Homes"]
    assert asked.times == 1
    telling.on("2025-06-01").revise("goal", "S1", "It was so already.", title="Houses")
    assert kept(asked.titles, telling.history.at(then)) == ["Houses"]


def test_what_is_told_of_one_record_rests_on_all_of_its_kind() -> None:
    asked, telling = Asked(), told()
    home = RecordId("goal", "S1")
    assert kept(asked.story, telling.history, home) == 1
    telling.revise("actor", "A1", "It has another name.", title="The region")
    assert kept(asked.story, telling.history, home) == 1
    assert asked.times == 1
    telling.revise("goal", "S1", "A better word for it.", title="Flats")
    assert kept(asked.story, telling.history, home) == 2


@pytest.mark.parametrize("question", ["unread", "last"])
def test_what_reads_no_kind_or_everything_is_worked_out_after_every_change(question: str) -> None:
    asked, telling = Asked(), told()
    ask = getattr(asked, question)
    kept(ask, telling.history)
    kept(ask, telling.history)
    assert asked.times == 1
    telling.revise("actor", "A1", "It has another name.", title="The region")
    kept(ask, telling.history)
    assert asked.times == 2


def test_what_compares_two_histories_is_not_told_of_two_others() -> None:
    asked, telling = Asked(), told()
    before = telling.history
    telling.add("goal", "S2", title="Schools")
    after = telling.history
    assert [kept(asked.both, *pair) for pair in ((after, before), (after, before))] == [1, 1]
    assert kept(asked.both, after, after) == kept(asked.both, before, before) == 0


def test_plans_that_are_looked_at_in_turn_do_not_forget_each_other() -> None:
    asked, plans = Asked(), [told().history for _ in range(OF_ONE_QUESTION)]
    for plan in (*plans, *plans):
        kept(asked.titles, plan.now(TODAY))
    assert asked.times == OF_ONE_QUESTION


class Told:
    """Counts how often something is told of answers that are kept."""

    def __init__(self) -> None:
        self.times = 0

    def names(self, history: History) -> str:
        self.times += 1
        now = history.at(NOW)
        return ", ".join(kept(codes_and_titles, now)[code] for code in kept(codes_and_titles, now))

    def first(self, history: History) -> str:
        self.times += 1
        try:
            return kept(title_of, history.at(NOW), key="S1")
        except AttributeError:
            return "gone"


def codes_and_titles(snapshot: Snapshot) -> dict[str, str]:
    return {goal.code: goal.title for goal in snapshot.all("goal")}


def title_of(snapshot: Snapshot, key: str) -> str:
    return str(snapshot.get("goal", key).title)


def test_an_answer_that_comes_out_the_same_leaves_alone_what_rests_on_it() -> None:
    asked, telling = Told(), told()
    before = kept(asked.names, telling.history)
    telling.revise("goal", "S1", "Nobody is named by it.", status_comment="So it is.")
    assert kept(asked.names, telling.history) is before
    assert asked.times == 1
    telling.revise("goal", "S1", "A better word for it.", title="Flats")
    assert kept(asked.names, telling.history) == "Flats"
    assert asked.times == 2


def test_a_question_that_fails_now_is_no_reason_to_fail_where_that_is_expected() -> None:
    asked, telling = Told(), told()
    assert kept(asked.first, telling.history) == "Homes"
    telling.retire("goal", "S1")
    assert kept(asked.first, telling.history) == kept(asked.first, telling.history) == "gone"
    telling.act(Act.RESTORE, "goal", "S1", {})
    assert kept(asked.first, telling.history) == "Homes"


def test_what_an_answer_rests_on_is_found_also_when_its_place_was_taken_by_others() -> None:
    asked, telling = Told(), told()
    kept(asked.names, telling.history)
    for day in range(OF_ONE_FUNCTION + 1):
        kept(codes_and_titles, telling.history.at(Moment(date.fromordinal(739_000 + day))))
    telling.revise("goal", "S1", "Nobody is named by it.", status_comment="So it is.")
    kept(asked.names, telling.history)
    assert asked.times == 1


Written = st.tuples(
    st.sampled_from(["title", "comment", "actor", "correct", "retire"]), st.integers(1, 28)
)


@given(st.lists(Written, max_size=6))
@settings(max_examples=25, deadline=None)
def test_what_is_kept_is_what_would_be_worked_out(written: list[tuple[str, int]]) -> None:
    forget()
    asked, through, telling = Asked(), Told(), told()
    questions = (asked.by_way_of_another, through.names, through.first)
    days = [NOW, *(Moment(date(2025, 4, day)) for day in (1, 10, 20))]
    for number, (what, day) in enumerate(written):
        for moment in days:
            kept(asked.titles, telling.history.at(moment))
        for ask in questions:
            kept(ask, telling.history)
        telling.on(f"2025-04-{day:02}")
        _write(telling, what, number)
    for moment in days:
        snapshot = telling.history.at(moment)
        assert kept(asked.titles, snapshot) == asked.titles(snapshot)
    answers = [kept(ask, telling.history) for ask in questions]
    forget()
    assert answers == [ask(telling.history) for ask in questions]


def _write(telling: Telling, what: str, number: int) -> None:
    if what == "retire":
        telling.retire("goal", "S1") if number % 2 else telling.act(Act.RESTORE, "goal", "S1", {})
    elif what == "correct":
        telling.correct("goal", "S1", 1, "It was so.", title=f"C{number}")
    elif what == "comment":
        telling.revise("goal", "S1", "We know more now.", status_comment=f"N{number}")
    else:
        kind, key = ("goal", "S1") if what == "title" else ("actor", "A1")
        telling.revise(kind, key, "We know more now.", title=f"T{number}")
