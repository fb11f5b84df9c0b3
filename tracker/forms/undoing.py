"""Take a change back: what it wrote, what was written since, and one button."""

from collections.abc import Callable

import streamlit as st

from scenarios.errors import Refused, WrittenSince
from scenarios.kinds import RecordId
from scenarios.revisions import ACT_LABELS, Revision
from tracker import listings
from tracker.forms.drafts import Draft, close, each, keep, opened, tell
from tracker.forms.form import SAYING
from tracker.forms.inputs import Box
from tracker.forms.saving import NAME, writer
from tracker.visit import Visit

SHOWN = 6


def undo(visit: Visit, record: RecordId, done: Callable[[], None] = lambda: None) -> None:
    """Draw the latest change of a record that can be taken back, and the button that does it."""
    lines = visit.history.story(record)
    standing = [line for line in lines if line.in_force or line.act == "undo"]
    if not standing:
        st.markdown(listings.grey(visit.say("Nothing of it is in force.")))
        return
    latest = max(standing, key=lambda line: line.position)
    undo_change(visit, latest.change, done)


def undo_change(visit: Visit, change: int, done: Callable[[], None] = lambda: None) -> None:
    """Draw what a change wrote and the button that takes it back."""
    name = f"undo_{change}"
    draft = opened(name)
    if draft is None:
        draft = Draft(0, {})
        keep(name, draft)
    rows = visit.history.revisions_in(change)
    with st.form(name, border=True, enter_to_submit=False):
        for sentence in draft.refusals:
            st.error(listings.plain(sentence), icon=":material/error:")
        _wrote(visit, rows)
        reason = SAYING["reason"]
        Box(visit, "settings", reason, "reason", f"{name}:reason").draw(visit.words.label(reason))
        if "keep" in draft.wrong:
            st.checkbox(visit.say("Keep what was written since"), key=f"{name}:keep")
        if visit.person is None:
            st.text_input(visit.say("Your name"), key=f"{name}:{NAME}", autocomplete="name")
        st.form_submit_button(
            visit.say("Undo the change"),
            type="primary",
            icon=":material/undo:",
            on_click=_take_back,
            args=(visit, change, done),
        )


def _wrote(visit: Visit, rows: list[Revision]) -> None:
    """List what the change wrote, the first few by name."""
    told = [
        f"- {listings.link(visit, row.kind, row.key)} {visit.say(ACT_LABELS[row.act.value])}"
        for row in rows[:SHOWN]
    ]
    count = visit.words.say_n(
        "This takes back {n} revision:", "This takes back {n} revisions:", len(rows)
    )
    st.markdown(listings.plain(count) + "\n\n" + "\n".join(told))
    if len(rows) > SHOWN:
        st.markdown(listings.grey(visit.say("and {n} more", n=len(rows) - SHOWN)))


def _take_back(visit: Visit, change: int, done: Callable[[], None]) -> None:
    name = f"undo_{change}"
    draft = opened(name) or Draft(0, {})
    draft.forget_refusals()
    reason = (st.session_state.get(f"{name}:reason") or "").strip() or None
    kept = bool(st.session_state.get(f"{name}:keep"))
    try:
        person = writer(visit, st.session_state.get(f"{name}:{NAME}") or "")
        with st.spinner(visit.say("Saving …")):
            visit.workspace.undo(change, person=person, reason=reason, keep=kept)
    except Refused as refused:
        draft.hear(visit, refused, ())
        if any(isinstance(one, WrittenSince) for one in each(refused)):
            draft.wrong["keep"] = "asked"
        keep(name, draft)
        return
    close(name)
    done()
    tell(visit.say("The change is undone. It is still in the history."))
