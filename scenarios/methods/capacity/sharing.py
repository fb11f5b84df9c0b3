"""How to share what is not enough: four rules, and the least that each must have first.

Each rule takes the claims and the endowment in one unit and gives one award a claim. An endowment
that covers all claims is no matter for a rule: everyone gets what was claimed.

Thomson, W. (2019) How to Divide When There Isn't Enough. Cambridge University Press. Aumann, R.J.
& Maschler, M. (1985) Game theoretic analysis of a bankruptcy problem from the Talmud. Journal of
Economic Theory 36:195-213, doi:10.1016/0022-0531(85)90102-4.
"""

from collections.abc import Callable, Mapping, Sequence
from math import fsum

from scenarios.numbers import amounts, even

Rule = Callable[[Sequence[float], float], list[float]]


def proportional(claims: Sequence[float], endowment: float) -> list[float]:
    """Give each the same part of its claim."""
    claimed, total, there = _checked(claims, endowment)
    return [there * claim / total for claim in claimed] if total else claimed


def equal_awards(claims: Sequence[float], endowment: float) -> list[float]:
    """Give each the same amount, but none more than its claim (constrained equal awards)."""
    claimed, _, left = _checked(claims, endowment)
    awards = [0.0] * len(claimed)
    order = sorted(range(len(claimed)), key=claimed.__getitem__)
    for given, place in enumerate(order):
        awards[place] = min(claimed[place], left / (len(order) - given))
        left -= awards[place]
    return awards


def equal_losses(claims: Sequence[float], endowment: float) -> list[float]:
    """Let each lose the same amount, but none more than its claim (constrained equal losses)."""
    claimed, total, there = _checked(claims, endowment)
    losses = equal_awards(claimed, total - there)
    return [claim - loss for claim, loss in zip(claimed, losses, strict=True)]


def talmud(claims: Sequence[float], endowment: float) -> list[float]:
    """Share up to half of each claim by equal awards, and what is beyond by equal losses."""
    claimed, total, there = _checked(claims, endowment)
    halves = [claim / 2 for claim in claimed]
    if there <= total / 2:
        return equal_awards(halves, there)
    beyond = equal_losses(halves, there - total / 2)
    return [half + more for half, more in zip(halves, beyond, strict=True)]


RULES: Mapping[str, Rule] = {
    "proportional": proportional,
    "equal_awards": equal_awards,
    "equal_losses": equal_losses,
    "talmud": talmud,
}


def minimum_first(
    claims: Sequence[float], minima: Sequence[float], endowment: float, rule: Rule = proportional
) -> list[float]:
    """Give the least that each needs, and share the rest by a rule; by the rule when it is short.

    A minimum above its claim counts as the claim.

    Pulido, M., Sánchez-Soriano, J. & Llorca, N. (2002) Game theory techniques for university
    management: an extended bankruptcy model. Annals of Operations Research 109:129-142.
    """
    claimed, _, there = _checked(claims, endowment)
    even(minima, len(claimed))
    least = [min(pair) for pair in zip(claimed, amounts(minima), strict=True)]
    needed = fsum(least)
    if needed >= there:
        return rule(least, there)
    rest = [claim - first for claim, first in zip(claimed, least, strict=True)]
    more = rule(rest, there - needed)
    return [first + then for first, then in zip(least, more, strict=True)]


def _checked(claims: Sequence[float], endowment: float) -> tuple[list[float], float, float]:
    """Give the claims, their sum, and as much of the endowment as they ask for."""
    claimed, (there,) = amounts(claims), amounts([endowment])
    total = fsum(claimed)
    return claimed, total, min(there, total)
