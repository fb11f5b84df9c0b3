"""Claims to learn from: write one down with its day and likelihood, and say what came."""

from collections.abc import Sequence

import streamlit as st

from scenarios.codes import next_code
from scenarios.edits import Add, Edit, Revise
from scenarios.errors import Missing
from scenarios.kinds.futures import Scenario
from scenarios.series.sets import MAIN, scenarios_of
from tracker import listings
from tracker.accounts import Person
from tracker.forms.attempts import TEXT, ask_who, refused, tried, typed_in
from tracker.forms.saving import NotSaid
from tracker.visit import Visit

FIRST, ELSE = "P1", "x"  # the code of the first claim, and what its other side ends with
CLAIM, OUTCOME = "claim", "outcome"
WHOLE = 100.0
ANNULLED = "annulled"


def claim(visit: Visit) -> None:
    """Draw the form that writes down a claim: what, by when it is known, and how likely."""
    with st.form(CLAIM, border=False, enter_to_submit=False):
        refused(CLAIM)
        st.text_input(
            visit.say("What is claimed"),
            key=f"{CLAIM}:{TEXT}",
            help=visit.say("So that anybody can tell, on the day, whether it came."),
        )
        left, right = st.columns(2)
        with left:
            st.date_input(
                visit.say("Known on"),
                value=None,
                min_value=visit.today,
                format="YYYY-MM-DD",
                key=f"{CLAIM}:day",
            )
        with right:
            likely = visit.say("How likely, 0 to 100")
            st.text_input(likely, key=f"{CLAIM}:percent", icon=":material/percent:")
        ask_who(visit, CLAIM)
        st.form_submit_button(visit.say("Write down the claim"), on_click=_claim, args=(visit,))


def _claim(visit: Visit) -> None:
    def write(person: Person) -> None:
        visit.workspace.apply(_claimed(visit), person=person)

    tried(visit, CLAIM, write, done=visit.say("The claim is written down."))


def _claimed(visit: Visit) -> list[Edit]:
    """Make a set of two scenarios: the claim, and that it does not come."""
    title, day = typed_in(CLAIM), st.session_state.get(f"{CLAIM}:day")
    percent = visit.words.read_number(st.session_state.get(f"{CLAIM}:percent") or "")
    for name, given in (("title", title), ("resolves_on", day), ("percent", percent)):
        if given is None:
            raise Missing(field=name, kind="scenario")
    code = _next_claim(visit)
    shared = {"set": code, "resolves_on": day, "outcome": "open"}
    sides = (
        (code, {"title": title}, percent or 0.0),
        (code + ELSE, {"title": visit.say("Not so"), "catch_all": True}, WHOLE - (percent or 0.0)),
    )
    return [
        edit
        for key, told, held in sides
        for edit in (
            Add(kind="scenario", key=key, values=told | shared),
            Add(kind="likelihood", key=f"{key}/group", values={"percent": held}),
        )
    ]


def _next_claim(visit: Visit) -> str:
    taken = (code for code in visit.history.numbers("scenario") if code.startswith(FIRST[0]))
    return next_code(taken, FIRST)


def outcome(visit: Visit) -> None:
    """Draw the form that says which scenario of a set came, or that it cannot be told."""
    sets = _open_sets(visit)
    if not sets:
        told = visit.say("No scenario or claim is open. Write down a claim to learn from it.")
        st.markdown(listings.grey(listings.plain(told)))
        return
    chosen = st.selectbox(
        visit.say("Scenarios or claim"),
        list(sets),
        key=f"{OUTCOME}_set",
        format_func=lambda name: _named(visit, sets[name]),
    )
    name = f"{OUTCOME}_{chosen}"
    with st.form(name, border=False, enter_to_submit=False):
        refused(name)
        st.radio(
            visit.say("What came?"),
            [*(one.code for one in sets[chosen]), ANNULLED],
            index=None,
            key=f"{name}:came",
            format_func=lambda code: _side(visit, code),
        )
        told = visit.say("How it is known")
        st.text_input(told, key=f"{name}:{TEXT}", help=visit.say("At least ten characters."))
        ask_who(visit, name)
        st.form_submit_button(
            visit.say("Record what came"), on_click=_resolve, args=(visit, name, sets[chosen])
        )


def _open_sets(visit: Visit) -> dict[str, list[Scenario]]:
    """Give the scenarios of each set that is open, those to be known first ahead."""
    names = dict.fromkeys(one.set or MAIN for one in visit.snapshot.all("scenario"))
    sets = {name: _open(scenarios_of(visit.snapshot, name)) for name in names}
    order = sorted(sets, key=lambda name: (str(_known_on(sets[name]) or "~"), name))
    return {name: sets[name] for name in order if sets[name]}


def _open(scenarios: Sequence[Scenario]) -> list[Scenario]:
    return [one for one in scenarios if one.outcome in {None, "open"}]


def _known_on(scenarios: Sequence[Scenario]) -> str | None:
    days = [one.resolves_on.isoformat() for one in scenarios if one.resolves_on]
    return min(days, default=None)


def _named(visit: Visit, scenarios: Sequence[Scenario]) -> str:
    """Name a set by its day and its scenarios, a claim by what it claims."""
    first, *_ = scenarios
    is_claim = first.set == first.code
    name = first.title if is_claim else visit.words.listed([one.code for one in scenarios])
    return " · ".join(part for part in (_known_on(scenarios), name) if part)


def _side(visit: Visit, code: str) -> str:
    return visit.say("It cannot be told") if code == ANNULLED else visit.name_of("scenario", code)


def _resolve(visit: Visit, name: str, scenarios: Sequence[Scenario]) -> None:
    def write(person: Person) -> None:
        came = st.session_state.get(f"{name}:came")
        if came is None:
            raise NotSaid
        edits = [_known(one.code, came, typed_in(name)) for one in scenarios]
        visit.workspace.apply(edits, person=person)

    tried(visit, name, write, done=visit.say("What came is recorded."))


def _known(code: str, came: str, reason: str | None) -> Edit:
    outcome = ANNULLED if came == ANNULLED else "occurred" if came == code else "did_not"
    return Revise(kind="scenario", key=code, values={"outcome": outcome}, reason=reason)
