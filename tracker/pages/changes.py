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
ALONE = ("learning", "map", "why", "drift")  # what can be seen without an earlier review
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
        _alone(visit)
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


def _alone(visit: Visit) -> None:
    """Draw what can be seen without an earlier review, and say what one would show."""
    with listings.card("alone"):
        st.subheader(visit.say("There is no earlier review to compare with."), anchor=False)
        told = visit.say(
            "After a review, or at a later moment chosen above, what changed and why stands here in"
            " sentences, as a table and as figures. What can be seen already is below."
        )
        st.markdown(listings.grey(listings.plain(told)))
        st.markdown(f"[{listings.plain(visit.say('Reviews'))}]({visit.link('reviews')})")
    view = listings.view(visit, {code: visit.say(VIEWS[code]) for code in ALONE})
    _over_time(visit, view)


def _view(visit: Visit, view: str, difference: Difference, names: tuple[str, str]) -> None:
    if view == "table":
        listings.compared(visit, difference)
    elif view == "flow":
        given = visit.history, difference.before, visit.moment, names
        with listings.card("flow"):
            table = visit.kept(series.status_flow, *given)
            listings.figure(visit, "changes_flow", charts.flow, table)
    else:
        _over_time(visit, view)


def _over_time(visit: Visit, view: str) -> None:
    """Draw a view that needs no moment to compare with."""
    history, moment, today = visit.history, visit.moment, visit.today
    if view == "drift":
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
    else:
        with listings.card("learning"):
            listings.one_of(visit, "changes_learning", LEARNING, "stance")


def _what_came(visit: Visit) -> None:
    """Draw how good the views were; now, also what records that something came."""
    listings.came(visit)
    if not visit.is_past:
        left, right = st.columns(2)
        with left, st.expander(visit.say("Record what came"), icon=":material/done_all:"):
            forms.outcome(visit)
        with right, st.expander(visit.say("Write down a claim"), icon=":material/edit_note:"):
            forms.claim(visit)
