"""What can be changed in each room of a review: the forms of a turn, which are saved together."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from scenarios.kinds import KINDS, RecordId
from scenarios.periods import Period
from scenarios.revisions import Act
from scenarios.walk import Turn
from tracker.forms.form import NEVER_TYPED, Form
from tracker.forms.meeting import keeping
from tracker.forms.meeting.sitting import Sitting

ASKED: Mapping[str, Sequence[str]] = {
    "decision": ("state", "outcome", "due"),
    "signpost": ("state", "source"),
    "assumption": ("state", "evidence", "would_change"),
    "goal": ("status", "status_comment", "confidence"),
    "indicator": ("target_value", "target_date"),
    "allocation": ("amount",),
    "relation": ("score", "handled_by", "state"),
    "actor": ("influence", "stake"),
}
TRIGGERS: Mapping[str, str] = {"decision": "decision", "signpost": "outside_event"}
Typing = Callable[[], None]


def forms_of(sitting: Sitting, turn: Turn) -> list[Form]:
    """Give the forms of a turn; what is typed in any of them is kept as one draft."""
    forms: list[Form] = []
    typing = partial(keeping.keep, sitting, turn.name, forms)
    if turn.room == "indicators":
        forms += [_observation(sitting, turn, typing)]
    elif turn.room == "resources":
        forms += [_revise(sitting, record, typing) for record in turn.records[1:]]
        forms += [_another(sitting, turn.record.key, typing)]
    else:
        forms += [_revise(sitting, record, typing) for record in turn.records]
    keeping.bring_back(sitting, turn.name, forms)
    return forms


def _revise(sitting: Sitting, record: RecordId, typing: Typing) -> Form:
    every = tuple(name for name in KINDS[record.kind].fields if name not in NEVER_TYPED)
    proposed = {"trigger": TRIGGERS[record.kind]} if record.kind in TRIGGERS else {}
    return Form(
        sitting.visit,
        KINDS[record.kind],
        record.key,
        Act.REVISE,
        names=tuple(ASKED.get(record.kind, every)),
        held=(sitting.visit.snapshot.values(*record) or {}) | proposed,
        review=sitting.review.code,
        typing=typing,
    )


def _add(
    sitting: Sitting, kind: str, names: tuple[str, ...], given: Mapping[str, Any], typing: Typing
) -> Form:
    return Form(
        sitting.visit,
        KINDS[kind],
        "",
        Act.ADD,
        names=names,
        given=given,
        review=sitting.review.code,
        typing=typing,
    )


def _observation(sitting: Sitting, turn: Turn, typing: Typing) -> Form:
    """Give the form of the value that an indicator lacks."""
    frequency = sitting.visit.snapshot.get(*turn.record).frequency
    period = Period.of(sitting.visit.moment.day, frequency).previous()
    given = {"indicator": turn.record.key, "period": period.text}
    return _add(sitting, "observation", ("value", "state", "note"), given, typing)


def _another(sitting: Sitting, resource: str, typing: Typing) -> Form:
    """Give the form that lets one more goal draw on a resource."""
    return _add(sitting, "allocation", ("goal", "amount"), {"resource": resource}, typing)
