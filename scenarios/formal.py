"""What a council or board has decided formally, and what was changed since without its word."""

from scenarios.history import History
from scenarios.kinds import RecordId

TARGET = "target_value"


def decided_before(history: History, record: RecordId) -> str | None:
    """Give the decision of an indicator's target before the one in force, when that has none.

    None for a target that rests on a decision, or that never did.
    """
    if record.kind != "indicator":
        return None
    lines = [line for line in history.story(record, TARGET) if line.in_force and line.set]
    named = [line.carried.get("decision") for line in lines]
    if not named or named[0] is not None:
        return None
    return next((code for code in named if code), None)
