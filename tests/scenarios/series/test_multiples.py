"""Many indicators side by side."""

from scenarios import series
from tests.tracker.charts.demonstrated import TODAY, history


def test_each_field_holds_what_the_indicator_has_alone() -> None:
    snapshot = history().at(history().moment("R8", TODAY))
    table = series.small_multiples(snapshot)
    for code in table["indicator"].unique():
        alone = series.against_target(snapshot, code)
        mine = table[table["indicator"] == code][list(alone.columns)].reset_index(drop=True)
        assert mine.equals(alone)
