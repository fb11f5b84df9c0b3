"""The likelihoods of one judge over one set of scenarios, while they are typed."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from scenarios.edits import Add, Edit, Revise
from scenarios.errors import N_, Refused
from scenarios.fields import Whole
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import Act
from scenarios.series.sets import is_overlapping, scenarios_of
from scenarios.snapshot import Snapshot
from tracker.forms.drafts import Draft
from tracker.forms.form import Form
from tracker.visit import Visit

WHOLE = 100
PERCENT = Whole(low=0, high=WHOLE)
SAID = ("reason", "trigger", "review")


class NotAHundred(Refused):
    """Likelihoods that are not 100 together."""

    message = N_("The sum is {sum}, not 100: {difference}. Nothing is saved until it is 100.")


class NotWhole(Refused):
    """A likelihood that is no whole per cent."""

    message = N_("Write a whole number from 0 to 100 for each scenario.")


def open_scenarios(snapshot: Snapshot, scenario_set: str) -> list[str]:
    """Give the open scenarios of a set, the catch-all last."""
    return [
        scenario.code
        for scenario in scenarios_of(snapshot, scenario_set)
        if scenario.outcome in (None, "open")
    ]


class LikelihoodSet:
    """The likelihoods of one judge over the open scenarios of one set, while they are typed."""

    def __init__(
        self,
        visit: Visit,
        scenario_set: str,
        judge: str,
        review: str | None = None,
        typing: Callable[[], None] | None = None,
    ) -> None:
        self.visit, self.judge, self.typing = visit, judge, typing
        self.codes = open_scenarios(visit.snapshot, scenario_set)
        self.overlaps = is_overlapping(visit.snapshot, scenario_set)
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
            review=review,
            typing=typing,
        )

    @property
    def saying(self) -> tuple[str, ...]:
        """What is said of all of them together."""
        return tuple(name for name in SAID if name in self.form.saying)

    @property
    def catch_all(self) -> str | None:
        """The scenario that stands for all the others there might be."""
        named = [self.visit.snapshot.get("scenario", code) for code in self.codes]
        return next((one.code for one in named if one.catch_all), None)

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

    def type(self, percents: Mapping[str, int]) -> None:
        """Put numbers in the boxes, as if they had been typed."""
        for code, percent in percents.items():
            st.session_state[self.form.place(code)] = self.visit.words.typed(percent)
        if self.typing is not None:
            self.typing()

    def total(self) -> int:
        """Give the sum of what can be read."""
        return sum(self.typed(code) or 0 for code in self.codes)

    @property
    def is_ready(self) -> bool:
        """Whether all can be read and are 100 together, unless they may come true together."""
        is_read = all(self.typed(code) is not None for code in self.codes)
        return is_read and (self.overlaps or self.total() == WHOLE)

    def check(self) -> None:
        """Refuse what is not ready to be saved."""
        total = self.total()
        if not self.overlaps and total != WHOLE:
            raise NotAHundred(sum=total, difference=total - WHOLE)
        if not self.is_ready:
            raise NotWhole

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
