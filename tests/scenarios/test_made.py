"""What is made of a row once is what would be made of it anew, whatever was written since."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.life import Life
from tests.scenarios import logs
from tests.scenarios.logs import DAYS, RECORDS, VALUES, moments_of
from tests.telling import Telling

some = settings(max_examples=settings().max_examples // 4)


def asked(history: History, moment: Moment) -> list[Any]:
    """Ask everything that is made of rows."""
    plan = history.at(moment)
    records = [plan.get(*record) for record in RECORDS]
    revisions = [history.revisions_of(record) for record in RECORDS]
    found = [plan.search(text) for text in ("a", "b s1", "me")]
    return [records, [plan.all(kind) for kind in VALUES], revisions, found]


@some
@given(data=st.data())
def test_a_plan_that_grew_while_it_was_read_is_the_one_that_is_read_at_last(
    data: st.DataObject,
) -> None:
    changes = data.draw(logs.raw_logs())
    moments = data.draw(st.lists(moments_of(changes), min_size=1, max_size=3))
    history, written = History.empty(), logs.Log([])
    for change in changes:
        junk = history.extended([written.change(data.draw(logs.raw_rows(written)))])
        for one in (history, junk):
            [asked(one, moment) for moment in moments]
        history = history.extended([change])
        written = logs.Log([*written.changes, change])
    at_last = History.empty().extended(changes)
    for moment in moments:
        assert asked(history, moment) == asked(at_last, moment)


@some
@given(data=st.data())
def test_who_set_a_field_last_is_what_the_life_of_its_record_says(data: st.DataObject) -> None:
    changes = data.draw(logs.raw_logs() | logs.decided_logs())
    history, moment = History.empty().extended(changes), data.draw(moments_of(changes))
    for kind, fields in VALUES.items():
        sheet = history.at(moment).sheet(kind)
        for name in fields:
            told = zip(sheet.keys(), *sheet.last_set(name), strict=True)
            for key, *said in told:
                rows = history.revisions_of(RecordId(kind, key))
                order = Life([row for row in rows if moment.knows(row.position)]).order
                until = [row for row in order if row.effective_on <= moment.day]
                row = next((row for row in reversed(until) if name in row.values), until[0])
                assert said == [row.effective_on, row.review, row.reason]


def test_a_record_that_nobody_wrote_to_stays_the_same_object() -> None:
    telling = Telling().on("2025-03-01").add("goal", "S1", title="Homes")
    telling.add("goal", "S2", title="Schools")
    before = telling.history.at(Moment(DAYS[-1]))
    telling.revise("goal", "S2", title="More schools")
    after = telling.history.now(telling.day)
    assert after.get("goal", "S1") is telling.history.now(telling.day).all("goal")[0]
    assert before.get("goal", "S2") is None
    story = telling.history.revisions_of(RecordId("goal", "S1"))
    telling.revise("goal", "S2", title="Fewer schools")
    assert telling.history.revisions_of(RecordId("goal", "S1"))[0] is story[0]
    assert telling.history.now(telling.day).get("goal", "S1") is after.get("goal", "S1")


def test_what_is_searched_is_every_text_of_a_record_in_small_letters() -> None:
    telling = Telling().on("2025-03-01").add("goal", "S1", title="STRASSE", owner="Ann")
    telling.add("goal", "S2", title="Straße", description="By the water")
    sheet = telling.history.now(telling.day).sheet("goal")
    assert list(sheet.keys(sheet.holding(["strasse"]))) == ["S1", "S2"]
    assert list(sheet.keys(sheet.holding(["strasse", "water"]))) == ["S2"]
    assert sheet.first_texts(sheet.holding(["s1"])) == ["STRASSE"]
    assert list(sheet.keys(sheet.holding([]))) == ["S1", "S2"]
