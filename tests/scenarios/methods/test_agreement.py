"""Agreement on scales, between judges, of rankings and from round to round."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods.agreement import (
    agreement,
    alpha,
    borda,
    condorcet,
    consensus,
    consensus_share,
    convergence,
    divergence,
    instant_runoff,
    interquartile,
    leave_one_out,
    leik,
    margins,
    plurality,
    polarisation,
    settled,
    smallest_flip,
    stability,
    weighted_means,
    weighted_median,
)
from scenarios.numbers import NotComputable, NothingGiven, NotInTheSet

VOTES = (30, 40, 210, 130, 530, 50, 10)
# Three coders and fifteen units, the set of Wikipedia's article on Krippendorff's alpha.
X = None
CODERS = [
    [X, X, X, X, X, 3, 4, 1, 2, 1, 1, 3, 3, X, 3],
    [1, X, 2, 1, 3, 3, 4, 3, X, X, X, X, X, X, X],
    [X, X, 2, 1, 3, 4, 4, X, 2, 1, 1, 3, 3, X, 4],
]
M, N, C, K = "Memphis", "Nashville", "Chattanooga", "Knoxville"
TENNESSEE = [((M, N, C, K), 42), ((N, C, K, M), 26), ((C, K, N, M), 15), ((K, C, N, M), 17)]
# Ballots, and what pref_voting 1.18.2 answers: plurality's and Borda's winners, Condorcet's and
# instant runoff's.
PREF_VOTING = [
    ([((2, 0, 1), 7), ((1, 0, 2), 5), ((0, 2, 1), 7), ((1, 2, 0), 8)], [1], [2], 2, (1,)),
    (
        [
            ((3, 2, 0, 1), 2),
            ((1, 3, 0, 2), 7),
            ((0, 3, 1, 2), 4),
            ((3, 1, 2, 0), 8),
            ((1, 0, 2, 3), 5),
        ],
        [1],
        [1],
        3,
        (3,),
    ),
    ([((3, 1, 0, 2), 2), ((2, 0, 3, 1), 5), ((3, 0, 2, 1), 4)], [3], [3], 3, (3,)),
    ([((1, 0, 3, 2), 9), ((2, 3, 0, 1), 6)], [1], [1], 1, (1,)),
]

counts = st.lists(st.integers(0, 40), min_size=3, max_size=7).filter(any)


def test_seven_steps_of_agrmt() -> None:
    """The example of the R package agrmt."""
    assert agreement(VOTES) == pytest.approx(0.6113333, abs=5e-8)
    assert polarisation(VOTES) == pytest.approx(0.1943333, abs=5e-8)
    assert consensus(VOTES) == pytest.approx(0.7256876, abs=5e-8)
    assert leik(VOTES) == pytest.approx(0.286667, abs=5e-7)


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6), 0.6097),  # the Dutch PvdA, van der Eijk 2001
        ((1, 0, 0, 0, 1), -1),
        ((1, 1, 1, 1, 1), 0),
        ((0, 0, 7, 0, 0), 1),
        ((1, 1, 1), 0),
    ],
)
def test_the_agreement_of_van_der_eijk(votes: tuple[float, ...], expected: float) -> None:
    assert agreement(votes) == pytest.approx(expected, abs=5e-5)


def test_two_camps_have_no_consensus_and_one_step_has_all_of_it() -> None:
    assert (consensus((5, 0, 0, 5)), leik((5, 0, 0, 5)), polarisation((5, 0, 0, 5))) == (0, 1, 1)
    assert (consensus((0, 9, 0)), leik((0, 9, 0)), polarisation((0, 9, 0))) == (1, 0, 0)


@given(counts, st.integers(2, 9))
def test_agreement_depends_neither_on_direction_nor_on_how_many_were_asked(
    votes: list[int], factor: int
) -> None:
    for measure in (agreement, consensus, leik):
        found = measure(votes)
        assert measure(votes[::-1]) == pytest.approx(found, abs=1e-9)
        assert measure([count * factor for count in votes]) == pytest.approx(found, abs=1e-9)
        assert -1 - 1e-9 <= found <= 1 + 1e-9


@pytest.mark.parametrize("measure", [agreement, polarisation, consensus, leik])
@pytest.mark.parametrize("votes", [(), (1, 2), (0, 0, 0), (1, -1, 2), (1, float("nan"), 2)])
def test_a_scale_without_answers_or_with_too_few_steps_is_refused(
    measure: object, votes: tuple[float, ...]
) -> None:
    with pytest.raises(NotComputable):
        measure(votes)  # type: ignore[operator]


def test_three_coders_of_wikipedia() -> None:
    assert alpha(CODERS, "nominal") == pytest.approx(0.691358, abs=5e-7)
    assert alpha(CODERS, "interval") == pytest.approx(0.810845, abs=5e-7)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8), st.integers(2, 4))
def test_judges_who_rate_alike_agree_fully_or_there_is_nothing_to_agree_on(
    ratings: list[int], judges: int
) -> None:
    for level in ("nominal", "ordinal", "interval", "ratio"):
        found = alpha([ratings] * judges, level)
        assert found is None if len(set(ratings)) == 1 else found == pytest.approx(1)


@given(
    st.integers(2, 6).flatmap(
        lambda width: st.lists(
            st.lists(st.none() | st.integers(1, 5), min_size=width, max_size=width),
            min_size=2,
            max_size=4,
        )
    ),
    st.randoms(use_true_random=False),
)
def test_alpha_knows_no_order_of_judges_and_nominal_none_of_values(
    ratings: list[list[int | None]], random: object
) -> None:
    mixed = list(ratings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    renamed = [[one and {1: 4, 2: 5, 3: 1, 4: 2, 5: 3}[one] for one in row] for row in ratings]
    for level in ("nominal", "ordinal", "interval", "ratio"):
        assert alpha(mixed, level) == pytest.approx(alpha(ratings, level))
    assert alpha(renamed, "nominal") == pytest.approx(alpha(ratings, "nominal"))


def test_alpha_of_nothing_is_nothing() -> None:
    assert alpha([], "nominal") is None
    assert alpha([[1, None], [None, 2]], "ordinal") is None
    assert alpha([[0, 1], [0, 1]], "ratio") == 1
    with pytest.raises(NotInTheSet):
        alpha(CODERS, "cardinal")
    with pytest.raises(NotComputable):
        alpha([[1, 2], [1]], "nominal")


def test_the_capital_of_tennessee_depends_on_how_one_counts() -> None:
    assert plurality(TENNESSEE) == {M: 42, N: 26, C: 15, K: 17}
    assert borda(TENNESSEE) == {M: 126, N: 194, C: 173, K: 107}
    assert condorcet(TENNESSEE) == N
    assert [margins(TENNESSEE)[N, other] for other in (M, C, K)] == [16, 36, 36]
    assert instant_runoff(TENNESSEE) == (K,)


@pytest.mark.parametrize(("ballots", "first", "points", "beats", "runoff"), PREF_VOTING)
def test_pref_voting_finds_the_same_winners(
    ballots: list[tuple[tuple[int, ...], int]],
    first: list[int],
    points: list[int],
    beats: int,
    runoff: tuple[int, ...],
) -> None:
    for tally, expected in ((plurality(ballots), first), (borda(ballots), points)):
        best = max(tally.values())
        assert [item for item, count in tally.items() if count == best] == expected
    assert condorcet(ballots) == beats
    assert instant_runoff(ballots) == runoff


@given(
    st.lists(st.tuples(st.sampled_from(list(permutations("ABC"))), st.integers(1, 9)), min_size=1)
)
def test_who_beats_all_others_is_alone_and_never_last_by_borda(
    ballots: list[tuple[tuple[str, ...], int]],
) -> None:
    winner = condorcet(ballots)
    points = borda(ballots)
    if winner is not None:
        assert points[winner] > min(points.values())
        assert all(margins(ballots)[other, winner] < 0 for other in "ABC" if other != winner)
    assert sum(plurality(ballots).values()) == sum(count for _, count in ballots)
    assert set(instant_runoff(ballots)) <= set("ABC")


def test_a_tie_is_told_and_a_circle_has_no_winner() -> None:
    circle = [(("A", "B", "C"), 1), (("B", "C", "A"), 1), (("C", "A", "B"), 1)]
    assert condorcet(circle) is None
    assert instant_runoff(circle) == ("A", "B", "C")
    assert (instant_runoff([]), condorcet([]), plurality([])) == ((), None, {})


@pytest.mark.parametrize(
    "ballots", [[(("A", "B"), 1), (("A",), 1)], [(("A", "A"), 1)], [(("A", "B"), -1)]]
)
def test_a_ballot_that_does_not_rank_all_once_is_refused(
    ballots: list[tuple[tuple[str, ...], float]],
) -> None:
    for count in (plurality, borda, condorcet, instant_runoff):
        with pytest.raises(NotComputable):
            count(ballots)


def test_weighted_votes_and_what_hangs_on_one_actor() -> None:
    rows = [[5, 1], [4, 3], [1, 5]]
    assert weighted_means(rows) == pytest.approx([10 / 3, 3])
    assert weighted_means(rows, [1, 1, 2]) == pytest.approx([2.75, 3.5])
    assert leave_one_out(rows) == [(2.5, 4.5), (2.0, 4.0)]
    assert leave_one_out([[1, 2]]) is None
    assert leave_one_out(rows, [1, 0, 0]) is None
    assert smallest_flip(rows) == pytest.approx((0, 1, -0.25))
    assert smallest_flip([[5, 1], [5, 1]]) is None
    assert weighted_median([5, 4, 1], [1, 1, 2]) == 2.5
    with pytest.raises(NothingGiven):
        weighted_means([])


@given(
    st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=5),
)
def test_the_smallest_flip_lets_another_item_draw_level(rows: list[list[int]]) -> None:
    found = smallest_flip(rows)
    if found is not None:
        held = [1.0] * len(rows)
        held[found.actor] += found.change
        means = weighted_means(rows, held) if any(held) else [0, 0, 0]
        before = weighted_means(rows)
        assert means[found.item] == pytest.approx(means[before.index(max(before))])


def test_to_agree_and_to_have_settled_are_two_things() -> None:
    assert consensus_share([5, 4, 4, 2], 4) == 0.75
    assert stability([1, 2, None, 4], [1, 3, 5, 4]) == pytest.approx(2 / 3)
    assert stability([None, 1], [1, None]) is None
    assert settled(0.8, 0.9) == "agreed"
    assert settled(0.8, 0.5) == "agreed_moving"
    assert settled(0.5, 0.9) == "apart"
    assert settled(0.5, None) == "apart_moving"
    assert interquartile([1, 2, 3, 4, 5]) == 2
    with pytest.raises(NothingGiven):
        consensus_share([], 4)


def test_two_actors_converge_on_some_goals_and_diverge_on_others() -> None:
    assert convergence([2, -1, 3], [1, 2, 1]) == 3.5
    assert divergence([2, -1, 3], [1, 2, 1]) == 1.5
    assert convergence([None, 0], [3, 3]) == divergence([None, 0], [3, 3]) == 0
    with pytest.raises(NotComputable):
        convergence([1], [1, 2])
