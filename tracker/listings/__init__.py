"""Records, values and figures on screen."""

from tracker.listings.changes import changes, local, named
from tracker.listings.chips import Step, scale, state, status
from tracker.listings.downloads import as_csv, download
from tracker.listings.exporting import exporting
from tracker.listings.facts import facts
from tracker.listings.figures import figure, table
from tracker.listings.health import health, persons
from tracker.listings.links import link, links
from tracker.listings.marks import badge, card, cell, eyebrow, grey, heading, plain
from tracker.listings.records import columns_of, empty, records
from tracker.listings.stories import act_chip, story
from tracker.listings.values import MISSING, field_of, unit_of, value, written

__all__ = [
    "MISSING",
    "Step",
    "act_chip",
    "as_csv",
    "badge",
    "card",
    "cell",
    "changes",
    "columns_of",
    "download",
    "empty",
    "exporting",
    "eyebrow",
    "facts",
    "field_of",
    "figure",
    "grey",
    "heading",
    "health",
    "link",
    "links",
    "local",
    "named",
    "persons",
    "plain",
    "records",
    "scale",
    "state",
    "status",
    "story",
    "table",
    "unit_of",
    "value",
    "written",
]
