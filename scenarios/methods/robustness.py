"""How goals hold across scenarios: a rule that anybody can follow, and a weighted mean."""

from collections.abc import Sequence
from math import fsum

BREAKS = -2


def verdict(scores: Sequence[float | None]) -> str:
    """Call a row of scores vulnerable, sensitive, incomplete or robust.

    Vulnerable: some score is −2. Sensitive: some is below zero. Incomplete: some is blank.
    Robust: none is below zero and none is blank. A blank is never taken as zero.
    """
    judged = [score for score in scores if score is not None]
    if min(judged, default=0) <= BREAKS:
        return "vulnerable"
    if min(judged, default=0) < 0:
        return "sensitive"
    return "robust" if judged and len(judged) == len(scores) else "incomplete"


def weighted_mean(scores: Sequence[float | None], weights: Sequence[float | None]) -> float | None:
    """Weigh scores by likelihoods of any sum; missing when one that weighs something is blank."""
    pairs = [(score, weight) for score, weight in zip(scores, weights, strict=True) if weight]
    total = fsum(weight for _, weight in pairs if weight)
    judged = [score * weight for score, weight in pairs if score is not None and weight]
    if not total or len(judged) < len(pairs):
        return None
    return fsum(judged) / total
