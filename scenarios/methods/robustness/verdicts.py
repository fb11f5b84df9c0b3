"""How goals hold across scenarios: a rule that anybody can follow, and a weighted mean."""

from collections.abc import Sequence
from math import fsum

BREAKS = -2
HALF = 0.5


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


def option_class(scores: Sequence[float | None], threshold: float = 0) -> str | None:
    """Say whether to take an option up, by the share of scenarios where it reaches a threshold.

    In all: no_regret. In more than half: opt_out, taken up unless a scenario speaks against it.
    In some: opt_in, kept for the scenarios that want it. In none: abandon. Blanks are left out;
    None when nothing is judged. The names are UN Global Pulse's, the rule is our own.
    """
    judged = [score for score in scores if score is not None]
    if not judged:
        return None
    share = sum(score >= threshold for score in judged) / len(judged)
    if share in {0, 1}:
        return "no_regret" if share else "abandon"
    return "opt_out" if share > HALF else "opt_in"
