"""Where scenarios go when every driver follows what acts on it."""

import numpy as np

from scenarios.methods.crossimpact.matrix import Matrix, Scenario, Variants, system, tuples


def attractors(matrix: Matrix, variants: Variants) -> dict[tuple[Scenario, ...], int]:
    """Give where succession ends, a scenario or a cycle of them, and from how many starts."""
    found = system(matrix, variants)
    every = found.every()
    steps = np.ravel_multi_index(tuple(found.succeeded(every).T), found.sizes)
    ends = steps
    for _ in range(len(every).bit_length()):
        ends = ends[ends]
    starts: dict[tuple[int, ...], int] = {}
    for place, count in zip(*np.unique(ends, return_counts=True), strict=True):
        cycle = _cycle(steps, int(place))
        starts[cycle] = starts.get(cycle, 0) + int(count)
    return {tuple(tuples(every[list(cycle)])): count for cycle, count in starts.items()}


def basins(matrix: Matrix, variants: Variants) -> dict[Scenario, int]:
    """Give how many scenarios succession leads to each consistent one; the rest go in cycles."""
    ends = attractors(matrix, variants).items()
    return {cycle[0]: count for cycle, count in ends if len(cycle) == 1}


def _cycle(steps: np.ndarray, start: int) -> tuple[int, ...]:
    """Walk a cycle round, from its least place."""
    places = [start]
    while (place := int(steps[places[-1]])) != start:
        places.append(place)
    least = places.index(min(places))
    return tuple(places[least:] + places[:least])
