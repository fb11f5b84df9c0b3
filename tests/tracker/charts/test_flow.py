"""The alluvial of goal statuses between two moments."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios import series
from scenarios.kinds.routine import Settings
from tracker.charts import flow
from tracker.charts.alluvial import alluvial, crowded
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")
USUAL = series.scale(Settings(title=""))


def table(*goals: tuple[str, str | None, str | None]) -> pd.DataFrame:
    rows = [
        {"goal": goal, "title": f"Goal {goal}", "before": before, "after": after}
        for goal, before, after in goals
    ]
    found = pd.DataFrame(rows, columns=["goal", "title", "before", "after"], dtype=object)
    found.attrs = {"scale": USUAL, "names": ("R4", "R8")}
    found.attrs["days"] = (date(2024, 10, 15), date(2026, 10, 20))
    return found


@pytest.fixture
def demo() -> pd.DataFrame:
    return table(
        *((goal, "partly", "met") for goal in ("N3", "M2", "V2")),
        *((goal, "partly", "partly") for goal in ("S2", "V1")),
        *((goal, "not_met", "partly") for goal in ("N2", "M1")),
        *((goal, "not_met", "not_met") for goal in ("S1", "S3", "N1")),
        *((goal, "not_judged", "not_judged") for goal in ("M3", "V3")),
    )


def test_ribbons_go_from_status_to_status_strong_where_it_changed(demo: pd.DataFrame) -> None:
    [sankey] = flow.figure(demo, ENGLISH, "light").data
    assert list(sankey.link.value) == [3, 2, 2, 3, 2]
    assert [colour.rsplit(",", 1)[1] for colour in sankey.link.color] == [
        "0.55)",
        "0.3)",
        "0.55)",
        "0.3)",
        "0.3)",
    ]
    assert sankey.link.color[0].startswith("rgba(20,121,90")
    assert sankey.arrangement == "fixed"
    assert "<b>N3</b> Goal N3" in sankey.link.customdata[0]


def test_words_counts_codes_and_moments_are_written(demo: pd.DataFrame) -> None:
    texts = [note.text for note in flow.figure(demo, SWEDISH, "dark").layout.annotations]
    assert "<b>✓ Uppfyllt</b><br>3 mål" in texts
    assert "<b>◐ Delvis<br>uppfyllt</b><br>5 mål" in texts
    assert "<b>N3  M2  V2</b>" in texts
    assert "S2  V1" in texts
    assert texts[-2:] == ["<b>R4</b><br>2024-10-15", "<b>R8</b><br>2026-10-20"]


def test_the_sentences_count_and_name(demo: pd.DataFrame) -> None:
    assert flow.title(demo, SWEDISH) == "Vilka mål bytte läge?"
    assert flow.alt(demo, SWEDISH) == (
        "5 mål av 12 bytte läge: N3, M2 och V2 till Uppfyllt; N2 och M1 till Delvis uppfyllt."
    )
    still = table(("S1", "met", "met"))
    assert flow.title(still, ENGLISH) == "No goal changed status"
    assert flow.alt(still, ENGLISH) == "No goal of 1 changed status."
    assert flow.note(still, ENGLISH)


def test_goals_that_came_went_or_were_never_judged_have_places_too() -> None:
    odd = table(("A", "absent", "met"), ("B", None, "strange"), ("C", "met", "absent"))
    texts = [note.text for note in flow.figure(odd, ENGLISH, "light").layout.annotations]
    assert "<b>Not in the<br>plan</b><br>1 goal" in texts
    assert "<b>– Not judged</b><br>1 goal" in texts
    assert "<b>strange</b><br>1 goal" in texts
    listing = flow.listing(odd, ENGLISH)
    assert list(listing["Before"]) == ["Not in the plan", "Not judged", "Fulfilled"]
    assert list(listing["Changed"]) == ["yes", "yes", "yes"]


def test_many_goals_are_counted_on_ribbons_and_a_few_named_in_words() -> None:
    many = table(*((f"M{n}", "partly", "met") for n in range(300)))
    texts = [note.text for note in flow.figure(many, ENGLISH, "light").layout.annotations]
    assert "<b>300 goals</b>" in texts
    assert flow.alt(many, ENGLISH).endswith("M0, M1, M2, M3, M4 and 295 more to Fulfilled.")
    assert flow.figure(many, ENGLISH, "light").layout.height < 600
    [sankey] = flow.figure(many, ENGLISH, "light").data
    assert sankey.link.customdata[0].endswith("288 more")


def test_where_ribbons_cross_in_the_middle_the_texts_stand_at_their_ends() -> None:
    steps = ("met", "partly", "not_met", "not_judged")
    mixed = table(
        *((f"{a}{b}{n}", a, b) for a in steps for b in steps for n in range(10)),
    )
    notes = flow.figure(mixed, ENGLISH, "light").layout.annotations
    ribbons = [note for note in notes if note.text.endswith(("10 goals", "10 goals</b>"))]
    assert {note.xanchor for note in ribbons} == {"right"}


def test_an_empty_plan_says_so() -> None:
    assert flow.alt(table(), SWEDISH) == "Inga mål ännu."
    assert not flow.figure(table(), SWEDISH, "light").data
    assert flow.title(table(), SWEDISH) == "Vilka mål bytte läge?"
    assert flow.listing(table(), SWEDISH).empty


statuses = st.sampled_from(["met", "partly", "not_met", ""])


@given(st.lists(st.tuples(statuses, statuses), min_size=1, max_size=40))
def test_nodes_and_ribbons_fill_the_height_and_never_overlap(pairs: list[tuple[str, str]]) -> None:
    rows = [{"goal": f"G{n}", "before": a, "after": b} for n, (a, b) in enumerate(pairs)]
    placed = alluvial(rows, ["met", "partly", "not_met", ""], 400, 22)
    for side in (placed.left, placed.right):
        assert sum(len(node.goals) for node in side) == len(rows)
        tops = [node.top for node in side]
        ends = [node.top + node.height for node in side]
        assert tops == sorted(tops)
        assert all(end <= top + 1e-9 for end, top in zip(ends, tops[1:], strict=False))
        assert ends[-1] <= 1 + 1e-9
    assert sum(len(ribbon.goals) for ribbon in placed.ribbons) == len(rows)
    assert not crowded(placed, 0)
