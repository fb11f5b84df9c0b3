"""What is found out of an office file: its leaf, and what it seems to mean."""

import json

from tracker.exchange.faults import Fault
from tracker.exchange.following import Follow
from tracker.exchange.leaves.leaf import Leaf
from tracker.exchange.leaves.opening import leaves_of
from tracker.exchange.office.guesses import Proposal
from tracker.exchange.office.proposing import propose
from tracker.forms.importing.awaiting import awaited
from tracker.forms.importing.profiles import recognise
from tracker.forms.importing.way import Way
from tracker.visit import Visit

OPENED = ("sheet", "encoding", "delimiter")


def found_in(visit: Visit, way: Way) -> tuple[Leaf | None, Proposal | None]:
    """Give the leaf and what is proposed; neither while a long file is still being read.

    Refuse a file that cannot be read; where only its headings are not found, give its leaf.
    """
    leaves = leaves_in(visit, way)
    if leaves is None:
        return None, None
    recognise(visit, way, leaves)
    leaf = chosen(leaves, way)
    if leaf.fault is not None:
        raise leaf.fault
    try:
        return leaf, _proposed(visit, way, leaf)
    except Fault:
        if way.step != "file":
            raise
        return leaf, None


def leaves_in(visit: Visit, way: Way) -> tuple[Leaf, ...] | None:
    """Give every table of a file, read as was said; None while it is being read."""
    _, encoding, delimiter = said = tuple(way.said.get(word) for word in OPENED)

    def task(follow: Follow) -> tuple[Leaf, ...]:
        return leaves_of(way.file, None, encoding, delimiter, follow=follow)

    asked = way.file, said[1:]
    return awaited(visit, "leaves", asked, task, long=way.is_long, stages=("reading",))


def chosen(leaves: tuple[Leaf, ...], way: Way) -> Leaf:
    """Give the table that was chosen, else the first that people see and that can be read."""
    sheet = way.said.get("sheet")
    named = (leaf for leaf in leaves if leaf.sheet == sheet and sheet is not None)
    sound = (leaf for leaf in leaves if leaf.fault is None and not leaf.hidden)
    return next(named, None) or next(sound, None) or leaves[0]


def _proposed(visit: Visit, way: Way, leaf: Leaf) -> Proposal | None:
    said, history, today, before = way.said, visit.history, visit.today, way.proposal

    def task(follow: Follow) -> Proposal:
        return propose(leaf, history, today, said, before, follow)

    asked = (way.file, leaf.sheet, json.dumps(said, sort_keys=True, ensure_ascii=False))
    stages = ("reading", "understanding")
    found = awaited(visit, "proposal", asked, task, long=way.is_long, stages=stages)
    way.proposal = found or before
    return found
