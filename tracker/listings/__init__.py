"""Records, values and figures on screen."""

from tracker.listings.afterwards import afterwards
from tracker.listings.asked import view
from tracker.listings.beginning import beginning
from tracker.listings.beliefs import assumptions, lives, strips, watched, watching
from tracker.listings.bonds import relations, stances
from tracker.listings.changes import changes, local, named, written_in
from tracker.listings.chips import state, status
from tracker.listings.choosing import Looks, chosen, one_of, versus
from tracker.listings.compared import compared
from tracker.listings.days import cautions, proposed_day, warned, weekday
from tracker.listings.done import changes_in
from tracker.listings.downloads import as_csv, download
from tracker.listings.exporting import exporting
from tracker.listings.facts import facts
from tracker.listings.figures import figure, table
from tracker.listings.futures import (
    cross,
    drivers,
    likelihoods,
    optimism,
    scenario_set,
    scenarios,
    wind_tunnel,
)
from tracker.listings.health import health, persons, writers
from tracker.listings.holding import consistency
from tracker.listings.judging import judges, overlapping
from tracker.listings.keeping import kept, routine
from tracker.listings.late import late
from tracker.listings.learning import came, settling
from tracker.listings.lineage import genealogy
from tracker.listings.links import link, links
from tracker.listings.marks import badge, card, cell, eyebrow, grey, heading, one_line, plain
from tracker.listings.measured import goals
from tracker.listings.meetings import (
    agenda,
    coming,
    days_left,
    draft,
    next_review,
    no_review,
    point,
    reviews,
    summary,
    to_handle,
)
from tracker.listings.moving import moves
from tracker.listings.narrowing import narrowed
from tracker.listings.notes import notes
from tracker.listings.pictures import drift, meaning, path, pictures
from tracker.listings.records import columns_of, empty, records
from tracker.listings.reporting import report_of_review, reporting
from tracker.listings.rules import rules, turning
from tracker.listings.sentences import sentences
from tracker.listings.shared import (
    allocations,
    contributions,
    flows,
    remainder,
    resources,
    would_be_left,
)
from tracker.listings.shortages import shares, shortages
from tracker.listings.signals import suggested, tipping
from tracker.listings.standing import (
    are_many,
    capacities,
    decisions,
    due,
    goals_of_sector,
    met_counts,
    sectors,
    signposts,
    status_counts,
    still_triggered,
    told,
)
from tracker.listings.stories import act_chip, story
from tracker.scale import Step, scale
from tracker.values import MISSING, field_of, full_name, unit_of, value, written

__all__ = [
    "MISSING",
    "Looks",
    "Step",
    "act_chip",
    "afterwards",
    "agenda",
    "allocations",
    "are_many",
    "as_csv",
    "assumptions",
    "badge",
    "beginning",
    "came",
    "capacities",
    "card",
    "cautions",
    "cell",
    "changes",
    "changes_in",
    "chosen",
    "columns_of",
    "coming",
    "compared",
    "consistency",
    "contributions",
    "cross",
    "days_left",
    "decisions",
    "download",
    "draft",
    "drift",
    "drivers",
    "due",
    "empty",
    "exporting",
    "eyebrow",
    "facts",
    "field_of",
    "figure",
    "flows",
    "full_name",
    "genealogy",
    "goals",
    "goals_of_sector",
    "grey",
    "heading",
    "health",
    "judges",
    "kept",
    "late",
    "likelihoods",
    "link",
    "links",
    "lives",
    "local",
    "meaning",
    "met_counts",
    "moves",
    "named",
    "narrowed",
    "next_review",
    "no_review",
    "notes",
    "one_line",
    "one_of",
    "optimism",
    "overlapping",
    "path",
    "persons",
    "pictures",
    "plain",
    "point",
    "proposed_day",
    "records",
    "relations",
    "remainder",
    "report_of_review",
    "reporting",
    "resources",
    "reviews",
    "routine",
    "rules",
    "scale",
    "scenario_set",
    "scenarios",
    "sectors",
    "sentences",
    "settling",
    "shares",
    "shortages",
    "signposts",
    "stances",
    "state",
    "status",
    "status_counts",
    "still_triggered",
    "story",
    "strips",
    "suggested",
    "summary",
    "table",
    "tipping",
    "to_handle",
    "told",
    "turned_back",
    "turning",
    "unit_of",
    "value",
    "versus",
    "view",
    "warned",
    "watched",
    "watching",
    "weekday",
    "wind_tunnel",
    "would_be_left",
    "writers",
    "written",
    "written_in",
]
