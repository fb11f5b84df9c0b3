"""Whatever numbers a method is given it answers, says None, or refuses: it never answers NaN."""

import math
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.methods import (
    agreement,
    capacity,
    crossimpact,
    interplay,
    learning,
    likelihood,
    robustness,
    signposts,
)
from scenarios.numbers import NotComputable

numbers = st.one_of(
    st.sampled_from([0, 1, 0.5, -1, math.nan, math.inf, -math.inf]), st.floats(-3, 3)
)
rows = st.lists(numbers, max_size=4)
gaps = st.lists(st.none() | numbers, max_size=4)
tables = st.lists(rows, max_size=4)
gappy = st.lists(gaps, max_size=4)
squares = st.integers(0, 4).flatmap(
    lambda count: st.lists(
        st.lists(st.none() | numbers, min_size=count, max_size=count),
        min_size=count,
        max_size=count,
    )
)
views = st.one_of(numbers, gaps, st.dictionaries(st.sampled_from("ABC"), st.none() | numbers))

CASES: list[tuple[Callable[..., Any], tuple[st.SearchStrategy[Any], ...]]] = [
    *((rule, (rows, numbers)) for rule in capacity.RULES.values()),
    (capacity.minimum_first, (rows, rows, numbers)),
    (capacity.utilisation, (numbers, numbers)),
    (capacity.shortage, (numbers, numbers)),
    (capacity.first_shortage, (rows, rows)),
    (capacity.short_share, (rows, rows)),
    (capacity.robust_capacity, (rows,)),
    (capacity.level, (numbers, rows, rows)),
    (likelihood.shift, (views, views, st.just("C"))),
    (likelihood.total_variation, (views, views)),
    (likelihood.movement, (st.lists(views, max_size=3),)),
    (likelihood.excess, (st.lists(views, max_size=3), st.just("C"))),
    (likelihood.entropy, (views,)),
    (likelihood.effective_number, (views,)),
    (likelihood.projected, (rows,)),
    (likelihood.normalised, (rows,)),
    (likelihood.flip_flop_index, (gaps,)),
    (likelihood.updating_style, (rows,)),
    (likelihood.mean_of, (rows,)),
    (likelihood.brier, (views, st.sampled_from(["A", 0, 1]))),
    (likelihood.ordinal_brier, (rows, st.integers(0, 3))),
    (likelihood.log_score, (numbers,)),
    (likelihood.baseline_score, (numbers, st.integers(-1, 4))),
    (likelihood.peer_scores, (rows,)),
    (
        likelihood.time_average,
        (st.lists(st.tuples(st.integers(0, 9), numbers)), st.integers(0, 9), st.integers(0, 9)),
    ),
    (likelihood.pool_linear, (tables, rows)),
    (likelihood.pool_log, (tables,)),
    (likelihood.pool_median, (tables, rows)),
    *((metric.of, (gappy,)) for metric in robustness.METRICS.values()),
    (robustness.skewness, (gappy,)),
    (robustness.peakedness, (gappy,)),
    (robustness.regret, (gappy,)),
    (robustness.crossings, (gappy,)),
    (robustness.expected_value, (gappy, rows)),
    (robustness.opportunity_loss, (gappy, rows)),
    (robustness.perfect_information, (gappy, rows)),
    (robustness.percentile_regret, (gappy, numbers)),
    (agreement.agreement, (rows,)),
    (agreement.consensus, (rows,)),
    (agreement.leik, (rows,)),
    (agreement.alpha, (gappy, st.sampled_from([*agreement.LEVELS]))),
    (agreement.weighted_median, (rows, rows)),
    (agreement.weighted_means, (tables, rows)),
    (agreement.leave_one_out, (tables, rows)),
    (agreement.smallest_flip, (tables, rows)),
    (agreement.interquartile, (rows,)),
    (agreement.convergence, (gaps, gaps)),
    (learning.reliability, (rows, rows, st.integers(-1, 3))),
    (learning.wilson, (numbers, st.integers(0, 4))),
    (learning.murphy, (rows, rows)),
    (learning.murphy_in_bins, (rows, rows)),
    (learning.isotonic, (rows, rows)),
    (learning.skill, (rows, rows)),
    (signposts.tipping_date, (st.lists(st.tuples(numbers, numbers), max_size=4), numbers)),
    (signposts.margin, (numbers, numbers, numbers)),
    (signposts.suggested, (rows, rows)),
    (signposts.diagnosticity, (rows,)),
    (interplay.sums, (squares,)),
    (interplay.second_order, (squares,)),
    (interplay.second_order_scaled, (squares,)),
    (crossimpact.consistent, (squares, st.lists(st.integers(0, 2), max_size=3))),
    (crossimpact.basins, (squares, st.lists(st.integers(0, 2), max_size=3))),
]


@pytest.mark.parametrize(
    ("method", "given_to"), CASES, ids=[f"{one.__module__}.{one.__name__}" for one, _ in CASES]
)
@given(data=st.data())
def test_a_method_answers_or_refuses_and_never_says_nan(
    method: Callable[..., Any], given_to: tuple[st.SearchStrategy[Any], ...], data: st.DataObject
) -> None:
    arguments = [data.draw(strategy) for strategy in given_to]
    try:
        answer = method(*arguments)
    except NotComputable:
        return
    assert not any(math.isnan(number) for number in flat(answer))


def flat(answer: Any) -> Iterable[float]:
    """Give every number in an answer, however deep."""
    if isinstance(answer, dict):
        answer = [*answer, *answer.values()]
    if isinstance(answer, float | int):
        yield answer
    elif isinstance(answer, Iterable) and not isinstance(answer, str):
        for part in answer:
            yield from flat(part)


def test_what_is_looked_for_is_found() -> None:
    assert [*flat({"a": [1, (2.5, None)], 3: date(2026, 1, 1)})] == [3, 1, 2.5]


def test_a_refusal_is_a_sentence_and_a_value_error() -> None:
    with pytest.raises(ValueError, match=r"“nan” is not a finite number\."):
        capacity.talmud([math.nan], 1)
