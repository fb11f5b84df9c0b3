"""Finalise a review: what is unfinished, whether you are sure, and what must be saved before."""

from collections.abc import Iterator

import streamlit as st

from scenarios.errors import N_
from scenarios.kinds import KINDS
from scenarios.kinds.reviews import Review
from scenarios.notes import notes
from tracker import listings
from tracker.accounts import Permission, Person, may
from tracker.forms.attempts import ask_who, refused, tried
from tracker.forms.drafts import close, tell
from tracker.papers import kept
from tracker.visit import Visit

ASKED = "asked"


def finalising(visit: Visit, review: Review) -> None:
    """Draw the button that finalises a review; it first says what is unfinished, and asks."""
    if visit.person is not None and not may(visit.person, Permission.FINALISE):
        st.markdown(listings.grey(visit.say(N_("You may not finalise this review."))))
        return
    name = f"finalising_{review.code}"
    if not st.session_state.get(f"{name}:{ASKED}"):
        st.button(
            visit.say(N_("Finalise …")),
            key=f"{name}_begin",
            icon=":material/lock:",
            on_click=_ask,
            args=(name,),
        )
        return
    with st.form(name, border=True, enter_to_submit=False):
        refused(name)
        _warn(visit, review)
        ask_who(visit, name)
        _sure(visit, review, name)
    _begun(visit, review, name)


def _ask(name: str) -> None:
    st.session_state[f"{name}:{ASKED}"] = True


def _warn(visit: Visit, review: Review) -> None:
    """Say what finalising does, and what is unfinished."""
    say = visit.say
    question = say(N_("Finalise {review}?"), review=review.code)
    means = say(N_("Its notes are kept as they stand now, and nothing in it changes any more."))
    st.markdown(f"**{listings.plain(question)}** {listings.plain(means)}")
    lines = [f"- {listings.plain(line)}" for line in unfinished(visit, review)]
    if lines:
        st.markdown("\n".join([listings.plain(say(N_("Unfinished:"))), "", *lines]))
    else:
        st.markdown(listings.plain(say(N_("Nothing is unfinished."))))


def unfinished(visit: Visit, review: Review) -> Iterator[str]:
    """Say what a review has left, each in a sentence; none of it stands in the way."""
    found, say = notes(visit.history, review.code, visit.today), visit.say
    if review.date > visit.today:
        yield say(N_("It is on {day}, which is still to come."), day=review.date)
    by_kind: dict[str, list[str]] = {}
    for record in found.not_reached:
        by_kind.setdefault(record.kind, []).append(visit.called(*record))
    for kind, names in by_kind.items():
        label = visit.words.plural(KINDS[kind])
        yield say(N_("Not reached: {kind} {keys}."), kind=label, keys=", ".join(names))
    for decision in found.decisions:
        if not (decision.owner and decision.due):
            yield say(N_("{code} has nobody responsible, or no day."), code=decision.code)
    if not review.diary_number:
        yield say(N_("There is no diary number yet; it can be written on the paper."))


def _sure(visit: Visit, review: Review, name: str) -> None:
    with st.container(horizontal=True):
        st.form_submit_button(
            visit.say(N_("Finalise {review}"), review=review.code),
            type="primary",
            icon=":material/lock:",
            on_click=_finalise,
            args=(visit, review, name),
        )
        st.form_submit_button(
            visit.say(N_("Cancel")), type="tertiary", on_click=close, args=(name,)
        )


def _finalise(visit: Visit, review: Review, name: str) -> None:
    def write(person: Person) -> None:
        kept.finalise(visit, review.code, person)

    if tried(visit, name, write):
        say = N_("{review} is finalised. The fingerprint of the plan is now {fingerprint}.")
        fingerprint = visit.workspace.fingerprint()
        tell(listings.plain(visit.say(say, review=review.code, fingerprint=fingerprint)))


def _begun(visit: Visit, review: Review, name: str) -> None:
    """Draw what is begun and not saved, which must go first, and the button that does it."""
    begun = visit.workspace.store.drafts(visit.workspace.name).of(review.code)
    if not begun:
        return
    about = list(dict.fromkeys(_named(visit, one.about) for one in begun))
    st.markdown(listings.plain(visit.say(N_("Begun and not saved: {about}."), about=about)))
    st.button(
        visit.say(N_("Throw it away")),
        key=f"{name}_drop",
        icon=":material/delete:",
        on_click=_throw_away,
        args=(visit, review),
    )


def _named(visit: Visit, about: str) -> str:
    """Give what people call that which a draft is about: a record, or a decision not yet noted."""
    kind, of_record, key = about.partition(":")
    return visit.name_of(kind, key) if of_record else visit.words.label(KINDS[kind])


def _throw_away(visit: Visit, review: Review) -> None:
    drafts = visit.workspace.store.drafts(visit.workspace.name)
    for one in drafts.of(review.code):
        drafts.drop(one.person, review.code, one.about)
