"""What was said of one record up to a moment and still holds."""

from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId


def told_of(history: History, moment: Moment, record: RecordId) -> list[StoryLine]:
    """Give the lines of a record's story that count at a moment, the newest first."""
    if record.key not in history.columns[record.kind].words.keys.codes:
        return []
    known = history.position if moment.known is None else moment.known
    return [
        line
        for line in history.story(record)
        if line.in_force and line.effective_on <= moment.day and line.position <= known
    ]
