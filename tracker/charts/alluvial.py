"""Where the parts of an alluvial stand: nodes at both sides, ribbons between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.charts.reading import Row


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
    """The goals that go from one node to another; `middle` and `end` are from the top."""

    source: int
    target: int
    goals: tuple[str, ...]
    middle: float
    end: float
    height: float
    changed: bool


@dataclass(frozen=True, slots=True)
class Alluvial:
    """Both sides and the ribbons between them."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    ribbons: tuple[Ribbon, ...]


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
    used_left, used_right = [node.top for node in left], [node.top for node in right]
    ribbons = []
    for source, one in enumerate(left):
        for target, other in enumerate(right):
            ends = one.status, other.status
            goals = tuple(row["goal"] for row in rows if (row["before"], row["after"]) == ends)
            if goals:
                tall = scale * len(goals)
                middle = (used_left[source] + used_right[target] + tall) / 2
                end = used_right[target] + tall / 2
                changed = one.status != other.status
                ribbons.append(Ribbon(source, target, goals, middle, end, tall, changed))
                used_left[source] += tall
                used_right[target] += tall
    return tuple(ribbons)


def crowded(placed: Alluvial, line: float) -> bool:
    """Tell whether texts a line high would touch each other in the middle of the ribbons."""
    middles = sorted(ribbon.middle for ribbon in placed.ribbons)
    return any(below - above < line for above, below in pairwise(middles))
