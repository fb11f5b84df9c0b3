"""What was said of one record up to a moment and still holds."""

from scenarios.errors import NoSuchRecord
from scenarios.history import History, Moment, StoryLine
from scenarios.kinds import RecordId


def told_of(history: History, moment: Moment, record: RecordId) -> list[StoryLine]:
    """Give the lines of a record's story that count at a moment, the newest first."""
    try:
        lines = history.story(record)
    except NoSuchRecord:
        return []
    return [
        line
        for line in lines
        if line.in_force and line.effective_on <= moment.day and moment.knows(line.position)
    ]
