"""What people write to the notes themselves: free text before they are finalised, addenda after."""

import streamlit as st

from scenarios.edits import Add, Revise
from scenarios.errors import N_
from scenarios.kinds import KINDS, RecordId
from scenarios.kinds.reviews import Review
from tracker import listings
from tracker.accounts import Person
from tracker.forms.attempts import TEXT, ask_who, refused, tried, typed_in
from tracker.forms.drafts import Draft, keep, opened
from tracker.forms.form import number_of
from tracker.visit import Visit

HEIGHT = 140


def free_text(visit: Visit, review: Review) -> None:
    """Draw the box for what was also said in a review, and its button."""
    name = f"free_text_{review.code}"
    draft = _opened(visit, name, review)
    with st.form(name, border=False, enter_to_submit=False):
        refused(name)
        if draft.refusals:
            st.markdown(f"{listings.grey(visit.say('Now'))}  \n{listings.plain(review.notes)}")
        st.text_area(
            visit.say(N_("Also said")),
            key=f"{name}:{TEXT}",
            height=HEIGHT,
            help=visit.say(N_("A name may be personal data. Write roles where you can.")),
        )
        ask_who(visit, name)
        st.form_submit_button(
            visit.say(N_("Save the text")), on_click=_save_text, args=(visit, review, name)
        )


def _opened(visit: Visit, name: str, review: Review) -> Draft:
    """Give what the box was opened on; where nothing was typed, that is what stands now."""
    draft, now = opened(name), review.notes or ""
    if draft is None or st.session_state.get(f"{name}:{TEXT}") == draft.values["notes"]:
        draft = Draft(number_of(visit, "review", review.code), {"notes": now})
        keep(name, draft)
        st.session_state[f"{name}:{TEXT}"] = now
    return draft


def _save_text(visit: Visit, review: Review, name: str) -> None:
    draft = _opened(visit, name, review)

    def write(person: Person) -> None:
        edit = Revise(
            kind="review",
            key=review.code,
            values={"notes": typed_in(name)},
            review=review.code,
            based_on=draft.number,
            read_on=visit.today,
        )
        visit.workspace.apply([edit], person=person, reason_needed=False)

    if not tried(visit, name, write, visit.say(N_("The text is saved."))):
        written = visit.workspace.history().revisions_of(RecordId("review", review.code))
        draft.number = written[-1].number


def addendum(visit: Visit, review: Review) -> None:
    """Draw the box for what a finalised review should also say, and its button."""
    name = f"addendum_{review.code}"
    with st.form(name, border=False, enter_to_submit=False):
        refused(name)
        st.text_area(
            visit.say(N_("Add to the notes")),
            key=f"{name}:{TEXT}",
            help=visit.say(N_("It stands after the notes with today's date, and stays.")),
        )
        ask_who(visit, name)
        st.form_submit_button(
            visit.say(N_("Add the text")), on_click=_add, args=(visit, review, name)
        )


def _add(visit: Visit, review: Review, name: str) -> None:
    def write(person: Person) -> None:
        number = _last_number(visit, review.code) + 1
        values = {"text": typed_in(name)}
        key = f"{review.code}/{number}"
        edit = Add(kind="addendum", key=key, values=values, review=review.code)
        visit.workspace.apply([edit], person=person)

    tried(visit, name, write, visit.say(N_("The notes have an addendum.")))


def _last_number(visit: Visit, code: str) -> int:
    """Give the highest number that an addendum of a review ever had."""
    written = map(KINDS["addendum"].split, visit.workspace.history().numbers("addendum"))
    return max((int(key["sequence"]) for key in written if key["adds_to"] == code), default=0)
