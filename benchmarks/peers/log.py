"""The workload as the product's own changes, written through its own store."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from benchmarks.workload import Entry, Workload, day_of
from scenarios.fields import Day, Field, Listed
from scenarios.kinds import KINDS
from scenarios.revisions import Act, Change, Revision
from tracker.accounts import Person
from tracker.store import Store

PERSON = Person("0123456789abcdef", "Planeraren")
BATCH = 50_000
MILLISECONDS_A_DAY = 86_400_000


def value(field: Field, word: Any) -> Any:
    """Give the value a field keeps for a word of the workload."""
    if word is None:
        return None
    if isinstance(field, Day):
        return day_of(word)
    return field.read(word) if isinstance(field, Listed) else word


def values(entry: Entry) -> Mapping[str, Any]:
    """Give the fields an entry set, as the product keeps them."""
    fields = KINDS[entry.kind].fields
    return {name: value(fields[name], word) for name, word in entry.values.items()}


def revision(entry: Entry, change: int) -> Revision:
    """Give an entry as a revision."""
    return Revision(
        position=entry.position,
        change=change,
        kind=entry.kind,
        key=entry.key,
        number=entry.number,
        act=Act(entry.act),
        effective_on=day_of(entry.day),
        values=values(entry),
        review=entry.review,
        trigger=entry.trigger,
        reason=entry.reason,
        author=entry.author,
    )


def changes(workload: Workload, at_a_time: int) -> Iterator[Change]:
    """Give the workload as changes of so many revisions each, made on the days they took effect."""
    log, number = workload.log(), 0
    while run := tuple(islice(log, at_a_time)):
        number += 1
        revisions = tuple(revision(entry, number) for entry in run)
        made_at = run[-1].day * MILLISECONDS_A_DAY + run[-1].position % MILLISECONDS_A_DAY
        yield Change(id=number, made_at=made_at, person=PERSON.key, revisions=revisions)


def write(url: str, name: str, workload: Workload, at_a_time: int) -> None:
    """Write the workload into a new workspace, some thousand revisions a transaction."""
    store = Store.open(url)
    store.create(name)
    store.ensure(PERSON)
    stream = changes(workload, at_a_time)
    while batch := list(islice(stream, max(1, BATCH // at_a_time))):
        with store.writing(name) as log:
            for change in batch:
                log.append(change)
    store.close()
