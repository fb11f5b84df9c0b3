"""Where somebody's name stands, and the means to put a role in its place, once that is decided."""

from collections import defaultdict

import streamlit as st

from scenarios.errors import Refused
from scenarios.history import History
from scenarios.kinds import KINDS
from scenarios.named import namings
from tracker import listings
from tracker.accounts import Permission, Person, may
from tracker.forgetting import forget
from tracker.forms.drafts import tell
from tracker.visit import Visit
from tracker.words import N_

FORGET, SHOWN = "forget", 12
REASON = N_("A name was replaced with a role.")


def forgetting(visit: Visit) -> None:
    """Draw the choice of somebody who has written, and where their name stands."""
    if visit.is_past or (visit.person and not may(visit.person, Permission.ADMINISTER)):
        return
    with st.expander(visit.say("Replace a name with a role"), icon=":material/person_remove:"):
        st.markdown(
            listings.plain(
                visit.say(
                    "What is written in a plan may be public records, which are kept as archive"
                    " law says: nothing is deleted from them on request. What can be decided, by"
                    " those who decide on archives, is that a name is replaced with a role."
                )
            )
        )
        known = listings.writers(visit)
        chosen = st.selectbox(
            visit.say("Whose name?"),
            known,
            index=None,
            format_func=lambda one: one.name,
            placeholder=visit.say("Choose"),
            key=f"{FORGET}_whom",
        )
        if chosen is not None:
            _places(visit, chosen)
            _form(visit, chosen)


def _places(visit: Visit, person: Person) -> None:
    """List where the name stands: in the log, in fields, in notes that were signed."""
    written = sum(mark.person == person.key for mark in visit.history.changes())
    count = visit.words.say_n("{n} change written", "{n} changes written", written)
    lines = [f"{listings.plain(visit.say('The log'))}: {listings.plain(count)}"]
    for (kind, field), keys in visit.kept(_by_field, visit.history, person.name).items():
        label = listings.plain(visit.words.label(KINDS[kind].fields[field]).capitalize())
        more = f" {visit.say('and {n} more', n=len(keys) - SHOWN)}" if len(keys) > SHOWN else ""
        lines.append(f"{label}: {listings.links(visit, kind, keys[:SHOWN])}{more}")
    signed = [
        one.code
        for one in visit.snapshot.all("review")
        if person.name in (one.finalised_text or "")
    ]
    if signed:
        told = listings.plain(visit.say("Finalised notes, which stay as they were signed"))
        lines.append(f"{told}: {listings.links(visit, 'review', signed)}")
    st.markdown("\n".join(f"- {line}" for line in lines))


def _by_field(history: History, name: str) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for one in namings(history, name):
        for field in one.values:
            found[one.record.kind, field][one.record.key] = None
    return {place: list(keys) for place, keys in found.items()}


def _form(visit: Visit, person: Person) -> None:
    with st.form(FORGET, border=False, enter_to_submit=False):
        refused = st.session_state.pop(f"{FORGET}_refused", None)
        if refused:
            st.error(listings.plain(refused), icon=":material/error:")
        st.text_input(visit.say("The role that takes its place"), key=f"{FORGET}_role")
        st.text_input(
            visit.say("The decision, with its reference"),
            key=f"{FORGET}_decision",
            placeholder="KS 2026-11-25 § 140",
        )
        st.checkbox(visit.say("I know that this cannot be taken back"), key=f"{FORGET}_is_certain")
        st.form_submit_button(
            visit.say("Replace the name"),
            icon=":material/person_remove:",
            on_click=_replace,
            args=(visit, person),
        )


def _replace(visit: Visit, person: Person) -> None:
    typed = {name: st.session_state.get(f"{FORGET}_{name}") or "" for name in ("role", "decision")}
    if not st.session_state.get(f"{FORGET}_is_certain"):
        st.session_state[f"{FORGET}_refused"] = visit.say(
            "Tick that you know that this cannot be taken back."
        )
        return
    try:
        with st.spinner(visit.say("Saving …")):
            forget(
                visit.workspace,
                person.key,
                typed["role"],
                typed["decision"],
                visit.say(REASON),
                person=visit.person or person,
            )
    except Refused as refused:
        st.session_state[f"{FORGET}_refused"] = visit.words.refusal(refused)
        return
    visit.renew()
    tell(visit.say("The name is replaced with {role}.", role=typed["role"].strip()))
