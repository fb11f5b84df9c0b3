"""The likelihoods of a set of scenarios, changed together so that they are always 100."""

from typing import Any

import streamlit as st

from scenarios.edits import Add, Edit, Revise
from scenarios.errors import N_, ChangedMeanwhile, Overtaken, Refused
from scenarios.fields import Whole
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act
from scenarios.snapshot import Snapshot
from tracker import listings
from tracker.forms.drafts import Draft, close, each, tell
from tracker.forms.form import Form
from tracker.forms.saving import NAME, writer
from tracker.forms.sheet import ask_name, refusals
from tracker.visit import Visit

WHOLE = 100
PERCENT = Whole(low=0, high=WHOLE)


class NotAHundred(Refused):
    """Likelihoods that are not 100 together."""

    message = N_("The sum is {sum}, not 100: {difference}. Nothing is saved until it is 100.")


def scenarios_of(snapshot: Snapshot, scenario_set: str) -> list[str]:
    """Give the open scenarios of a set, whose likelihoods are 100 together."""
    return [
        scenario.code
        for scenario in snapshot.all("scenario")
        if (scenario.set or "main") == scenario_set and scenario.outcome in (None, "open")
    ]


class LikelihoodSet:
    """The likelihoods of one judge over the open scenarios of one set, while they are typed."""

    def __init__(self, visit: Visit, scenario_set: str, judge: str) -> None:
        self.visit, self.judge = visit, judge
        self.codes = scenarios_of(visit.snapshot, scenario_set)
        held = [visit.snapshot.get("likelihood", self.key(code)) for code in self.codes]
        self.before = {
            code: None if one is None else one.percent
            for code, one in zip(self.codes, held, strict=True)
        }
        self.form = Form(
            visit,
            KINDS["likelihood"],
            f"{scenario_set}+{judge}",
            Act.REVISE,
            held=self.before,
        )

    def key(self, code: str) -> str:
        """Give the key of a scenario's likelihood."""
        return f"{code}/{self.judge}"

    @property
    def draft(self) -> Draft:
        """What is remembered since the form was opened: the numbers and values it began with."""
        draft = self.form.draft
        if not draft.values:
            draft.values = {code: (self.before[code], self._number(code)) for code in self.codes}
        return draft

    def _number(self, code: str) -> int:
        return len(self.visit.history.revisions_of(RecordId("likelihood", self.key(code))))

    def typed(self, code: str) -> int | None:
        """Give what stands in a box, None while it cannot be read."""
        try:
            read = self.visit.words.read_number(st.session_state.get(self.form.place(code)) or "")
            return None if read is None else PERCENT.check(read)
        except Refused:
            return None

    def total(self) -> int:
        """Give the sum of what can be read."""
        return sum(self.typed(code) or 0 for code in self.codes)

    def edits(self, said: dict[str, Any]) -> list[Edit]:
        """Give an edit for each likelihood that differs from when the form was opened."""
        made: list[Edit] = []
        for code in self.codes:
            wanted, (before, number) = self.typed(code), self.draft.values[code]
            about: dict[str, Any] = {
                "kind": "likelihood",
                "key": self.key(code),
                "values": {"percent": wanted},
            }
            if before is None:
                made.append(Add(**about, **said))
            elif wanted != before:
                made.append(Revise(**about, **said, based_on=number, read_on=self.visit.today))
        return made


def likelihoods(visit: Visit, scenario_set: str = "main", judge: str = "group") -> None:
    """Draw the likelihoods of a set with their running sum, one reason and one button."""
    if visit.is_past:
        return
    whole = LikelihoodSet(visit, scenario_set, judge)
    if not whole.codes:
        listings.empty(visit, "scenario")
        return
    refusals(whole.draft.refusals)
    with st.container(border=True, key="card_likelihoods_form"):
        for code in whole.codes:
            _box(whole, code)
        _sum(whole)
        for name in ("reason", "trigger", "review"):
            whole.form.input(name)
        if visit.person is None:
            ask_name(whole.form)
        st.button(
            visit.say("Save the likelihoods"),
            key=f"{whole.form.name}_save",
            type="primary",
            disabled=whole.total() != WHOLE,
            on_click=_save,
            args=(whole,),
        )


def _box(whole: LikelihoodSet, code: str) -> None:
    visit, place = whole.visit, whole.form.place(code)
    before = whole.draft.values[code][0]
    st.session_state.setdefault(place, visit.words.typed(before))
    name = listings.cell(visit.name_of("scenario", code))
    last = visit.say("last time {percent}", percent=visit.words.percent(before))
    wrong = "" if whole.typed(code) is not None else visit.say("write a whole number from 0 to 100")
    label = f"{name} · {last}" + (f" – {wrong}" if wrong else "")
    with st.container(key=f"{'wrong' if wrong else 'field'}_likelihood_{code}"):
        st.text_input(
            label, key=place, persist_state="session", live="300ms", icon=":material/percent:"
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


def _save(whole: LikelihoodSet) -> None:
    form, draft, visit = whole.form, whole.draft, whole.visit
    draft.forget_refusals()
    try:
        if whole.total() != WHOLE or any(whole.typed(code) is None for code in whole.codes):
            raise NotAHundred(sum=whole.total(), difference=whole.total() - WHOLE)
        said = {name: form.read(name) for name in ("reason", "trigger", "review")}
        person = writer(visit, st.session_state.get(form.place(NAME)) or "")
        visit.workspace.apply(whole.edits(said), person=person)
    except Refused as refused:
        draft.hear(visit, refused, ("reason", "trigger", "review"))
        _renew(whole, refused)
        return
    close(form.name)
    tell(visit.say("The likelihoods are saved."))


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
