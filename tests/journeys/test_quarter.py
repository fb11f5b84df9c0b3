"""A quarterly review from start to finalised: how many times somebody must press anything."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Self

import pytest

from tests.journeys.conftest import Arriving
from tests.journeys.meeting import Participant, served

WHY = "Nya siffror sedan förra avstämningen."
GOALS, RESOURCES, ASSUMPTIONS = 12, 8, 3
REVISED = ("N1", "M1", "V1", "S2")
PER_CONFIRMATION, PER_REVISION = 2, 5


class Counts(NamedTuple):
    """How many presses each confirmation and each revision took."""

    confirmations: list[int]
    revisions: list[int]


@pytest.fixture(params=["mouse", "keyboard"])
def hand(request: pytest.FixtureRequest) -> str:
    """Give what somebody works with."""
    return str(request.param)


@pytest.fixture
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a ninth review that has not begun."""
    yield from served(tmp_path_factory.mktemp("quarter"), person="Anna Öst")


class Chair(Participant):
    """Who leads the meeting, with a mouse or with the keyboard alone."""

    hand = "mouse"

    def does(self, word: str, keys: str) -> Self:
        """Press a button, or its key."""
        if self.hand == "mouse":
            return self.press(word)
        self.page.evaluate("document.activeElement.blur()")
        return self.key(keys)

    def type(self, field: str, text: str) -> Self:
        """Write in a box, pasted with the mouse or typed on the keyboard."""
        if self.hand == "mouse":
            return super().type(field, text)

        def typed() -> None:
            self.page.locator(f"[class*='_{field}'] :is(input, textarea)").first.focus()
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
            self.page.keyboard.press("Tab")

        return self._pressed(typed)

    def pick(self, field: str, choice: str) -> Self:
        """Choose one of a few, by a click or by the space bar."""
        if self.hand == "mouse":
            return super().pick(field, choice)
        found = self.page.locator(f"[class*='_{field}']").get_by_role("radio", name=choice)
        found.first.focus()
        return self.key("Space")

    def enter(self, room: str) -> Self:
        """Go to a room, by a click or by the space bar."""
        if self.hand == "mouse":
            return super().enter(room)
        self.page.get_by_role("radio", name=re.compile(rf"^{room}")).first.focus()
        return self.key("Space")


def test_a_quarterly_review_takes_few_presses(meeting: str, hand: str, arrive: Arriving) -> None:
    chair = Chair(arrive(meeting)).go()
    chair.hand = hand
    chair.does("Börja avstämningen", "Control+Enter")
    counts = Counts([], [])
    chair.enter("Sannolikheter")
    counts.revisions.append(revised_likelihoods(chair))
    for _ in range(ASSUMPTIONS):
        counts.confirmations.append(confirmed(chair, "Ingen ny kontroll", "n"))
    chair.enter("Mål")
    for _ in range(GOALS):
        if code_of(chair) in REVISED:
            counts.revisions.append(revised_goal(chair))
        else:
            counts.confirmations.append(confirmed(chair, "Bekräfta", "b"))
    for _ in range(RESOURCES):
        if code_of(chair) == "G4":
            counts.revisions.append(revised_allocation(chair))
        else:
            counts.confirmations.append(confirmed(chair, "Bekräfta", "b"))
    assert (len(counts.confirmations), len(counts.revisions)) == (18, 6)
    assert max(counts.confirmations) <= PER_CONFIRMATION
    assert max(counts.revisions) <= PER_REVISION
    finalise(chair)
    assert chair.visitor.complaints == []


def code_of(chair: Chair) -> str:
    """Give the code of what is taken up."""
    return chair.title().split()[0]


def confirmed(chair: Chair, word: str, keys: str) -> int:
    before, code = chair.count, code_of(chair)
    chair.does(word, keys)
    chair.sees(f"Bekräftat: {code}")
    return chair.count - before


def revised_goal(chair: Chair) -> int:
    before, code = chair.count, code_of(chair)
    chair.does("Revidera", "e").type("status_comment", f"Nytt läge för {code}.")
    chair.type("reason", WHY).pick("trigger", "Nya uppgifter")
    chair.does("Spara", "Control+Enter")
    chair.sees(f"Sparat: {code}")
    return chair.count - before


def revised_likelihoods(chair: Chair) -> int:
    before = chair.count
    chair.type("likelihood_C", "40").type("likelihood_B", "15")
    chair.type("reason", WHY).pick("trigger", "Nya uppgifter")
    chair.does("Spara sannolikheterna", "Control+Enter")
    chair.sees("Sannolikheterna är sparade.")
    return chair.count - before


def revised_allocation(chair: Chair) -> int:
    before = chair.count
    chair.does("Revidera", "e").type("G4_N1_revise_amount", "6,5")
    chair.type("reason", WHY).pick("trigger", "Nya uppgifter")
    chair.does("Spara", "Control+Enter")
    chair.sees("Sparat: G4")
    return chair.count - before


def finalise(chair: Chair) -> None:
    """Go on from the end of the meeting to its notes, and finalise them."""
    chair.go("sum").press_link("Gå vidare till anteckningarna och färdigställ")
    chair.press("Färdigställ …").press("Färdigställ R9")
    chair.sees("R9 är färdigställd")
