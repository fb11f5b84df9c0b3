"""Where the parts of an alluvial stand: nodes at both sides, ribbons between them.

Drawn by ourselves: a Sankey of plotly keeps the order of ribbons that its own layout had, so that
texts beside fixed nodes would name the wrong ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from tracker.charts.reading import Row

STEPS = 24  # points along each edge of a ribbon
FINE = 4  # decimals of a place: more than a screen shows


def outline(
    start: tuple[float, float], end: tuple[float, float], height: float
) -> tuple[list[float], list[float]]:
    """Give the points around a ribbon between the tops of its two ends, each across and down."""
    parts = [step / STEPS for step in range(STEPS + 1)]
    across = [start[0] + (end[0] - start[0]) * part for part in parts]
    tops = [start[1] + (end[1] - start[1]) * part * part * (3 - 2 * part) for part in parts]
    down = [*tops, *(top + height for top in tops[::-1])]
    return [round(x, FINE) for x in [*across, *across[::-1]]], [round(y, FINE) for y in down]


@dataclass(frozen=True, slots=True)
class Node:
    """One status at one side: its goals, and its top and height in parts of the figure's."""

    status: str
    goals: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The middle, from the top."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The goals that go from one status to another; `start` and `end` are its tops at the sides."""

    before: str
    after: str
    goals: tuple[str, ...]
    start: float
    end: float
    height: float

    @property
    def changed(self) -> bool:
        """Whether the status is another after."""
        return self.before != self.after

    @property
    def middle(self) -> float:
        """Where its middle is half way, from the top."""
        return (self.start + self.end + self.height) / 2

    def outline(self, left: float, right: float) -> tuple[list[float], list[float]]:
        """Give the points around it, between two places across."""
        return outline((left, self.start), (right, self.end), self.height)


@dataclass(frozen=True, slots=True)
class Alluvial:
    """Both sides and the ribbons between them."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]

    def crowded(self, line: float) -> bool:
        """Tell whether texts a line high would touch each other in the middle of the ribbons."""
        middles = sorted(ribbon.middle for ribbon in self.ribbons)
        return any(below - above < line for above, below in pairwise(middles))


def alluvial(rows: Sequence[Row], order: Sequence[str], height: float, pad: float) -> Alluvial:
    """Place goals (rows with goal, before and after) for a height and a pad between nodes.

    The side with more nodes decides the scale; the other is spread over the same height.
    """
    most = max(len({row[side] for row in rows}) for side in ("before", "after"))
    scale = (1 - pad / height * (most - 1)) / len(rows)
    left, right = (_nodes(rows, side, order, scale) for side in ("before", "after"))
    return Alluvial(left, right, _ribbons(rows, left, right, scale))


def _nodes(rows: Sequence[Row], side: str, order: Sequence[str], scale: float) -> tuple[Node, ...]:
    members = {code: tuple(row["goal"] for row in rows if row[side] == code) for code in order}
    used = [code for code in order if members[code]]
    gap = (1 - scale * len(rows)) / max(len(used) - 1, 1)
    top = 0.0 if len(used) > 1 else gap / 2
    nodes = []
    for code in used:
        nodes.append(Node(code, members[code], top, scale * len(members[code])))
        top += nodes[-1].height + gap
    return tuple(nodes)


def _ribbons(
    rows: Sequence[Row], left: Sequence[Node], right: Sequence[Node], scale: float
) -> tuple[Ribbon, ...]:
    starts = {node.status: node.top for node in left}
    ends = {node.status: node.top for node in right}
    ribbons = []
    for before, after in product((node.status for node in left), (node.status for node in right)):
        goals = tuple(
            row["goal"] for row in rows if (row["before"], row["after"]) == (before, after)
        )
        if goals:
            tall = scale * len(goals)
            ribbons.append(Ribbon(before, after, goals, starts[before], ends[after], tall))
            starts[before] += tall
            ends[after] += tall
    return tuple(ribbons)
