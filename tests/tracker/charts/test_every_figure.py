"""Every figure has a table with the known numbers of the demonstration, and says what it shows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.tracker.charts.demonstrated import REVIEW, figures, table
from tracker import charts
from tracker.words import Words

EXPECTED = json.loads(Path("demo/expected.json").read_text())["figures"]
LIVING = EXPECTED["living at R8"]
Table = pd.DataFrame


def by(rows: Table, key: str, value: str) -> dict[str, Any]:
    """Give a column of a table by another."""
    return dict(zip(rows[key], rows[value], strict=True))


def by_review(rows: Table, key: str, value: str) -> dict[str, dict[str, Any]]:
    """Give a column of a table by another, review by review."""
    held = rows[rows["review"].notna()]
    return {str(review): by(part, key, value) for review, part in held.groupby("review")}


def loads(rows: Table) -> dict[str, Any]:
    """Give what each resource has, what is allocated and what is free."""
    named = rows.drop_duplicates("resource").set_index("resource")
    found = named[["capacity", "allocated", "free"]].round(6).to_dict("index")
    return {str(code): values for code, values in found.items()}


def targets(rows: Table) -> list[float]:
    """Give each target that an indicator has had, in order."""
    ends = rows[rows["part"] == "target"].groupby("version")["value"].last()
    return list(ends)


def latest(rows: Table) -> dict[str, float]:
    """Give the decision that was latest, and by how many days."""
    return by(rows.nlargest(1, "late"), "decision", "late")


KNOWN: dict[str, tuple[Callable[[Table], Any], Any]] = {
    "actors": (len, LIVING["actor"]),
    "calibration": (lambda t: len(t) > 0, True),
    "contributions": (
        lambda t: t.groupby("part")["amount"].sum().to_dict(),
        {"contribution": 18.0 + 24.0, "allocation": 16.0 + 22.0, "free": 2.0 + 2.0},
    ),
    "cross": (
        lambda t: by(t[t["part"] == "scenario"], "scenario", "percent"),
        EXPECTED["likelihoods"][REVIEW],
    ),
    "decided": (
        lambda t: (by(t, "decision", "state"), latest(t)),
        (EXPECTED["decisions"]["R8"], EXPECTED["days late"]),
    ),
    "drift": (targets, [EXPECTED["I01 target"]["R1"], EXPECTED["I01 target"]["R8"]]),
    "drivers": (len, LIVING["driver"]),
    "flow": (
        lambda t: (by(t, "goal", "before"), by(t, "goal", "after")),
        (EXPECTED["statuses"]["R4"], EXPECTED["statuses"]["R8"]),
    ),
    "indicator": (lambda t: t["value"].notna().sum(), LIVING["observation"] / LIVING["indicator"]),
    "likelihoods": (
        lambda t: by_review(t, "scenario", "percent"),
        EXPECTED["likelihoods"],
    ),
    "lives": (
        lambda t: by(t.drop_duplicates("assumption", keep="last"), "assumption", "state"),
        EXPECTED["assumptions"]["R8"],
    ),
    "load": (loads, EXPECTED["resources"]),
    "multiples": (
        lambda t: (t["indicator"].nunique(), t["value"].notna().sum(), t.attrs["met"]),
        (LIVING["indicator"], LIVING["observation"], 3),
    ),
    "optimism": (lambda t: t[t["part"] == "line"]["goal"].nunique(), LIVING["goal"]),
    "relations": (len, LIVING["relation"]),
    "revisions": (lambda t: set(t["review"].dropna()), set(EXPECTED["likelihoods"])),
    "sectors": (lambda t: by(t, "goal", "status"), EXPECTED["statuses"]["R8"]),
    "settling": (lambda t: t["judges"].sum(), LIVING["stance"]),
    "strips": (lambda t: by_review(t, "signpost", "state"), EXPECTED["signposts"]),
    "why": (
        lambda t: t[t["review"] == "R5"].set_index("trigger")["count"].to_dict(),
        {"new_data": 20, "decision": 2, "outside_event": 3, "learned": 3},
    ),
    "wind": (lambda t: t["score"].notna().sum(), LIVING["impact"]),
    "yearwheel": (lambda t: list(t[t["part"] == "review"]["key"]), ["R7", "R8"]),
}


@pytest.mark.parametrize("chart", figures())
def test_every_figure_has_its_table_of_the_demonstration_and_what_is_known_of_it(
    chart: str,
) -> None:
    rows = table(chart)
    assert chart in KNOWN, (
        f"Nothing is known of the table of tracker/charts/{chart}.py: give what the demonstration"
        " must have in it a line in KNOWN, in tests/tracker/charts/test_every_figure.py"
    )
    found, wanted = KNOWN[chart]
    assert found(rows) == wanted


@pytest.mark.parametrize("chart", figures())
def test_every_figure_says_its_question_its_finding_and_its_table_in_both_languages(
    chart: str,
) -> None:
    swedish, english = (
        charts.draw(figures()[chart], table(chart), Words(language), "light")
        for language in ("sv", "en")
    )
    assert swedish.title != english.title
    assert swedish.alt.endswith((".", "!"))
    assert swedish.alt != english.alt
    assert len(swedish.listing) == len(english.listing) > 0
    assert swedish.figure.layout.title.text is None


def test_what_is_no_figure_is_not_there() -> None:
    assert charts.drift is figures()["drift"]
    with pytest.raises(AttributeError):
        _ = charts.nothing_of_the_kind
