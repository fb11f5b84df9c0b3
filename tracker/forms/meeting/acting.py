"""The acts of a meeting, always in sight at the foot of the page, each with its key."""

from collections.abc import Mapping, Sequence

import streamlit as st

from scenarios.edits import Confirm, Defer, Edit
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act
from tracker import listings
from tracker.forms.meeting import keeping
from tracker.forms.meeting import sitting as sat
from tracker.forms.meeting.sitting import SUM, Sitting
from tracker.words import N_

KEYS: Mapping[Act, tuple[str, str, str]] = {
    Act.CONFIRM: ("check", "B", N_("Confirm")),
    Act.REVISE: ("edit", "E", N_("Revise")),
    Act.DEFER: ("schedule", "S", N_("Defer")),
    Act.RETIRE: ("archive", "A", N_("Retire")),
    Act.CORRECT: ("build", "K", N_("Correct")),
}
OPENS = (Act.REVISE, Act.RETIRE, Act.CORRECT)
ASKS_WHY = ("assumptions", "likelihoods")
RESTS_ON = "hold:rests_on"


def acts(sitting: Sitting) -> None:
    """Draw what can be done with the turn, what was done last, and the way on."""
    with st.bottom:
        sat.complaint()
        _last(sitting)
        with st.container(horizontal=True, vertical_alignment="center", key="hold_acts"):
            if sitting.turn is not None and _meant(sitting):
                _act(sitting, Act.CONFIRM, primary=True)
                if sitting.turn.room in ASKS_WHY:
                    _unchecked(sitting)
                for act in (Act.REVISE, Act.DEFER, Act.RETIRE, Act.CORRECT):
                    if _is_open(sitting, act):
                        _act(sitting, act)
            st.space("stretch")
            _step(sitting, -1)
            _step(sitting, 1)


def rests_on(sitting: Sitting) -> None:
    """Ask what the confirmation of an assumption or a likelihood rests on."""
    if not _meant(sitting):
        return
    st.text_input(
        sitting.visit.say("What does it rest on?"),
        key=_place(sitting),
        persist_state="session",
        placeholder=sitting.visit.say("A figure, a report, somebody's word"),
        help=sitting.visit.say("Or confirm it without a new check. That is allowed, and shown."),
    )


def _place(sitting: Sitting) -> str:
    return f"{RESTS_ON}:{sitting.turn.name if sitting.turn else ''}"


def _is_open(sitting: Sitting, act: Act) -> bool:
    turn = sitting.turn
    if turn is None or turn.room == "likelihoods":
        return act is Act.DEFER
    if turn.room == "resources":
        return act is not Act.CORRECT
    return bool(KINDS[turn.record.kind].key) or act is Act.REVISE


def _act(sitting: Sitting, act: Act, *, primary: bool = False) -> None:
    icon, key, label = KEYS[act]
    is_open = sitting.doing is act
    st.button(
        sitting.visit.say(label),
        key=f"hold_act_{act.value}",
        type="primary" if primary and sitting.doing is None else "secondary",
        icon=f":material/{icon}:",
        shortcut=key,
        on_click=_do,
        args=(sitting, None if is_open else act),
    )


def _do(sitting: Sitting, act: Act | None) -> None:
    if act is None or act in OPENS:
        sitting.begin(act)
    elif act is Act.DEFER:
        _defer(sitting)
    else:
        _confirm(sitting)


def _confirm(sitting: Sitting) -> None:
    turn = sitting.turn
    rest = (st.session_state.get(_place(sitting)) or "").strip()
    if turn is not None and turn.room in ASKS_WHY and not rest:
        st.session_state[sat.PROBLEM] = sitting.visit.say(
            "Write what it rests on, or choose “No new check”."
        )
        return
    _confirmed(sitting, rest or None)


def _unchecked(sitting: Sitting) -> None:
    st.button(
        sitting.visit.say("No new check"),
        key="hold_act_unchecked",
        icon=":material/visibility_off:",
        shortcut="N",
        on_click=_confirmed,
        args=(sitting, None),
    )


def _confirmed(sitting: Sitting, rest: str | None) -> None:
    edits = [Confirm(kind=kind, key=key, rests_on=rest) for kind, key in _meant(sitting)]
    _settle(sitting, edits, sitting.visit.say("Confirmed: {name}", name=_name(sitting)))


def _defer(sitting: Sitting) -> None:
    edits = [Defer(kind=kind, key=key) for kind, key in _meant(sitting)]
    told = sitting.visit.say("Deferred to the next review: {name}", name=_name(sitting))
    _settle(sitting, edits, told)


def _settle(sitting: Sitting, edits: Sequence[Edit], told: str) -> None:
    """Write what leaves the turn as it is and go on, unless a change of it is begun."""
    if sitting.turn is not None and keeping.is_begun(sitting, sitting.turn.name):
        st.session_state[sat.PROBLEM] = sitting.visit.say(
            "You have begun to change it. Save that, or cancel it, first."
        )
    elif sitting.write(edits, told):
        sitting.go_on()


def _meant(sitting: Sitting) -> list[RecordId]:
    """Give what is confirmed or deferred: the likelihoods of a set together, else one record."""
    turn = sitting.turn
    if turn is None:
        return []
    records = turn.records if turn.room == "likelihoods" else turn.records[:1]
    return [record for record in records if sitting.visit.snapshot.has(*record)]


def _name(sitting: Sitting) -> str:
    turn = sitting.turn
    if turn is None or turn.room == "likelihoods":
        return sitting.visit.words.plural(KINDS["likelihood"])
    return turn.record.key


def _last(sitting: Sitting) -> None:
    """Draw what was done last, with the way to take it back."""
    told, last = sat.said(), sitting.last_of_mine()
    with st.container(horizontal=True, vertical_alignment="center", key="hold_last"):
        if told:
            st.markdown(f":green[:material/check:] {listings.plain(told)}")
        if last is not None:
            name = sat.visit_name(sitting.visit, last)
            st.button(
                sitting.visit.say("Undo {name}", name=name),
                key="hold_undo",
                type="tertiary",
                icon=":material/undo:",
                shortcut="Z",
                on_click=sitting.undo,
                args=(last,),
            )


def _step(sitting: Sitting, step: int) -> None:
    visit, back = sitting.visit, step < 0
    there = sitting.beside(step)
    here = sitting.turn.name if sitting.turn else SUM
    st.button(
        visit.say("Previous") if back else visit.say("Next"),
        key="hold_back" if back else "hold_on",
        type="tertiary",
        icon=":material/arrow_back:" if back else ":material/arrow_forward:",
        icon_position="left" if back else "right",
        shortcut="Left" if back else "Right",
        disabled=there == here,
        on_click=sitting.go,
        args=(there,),
    )
