"""The calibration curve."""

import pandas as pd
import pytest

from scenarios.series import futures
from tests.scenarios.series.futures.test_learnt import claims
from tracker.charts import calibration
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")


def table_of(count: int) -> pd.DataFrame:
    plan = claims(count)
    return futures.calibrated(plan.history, plan.moment())


def test_bins_have_their_intervals_and_the_curve_its_steps() -> None:
    line, curve, dots = calibration.figure(table_of(10), ENGLISH, "light").data
    assert (line.x, line.y, line.line.dash) == ((0, 100), (0, 100), "dot")
    assert set(curve.y) == {30}
    assert (list(dots.x), list(dots.y), list(dots.text)) == ([30], [30], ["10"])
    low = dots.y[0] - dots.error_y.arrayminus[0]
    assert low == pytest.approx(10.78, abs=0.01)  # Wilson's interval of 3 in 10
    assert dots.customdata[0] == (
        "<b>20–40%</b><br>10 likelihoods<br>came: 30%<br>in 95 cases of 100: 11–60%"
    )


def test_the_sentence_says_what_was_held_and_what_came() -> None:
    assert calibration.alt(table_of(10), ENGLISH) == (
        "10 are resolved. On average 30% was held, and 30% came."
        " That told as much as always saying how often such things come."
    )


def test_with_too_few_nothing_is_drawn_and_the_sentence_counts_the_missing() -> None:
    table = table_of(9)
    assert not calibration.figure(table, SWEDISH, "dark").data
    assert calibration.alt(table, SWEDISH) == "9 är avgjorda. Kurvan ritas när 1 till är avgjord."
    assert calibration.alt(table_of(0), ENGLISH).startswith("Nothing is resolved.")


def test_a_bin_with_too_few_stands_in_the_table_only() -> None:
    table = table_of(10)
    table.loc[table["part"] == "bin", "is_few"] = True
    assert "1 bin has fewer than 5" in calibration.note(table, ENGLISH)
    assert list(calibration.figure(table, ENGLISH, "light").data[-1].x) == []
    assert calibration.listing(table, ENGLISH).to_dict("records") == [
        {
            "Held likely": "20–40%",
            "Likelihoods": "10",
            "Mean": "30%",
            "Came": "30%",
            "In 95 cases of 100": "too few to say",
        }
    ]
