"""Reports to take away: of a review since the one before, or of any two moments."""

from functools import partial

import streamlit as st

from tracker.listings.marks import grey, plain
from tracker.papers.forms import FORMS, Form
from tracker.visit import NOW, Visit
from tracker.words import N_

OFFERED = (".pdf", ".docx", ".html")


def reporting(visit: Visit, key: str, at: str, versus: str | None = None) -> None:
    """Draw the ways to take the report of a period, which is made when one is pressed."""
    last = visit.say("now") if at == NOW else at
    told = visit.say(N_("What was changed and why, how the plan stands, and the figures."))
    since = (
        f"{versus} – {last}" if versus else f"{last}, {visit.say(N_('since the review before'))}"
    )
    st.markdown(grey(f"**{plain(since)}**  \n{plain(told)}"))
    with st.container(horizontal=True):
        for ending in OFFERED:
            form = FORMS[ending]
            st.download_button(
                visit.say(form.word),
                partial(_made, form, visit, at, versus),
                file_name="-".join(end for end in (versus, at) if end) + ending,
                mime=form.media,
                key=f"report_{key}{ending}",
                icon=":material/download:",
                on_click="ignore",
            )


def report_of_review(visit: Visit) -> None:
    """Draw the choice of a finalised review, and the ways to take its report."""
    finalised = [mark for mark in visit.reviews if mark.state == "finalised"]
    if not finalised:
        st.markdown(grey(visit.say(N_("A review that is finalised has its report here."))))
        return
    mark = st.selectbox(
        visit.say(N_("Review")),
        finalised[::-1],
        format_func=lambda one: f"{one.code} {one.title}",
        key="report_of_review",
        width=420,
    )
    reporting(visit, "review", mark.code)


def _made(form: Form, visit: Visit, at: str, versus: str | None) -> bytes:
    return form.report(visit, at, versus)
