"""Two people in one review: nothing is lost, clashes are chosen between, a server may die."""

import subprocess
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from scenarios.held import done_in
from scenarios.revisions import Act
from tests.journeys.conftest import Arriving, free_port, started
from tests.journeys.meeting import HELD, Participant, prepared
from tracker import demo
from tracker.workspace import Workspace

ACTS, CLASHES = 184, 8
WHY = "Nya siffror sedan förra avstämningen."
GOALS = ("S1", "S3", "N1", "N2", "N3", "M1", "M2", "M3")
SOON = 20_000
LAST = """text => {
  const last = document.querySelector(".st-key-hold_last");
  return last !== null && last.innerText.includes(text);
}"""
BY_KEYS = (("b", "Bekräftat"), ("z", "Ångrat"), ("s", "Uppskjutet"), ("z", "Ångrat"))


class House(NamedTuple):
    """A server that can be killed and started again at the same address, and its database."""

    url: str
    port: int
    folder: Path

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> subprocess.Popen[bytes]:
        """Start it on the day of the ninth review."""
        return started(self.url, self.folder / "log", self.port, TRACKER_TODAY=HELD.isoformat())

    def workspace(self) -> Workspace:
        """Read its database from outside."""
        return Workspace.open(self.url, demo.NAME)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Give the ninth review, under way."""
    return House(prepared(tmp_path, state="open"), free_port(), tmp_path)


@pytest.fixture
def server(house: House) -> Iterator[subprocess.Popen[bytes]]:
    """Keep it running for as long as the test does."""
    process = house.start()
    yield process
    process.kill()
    process.wait()


def test_two_hundred_acts_of_two_people_are_all_there(
    house: House, server: subprocess.Popen[bytes], arrive: Arriving
) -> None:
    assert server.poll() is None
    before = house.workspace().history().last_change
    anna = Participant(arrive(house.address)).go("goal:S2").named("Anna Öst")
    bo = Participant(arrive(house.address)).go("resource:G2").named("Bo Ek")
    anna.go("goal:S2")
    bo.go("resource:G2")
    for keys, told in islice(cycle(BY_KEYS), ACTS // 2):
        for one in (anna, bo):
            one.page.keyboard.press(keys)
        for one in (anna, bo):
            one.page.wait_for_function(LAST, arg=told, timeout=SOON)
            one.visitor.settled()
    for number in range(CLASHES):
        clash(anna, bo, f"goal:{GOALS[number]}", number)
    changes = [mark for mark in house.workspace().history().changes() if mark.id > before]
    assert len(changes) == ACTS + 2 * CLASHES
    assert house.workspace().verify().ok


def clash(first: Participant, second: Participant, turn: str, number: int) -> None:
    """Let both revise one field of a goal at once; the second is shown both and keeps theirs."""
    for one, text in ((first, f"Först {number}"), (second, f"Sedan {number}")):
        one.go(turn).press("Revidera").type("status_comment", text)
        one.type("reason", WHY).pick("trigger", "Nya uppgifter")
    first.save()
    told = second.press("Spara").sees("Någon annan har ändrat").text()
    assert f"Först {number}" in told
    assert f"Sedan {number}" in told
    second.enter("Skriv mitt").save()
    second.sees("Sparat")


def test_a_server_that_is_killed_loses_no_act_and_gives_back_what_was_typed(
    house: House, arrive: Arriving
) -> None:
    process = house.start()
    anna = Participant(arrive(house.address)).go("goal:S2").named("Anna Öst")
    anna.go("goal:S2").press("Bekräfta").go("goal:S3").press("Revidera")
    anna.type("status_comment", "Halvvägs genom en mening")
    process.kill()
    process.wait()
    again = house.start()
    try:
        anna.go("goal:S3")
        box = anna.page.locator("[class*='_status_comment'] textarea").first
        expect(box).to_have_value("Halvvägs genom en mening", timeout=SOON)
        anna.type("reason", WHY).pick("trigger", "Nya uppgifter").save()
        anna.sees("Sparat: S3")
    finally:
        again.kill()
        again.wait()
    done = done_in(house.workspace().history(), "R9")
    assert [(one.record.key, one.act) for one in done] == [("S2", Act.CONFIRM), ("S3", Act.REVISE)]
