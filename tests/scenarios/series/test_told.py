"""What was said of one record up to a moment and still holds."""

from scenarios.kinds import RecordId
from scenarios.series.told import told_of
from tests.telling import Telling


def test_of_a_record_that_was_never_written_nothing_was_said() -> None:
    plan = Telling().add("goal", "S1", title="Homes")
    assert told_of(plan.history, plan.moment(), RecordId("goal", "S2")) == []
    [line] = told_of(plan.history, plan.moment(), RecordId("goal", "S1"))
    assert line.act == "add"
