"""Whether a field was judged in a new way between two moments, so that they cannot be compared."""

from scenarios.history import History, Moment
from scenarios.kinds import RecordId
from scenarios.revisions import NEW_METHOD
from scenarios.story import StoryLine


def judged_anew(
    history: History, record: RecordId, field: str, moments: tuple[Moment, Moment]
) -> bool:
    """Tell whether a field was set in a new way of judging after one moment and up to another."""
    lines = history.story(record, field)
    return any(
        line.trigger == NEW_METHOD and line.in_force and _lies_between(line, *moments)
        for line in lines
    )


def _lies_between(line: StoryLine, before: Moment, after: Moment) -> bool:
    is_late = before.known is not None and line.position > before.known
    known = after.known is None or line.position <= after.known
    return known and line.effective_on <= after.day and (is_late or line.effective_on > before.day)
