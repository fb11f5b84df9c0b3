"""What all figures share: colours, type, labels that keep apart, axes that fit a phone."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import charts
from tracker.charts import axes, look
from tracker.words import Words

SWEDISH, ENGLISH = Words("sv"), Words("en")
sizes = st.floats(-1e9, 1e9)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """Give the colour that is seen where one covers a share of another."""
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(
        f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_can_be_told_from_the_card(theme: str) -> None:
    colours = look.palette(theme)
    texts = [colours.ink, colours.muted, colours.primary, colours.bad, colours.accent]
    assert min(contrast(colour, colours.card) for colour in texts) >= 4.5
    marks = [*colours.scenarios, *colours.states.values()]
    assert min(contrast(colour, colours.card) for colour in marks) >= 3
    tints = zip(colours.tints, colours.tint_text, strict=True)
    assert min(contrast(tint, text) for tint, text in tints) >= 4.5
    assert contrast(colours.diverging[0], colours.on_strong) >= 4.5
    assert contrast(colours.diverging[-1], colours.on_strong) >= 4.5


def test_a_figure_keeps_still_under_a_thumb_and_writes_numbers_as_the_language_does() -> None:
    figure = look.canvas(look.LIGHT, SWEDISH, 200, r=50).figure()
    assert (figure.layout.dragmode, figure.layout.showlegend) == (False, False)
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert figure.layout.xaxis.tickangle == 0
    assert figure.layout.separators == ",\u00a0"
    assert look.canvas(look.DARK, ENGLISH, 200).figure().layout.separators == ".,"
    assert (figure.layout.height, figure.layout.margin.r, figure.layout.margin.l) == (200, 50, 8)
    assert charts.CFG["displayModeBar"] is False
    assert not figure.layout.template.layout.colorway  # plotly's own look is not sent along


def test_nothing_is_said_in_a_sentence() -> None:
    figure = look.nothing(look.LIGHT, SWEDISH, "Inga mål ännu.")
    assert [note.text for note in figure.layout.annotations] == ["Inga mål ännu."]
    assert not figure.data


@given(st.text(min_size=1, max_size=60), st.integers(4, 40))
def test_a_shortened_text_fits_and_begins_alike(text: str, length: int) -> None:
    short = look.shortened(text, length)
    assert len(short) <= length
    assert short == text or short.endswith("…")


def test_a_text_is_cut_at_a_word_and_folded_at_words() -> None:
    assert look.shortened("EU-projekt Grön omställning", 20) == "EU-projekt Grön…"
    assert look.shortened("Gemensamutvecklingsfond", 12) == "Gemensamutv…"
    assert look.folded("– Kan ej bedömas", 12) == ["– Kan ej", "bedömas"]
    assert look.folded("◐ Amber/Green", 12) == ["◐ Amber/", "Green"]
    assert look.folded("Amber/Red", 12) == ["Amber/Red"]
    assert look.folded("Uppfyllt", 4) == ["Uppfyllt"]


def test_a_word_that_is_whole_is_not_cut_off() -> None:
    assert look.shortened("Byalaget i Norra Väderåsa", 17) == "Byalaget i Norra…"
    assert look.shortened("Partner of transport 3", 17) == "Partner of trans…"


def test_what_people_wrote_is_never_markup() -> None:
    assert look.clean("<b>A & B</b>") == "&lt;b&gt;A &amp; B&lt;/b&gt;"


@given(st.lists(st.floats(0, 100), max_size=12), st.floats(0.5, 30))
def test_labels_keep_a_gap_as_far_as_there_is_room(wanted: list[float], gap: float) -> None:
    placed = look.apart(wanted, gap, 0, 100)
    room = 100 / max(len(wanted) - 1, 1)
    inside = sorted(placed)
    assert all(-1e-6 <= place <= 100 + 1e-6 for place in placed)
    assert all(b - a >= min(gap, room) - 1e-6 for a, b in pairwise(inside))


def test_labels_with_room_stay_where_they_are() -> None:
    assert look.apart([10, 50, 90], 20, 0, 100) == [10, 50, 90]


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=300))
def test_labels_of_even_steps_fit_and_the_last_is_among_them(labels: list[str]) -> None:
    kept = axes.every(labels)
    assert kept[-1] == len(labels) - 1
    longest = max(map(len, labels)) + 1
    assert len(kept) == 1 or len(kept) * longest * axes.LETTER <= axes.NARROW + longest * 8
    assert len({b - a for a, b in pairwise(kept)}) <= 1


def test_no_labels_need_no_room_and_crowded_ones_give_way_to_the_last() -> None:
    assert axes.every([]) == []
    assert axes.every([f"R{n}" for n in range(1, 9)]) == list(range(8))
    assert axes.uncrowded([0.0, 0.5, 0.95, 1.0], ["R1", "R2", "R3", "R4"]) == [0, 1, 3]


@given(st.lists(sizes, min_size=1, max_size=20))
def test_a_scale_holds_every_value_and_has_a_few_round_ticks(values: list[float]) -> None:
    low, high = axes.scale_of(values)
    assert low <= min(values)
    assert max(values) <= high
    assert low < high
    marks = axes.ticks(low, high)
    assert len(marks) <= 7
    assert all(low - 1e-6 * abs(low) <= mark <= high + 1e-6 * abs(high) for mark in marks)


def test_a_scale_begins_at_zero_where_that_hides_nothing() -> None:
    assert axes.scale_of([46, 120]) == pytest.approx((0, 129.6))
    assert axes.scale_of([9840, 10600])[0] > 9000
    assert axes.scale_of([0]) == (0, 1)
    assert axes.scale_of([-5, 5])[0] < -5
    assert axes.ticks(0, 129.6) == [0, 50, 100]


def test_years_and_reviews_stand_along_true_dates() -> None:
    sketch = look.canvas(look.LIGHT, SWEDISH, 200)
    first, last = date(2021, 12, 31), date(2026, 12, 31)
    axes.year_axis(sketch, first, last)
    rows = [{"day": date(2023, 3, 14), "review": "R1"}, {"day": date(2030, 1, 1), "review": "R9"}]
    axes.review_lines(sketch, SWEDISH, rows, first, last)
    figure = sketch.figure()
    assert list(figure.layout.xaxis.ticktext) == ["’22", "’23", "’24", "’25", "’26"]
    assert [note.text for note in figure.layout.annotations] == ["R1"]
    assert len(figure.layout.shapes) == 1
    short = look.canvas(look.LIGHT, SWEDISH, 200)
    axes.year_axis(short, date(2026, 2, 1), date(2026, 3, 1))
    assert list(short.figure().layout.xaxis.ticktext) == ["’26"]


def test_draw_gives_a_figure_with_all_that_stands_around_it() -> None:
    table = pd.DataFrame({"first": [], "second": [], "score": [], "shares": []})
    drawing = charts.draw(charts.relations, table, ENGLISH, "light")
    assert drawing.title == "Which goals help each other, and which pull apart?"
    assert drawing.alt == "No relations between goals yet."
    assert drawing.wide
    assert drawing.listing.empty


def test_the_table_of_a_figure_is_made_when_it_is_asked_for_and_once() -> None:
    made: list[pd.DataFrame] = []

    def listing(table: pd.DataFrame, _: Words) -> pd.DataFrame:
        made.append(table)
        return table

    said = dict.fromkeys(("title", "alt", "note"), lambda *_: "")
    chart = SimpleNamespace(**said, figure=lambda *_: go.Figure(), listing=listing)
    drawing = charts.draw(chart, pd.DataFrame({"goal": ["S1"]}), ENGLISH, "light")
    assert made == []
    assert drawing.listing is drawing.listing is made[0]
    assert len(made) == 1
