"""What was measured for an indicator, in order of its periods."""

from scenarios.series.observed import observed
from tests.telling import Telling


def test_a_stretch_of_what_was_measured_is_in_order_too() -> None:
    plan = Telling().add("indicator", "I1", title="One", unit="MW", wanted="raise")
    for quarter, value in ((3, 9.0), (1, 5.0), (2, None), (4, 6.0)):
        plan.add("observation", f"I1/2022-Q{quarter}", value=value, mark=None if value else "..")
    [measured] = observed(plan.history.at(plan.moment()))["I1"].values()
    assert [one.value for one in measured] == [5.0, None, 9.0, 6.0]
    assert [one.value for one in measured[1:3]] == [None, 9.0]
    assert len(measured[1:3]) == 2
