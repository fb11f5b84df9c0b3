"""Changes: what differs between two moments, in sentences, as a table and as figures, and why."""

import streamlit as st

from scenarios import series
from scenarios.difference import Difference, compare
from tracker import charts, forms, listings
from tracker.visit import NOW, Visit
from tracker.words import N_

VIEWS = {
    "table": N_("Every change"),
    "flow": N_("Status of goals"),
    "drift": N_("Targets over time"),
    "map": N_("What was revised when"),
    "why": N_("Why we revise"),
    "learning": N_("What we have learnt"),
}
LEARNING: listings.Looks = {
    N_("What came"): lambda visit, _: _what_came(visit),
    N_("Too late"): listings.late,
    N_("Agreed or apart"): listings.settling,
    N_("Early signals afterwards"): listings.afterwards,
    N_("Record by record"): listings.kept,
    N_("The routine itself"): listings.routine,
}


def page(visit: Visit) -> None:
    """Draw the page."""
    listings.heading(visit.say("Changes"), visit.say("What changed between two moments, and why?"))
    before = listings.versus(visit)
    if before is None:
        st.markdown(listings.grey(visit.say("There is no earlier review to compare with.")))
        return
    first = visit.history.moment(before, visit.today)
    difference = listings.narrowed(visit, visit.kept(compare, visit.history, first, visit.moment))
    after = visit.say("now") if visit.at == NOW else visit.at
    with listings.card("sentences"):
        title = visit.say("What matters most between {first} and {last}", first=before, last=after)
        st.subheader(listings.plain(title), anchor=False)
        listings.told(visit, difference, link=visit.link("changes", vs=before), most=40)
    view = listings.view(visit, {code: visit.say(name) for code, name in VIEWS.items()})
    _view(visit, view, difference, (before, after))
    with listings.card("report", alone=True):
        st.subheader(visit.say("Report of the period"), anchor=False)
        listings.reporting(visit, "changes", visit.at, before)


def _view(visit: Visit, view: str, difference: Difference, names: tuple[str, str]) -> None:
    history, moment, today = visit.history, visit.moment, visit.today
    if view == "flow":
        table = visit.kept(series.status_flow, history, difference.before, moment, names)
        with listings.card("flow"):
            listings.figure(visit, "changes_flow", charts.flow, table)
    elif view == "drift":
        indicator = listings.chosen(visit, "indicator", "changes_indicator")
        if indicator is not None:
            with listings.card("drift"):
                table = visit.kept(series.target_drift, history, moment, today, indicator)
                listings.figure(visit, "changes_drift", charts.drift, table)
    elif view == "map":
        with listings.card("map"):
            table = visit.kept(series.revision_map, history, moment, today)
            listings.figure(visit, "changes_map", charts.revisions, table)
    elif view == "why":
        with listings.card("why"):
            table = visit.kept(series.revised_why, history, moment, today)
            listings.figure(visit, "changes_why", charts.why, table)
    elif view == "learning":
        with listings.card("learning"):
            listings.one_of(visit, "changes_learning", LEARNING, "stance")
    else:
        listings.compared(visit, difference)


def _what_came(visit: Visit) -> None:
    """Draw how good the views were; now, also what records that something came."""
    listings.came(visit)
    if not visit.is_past:
        left, right = st.columns(2)
        with left, st.expander(visit.say("Record what came"), icon=":material/done_all:"):
            forms.outcome(visit)
        with right, st.expander(visit.say("Write down a claim"), icon=":material/edit_note:"):
            forms.claim(visit)
