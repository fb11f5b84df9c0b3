"""An office file opened by its profile: the table in which all its headings are found."""

from collections.abc import Iterable, Sequence

from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.office.faults import ColumnsMissing
from tracker.exchange.office.layout import Layout, LayoutSaid, NoHeadings, layout_of
from tracker.exchange.office.table import Table, headings_of, period_in, table_of
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import Profile
from tracker.exchange.sheets import File


def opened(file: File, profile: Profile, follow: Follow = unfollowed) -> Layout:
    """Find the sheet and the headings that fit a profile."""
    replacing = profile.undecodable == "replace"
    leaves = leaves_of(
        file,
        profile.sheet,
        profile.encoding,
        profile.delimiter,
        replacing=replacing,
        follow=follow,
    )
    sound = [leaf for leaf in leaves if leaf.fault is None] or leaves[:1]
    layouts = (_fitting(leaf, profile, follow) for leaf in sound)
    found = next(filter(None, layouts), None)
    if found is None:
        raise misfit(headings_in(sound[0], profile), profile)
    return found


def laid_out(leaf: Leaf, profile: Profile) -> Layout:
    """Find the headings of a profile in a leaf, or refuse it with those that are gone."""
    found = _fitting(leaf, profile)
    if found is None:
        raise misfit(headings_in(leaf, profile), profile)
    return found


def headings_in(leaf: Leaf, profile: Profile) -> Sequence[str]:
    """Give the headings that a leaf seems to have, be they those of a profile or not."""
    try:
        return headings_of(layout_of(leaf, LayoutSaid(orientation=profile.orientation)).header)
    except NoHeadings:
        return ()


def misfit(there: Sequence[str], profile: Profile) -> ColumnsMissing:
    """Say which headings of a profile are gone, and which are there instead."""
    known = {folded(name): name for name in profile.columns() | profile.key_columns()}
    gone = _gone(profile.columns(), there) or _gone(profile.key_columns(), there)
    fresh = [name for name in there if folded(name) not in known and period_in(name) is None]
    columns = gone or sorted(profile.columns())
    return ColumnsMissing(profile=profile.name, columns=columns, fresh=fresh or None)


def _gone(names: Iterable[str], there: Sequence[str]) -> list[str]:
    return [name for name in sorted(names) if folded(name) not in map(folded, there)]


def fits(layout: Layout, profile: Profile) -> bool:
    """Tell whether all headings that a profile needs stand over a layout."""
    return _needed(profile) <= set(map(folded, headings_of(layout.header)))


def _needed(profile: Profile) -> frozenset[str]:
    return frozenset(map(folded, profile.columns()))


def _fitting(leaf: Leaf, profile: Profile, follow: Follow = unfollowed) -> Layout | None:
    said = LayoutSaid(
        orientation=profile.orientation,
        header_row=profile.header_row,
        heading_rows=profile.heading_rows,
        headings=_needed(profile),
        rows=profile.rows,  # type: ignore[arg-type]
        left_out=profile.leave_out,  # type: ignore[arg-type]
    )
    try:
        found = layout_of(leaf, said, follow)
    except NoHeadings:
        return None
    return found if fits(found, profile) else None


def table_by(layout: Layout, profile: Profile) -> Table:
    """Give the rows of a layout as a profile has them filled down, merged and corrected."""
    return table_of(layout, profile.fill_down, profile.merge, profile.corrections)
