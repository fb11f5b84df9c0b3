"""What a plan asks for in its signposts, its assumptions and the voices of its actors."""

from collections.abc import Iterator

from scenarios.agenda.item import AgendaItem, Why
from scenarios.agenda.sight import Sight, Since, since
from scenarios.errors import N_
from scenarios.history import History, Snapshot
from scenarios.kept import kept
from scenarios.kinds.futures import Assumption
from scenarios.kinds.people import Actor
from scenarios.series.actors import JUDGING
from scenarios.series.staleness import STANDING, TRIES, is_try, stale_by

TRIGGERED = N_("Triggered.")
STALE = N_("Last tried {when}, {n} reviews ago.")
STALE_BY_ONE = N_("Last tried {when}, one review ago.")
STALE_BY_DAYS = N_("Last tried {when}, {days} days ago.")
STALENESS = (STALE, STALE_BY_ONE, STALE_BY_DAYS)
UNCHECKED = N_("Confirmed {when} without a new check.")
UNCERTAIN = N_("Marked as uncertain.")
NO_STANCE = N_("Nobody has asked where they stand on any goal.")
UNHEARD = N_("Last heard {when}; they have more at stake than influence.")


def signposts(sight: Sight) -> Iterator[AgendaItem]:
    """Give the triggered signposts; they come back until their state is another."""
    for one in sight.snapshot.all("signpost"):
        if one.state == "triggered":
            since = sight.since("signpost", one.code, "state")
            why = Why(TRIGGERED, {}, since.day, since.review)
            yield AgendaItem(section="signposts", kind="signpost", key=one.code, why=(why,))


def assumptions(sight: Sight) -> Iterator[AgendaItem]:
    """Give the assumptions that still stand and are stale or uncertain.

    One is stale when it was untried for as many reviews, or days, as the settings say; a
    confirmation that rests on no new check is kept and shown, and tries nothing.
    """
    for one in sight.snapshot.all("assumption"):
        if one.state in STANDING and (why := (*_stale(sight, one), *_uncertain(sight, one))):
            yield AgendaItem(section="assumptions", kind="assumption", key=one.code, why=why)


def _stale(sight: Sight, one: Assumption) -> Iterator[Why]:
    rows = [row for row in sight.story("assumption", one.code) if row.act in TRIES]
    tries = (row for row in rows if is_try(row.act, row.values.get("rests_on")))
    tried = next(tries, rows[-1])
    last = since(tried)
    reviews, days = sight.reviews_after(last.day), (sight.day - last.day).days
    by = stale_by(sight.snapshot.settings, one.state, reviews, days)
    if by is None:
        return
    by_reviews = STALE if reviews > 1 else STALE_BY_ONE
    told = {"when": last.when, "n": reviews, "days": days}
    yield Why(by_reviews if by == "reviews" else STALE_BY_DAYS, told, *last)
    unchecked = [since(row) for row in reversed(rows[: rows.index(tried)])]
    if unchecked:
        yield Why(UNCHECKED, {"when": [one.when for one in unchecked]}, *unchecked[0])


def _uncertain(sight: Sight, one: Assumption) -> Iterator[Why]:
    if one.state == "uncertain":
        yield Why(UNCERTAIN, {}, *sight.since("assumption", one.code, "state"))


def voices(sight: Sight) -> Iterator[AgendaItem]:
    """Give the actors who were never asked, or not for long though more touched than touching."""
    heard = kept(_heard, sight.history, sight.snapshot)
    for one in sight.snapshot.all("actor"):
        if one.nature != "own" and (why := _unheard(sight, one, heard.get(one.code))):
            yield AgendaItem(section="voices", kind="actor", key=one.code, why=(why,))


def _unheard(sight: Sight, one: Actor, last: Since | None) -> Why | None:
    if last is None:
        return Why(NO_STANCE, {}, *sight.since("actor", one.code))
    if (one.stake or 0) <= (one.influence or 0):
        return None
    if sight.reviews_after(last.day) < sight.stale_reviews:
        return None
    return Why(UNHEARD, {"when": last.when}, *last)


def _heard(history: History, snapshot: Snapshot) -> dict[str, Since]:
    """Give when each actor was last heard: a stance, or a judgement of their own."""
    sight, found = Sight(snapshot, history, ()), dict[str, Since]()
    keys = [("stance", key, 0) for key in sight.snapshot.keys("stance")]
    keys += [(kind, key, -1) for kind in JUDGING for key in sight.snapshot.keys(kind)]
    for kind, key, place in keys:
        actor = key.split("/")[place]
        if actor != "group":
            last = sight.last(kind, key)
            found[actor] = max(found.get(actor, last), last, key=lambda one: one.day)
    return found
