"""Where a press on a point leads: to the record that it shows, as it stood at that point.

A trace names the places of its points in `meta`, one for each point, a row of them for each row of
cells, or one for all of it; screen/points.js follows them.
"""

from datetime import date
from urllib.parse import urlencode

At = str | date | None


def leads_to(kind: str, *parts: str, at: At = None) -> str:
    """Give the address of a record's page, by its code or by what it joins.

    `at` is the review or the day of the point; None leaves the moment that is looked at.
    """
    return leads_to_page("record", at, kind=kind, key="/".join(parts).rstrip("/"))


def leads_to_page(page: str, at: At = None, **params: str) -> str:
    """Give the address of a page as of a review or a day; None leaves the moment."""
    moment = {} if at is None else {"at": str(at)}
    return f"{page}?{urlencode({**params, **moment}, safe='/,')}"
