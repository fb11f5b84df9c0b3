"""Whether all is well: where the log stands, its fingerprint, the database, and who has written."""

import streamlit as st

from scenarios.history import History
from tracker.accounts import Person
from tracker.listings.marks import cell, grey, plain
from tracker.visit import Visit

UNBROKEN = 16


def health(visit: Visit) -> None:
    """Draw what an administrator asks for first, and the check of the whole log."""
    if visit.is_past:
        st.markdown(grey(visit.say("Only of the plan as it is now.")))
        return
    facts = {
        visit.say("Position"): visit.words.number(visit.history.position, 0),
        visit.say("Fingerprint"): visit.workspace.fingerprint(),
        visit.say("Database"): visit.workspace.store.url.partition(":")[0].partition("+")[0],
        visit.say("Today"): f"{visit.words.long_day(visit.today)}, {visit.words.week(visit.today)}",
    }
    for label, held in facts.items():
        st.markdown(f"{grey(plain(label))}  \n{_breaking(held)}")
    if st.button(
        visit.say("Check every revision"), key="health_verify", icon=":material/verified:"
    ):
        _verified(visit)


def _breaking(text: str) -> str:
    """Give a text that may break anywhere, as a long fingerprint must on a phone."""
    if " " in text or len(text) <= UNBROKEN:
        return plain(text)
    return " ".join(text[at : at + UNBROKEN] for at in range(0, len(text), UNBROKEN))


def _verified(visit: Visit) -> None:
    verdict = visit.workspace.verify()
    if verdict.ok:
        st.success(
            visit.say("All {n} revisions hold.", n=verdict.revisions), icon=":material/verified:"
        )
        return
    st.error(
        visit.say("The log does not hold at position {position}.", position=verdict.broken),
        icon=":material/error:",
    )


def persons(visit: Visit) -> None:
    """Draw everyone who has written in the plan, by name."""
    known = writers(visit)
    if not known:
        st.markdown(grey(visit.say("Nobody has written yet.")))
        return
    st.markdown(grey(visit.say("Have written in this plan:")))
    st.markdown("\n".join(f"- {cell(one.name)}" for one in known))


def writers(visit: Visit) -> list[Person]:
    """Give everyone who has written in the plan, by name."""
    written = visit.kept(_written, visit.history)
    persons = (one for one in visit.workspace.persons().values() if one.key in written)
    return sorted(persons, key=lambda one: one.name.casefold())


def _written(history: History) -> frozenset[str]:
    """Give the keys of the persons who have written."""
    return frozenset(mark.person for mark in history.changes())
