"""A review held in a browser: the ninth, on 16 March 2027, after the eighth was finalised."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Self

from playwright.sync_api import Locator, expect

from scenarios.edits import Add, Revise
from tests.journeys.conftest import SOON, Visitor, demonstration, serving
from tracker import demo
from tracker.workspace import Workspace

HELD = date(2027, 3, 16)
PREPARED = date(2027, 2, 16)
NINTH = {"title": "Avstämning 9", "date": HELD, "state": "planned", "cadence": "half_year"}


def prepared(folder: Path, *, state: str = "planned") -> str:
    """Make the demonstration with R8 finalised and R9 planned, and give its database."""
    url = demonstration(folder, "sv")
    workspace = Workspace.open(url, demo.NAME)
    anna = workspace.person("Anna Öst")
    closing = {"state": "finalised", "finalised_text": "Anteckningar från R8."}
    with on(PREPARED):
        workspace.apply([Revise(kind="review", key="R8", values=closing)], person=anna, review="R8")
        workspace.apply(
            [Add(kind="review", key="R9", values={**NINTH, "state": state})], person=anna
        )
    return url


@contextmanager
def on(day: date) -> Iterator[None]:
    """Let it be another day."""
    os.environ["TRACKER_TODAY"] = day.isoformat()
    try:
        yield
    finally:
        del os.environ["TRACKER_TODAY"]


def served(folder: Path, *, state: str = "planned", person: str = "") -> Iterator[str]:
    """Serve it on the day of the ninth review; without a person everybody says their name."""
    url = prepared(folder, state=state)
    told = {"TRACKER_PERSON": person} if person else {}
    yield from serving(url, folder / "log", TRACKER_TODAY=HELD.isoformat(), **told)


class Participant:
    """Somebody who takes part, and how many times they pressed a key, a button or a box."""

    def __init__(self, visitor: Visitor, review: str = "R9") -> None:
        self.visitor, self.page, self.review = visitor, visitor.page, review
        self.count = 0

    def go(self, turn: str = "") -> Self:
        """Come to the meeting, or to one thing it takes up."""
        self.visitor.go(f"hold?review={self.review}" + (f"&turn={turn}" if turn else ""))
        return self

    def named(self, name: str) -> Self:
        """Say who they are, once."""
        self.page.get_by_role("textbox", name="Ditt namn").fill(name)
        return self._pressed(lambda: self.button("Delta").click())

    def button(self, name: str) -> Locator:
        """Give the button that begins with a word."""
        return self.page.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(?!\w)")).first

    def press(self, name: str) -> Self:
        """Press a button."""
        return self._pressed(lambda: self.button(name).click())

    def save(self) -> Self:
        """Press what saves, and wait until what was saved is no longer being written."""
        self.press("Spara")
        expect(self.button("Spara")).to_have_count(0, timeout=SOON * 1000)
        return self

    def key(self, keys: str) -> Self:
        """Press a key."""
        return self._pressed(lambda: self.page.keyboard.press(keys))

    def enter(self, room: str) -> Self:
        """Go to a room of the meeting."""
        found = self.page.get_by_role("radio", name=re.compile(rf"^{room}"))
        return self._pressed(found.first.click)

    def type(self, field: str, text: str) -> Self:
        """Write in a box, by the name of its field, over what stands there."""

        def typed() -> None:
            box = self.page.locator(f"[class*='_{field}'] :is(input, textarea)").first
            box.fill(text)
            box.press("Tab")

        return self._pressed(typed)

    def date(self, field: str, day: str) -> Self:
        """Write a day in its box."""

        def typed() -> None:
            box = self.page.locator(f"[class*='_{field}'] input").first
            box.fill(day)
            box.press("Escape")

        return self._pressed(typed)

    def pick(self, field: str, choice: str) -> Self:
        """Choose one of a few that lie side by side."""
        found = self.page.locator(f"[class*='_{field}']").get_by_text(choice, exact=True)
        return self._pressed(found.first.click)

    def _pressed(self, act: Callable[[], object]) -> Self:
        self.count += 1
        act()
        self.visitor.settled()
        return self

    def text(self) -> str:
        """Give everything that can be read."""
        return self.visitor.text()

    def sees(self, text: str) -> Self:
        """Wait until a text stands on the page."""
        self.visitor.sees(text)
        return self

    def press_link(self, name: str) -> Self:
        """Follow a link."""
        return self._pressed(self.page.get_by_role("link", name=name).first.click)

    def title(self) -> str:
        """Give what is taken up now."""
        return self.page.locator("h1").first.inner_text()
