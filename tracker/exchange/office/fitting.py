"""Which of the profiles that were kept a file is the next of: by the headings that they name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from tracker.exchange.faults import Fault
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.office.faults import ColumnsMissing
from tracker.exchange.office.opening import headings_in, laid_out, misfit
from tracker.exchange.office.table import headings_of, period_in
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import Profile, profile_told

LOOKED_AT = 200  # rows, among which the headings stand
SEVERAL = 2  # headings, all periods as one; what names fewer fits by chance
HALF = 0.5

Told = Mapping[str, Any]


class Fit(NamedTuple):
    """A profile that a file may be the next of, and why it no longer fits, if it does not."""

    name: str
    told: Told
    shared: int
    fault: ColumnsMissing | None = None


def fit_of(leaves: Sequence[Leaf], kept: Mapping[str, Told]) -> Fit | None:
    """Give the profile that fits and names most headings, else the nearest that no longer fits."""
    looked = [replace(leaf, lines=leaf.lines[:LOOKED_AT]) for leaf in leaves if not leaf.fault]
    found = [fit for name, told in kept.items() for fit in _fits(looked, name, told)]
    return max(found, key=lambda fit: (fit.fault is None, fit.shared), default=None)


def _fits(leaves: Iterable[Leaf], name: str, told: Told) -> Iterator[Fit]:
    try:
        profile = profile_told(name, told)
    except Fault:
        return
    for leaf in leaves:
        fit = _fit(leaf, profile, (name, told))
        if fit is not None and profile.sheet in (None, leaf.sheet):
            yield fit


def _fit(leaf: Leaf, profile: Profile, kept: tuple[str, Told]) -> Fit | None:
    """Say how a leaf fits a profile; None where it has too little of what the profile names."""
    named = {folded(one) for one in profile.columns() | profile.key_columns()}
    headings: Sequence[str]
    try:
        headings, fits = headings_of(laid_out(leaf, profile).header), bool(profile.title)
    except Fault:
        headings, fits = headings_in(leaf, profile), False
    shared = len(named & set(map(folded, headings)))
    wide = any(reads.wide and reads.wide.columns is None for reads in profile.reads)
    if len(named) + wide < SEVERAL or shared < HALF * len(named):
        return None
    if wide and not any(period_in(heading) is not None for heading in headings):
        return None
    fits = fits or shared == len(named)
    return Fit(*kept, shared, None if fits else misfit(headings, profile))
