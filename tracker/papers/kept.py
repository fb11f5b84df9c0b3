"""The notes of a review as they are kept: a draft until they are finalised, then the same for ever.

What was finalised is a text; every form of it is made from that text, and from what was added.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scenarios.errors import N_, NoSuchRecord
from scenarios.history import History
from scenarios.kinds import RecordId
from scenarios.kinds.reviews import Addendum, Review
from scenarios.notes import addenda, notes
from scenarios.revisions import Act, Change
from tracker.accounts import Person
from tracker.papers import markdown
from tracker.papers.notes import TITLE, draft, paper, spoken_by_the_plan
from tracker.papers.paper import Block, Facts, Heading, Paper, texts
from tracker.visit import Visit
from tracker.words import LANGUAGES, Words


def paper_of(visit: Visit, code: str) -> Paper:
    """Give the notes of a review as they stand: finalised with what was added, or as a draft."""
    review = review_of(visit, code)
    found = _paper(visit, review, code)
    settings = visit.history.now(visit.today).settings
    whose = settings.organisation or settings.title or visit.workspace.title
    parts = (whose, found.title, visit.words.day(review.date))
    return replace(found, source=" · ".join(part for part in parts if part))


def _paper(visit: Visit, review: Review, code: str) -> Paper:
    if review.state != "finalised":
        return draft(visit, code)
    kept = review.finalised_text
    if kept is None:
        spoken = spoken_by_the_plan(visit, code)
        told = paper(spoken, notes(visit.history, code, visit.today))
        return told.followed_by(_added(visit, code, spoken.words))
    words = words_of(visit, kept, code)
    read = markdown.read(kept, words.language)
    title = read.title or words.say(TITLE, review=code)
    return replace(read, title=title, day=review.date).followed_by(_added(visit, code, words))


def text_of(visit: Visit, code: str) -> str:
    """Give the notes of a review as Markdown; what was finalised comes first, as it was."""
    kept = review_of(visit, code).finalised_text
    if kept is None:
        return markdown.written(paper_of(visit, code))
    added = _added(visit, code, words_of(visit, kept, code))
    return "\n\n".join([kept, *map(markdown.part, added)])


def review_of(visit: Visit, code: str) -> Review:
    """Give a review as it now is, or refuse one that is not there."""
    found: Review | None = visit.history.now(visit.today).get(Review, code)
    if found is None:
        raise NoSuchRecord(kind="review", key=code)
    return found


def finalise(visit: Visit, code: str, person: Person) -> Change:
    """Finalise a review: its notes are written and frozen with the plan as it then is."""

    def told(history: History, today: date, fingerprint: str) -> str:
        then = replace(visit, history=history, today=today)
        review_of(then, code)
        spoken = spoken_by_the_plan(then, code)
        sealed = _seal(spoken.words, history, today, fingerprint)
        return markdown.written(paper(spoken, notes(history, code, today)).followed_by(sealed))

    return visit.workspace.finalise(code, told, person=person)


def _seal(words: Words, history: History, today: date, fingerprint: str) -> Iterator[Block]:
    """Say when the notes were finalised, and what the log was before that."""
    yield Heading(words.say(N_("Finalised")))
    yield Facts(
        (
            (words.say(N_("Finalised on")), words.day(today)),
            (words.say(N_("Revisions until then")), words.number(history.position)),
            (words.say(N_("Fingerprint until then")), fingerprint),
        )
    )


def words_of(visit: Visit, text: str, code: str) -> Words:
    """Give the words that notes are written in: by their title, else those of the plan."""
    title = markdown.read(text.partition("\n")[0], "").title
    for language in LANGUAGES:
        if title == Words(language).say(TITLE, review=code):
            return Words(language)
    return spoken_by_the_plan(visit, code).words


def _added(visit: Visit, code: str, words: Words) -> Iterator[Block]:
    """Give what was added after a review was finalised, each with its day."""
    for one in addenda(visit.history.now(visit.today), code):
        day = _written_on(visit.history, one)
        heading = words.say(N_("Addendum {number}, {day}"), number=one.sequence, day=day)
        yield Heading(heading)
        yield from texts(one.text)


def _written_on(history: History, one: Addendum) -> date | None:
    record = RecordId("addendum", f"{one.adds_to}/{one.sequence}")
    added = [line for line in history.story(record) if line.act == Act.ADD and line.in_force]
    return added[0].effective_on if added else None
