"""The likelihoods of a set of scenarios, changed together so that they are always 100."""

import streamlit as st

from scenarios.errors import ChangedMeanwhile, Overtaken, Refused
from scenarios.kinds import RecordId
from scenarios.methods.apportionment import largest_remainder
from scenarios.revisions import Change
from tracker import listings
from tracker.forms.drafts import close, each, tell
from tracker.forms.inputs import LIVE
from tracker.forms.judged import WHOLE, LikelihoodSet
from tracker.forms.saving import NAME, writer
from tracker.forms.sheet import ask_name, refusals
from tracker.visit import Visit

GROUP = "group"


def likelihoods(visit: Visit, scenario_set: str = "main", judge: str = GROUP) -> None:
    """Draw the likelihoods of a set with their running sum, one reason and one button."""
    if visit.is_past:
        return
    whole = LikelihoodSet(visit, scenario_set, judge)
    if not whole.codes:
        listings.empty(visit, "scenario")
        return
    with st.container(border=True, key="card_likelihoods_form"):
        draw(whole)
        st.button(
            visit.say("Save the likelihoods"),
            key=f"{whole.form.name}_save",
            type="primary",
            disabled=not whole.is_ready,
            on_click=_save,
            args=(whole,),
        )


def whose(visit: Visit) -> str:
    """Draw the choice of whose likelihoods are set, the group's or an actor's, and give it."""
    actors = visit.snapshot.keys("actor")
    if not actors:
        return GROUP
    chosen = st.selectbox(
        visit.say("Whose judgement?"),
        [GROUP, *actors],
        key="likelihoods_judge",
        format_func=lambda code: (
            visit.say("The group") if code == GROUP else visit.name_of("actor", code)
        ),
        help=visit.say("An actor's own likelihoods stand beside the group's and never replace it."),
        width=360,
    )
    return str(chosen)


def draw(whole: LikelihoodSet) -> None:
    """Draw the sum of a set, always in sight, two ways to make it 100, its boxes, and why."""
    refusals(whole.draft.refusals)
    _fill(whole)
    if whole.overlaps:
        st.markdown(listings.grey(listings.overlapping(whole.visit)))
    else:
        with st.container(horizontal=True, vertical_alignment="center"):
            _sum(whole)
            _evened(whole)
    with st.grid(2, min_column_width=220):
        for code in whole.codes:
            _box(whole, code)
    for name in whole.saying:
        whole.form.input(name, spread=whole.form.review is not None)
    if whole.visit.person is None:
        ask_name(whole.form)


def _fill(whole: LikelihoodSet) -> None:
    """Put what was held last in the boxes, so that the sum above them is right from the start."""
    for code in whole.codes:
        began = whole.visit.words.typed(whole.draft.values[code][0])
        st.session_state.setdefault(whole.form.place(code), began)


def _evened(whole: LikelihoodSet) -> None:
    """Draw the two ways to make the sum 100 without typing."""
    visit, name = whole.visit, whole.form.name
    is_whole = whole.total() == WHOLE
    st.button(
        visit.say("Normalise"),
        key=f"{name}_normalise",
        help=visit.say("Make the sum 100 and keep the proportions."),
        disabled=is_whole,
        on_click=_normalise,
        args=(whole,),
    )
    if whole.catch_all is not None:
        st.button(
            visit.say("The rest to {code}", code=whole.catch_all),
            key=f"{name}_rest",
            disabled=is_whole or _rest(whole) < 0,
            on_click=lambda: whole.type({whole.catch_all or "": _rest(whole)}),
        )


def _normalise(whole: LikelihoodSet) -> None:
    typed = [whole.typed(code) or 0 for code in whole.codes]
    whole.type(dict(zip(whole.codes, largest_remainder(typed, WHOLE), strict=True)))


def _rest(whole: LikelihoodSet) -> int:
    return WHOLE - sum(whole.typed(code) or 0 for code in whole.codes if code != whole.catch_all)


def _box(whole: LikelihoodSet, code: str) -> None:
    visit, place = whole.visit, whole.form.place(code)
    before = whole.draft.values[code][0]
    name = listings.cell(visit.name_of("scenario", code))
    last = visit.say("last time {percent}", percent=visit.words.percent(before))
    wrong = "" if whole.typed(code) is not None else visit.say("write a whole number from 0 to 100")
    label = f"{name} · {last}" + (f" – {wrong}" if wrong else "")
    with st.container(key=f"{'wrong' if wrong else 'field'}_likelihood_{code}"):
        st.text_input(
            label,
            key=place,
            persist_state="session",
            live=LIVE,
            icon=":material/percent:",
            on_change=whole.typing or "rerun",
        )


def _sum(whole: LikelihoodSet) -> None:
    visit, total = whole.visit, whole.total()
    word = visit.say("The sum is {percent}", percent=visit.words.percent(total))
    if total == WHOLE:
        st.markdown(listings.badge("check_circle", word, "green"))
        return
    gap = abs(WHOLE - total)
    missing = (
        visit.say("{n} missing.", n=gap) if total < WHOLE else visit.say("{n} too much.", n=gap)
    )
    rest = visit.say("Nothing is saved until the sum is 100.")
    st.markdown(f"{listings.badge('error', word, 'red')} **{missing}** {rest}")


def save(whole: LikelihoodSet) -> Change | None:
    """Write the likelihoods that were changed as one change, or keep why not."""
    form, draft, visit = whole.form, whole.draft, whole.visit
    draft.forget_refusals()
    try:
        whole.check()
        said = {name: form.read(name) for name in whole.saying}
        person = writer(visit, st.session_state.get(form.place(NAME)) or "")
        change = visit.workspace.apply(whole.edits(said), person=person, review=form.review)
    except Refused as refused:
        draft.hear(visit, refused, whole.saying)
        _renew(whole, refused)
        return None
    close(form.name)
    return change


def _save(whole: LikelihoodSet) -> None:
    if save(whole):
        tell(whole.visit.say("The likelihoods are saved."))


def _renew(whole: LikelihoodSet, refused: Refused) -> None:
    """Show what somebody else has set meanwhile as the last time; what was typed stays."""
    clashing = [one for one in each(refused) if isinstance(one, ChangedMeanwhile | Overtaken)]
    if not clashing:
        return
    visit = whole.visit
    history = visit.workspace.history()
    now = history.now(visit.today)
    for code in whole.codes:
        record = RecordId("likelihood", whole.key(code))
        held = now.get(record.kind, record.key)
        percent = None if held is None else held.percent
        whole.draft.values[code] = (percent, len(history.revisions_of(record)))
    whole.draft.refusals = [
        visit.say("Somebody else has changed the likelihoods. Look at them, and save again.")
    ]
