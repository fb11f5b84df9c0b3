from tests.journeys.windows import Windows

WRITE = "document.cookie = 'who=me'; localStorage.who = sessionStorage.who = 'me'"
READ = "[document.cookie, localStorage.length, sessionStorage.length]"


def test_a_window_that_is_looked_through_again_has_forgotten_who_did(
    reading: str, windows: Windows
) -> None:
    page = windows.take(reading, 390, 844, "dark")
    page.evaluate(WRITE)
    windows.give_back(page)
    assert windows.take(reading, 1280, 900, "light") is page
    assert page.evaluate(READ) == ["", 0, 0]
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is False
    windows.give_back(page)
