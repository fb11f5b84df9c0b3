"""An office file opened by its profile: the table in which all its headings are found."""

from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.office.faults import ColumnsMissing
from tracker.exchange.office.layout import Layout, LayoutSaid, NoHeadings, layout_of
from tracker.exchange.office.table import Table, headings_of, period_in, table_of
from tracker.exchange.own.headings import folded
from tracker.exchange.profiles import Profile
from tracker.exchange.sheets import File


def opened(file: File, profile: Profile) -> Layout:
    """Find the sheet and the headings that fit a profile."""
    replacing = profile.undecodable == "replace"
    leaves = leaves_of(
        file, profile.sheet, profile.encoding, profile.delimiter, replacing=replacing
    )
    sound = [leaf for leaf in leaves if leaf.fault is None] or leaves[:1]
    found = next((layout for leaf in sound if (layout := _fitting(leaf, profile))), None)
    if found is None:
        raise misfit(sound[0], profile)
    return found


def laid_out(leaf: Leaf, profile: Profile) -> Layout:
    """Find the headings of a profile in a leaf, or refuse it with those that are gone."""
    found = _fitting(leaf, profile)
    if found is None:
        raise misfit(leaf, profile)
    return found


def misfit(leaf: Leaf, profile: Profile) -> ColumnsMissing:
    """Say which headings of a profile are gone from a leaf, and which are there instead."""
    try:
        there = headings_of(layout_of(leaf, LayoutSaid(orientation=profile.orientation)).header)
    except NoHeadings:
        there = ()
    known = {folded(name): name for name in profile.columns() | profile.key_columns()}
    gone = [name for name in sorted(profile.columns()) if folded(name) not in map(folded, there)]
    fresh = [name for name in there if folded(name) not in known and period_in(name) is None]
    columns = gone or sorted(profile.columns())
    return ColumnsMissing(profile=profile.name, columns=columns, fresh=fresh or None)


def _fitting(leaf: Leaf, profile: Profile) -> Layout | None:
    needed = frozenset(map(folded, profile.columns()))
    said = LayoutSaid(
        orientation=profile.orientation,
        header_row=profile.header_row,
        heading_rows=profile.heading_rows,
        headings=needed,
        rows=profile.rows,  # type: ignore[arg-type]
        left_out=profile.leave_out,  # type: ignore[arg-type]
    )
    try:
        found = layout_of(leaf, said)
    except NoHeadings:
        return None
    return found if needed <= set(map(folded, headings_of(found.header))) else None


def table_by(layout: Layout, profile: Profile) -> Table:
    """Give the rows of a layout as a profile has them filled down, merged and corrected."""
    return table_of(layout, profile.fill_down, profile.merge, profile.corrections)
