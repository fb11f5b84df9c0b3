"""What a review did as a table: one row a field that was set, or an act that set none."""

import pandas as pd

from scenarios.kinds import KINDS
from scenarios.notes import Told, notes
from scenarios.revisions import ACT_LABELS, TRIGGERS
from tracker.values import value
from tracker.visit import Visit
from tracker.words import N_

COLUMNS = (
    N_("Kind"),
    N_("Record"),
    N_("Name"),
    N_("Act"),
    N_("Field"),
    N_("Before"),
    N_("After"),
    N_("Why"),
    N_("Trigger"),
    N_("On whose word"),
)


def changes_in(visit: Visit, code: str) -> pd.DataFrame:
    """Give what a review did as a table."""
    told = notes(visit.history, code, visit.today).told()
    rows = [row for one in told for row in _rows(visit, one)]
    return pd.DataFrame(rows, columns=[visit.say(name) for name in COLUMNS])


def _rows(visit: Visit, one: Told) -> list[list[str]]:
    kind, key = one.record
    about = [visit.words.label(KINDS[kind]), key, visit.name_of(kind, key)]
    act = visit.say(ACT_LABELS[one.act.value])
    why = " / ".join(why.reason for why in one.why if why.reason)
    trigger = ", ".join(visit.say(TRIGGERS[why.trigger]) for why in one.why if why.trigger)
    author = ", ".join(dict.fromkeys(why.author for why in one.why if why.author))
    sets = [_field(visit, one, name, *pair) for name, pair in one.set.items()]
    rests_on = str(one.carried.get("rests_on") or "")
    return [
        [*about, act, *cells, why or rests_on, trigger, author] for cells in sets or [["", "", ""]]
    ]


def _field(visit: Visit, one: Told, name: str, before: object, after: object) -> list[str]:
    kind, found = one.record.kind, visit.snapshot.get(*one.record)
    held = ["" if x is None else value(visit, kind, name, x, found) for x in (before, after)]
    return [visit.words.label(KINDS[kind].fields[name]), *held]
