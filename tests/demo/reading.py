"""The demonstration's sources, read for checking."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from demo.replay import Moment, Replay, Row
from demo.tables import table

HOME = ZoneInfo("Europe/Stockholm")
LAST = Moment("2026-10-20")
EVER = Moment("9999-12-31")


@cache
def replay() -> Replay:
    return Replay()


def every_row() -> Iterator[tuple[str, str, Row]]:
    """Give every act: kind, key and row, in the order in which they were written."""
    found = [
        (row["made_at"], kind, key, row)
        for (kind, key), rows in replay().records.items()
        for row in rows
    ]
    for _, kind, key, row in sorted(found, key=lambda each: each[0]):
        yield kind, key, row


def day_at_home(made_at: str) -> date:
    moment = datetime.strptime(made_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return moment.astimezone(HOME).date()


def reviews() -> dict[str, str]:
    return {row["review_id"]: row["date"] for row in table("reviews")}
