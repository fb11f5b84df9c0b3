"""What a signal says of the scenarios, and how well signals told what came."""

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from scenarios.numbers import NothingLeft, amounts, distribution, parts, probabilities, some

LEAST_RATIO = 1.5


class Quality(NamedTuple):
    """How signals and events met: days of warning for each hit, what was missed, false or open."""

    lead_days: tuple[int, ...]
    missed: tuple[date, ...]
    false_alarms: tuple[date, ...]
    open: tuple[date, ...]


def suggested(prior: Sequence[float], given: Sequence[float]) -> list[float]:
    """Give what Bayes' rule makes of prior probabilities when a signal is seen.

    `given` says how likely the signal is in each scenario. A suggestion beside the group's own
    revision, never instead of it.
    """
    before, likely = distribution(prior, len(given)), probabilities(given)
    joint = [p * one for p, one in zip(before, likely, strict=True)]
    if not any(joint):
        raise NothingLeft
    return parts(joint, len(joint))


def diagnosticity(given: Sequence[float]) -> float:
    """Give how many times likelier the signal is in one scenario than in another."""
    likely = some(amounts(given))
    if min(likely):
        return max(likely) / min(likely)
    return math.inf if max(likely) else 1.0


def is_diagnostic(given: Sequence[float]) -> bool:
    """Tell whether a signal speaks for some scenarios against others: half as likely again."""
    return diagnosticity(given) >= LEAST_RATIO


def quality(signals: Sequence[date], events: Sequence[date], within: int, until: date) -> Quality:
    """Set the days that a signal rose against the days that it warned of.

    An event is a hit when a signal rose within so many days before it, and the earliest of them
    gives the warning. A signal that no event followed in time is a false alarm, or open while
    there is time left.

    Raso, L., Kwakkel, J. & Timmermans, J. (2019) Assessing the capacity of adaptive policy
    pathways to adapt on time by mapping trigger values to their outcomes. Sustainability
    11(6):1716, doi:10.3390/su11061716.
    """
    warned = {event: _leads(signals, event, within) for event in sorted(events)}
    vain = [one for one in sorted(signals) if not any(_leads([one], e, within) for e in events)]
    return Quality(
        lead_days=tuple(max(leads) for leads in warned.values() if leads),
        missed=tuple(event for event, leads in warned.items() if not leads),
        false_alarms=tuple(one for one in vain if (until - one).days > within),
        open=tuple(one for one in vain if (until - one).days <= within),
    )


def _leads(signals: Sequence[date], event: date, within: int) -> list[int]:
    days = ((event - signal).days for signal in signals)
    return [lead for lead in days if 0 <= lead <= within]
