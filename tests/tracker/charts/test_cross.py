"""The cross of two drivers and the trail of belief in it."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from scenarios.series import futures
from tests.telling import Telling
from tests.tracker.charts.test_look import contrast, mixed
from tracker.charts import cross, look, trail
from tracker.words import Words

TODAY = date(2026, 11, 23)
SWEDISH, ENGLISH = Words("sv"), Words("en")
VARIANTS = {"K1": ("ample power", "scarce power"), "K2": ("growth", "decline")}
PLACES = {"A": "K1a,K2a", "B": "K1b,K2a", "C": "K1a,K2b", "D": "K1b,K2b"}


@pytest.fixture
def told() -> Telling:
    told = Telling().held("R1", "2023-03-14")
    for driver, axis in (("K1", "first"), ("K2", "second")):
        told.add("driver", driver, title=driver, axis=axis)
        for place, name in enumerate(VARIANTS[driver]):
            key = f"{driver}{'ab'[place]}"
            told.add("variant", key, driver=driver, title=name, place_in_order=place + 1)
    for code, position in PLACES.items():
        told.add("scenario", code, title=f"Future {code}", position=tuple(position.split(",")))
    return told.likelihoods(35, 25, 20, 20)


def table_of(told: Telling) -> pd.DataFrame:
    return futures.cross_and_trail(told.history, told.moment(), TODAY)


def test_each_scenario_stands_in_the_outer_corner_of_its_field(told: Telling) -> None:
    figure = cross.figure(table_of(told), SWEDISH, "light")
    assert len(figure.layout.shapes) == 4
    corner = {
        note.text.split("<br>")[0]: (note.x, note.y, note.xanchor, note.yanchor)
        for note in figure.layout.annotations
        if "Future" in note.text
    }
    assert corner == {
        "A Future A": (-1, -1, "left", "top"),
        "B Future B": (1, -1, "right", "top"),
        "C Future C": (-1, 1, "left", "bottom"),
        "D Future D": (1, 1, "right", "bottom"),
    }
    assert sum("35\u00a0%" in note.text for note in figure.layout.annotations) == 1
    assert list(figure.layout.yaxis.range) == [1, -1]
    sides = {note.text: note.textangle for note in figure.layout.annotations}
    assert (sides["ample power"], sides["scarce power"]) == (-90, 90)


def test_centres_too_close_to_be_named_leave_the_name_to_the_later(told: Telling) -> None:
    for number in range(2, 9):
        told.held(f"R{number}", f"2023-0{number}-20").likelihoods(35 - number / 10, 25, 20, 20)
    notes = cross.figure(table_of(told), ENGLISH, "light").layout.annotations
    codes = [note.text for note in notes if "R" in note.text]
    assert codes[0] == "<b>R8</b>"
    assert len(codes) < 8


def test_the_likelier_the_field_the_stronger_its_colour(told: Telling) -> None:
    shades = [
        shape.opacity for shape in cross.figure(table_of(told), ENGLISH, "dark").layout.shapes
    ]
    assert shades[0] == max(shades) == pytest.approx(0.26)
    assert shades[2] == shades[3] < shades[1]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_the_strongest_field(theme: str) -> None:
    colours = look.palette(theme)
    strongest = cross.FAINTEST + cross.STRONGER
    grounds = [mixed(hue, colours.card, strongest) for hue in colours.scenarios]
    assert min(contrast(colours.ink, ground) for ground in grounds) >= 4.5


def test_the_trail_goes_by_reviews_and_joins_those_where_nothing_moved(told: Telling) -> None:
    told.held("R2", "2023-10-10").held("R3", "2024-03-12").likelihoods(15, 40, 15, 30)
    figure = figure_of(told)
    [way] = figure.data
    codes = {note.text: note.yshift for note in figure.layout.annotations if "R" in note.text}
    assert codes == {"R1–R2": trail.NAME_AWAY, "<b>R3</b>": -trail.NAME_AWAY}
    assert [round(x, 3) for x in way.x] == [-0.15, 0.6]
    assert way.marker.color[-1] == look.LIGHT.primary
    assert way.marker.opacity[0] < way.marker.opacity[-1] == 1


def test_the_sentences_say_where_belief_lay_and_lies(told: Telling) -> None:
    assert cross.alt(table_of(told), ENGLISH) == (
        "The likeliest field is A Future A, 35 per cent: ample power and growth."
        " The weighted centre lies towards ample power and growth."
    )
    told.held("R2", "2023-10-10").likelihoods(15, 40, 15, 30)
    assert cross.alt(table_of(told), SWEDISH) == (
        "Det troligaste fältet är B Future B, 40 procent: scarce power och growth."
        " Den vägda tyngdpunkten ligger åt scarce power och growth;"
        " vid R1 låg den åt ample power och growth."
    )
    assert "no measure" in cross.note(table_of(told), ENGLISH)
    assert "drawn 1.5 times as long" in cross.note(table_of(told), ENGLISH)


def test_a_scenario_without_a_place_is_named_outside(told: Telling) -> None:
    told.add("scenario", "E", title="Anything else", catch_all=True)
    told.likelihoods(35, 25, 20, 15, 5)
    assert "Outside the cross: E 5%." in cross.note(table_of(told), ENGLISH)
    assert list(cross.listing(table_of(told), ENGLISH)["Likelihood"]) == [
        "35%",
        "25%",
        "20%",
        "15%",
        "5%",
    ]
    assert len({shape.fillcolor for shape in figure_of(told).layout.shapes}) == 1


def figure_of(told: Telling) -> go.Figure:
    return cross.figure(table_of(told), ENGLISH, "light")


def test_an_axis_of_three_variants_gives_six_fields_and_an_empty_one_is_blank(
    told: Telling,
) -> None:
    told.add("variant", "K1c", driver="K1", title="no power", place_in_order=3)
    told.add("scenario", "E", title="Dark", position=("K1c", "K2b"))
    told.likelihoods(30, 20, 20, 20, 10)
    assert len(figure_of(told).layout.shapes) == 6


def test_belief_in_the_very_middle_and_unjudged_scenarios_are_said(told: Telling) -> None:
    told.likelihoods(25, 25, 25, 25)
    assert cross.alt(table_of(told), ENGLISH).endswith("The weighted centre lies in the middle.")
    assert len(figure_of(told).data) == 1
    bare = Telling().on("2023-03-14").add("scenario", "A", title="Future")
    assert not cross.has_axes(table_of(bare))
    assert cross.alt(table_of(bare), ENGLISH) == "No likelihoods yet."
    assert not figure_of(bare).data
