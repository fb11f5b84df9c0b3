"""Connections: goals that help each other or pull apart, what they share, and who stands where."""

from scenarios import series
from tracker import charts, forms, listings
from tracker.visit import Visit


def page(visit: Visit) -> None:
    """Draw the page."""
    told = visit.say("Synergies and conflicts between goals, who handles them, and who cares.")
    listings.heading(visit.say("Connections"), told)
    listings.relations(visit)
    if visit.snapshot.keys("actor"):
        with listings.card("actors_map"):
            found = visit.kept(series.influence_and_stake, visit.snapshot)
            listings.figure(visit, "connections_actors", charts.actors, found)
    with listings.card("actors"):
        listings.stances(visit)
    forms.offer(visit, "connections", ("relation", "actor", "stance"))
