"""The wind tunnel of goals and scenarios."""

from datetime import date

import pandas as pd
import pytest

from scenarios.series import futures
from tests.telling import Telling
from tests.tracker.charts.test_look import contrast
from tracker.charts import look, wind
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14", state="finalised")
    for goal in ("N1", "N3", "S1"):
        told.add("goal", goal, title=f"Goal {goal}")
    told.add("scenario", "A", title="Force").add("scenario", "B", title="Tight <grid>")
    told.add("impact", "N1/A/group", score=2)
    told.add("impact", "N1/B/group", score=-1, breaks_it="No <power>")
    told.add("impact", "N3/A/group", score=1).add("impact", "N3/B/group", score=0)
    return told.add("impact", "S1/A/group", score=1).likelihoods(60, 40)


def table_of(told: Telling) -> pd.DataFrame:
    return futures.wind_tunnel(told.history, told.moment(), TODAY)


def later(told: Telling) -> pd.DataFrame:
    """Give the table at a second review, where one score and the likelihoods were revised."""
    told.held("R2", "2023-10-10").likelihoods(40, 60)
    told.revise("impact", "N1/B/group", score=-2)
    return futures.wind_tunnel(told.history, told.history.moment("R2", TODAY), TODAY)


def test_the_least_robust_goal_stands_first_and_a_blank_is_no_zero(told: Telling) -> None:
    _, cells, scores = wind.figure(table_of(told), SWEDISH, "light").data
    assert [list(row) for row in cells.z] == [[2, -1], [1, None], [1, 0]]
    assert list(scores.text) == ["+2", "\u22121", "+1", "–", "+1", "0"]
    layout = wind.figure(table_of(told), SWEDISH, "light").layout
    assert list(layout.xaxis.ticktext) == ["<b>A</b><br>60\u00a0%", "<b>B</b><br>40\u00a0%"]
    assert layout.yaxis.ticktext[0] == "<b>N1</b> Goal N1"


def test_arrows_tell_what_has_changed_since_the_last_review(told: Telling) -> None:
    figure = wind.figure(later(told), ENGLISH, "light")
    assert "\u22122 ▼" in figure.data[2].text
    beside = [note.text for note in figure.layout.annotations]
    assert beside[1:3] == ["◆ Vulnerable", "\u22120.40 ▼"]
    assert "+0.40 ▼" in beside
    assert "▲" not in "".join(beside)


def test_a_cell_tells_what_breaks_the_goal_and_what_it_was(told: Telling) -> None:
    _, cells, _ = wind.figure(later(told), SWEDISH, "dark").data
    assert cells.customdata[0][1] == (
        "<b>N1</b> Goal N1<br>B Tight &lt;grid&gt;: \u22122<br>var \u22121"
        "<br><i>No &lt;power&gt;</i>"
    )


def test_the_rule_stands_beside_the_figure_and_blanks_are_counted(told: Telling) -> None:
    told_of = wind.note(table_of(told), ENGLISH)
    assert wind.rule(ENGLISH) in told_of
    assert "1 cell is blank." in told_of
    assert "likelihoods of the same moment" in told_of


def test_the_sentence_counts_the_robust_and_names_the_vulnerable(told: Telling) -> None:
    assert wind.alt(table_of(told), SWEDISH) == "1 av 3 mål är robusta. Inget är sårbart."
    assert wind.alt(later(told), ENGLISH) == ("1 of 3 goals are robust. Vulnerable is N1.")


def test_the_list_says_the_same(told: Telling) -> None:
    assert wind.listing(table_of(told), ENGLISH).to_dict("records")[1] == {
        "Goal": "S1 Goal S1",
        "A 60%": "+1",
        "B 40%": "–",
        "Verdict": "○ Incomplete",
        "Blanks": "1",
        "Weighted by likelihood": "–",
    }


def test_of_many_the_least_robust_goals_and_the_likeliest_scenarios_are_drawn() -> None:
    told = Telling().on("2023-03-14")
    for code in "ABCDEFGHI":
        told.add("scenario", code, title=code)
    told.likelihoods(*[12.5] * 8)
    for number in range(30):
        told.add("goal", f"S{number}", title="Goal").add("impact", f"S{number}/B/group", score=-2)
    table = table_of(told)
    figure = wind.figure(table, ENGLISH, "light")
    assert len(figure.layout.yaxis.ticktext) == wind.SHOWN
    assert [head[3] for head in figure.layout.xaxis.ticktext] == list("ABCDEF")
    assert "6 more goals" in wind.note(table, ENGLISH)
    assert "3 less likely scenarios" in wind.note(table, ENGLISH)


def test_a_plan_without_judgements_says_so() -> None:
    empty = table_of(Telling())
    assert not wind.figure(empty, ENGLISH, "light").data
    assert wind.alt(empty, SWEDISH) == "Ingen har bedömt hur målen klarar sig i scenarierna."
    assert wind.listing(empty, ENGLISH).empty


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_score_can_be_read_on_its_cell(theme: str) -> None:
    colours = look.palette(theme)
    for place, ground in enumerate(colours.diverging):
        text = colours.on_strong if place in {0, 4} else colours.ink
        assert contrast(text, ground) >= 4.5
