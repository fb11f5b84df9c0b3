"""Day 4: the ninth review is held by two editors, as it is told in the users' own week."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arriving
from tests.journeys.meeting import Participant, served

WHY = "Byggmarknaden tar längre tid än väntat"
NO_BREAK = "\u00a0"


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the ninth review on its day."""
    yield from served(tmp_path_factory.mktemp("day-4"))


@pytest.fixture
def anna(meeting: str, arrive: Arriving) -> Participant:
    """Send the first editor, who begins the review when it has not begun."""
    participant = Participant(arrive(meeting)).go().named("Anna Öst")
    if participant.button("Börja avstämningen").count():
        participant.press("Börja avstämningen")
    return participant


def test_the_projector_shows_one_goal_at_a_time_in_large_text(anna: Participant) -> None:
    anna.enter("Mål")
    assert "Mål 1 av 12" in anna.text()
    before = anna.page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    anna.page.locator(".st-key-hold_projector label").first.click()
    anna.visitor.settled()
    after = anna.page.locator("h1").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert after > before
    expect(anna.page.locator("[data-testid='stHeader']")).to_be_hidden()
    assert anna.visitor.complaints == []


def test_four_goals_are_confirmed_with_one_press_each_and_can_be_undone(anna: Participant) -> None:
    for code in ("S2", "S3", "N2", "N3"):
        anna.go(f"goal:{code}")
        before = anna.count
        anna.press("Bekräfta")
        assert anna.count - before == 1
        assert f"Bekräftat: {code}" in anna.text()
    anna.press("Ångra N3")
    assert "Ångrat: N3" in anna.text()
    anna.go("goal:N3").press("Bekräfta").go("sum")
    told = anna.text()
    for code in ("S2", "S3", "N2", "N3"):
        assert re.search(rf"\b{code}\b", told)


def test_a_target_is_lowered_with_a_reason_and_asks_for_a_formal_decision(
    anna: Participant,
) -> None:
    anna.go("goal:S1").press("Revidera").type("target_value", "80").press("Spara")
    assert "Skriv varför" in anna.text()
    expect(anna.page.locator("[class*='st-key-wrong'][class*='reason']")).to_be_visible()
    anna.type("reason", WHY).pick("trigger", "Händelse i omvärlden")
    anna.save()
    told = anna.text()
    assert "KF 2024-11-25 § 118" in told
    assert "beslutsreferensen är fortfarande tom" in told


def test_two_editors_see_each_other_and_a_clash_is_resolved_by_choice(
    anna: Participant, meeting: str, arrive: Arriving
) -> None:
    bo = Participant(arrive(meeting)).go("goal:V1").named("Bo Ek").go("goal:V1")
    anna.go("goal:V1").press("Revidera").type("status_comment", "Färre unga söker.")
    bo.press("Revidera").type("status_comment", "Fler unga söker.")
    for one in (anna, bo):
        one.type("reason", WHY).pick("trigger", "Nya uppgifter").press("Spara")
    told = bo.text()
    assert "Någon annan har ändrat" in told
    assert "Färre unga söker." in told
    assert "Fler unga söker." in told
    anna.go("goal:V1")
    bo.enter("Skriv mitt").press("Spara")
    expect(anna.page.get_by_text("Fler unga söker.").first).to_be_visible(timeout=20_000)


def test_likelihoods_are_refused_until_they_are_a_hundred(anna: Participant) -> None:
    anna.enter("Sannolikheter")
    for code, percent in {"A": 20, "B": 15, "C": 40, "D": 20}.items():
        anna.type(f"likelihood_{code}", str(percent))
    assert f"Summan är 95{NO_BREAK}%" in anna.text()
    assert "Det fattas 5." in anna.text()
    expect(anna.button("Spara sannolikheterna")).to_be_disabled()
    anna.type("likelihood_D", "25").type("reason", WHY).pick("trigger", "Lärdom")
    anna.press("Spara sannolikheterna")
    assert "Sannolikheterna är sparade." in anna.text()
    anna.go("sum")
    told = anna.text()
    assert f"20{NO_BREAK}% → 15{NO_BREAK}%" in told
    assert f"35{NO_BREAK}% → 40{NO_BREAK}%" in told


def test_a_triggered_signal_is_kept_with_its_source(anna: Participant) -> None:
    anna.go("signpost:T2").press("Revidera").type("source", "SCB, kvartal 4 2026")
    anna.type("reason", "Flyttnettot är fortfarande negativt.").save()
    anna.sees("Sparat: T2").go("signpost:T2")
    assert "SCB, kvartal 4 2026" in anna.text()
    assert "Utlöst" in anna.text()


def test_too_much_power_may_be_promised_but_is_seen_at_once(anna: Participant) -> None:
    anna.go("resource:G4").press("Revidera").type("G4_N1_revise_amount", "8,0")
    assert f"överfördelad med 0,5{NO_BREAK}MW" in anna.text()
    assert f"11,0{NO_BREAK}MW av 10,5{NO_BREAK}MW fördelat" in anna.text()
    anna.type("reason", WHY).pick("trigger", "Nya uppgifter").save()
    assert f"överfördelad med 0,5{NO_BREAK}MW" in anna.text()
    anna.press("Revidera").type("G4_N1_revise_amount", "7,0")
    anna.type("reason", "Tillbaka till det som var.").pick("trigger", "Rättelse").save()
    anna.sees("Sparat: G4").go("resource:G4")
    assert f"0,5{NO_BREAK}MW kvar" in anna.text()


def test_an_assumption_confirmed_without_a_check_stays_stale(anna: Participant) -> None:
    anna.go("assumption:F8").press("Bekräfta")
    assert "Skriv vad det bygger på" in anna.text()
    anna.press("Ingen ny kontroll").go("assumption:F8")
    assert "Bekräftat utan ny kontroll" in anna.text()
    anna.visitor.go("scenarios")
    assert "Inaktuellt" in anna.text()


def test_a_decision_needs_somebody_responsible_and_is_warned_of_dead_days(
    anna: Participant,
) -> None:
    anna.go("resource:G5").press("Beslut")
    anna.type("text", "Ny prognos för data- och analysfunktionen").press("Anteckna beslutet")
    assert "Ange vem som är ansvarig" in anna.text()
    anna.type("owner", "Controller")
    anna.date("due", "2027-07-15")
    assert "vecka 28" in anna.text() or "v. 28" in anna.text()
    anna.date("due", "2027-06-25")
    assert "midsommarafton" in anna.text().lower()
    anna.date("due", "2027-06-24")
    assert "midsommar" not in anna.text().lower()
    anna.press("Anteckna beslutet")
    assert "Antecknat: B19" in anna.text()


def test_what_is_typed_outlives_ten_seconds_without_a_network(anna: Participant) -> None:
    anna.go("goal:V2").press("Revidera")
    anna.page.locator("[class*='_reason'] textarea").first.fill(WHY)
    anna.visitor.disconnected()
    anna.page.wait_for_timeout(10_000)
    anna.visitor.connected()
    assert anna.page.locator("[class*='_reason'] textarea").first.input_value() == WHY
    anna.type("status_comment", "Tryggheten ökar.").pick("trigger", "Nya uppgifter").save()
    assert "Sparat: V2" in anna.text()
