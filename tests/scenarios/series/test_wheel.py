"""The year as a wheel: reviews, due decisions and quiet weeks."""

from datetime import date

from scenarios import series
from tests.telling import Telling

TODAY = date(2027, 2, 16)


def told() -> Telling:
    telling = Telling().on("2026-11-23").add("settings", "plan", title="P", quiet_weeks=("27-31",))
    telling.add("review", "R9", title="Våren", date=date(2027, 3, 16))
    telling.add("review", "R8", title="Hösten", date=date(2026, 10, 20), state="open")
    telling.add("decision", "B1", text="Gör", taken_in="R8", due=date(2027, 1, 31))
    telling.add("decision", "B2", text="Gjort", taken_in="R8", due=date(2027, 2, 1), state="done")
    return telling.add("decision", "B3", text="När som helst", taken_in="R8")


def wheel(telling: Telling, year: int) -> list[tuple[str, str, date]]:
    table = series.year_wheel(telling.history.at(telling.moment("2027-02-16")), year, TODAY)
    return list(table[["part", "key", "day"]].itertuples(index=False, name=None))


def test_a_year_holds_its_own_reviews_and_what_is_undone_and_due_in_it() -> None:
    assert wheel(told(), 2027) == [
        ("due", "B1", date(2027, 1, 31)),
        ("review", "R9", date(2027, 3, 16)),
        ("quiet", "27–31", date(2027, 7, 5)),
    ]
    assert wheel(told(), 2026)[0] == ("review", "R8", date(2026, 10, 20))


def test_quiet_weeks_that_lie_apart_are_spans_of_their_own() -> None:
    telling = told().revise("settings", "plan", quiet_weeks=("28", "29", "52-60"))
    table = series.year_wheel(telling.history.at(telling.moment()), 2027, TODAY)
    quiet = table[table["part"] == "quiet"]
    assert list(quiet["key"]) == ["28–29", "52–52"]
    assert list(quiet["until"]) == [date(2027, 7, 25), date(2028, 1, 2)]


def test_today_is_known_only_to_its_own_year() -> None:
    snapshot = told().history.at(told().moment())
    assert series.year_wheel(snapshot, 2027, TODAY).attrs["today"] == TODAY
    assert series.year_wheel(snapshot, 2026, TODAY).attrs["today"] is None


def test_a_plan_without_anything_has_an_empty_year() -> None:
    assert series.year_wheel(Telling().history.at(told().moment()), 2027, TODAY).empty
