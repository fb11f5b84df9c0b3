"""Whatever stands in a table, it is read, asked about or refused: never a crash, never a hang."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.history import History
from tests.tracker.exchange.office.desk import TODAY
from tracker.exchange.faults import Fault
from tracker.exchange.leaves.leaf import Joined, Leaf
from tracker.exchange.leaves.lines import Line
from tracker.exchange.office.guesses import Proposal, answered
from tracker.exchange.office.proposing import propose
from tracker.exchange.office.reading import leaf_by_profile
from tracker.exchange.preview import proposed
from tracker.exchange.profiles import ProfileUnclear, profile_told
from tracker.words import Words

WORDS = (
    *("Indikator", "Mål", "Nr", "Övergripande mål", "Utfall", "Måluppfyllelse", "Status", "Resurs"),
    *(
        "2026",
        "kv 1 2027",
        "Kv 1",
        "T1",
        "Utfall 2023",
        "Målvärde 2024",
        "Period",
        "År",
        "VK",
        "RM",
    ),
    *("Trygghetsindex", "Klimatutsläpp", "S1", "I01", "G1", "Uppfyllt", "Röd", "Summa", "Medel"),
    *("1.200", "12,5", "(4)", "u.s.", "..", "~100", "≥ 8,0", "4,97 p", "01/10/2006", "31/12/2026"),
    *(
        "2026-03-31",
        "* not",
        "Kommun-kod",
        "Klart senast",
        "Ansvarig",
        "Belopp",
        "",
        "",
        "",
        "",
        "",
    ),
)
cells = st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.text(max_size=8))
rows = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=0, max_size=width), max_size=9)
)
joins = st.lists(
    st.builds(Joined, st.integers(1, 9), st.integers(1, 9), st.integers(0, 5), st.integers(0, 5)),
    max_size=2,
)


def leaf_of(table: list[list[str]], joined: list[Joined]) -> Leaf:
    lines = tuple(Line(number, row) for number, row in enumerate(table, 1))
    return Leaf(file="kontor.csv", lines=lines, delimiter=";", joined=tuple(joined))


def said_of(proposal: Proposal) -> dict[str, Any]:
    said = dict(proposal.told)
    for question in proposal.questions:
        said = answered(said, question.about, question.proposed)
    return said


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows, joins)
def test_any_table_at_all_is_read_asked_about_or_refused(
    history: History, table: list[list[str]], joined: list[Joined]
) -> None:
    try:
        proposal = propose(leaf_of(table, joined), history, TODAY)
        profile = profile_told("kontor", said_of(proposal))
    except (Fault, ProfileUnclear):
        return
    sheets = leaf_by_profile(leaf_of(table, joined), profile, history, TODAY)
    found = proposed(sheets, history, TODAY)
    assert found.plain(Words("sv"))
    assert all(str(guess.reason) for guess in proposal.guesses)
