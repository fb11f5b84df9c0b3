"""How revisions of a record add up: which are in force, and what carries forward."""

from collections.abc import Mapping

import numpy as np

from scenarios.revisions import ACTS, Act

ACT_CODE: Mapping[str, int] = {act.value: code for code, act in enumerate(ACTS)}
ALIVE_AFTER = np.full(len(ACTS), -1, np.int8)
ALIVE_AFTER[[ACT_CODE[Act.ADD], ACT_CODE[Act.RESTORE]]] = 1
ALIVE_AFTER[ACT_CODE[Act.RETIRE]] = 0
UNDO, REDACT, CORRECT = ACT_CODE[Act.UNDO], ACT_CODE[Act.REDACT], ACT_CODE[Act.CORRECT]
SPEAKS_OF_ANOTHER = np.zeros(len(ACTS), bool)
SPEAKS_OF_ANOTHER[[UNDO, REDACT, CORRECT]] = True


def in_force(act: np.ndarray, position: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Tell which revisions count: not undone, and not corrections of what is undone.

    The rows may be of several records and in any order; undo and redact set nothing themselves.
    """
    force: np.ndarray = (act != UNDO) & (act != REDACT)
    undos = np.flatnonzero(act == UNDO)
    if not len(undos):
        return force
    undone: set[int] = set()
    for row in undos[np.argsort(-position[undos])]:
        if int(position[row]) not in undone:
            undone.add(int(target[row]))
    corrects = dict(
        zip(position[act == CORRECT].tolist(), target[act == CORRECT].tolist(), strict=True)
    )
    for row in np.flatnonzero(force):
        at: int | None = int(position[row])
        while at is not None and at not in undone:
            at = corrects.get(at)
        force[row] = at is None
    return force


def last_set(is_set: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """Give for each row the latest row of its record up to it that is set, −1 where none is.

    Rows lie record by record in order of effect; `starts` holds each row's first row of its record.
    """
    rows = np.where(is_set, np.arange(len(is_set), dtype=np.int32), np.int32(-1))
    latest = np.maximum.accumulate(rows)
    latest[latest < starts] = -1
    return latest


def firsts(record: np.ndarray) -> np.ndarray:
    """Tell which rows are the first of their record, for rows that lie record by record."""
    first = np.ones(len(record), bool)
    np.not_equal(record[1:], record[:-1], out=first[1:])
    return first


def group_starts(record: np.ndarray) -> np.ndarray:
    """Give each row's first row of its record, for rows that lie record by record."""
    places = np.arange(len(record), dtype=np.int32)
    places[~firsts(record)] = 0
    return np.maximum.accumulate(places)


def carried(values: np.ndarray, latest: np.ndarray, missing: float) -> np.ndarray:
    """Carry the values of the latest set rows forward."""
    out: np.ndarray = values[np.maximum(latest, 0)]
    out[latest < 0] = missing
    return out


def redacted(raw: dict[str, np.ndarray], bits: Mapping[str, int]) -> None:
    """Put what a redaction says in the place of what its target set."""
    for at in np.flatnonzero(raw["act"] == REDACT):
        for target in np.flatnonzero(raw["position"] == raw["target"][at]):
            for name, bit in bits.items():
                if raw["sets"][at] & bit & raw["sets"][target]:
                    raw[f"={name}"][target] = raw[f"={name}"][at]
