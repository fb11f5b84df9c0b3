"""When what is taken for granted has gone untried for too long: one rule, wherever it is told."""

from scenarios.kinds.routine import Settings
from scenarios.revisions import Act

TRIES = frozenset({Act.ADD, Act.REVISE, Act.CONFIRM, Act.CORRECT, Act.RESTORE})
WITHOUT_CHECK = ("no new check", "ingen ny kontroll")  # as people write that nothing was checked
STANDING = (None, "holds", "uncertain")
STALE_REVIEWS = 2


def is_checked(rests_on: str | None) -> bool:
    """Tell whether a confirmation rests on something; an empty answer rests on nothing."""
    said = (rests_on or "").strip().rstrip(".").casefold()
    return bool(said) and said not in WITHOUT_CHECK


def is_try(act: str, rests_on: str | None) -> bool:
    """Tell whether an act tried something; a confirmation without a new check tries nothing."""
    return act in TRIES and (act != Act.CONFIRM or is_checked(rests_on))


def stale_reviews(settings: Settings) -> int:
    """Give after how many reviews something is stale."""
    return settings.stale_reviews or STALE_REVIEWS


def stale_by(settings: Settings, state: str | None, reviews: int, days: int) -> str | None:
    """Tell what makes an assumption stale: the reviews or the days since it was tried, or nothing.

    One that fell or came true has nothing left to try.
    """
    if state not in STANDING:
        return None
    if reviews >= stale_reviews(settings):
        return "reviews"
    limit = settings.stale_days
    return "days" if limit and days >= limit else None
