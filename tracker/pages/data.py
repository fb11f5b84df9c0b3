"""The page of data."""

from tracker import listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page."""
    listings.heading(visit.say("Data"))
