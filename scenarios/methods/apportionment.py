"""Whole numbers that keep their sum: how percentages are rounded together."""

from collections.abc import Sequence
from math import floor


def largest_remainder(shares: Sequence[float], whole: int = 100) -> list[int]:
    """Give whole numbers in proportion to shares that sum to a whole.

    Each gets its quota rounded down; what is left goes one by one to the largest remainders, the
    first of equals first. Shares that are all nought are taken as equal. Hamilton (1792); Balinski
    and Young, Fair Representation (1982, Yale University Press).
    """
    if not shares:
        return []
    total = sum(shares)
    weights = list(shares) if total > 0 else [1.0] * len(shares)
    quotas = [whole * (weight / (total if total > 0 else len(shares))) for weight in weights]
    given = [floor(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda at: given[at] - quotas[at])
    for at in by_remainder[: whole - sum(given)]:
        given[at] += 1
    return given
