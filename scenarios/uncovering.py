"""Which undo uncovered a value that was there before, beneath another, or brought it back."""

from collections.abc import Sequence

from scenarios.life import Life, out_of_force
from scenarios.revisions import Act, Revision
from scenarios.snapshot import Moment


def uncovering(
    revisions: Sequence[Revision], name: str, before: Moment, after: Moment
) -> Revision | None:
    """Give the undo, not yet known before, that made a field of a record what it is after.

    That is the last one which took a revision out of force, or brought one back, that had set the
    field above what is in effect after, or is in effect itself.
    """
    then, now = _known(revisions, before), _known(revisions, after)
    life = Life(now)
    turned = out_of_force(then) ^ out_of_force(now)
    floor = _floor(life, name, after)
    moved = [
        row
        for row in now
        if name in row.values
        and row.position <= then[-1].position
        and row.position in turned
        and row.effective_on <= max(before.day, after.day)
        and (floor is None or _effect(life, row) >= _effect(life, floor))
    ]
    causes = [
        undo
        for undo in life.standing(now)
        if undo.act is Act.UNDO
        and undo.position > then[-1].position
        and any(_goes_with(life, row, undo) for row in moved)
    ]
    return causes[-1] if causes else None


def _known(revisions: Sequence[Revision], moment: Moment) -> list[Revision]:
    return [row for row in revisions if moment.known is None or row.position <= moment.known]


def _floor(life: Life, name: str, after: Moment) -> Revision | None:
    """Give the revision that is in effect after; what lies beneath it does not matter."""
    return life.at(after.day).setters.get(name)


def _effect(life: Life, row: Revision) -> tuple[object, int]:
    return life.place(row), row.position


def _goes_with(life: Life, row: Revision, undo: Revision) -> bool:
    """Tell whether an undo speaks of a revision or of what that corrects, be it through others."""
    aim: Revision | None = undo
    while aim is not None and aim.act is Act.UNDO:
        aim = life.find(aim.target or 0)
    at: Revision | None = row
    while at is not None and at is not aim:
        at = life.find(at.target or 0) if at.act is Act.CORRECT else None
    return at is not None
