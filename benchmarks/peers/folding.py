"""A difference folded in Python, for peers whose rows are quicker to read than to compare."""

from collections.abc import Iterable
from typing import Any

Row = tuple[Any, ...]


def folded(old: Iterable[Row], window: Iterable[Row]) -> list[Row]:
    """Give (key, place, before, after, act, review, reason) of every changed field.

    `old` are the living rows before, (key, *values); `window` the rows after them in order,
    (key, act, review, reason, *values).
    """
    held = {row[0]: row[1:] for row in old}
    stands, setters = dict(held), {}
    dead: set[str] = set()
    for key, *why_and_values in window:
        if (before := stands.get(key)) is None:
            continue
        why, after = tuple(why_and_values[:3]), tuple(why_and_values[3:])
        if before != after:
            for place, (one, two) in enumerate(zip(before, after, strict=True)):
                if one != two:
                    setters[key, place] = why
            stands[key] = after
        (dead.add if why[0] == "retire" else dead.discard)(key)
    return [
        (key, place, held[key][place], stands[key][place], *why)
        for (key, place), why in setters.items()
        if key not in dead and held[key][place] != stands[key][place]
    ]


def ends_of_lives(window: Iterable[Row]) -> list[tuple[str, str]]:
    """Give (key, act) of the rows that begin or end a life."""
    return [(row[0], row[1]) for row in window if row[1] != "revise"]
