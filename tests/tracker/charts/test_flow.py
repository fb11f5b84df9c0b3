"""The alluvial of goal statuses between two moments."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios import series
from scenarios.kinds.routine import Settings
from tracker.charts import flow
from tracker.charts.alluvial import alluvial
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
    *ribbons, nodes = flow.figure(demo, ENGLISH, "light").data
    assert [ribbon.name for ribbon in ribbons] == [
        "partly → met",
        "partly → partly",
        "not_met → partly",
        "not_met → not_met",
        "not_judged → not_judged",
    ]
    shares = [ribbon.fillcolor.rsplit(",", 1)[1] for ribbon in ribbons]
    assert shares == ["0.55)", "0.3)", "0.55)", "0.3)", "0.3)"]
    assert ribbons[0].fillcolor.startswith("rgba(20,121,90")
    assert "<b>N3</b> Goal N3" in ribbons[0].text
    assert len(nodes.x) == 3 + 4
    assert {ribbon.hoveron for ribbon in ribbons} == {"fills"}


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
    assert "<b>? Not judged</b><br>1 goal" in texts
    assert "<b>strange</b><br>1 goal" in texts
    listing = flow.listing(odd, ENGLISH)
    assert list(listing["Before"]) == ["Not in the plan", "Not judged", "Fulfilled"]
    assert list(listing["Changed"]) == ["yes", "yes", "yes"]


def test_many_goals_are_counted_and_a_few_named() -> None:
    many = table(*((f"M{n}", "partly", "met") for n in range(300)))
    figure = flow.figure(many, ENGLISH, "light")
    assert "<b>300 goals</b>" in [note.text for note in figure.layout.annotations]
    assert flow.alt(many, ENGLISH) == "300 goals of 300 changed status: 300 goals to Fulfilled."
    assert figure.layout.height < 600
    assert figure.data[0].text.endswith("288 more")


def test_what_came_and_went_is_no_change_of_status() -> None:
    odd = table(("A", "absent", "met"), ("B", "met", "absent"), ("C", "met", "met"))
    assert flow.title(odd, ENGLISH) == "No goal changed status"
    assert flow.alt(odd, ENGLISH) == ("No goal of 1 changed status. 1 goal is new. 1 goal is gone.")


def test_small_nodes_keep_their_words_apart() -> None:
    steps = ("met", "partly", "not_met", "not_judged")
    uneven = table(*((f"{a}{n}", a, a) for a in steps for n in range(1 if a != "met" else 60)))
    notes = flow.figure(uneven, ENGLISH, "light").layout.annotations
    left = sorted(note.y for note in notes if note.xanchor == "right" and "goal" in note.text)
    height = flow.figure(uneven, ENGLISH, "light").layout.height - 56
    assert min(b - a for a, b in pairwise(left)) >= 3 * 17 / height - 1e-9


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
    assert not placed.crowded(0)
    for ribbon in placed.ribbons:
        x, y = ribbon.outline(0, 1)
        assert (x[0], x[-1], y[0]) == (0, 0, round(ribbon.start, 4))
        assert y[-1] == pytest.approx(ribbon.start + ribbon.height, abs=1e-4)
        assert max(x) == 1
