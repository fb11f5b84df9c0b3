"""Whether a plan holds together as it stands: what is named was written, what sums does sum.

Deciding keeps it so edit by edit; this looks at the whole, as when a log came from elsewhere.
"""

from collections.abc import Iterator
from datetime import date
from math import fsum

from scenarios.edits.batch import Batch
from scenarios.edits.references import named_in, named_in_key, naming
from scenarios.edits.sums import TOLERANCE, WHOLE, overlapping, sets_on
from scenarios.history import History
from scenarios.kinds import KINDS, RecordId


def first_fault(history: History, day: date) -> int | None:
    """Give the first position of the first change that leaves something not holding on a day."""
    faults = [*_naming_nothing(history, day), *_not_summing(history, day)]
    changes = [max(_last_change(history, record) for record in records) for records in faults]
    return history.revisions_in(min(changes))[0].position if changes else None


def _last_change(history: History, record: RecordId) -> int:
    return history.revisions_of(record)[-1].change


def _naming_nothing(history: History, day: date) -> Iterator[list[RecordId]]:
    """Give each living record that names what was never written."""
    written = {kind: set(history.numbers(kind)) for kind in KINDS}
    batch = Batch((), history, day, reason_needed=False)
    for kind in KINDS:
        how = naming(kind)
        names = [name for name, _ in how.fields]
        if not (how.parts or names):
            continue
        for key, held in batch.living(kind, day, names).items():
            values = dict(zip(names, held, strict=True))
            named = (*named_in_key(kind, key), *named_in(kind, values))
            if any(other.key not in written.get(other.kind, ()) for _, other in named):
                yield [RecordId(kind, key)]


def _not_summing(history: History, day: date) -> Iterator[list[RecordId]]:
    """Give the likelihoods of a set and judge that are not 100 together."""
    batch = Batch((), history, day, reason_needed=False)
    sets, skipped = sets_on(batch, day), overlapping(batch, day)
    parts: dict[tuple[str, str], dict[RecordId, float]] = {}
    for (scenario, judge), percent in sets.percents.items():
        name, is_open, _ = sets.scenarios.get(scenario, ("", False, False))
        if is_open and name not in skipped:
            record = RecordId("likelihood", f"{scenario}/{judge}")
            parts.setdefault((name, judge), {})[record] = percent
    for percents in parts.values():
        if abs(fsum(percents.values()) - WHOLE) > TOLERANCE:
            yield list(percents)
