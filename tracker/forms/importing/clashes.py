"""What plan and file have both changed: the three values side by side, and which one holds."""

from collections.abc import Sequence

import streamlit as st

from scenarios.kinds import KINDS
from tracker import listings
from tracker.exchange.compared.clashes import Clash
from tracker.forms.threefold import threefold
from tracker.visit import Visit
from tracker.words import N_

KEEP, TAKE = "keep", "take"
TAKEN = "import_taken"
CHOICES = {KEEP: N_("Keep what is there"), TAKE: N_("Take the file's")}
WORDS = (N_("When the file was written"), N_("Now"), N_("In the file"))
SHOWN = 40


def taken() -> frozenset[Clash]:
    """Give the clashes where the file's value was chosen; of all others the plan's is kept."""
    return frozenset(st.session_state.get(TAKEN, ()))


def choices(visit: Visit, found: Sequence[Clash]) -> None:
    """Draw the choice between plan and file, a clash at a time; at first what is there is kept."""
    both = [clash for clash in found if not clash.decision]
    decided = [clash for clash in found if clash.decision]
    if both:
        count = visit.words.say_n(
            "{n} field was changed both in the plan and in the file",
            "{n} fields were changed both in the plan and in the file",
            len(both),
        )
        _choices(visit, count, both)
    if decided:
        count = visit.words.say_n(
            "{n} figure differs from what was decided",
            "{n} figures differ from what was decided",
            len(decided),
        )
        _choices(visit, count, decided)


def _choices(visit: Visit, title: str, found: Sequence[Clash]) -> None:
    st.subheader(title, anchor=False)
    for clash in found[:SHOWN]:
        _choice(visit, clash)
    if len(found) > SHOWN:
        rest = visit.say("and {n} more, where the plan's value is kept", n=len(found) - SHOWN)
        st.markdown(listings.grey(rest))


def _choice(visit: Visit, clash: Clash) -> None:
    key = f"import_clash:{clash.kind}/{clash.key}/{clash.field}"
    with st.container(border=True, key=f"clash_{clash.kind}_{clash.key}_{clash.field}"):
        st.markdown(f":material/call_split: **{_said(visit, clash)}**")
        if clash.decision:
            threefold(
                visit, WORDS[1:], (_decided(visit, clash), _written(visit, clash, clash.yours))
            )
        elif clash.field is not None:
            threefold(visit, WORDS, (_written(visit, clash, held) for held in _three(clash)))
        st.segmented_control(
            visit.say("Which one holds?"),
            list(CHOICES),
            default=TAKE if clash in taken() else KEEP,
            required=True,
            key=key,
            format_func=lambda one: visit.say(CHOICES[one]),
            on_change=_choose,
            args=(clash, key),
        )


def _said(visit: Visit, clash: Clash) -> str:
    record = listings.link(visit, clash.kind, clash.key)
    if clash.field is None:
        return f"{record} · {listings.plain(visit.say('retired in the plan, changed in the file'))}"
    return f"{record} · {listings.plain(visit.words.label(KINDS[clash.kind].fields[clash.field]))}"


def _decided(visit: Visit, clash: Clash) -> str:
    """Give the figure that holds, and the decision it rests on."""
    code = clash.decision or ""
    decision = visit.snapshot.get("decision", code)
    reference = (
        f" ({listings.plain(decision.reference)})" if decision and decision.reference else ""
    )
    rests = visit.say("decided in {code}", code=listings.link(visit, "decision", code, code))
    return f"{_written(visit, clash, clash.theirs)} · {rests}{reference}"


def _three(clash: Clash) -> tuple[object, ...]:
    return clash.base, clash.theirs, clash.yours


def _written(visit: Visit, clash: Clash, held: object) -> str:
    record = visit.snapshot.get(clash.kind, clash.key)
    return listings.plain(listings.value(visit, clash.kind, clash.field or "", held, record))


def _choose(clash: Clash, key: str) -> None:
    chosen = {clash} if st.session_state[key] == TAKE else set()
    st.session_state[TAKEN] = (taken() - {clash}) | chosen
