"""Where the parts of a diagram of flows stand: nodes in three columns, bands between them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scenarios.lexicons import natural
from tracker.charts.reading import Row

BROUGHT, GIVEN = "contribution", ("allocation", "free")
LEFT_OVER = ""  # the node of what no goal gets


@dataclass(frozen=True, slots=True)
class Node:
    """One partner, resource or goal: its amount, its top and height in parts of the figure's."""

    code: str
    amount: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The middle, from the top."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """What one row carries; `start` and `end` are its tops at the two columns."""

    row: Row
    start: float
    end: float
    height: float


@dataclass(frozen=True, slots=True)
class Streams:
    """The three columns and the bands between them."""

    partners: tuple[Node, ...]
    resources: tuple[Node, ...]
    goals: tuple[Node, ...]
    brought: tuple[Band, ...]
    given: tuple[Band, ...]


def streams(rows: Sequence[Row], pad: float) -> Streams:
    """Place partners, resources and goals with a pad between them, in parts of the height.

    All columns have one scale; those beside the resources are ordered so that bands cross little.
    """
    brought = [row for row in rows if row["part"] == BROUGHT]
    given = [row for row in rows if row["part"] in GIVEN]
    resources = _resources(brought, given)
    partners, goals = (_beside(some, list(resources)) for some in (brought, given))
    scale = min(
        (1 - pad * (len(column) - 1)) / sum(column.values())
        for column in (partners, resources, goals)
        if column
    )
    left, middle, right = (_nodes(column, scale, pad) for column in (partners, resources, goals))
    bands = _bands(brought, left, middle, scale), _bands(given, middle, right, scale)
    return Streams(left, middle, right, *bands)


def other(row: Row) -> str:
    """Give who is at the other end of a row than its resource."""
    return row["other"] or LEFT_OVER


def _resources(brought: Sequence[Row], given: Sequence[Row]) -> dict[str, float]:
    """Give how much each resource has or gives, whichever is more."""
    sides = [_sums(rows, [row["resource"] for row in rows]) for rows in (brought, given)]
    codes = sorted({code for side in sides for code in side}, key=natural)
    return {code: max(side.get(code, 0.0) for side in sides) for code in codes}


def _sums(rows: Sequence[Row], codes: Sequence[str]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for row, code in zip(rows, codes, strict=True):
        found[code] += row["amount"]
    return found


def _beside(rows: Sequence[Row], resources: Sequence[str]) -> dict[str, float]:
    """Give the amount of each that is at the other end, near the resources it belongs to."""
    amounts = _sums(rows, [other(row) for row in rows])
    pulls: dict[str, float] = defaultdict(float)
    for row in rows:
        pulls[other(row)] += row["amount"] * resources.index(row["resource"])
    order = sorted(
        amounts,
        key=lambda code: (code == LEFT_OVER, pulls[code] / amounts[code], -amounts[code], code),
    )
    return {code: amounts[code] for code in order}


def _nodes(column: Mapping[str, float], scale: float, pad: float) -> tuple[Node, ...]:
    """Stand a column's nodes one below another, in the middle of the height."""
    top = (1 - scale * sum(column.values()) - pad * (len(column) - 1)) / 2
    nodes = []
    for code, amount in column.items():
        nodes.append(Node(code, amount, top, scale * amount))
        top += scale * amount + pad
    return tuple(nodes)


def _ends(row: Row) -> tuple[str, str]:
    """Give from what to what a row flows."""
    ends = (other(row), row["resource"])
    return ends if row["part"] == BROUGHT else ends[::-1]


def _bands(
    rows: Sequence[Row], left: Sequence[Node], right: Sequence[Node], scale: float
) -> tuple[Band, ...]:
    """Lay each row between its two nodes, in the order of the nodes at both ends."""
    starts, ends = ({node.code: node.top for node in side} for side in (left, right))
    first, second = ([node.code for node in side] for side in (left, right))

    def order(row: Row) -> tuple[int, int]:
        start, end = _ends(row)
        return first.index(start), second.index(end)

    bands = []
    for row in sorted(rows, key=order):
        (start, end), tall = _ends(row), scale * row["amount"]
        bands.append(Band(row, starts[start], ends[end], tall))
        starts[start] += tall
        ends[end] += tall
    return tuple(bands)
