"""Whatever a table looks like in an office, it is read as its clean version says, or refused."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.history import History
from tests.tracker.exchange.office.desk import TODAY
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.guesses import answered
from tracker.exchange.office.proposing import propose
from tracker.exchange.office.reading import leaf_by_profile
from tracker.exchange.profiles import profile_told

Rows = list[list[str]]
Clean = Mapping[tuple[str, str], str]  # by indicator and period, a number or a sign
TITLES = {
    "I02": "Tomma lokaler i centrum",
    "I03": "Resor med kollektivtrafik",
    "I04": "Förvärvsarbetande dagbefolkning",
    "I10": "Trygghetsindex",
}
QUARTERS = [f"{year}-Q{quarter}" for year in (2027, 2028) for quarter in (1, 2, 3, 4)]
MARKS = ("u.s.", "..", "–", "~100", "≥ 8")


class Hand(NamedTuple):
    """How one office writes numbers."""

    thousands: str = "\u00a0"
    decimal: str = ","
    minus: str = "−"

    def write(self, value: str) -> str:
        """Write a canonical number, or a sign as it is."""
        if value in MARKS:
            return value
        size = value.removeprefix("-")
        whole, _, part = size.partition(".")
        text = f"{int(whole):,}".replace(",", self.thousands) + (part and self.decimal + part)
        if size == value:
            return text
        return f"({text})" if self.minus == "(" else f"{self.minus}{text}"


def keys(clean: Clean) -> tuple[list[str], list[str]]:
    return sorted({code for code, _ in clean}), sorted({period for _, period in clean})


def wide(clean: Clean, hand: Hand) -> Rows:
    codes, periods = keys(clean)
    body = [
        [
            TITLES[code],
            *(
                hand.write(clean.get((code, one), "")) if (code, one) in clean else ""
                for one in periods
            ),
        ]
        for code in codes
    ]
    return [["Indikator", *(f"kv {one[-1]} {one[:4]}" for one in periods)], *body]


def under_years(clean: Clean, hand: Hand) -> Rows:
    body = wide(clean, hand)[1:]
    periods = keys(clean)[1]
    years = [
        one[:4] if one[:4] != before[:4] else ""
        for before, one in zip(["", *periods], periods, strict=False)
    ]
    return [["Indikator", *years], ["", *(f"Kv {one[-1]}" for one in periods)], *body]


def on_its_side(clean: Clean, hand: Hand) -> Rows:
    return [list(row) for row in zip(*wide(clean, hand), strict=True)]


def with_blanks(clean: Clean, hand: Hand) -> Rows:
    rows: Rows = [["Indikator", "Kvartal", "Utfall"]]
    for code in keys(clean)[0]:
        mine = [(period, value) for (one, period), value in clean.items() if one == code]
        for turn, (period, value) in enumerate(sorted(mine)):
            title = TITLES[code] if turn == 0 else ""
            rows.append([title, f"{period[:4]} kv{period[-1]}", hand.write(value)])
    return rows


def with_titles(rows: Rows) -> Rows:
    width = len(rows[0])
    blank = [""] * width
    return [["Väderåsa kommun", *blank[1:]], ["Utfall per kvartal", *blank[1:]], blank, *rows]


def with_sections_and_notes(rows: Rows) -> Rows:
    at = 2 if rows[1][0] == "" else 1
    blank = [""] * len(rows[0])
    section, note = ["SAMHÄLLE", *blank[1:]], ["* Preliminära uppgifter för året.", *blank[1:]]
    return [*rows[:at], section, *rows[at:], blank, note]


FORMS: Mapping[str, Callable[[Clean, Hand], Rows]] = {
    "wide": wide,
    "under years": under_years,
    "on its side": on_its_side,
    "with blanks": with_blanks,
}


def leaf_of(rows: Rows) -> Leaf:
    lines = tuple(Line(number, list(row)) for number, row in enumerate(rows, 1))
    return Leaf(file="kontor.csv", lines=lines, delimiter=";", encoding="utf-8")


def read(rows: Rows, history: History) -> dict[tuple[str, str], Any] | None:
    """Read rows as proposed, every question answered as proposed; None when it is refused."""
    leaf = leaf_of(rows)
    proposal = propose(leaf, history, TODAY)
    while not proposal.is_sure:
        said = dict(proposal.told)
        for question in proposal.questions:
            if question.proposed is None:
                return None
            said = answered(said, question.about, question.proposed)
        proposal = propose(leaf, history, TODAY, said)
    profile = profile_told("kontor", proposal.told)
    [sheet, *_] = leaf_by_profile(leaf, profile, history, TODAY)
    if sheet.problems or sheet.kind != "observation":
        return None
    return {
        tuple(row.key.split("/")): row.values.get("mark", row.values.get("value"))  # type: ignore[misc]
        for row in sheet.rows
    }


def plain(clean: Clean) -> dict[tuple[str, str], Any]:
    return {at: value if value in MARKS else float(value) for at, value in clean.items()}


numbers = st.builds(
    lambda sign, whole, part: f"{sign}{whole}{part}" if (whole or part) else "0",
    st.sampled_from(["", "-"]),
    st.integers(1, 2_000_000),
    st.sampled_from(["", ".5", ".25", ".125"]),
)
tables = st.dictionaries(
    st.tuples(st.sampled_from(sorted(TITLES)), st.sampled_from(QUARTERS)),
    st.one_of(numbers, numbers, numbers, st.sampled_from(MARKS)),
    min_size=1,
    max_size=12,
)
hands = st.builds(
    Hand,
    st.sampled_from(["\u00a0", "\u202f", " ", "’", ""]),
    st.sampled_from(",."),
    st.sampled_from("-−–("),
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables, hands, st.sampled_from(sorted(FORMS)), st.tuples(st.booleans(), st.booleans()))
def test_any_table_in_any_form_is_read_as_it_is_or_refused(
    history: History, clean: Clean, hand: Hand, form: str, around: tuple[bool, bool]
) -> None:
    titled, parted = around
    rows = FORMS[form](clean, hand)
    rows = with_sections_and_notes(rows) if parted else rows
    rows = with_titles(rows) if titled else rows
    found = read(rows, history)
    assert found in (None, plain(clean))


PLAIN: Clean = {
    (code, period): f"{at * 1250 + 1}.5"
    for at, (code, period) in enumerate(
        (code, period) for code in ("I02", "I03", "I04") for period in QUARTERS[:6]
    )
}


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("thousands", ["\u00a0", "\u202f", "’", ""])
def test_an_ordinary_table_is_read_in_every_form(
    history: History, form: str, thousands: str
) -> None:
    rows = with_titles(FORMS[form](PLAIN, Hand(thousands)))
    assert read(rows, history) == plain(PLAIN)


@pytest.mark.parametrize("form", ["under years", "wide", "with blanks"])
def test_sections_and_notes_are_left_out_in_every_form(history: History, form: str) -> None:
    rows = with_sections_and_notes(FORMS[form](PLAIN, Hand()))
    assert read(rows, history) == plain(PLAIN)
