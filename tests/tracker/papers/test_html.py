"""HTML that stands alone: its structure, its language, and texts that stay texts."""

from html.parser import HTMLParser

from tracker.papers import html
from tracker.papers.paper import Facts, Grid, Heading, Item, Items, Paper, Text

PAPER = Paper(
    "sv",
    "Minnesanteckningar <R9>",
    (
        Text("Rad ett\nRad <script>alert(1)</script>"),
        Facts((("Datum", "2027-03-16 & mer"),)),
        Heading("Beslut"),
        Items((Item("reviderat", "Varför: <b>", "Mål S1"), Item("bara")), numbered=True),
        Grid(("Scenario", "Före"), (("A", "20 %"), ("B", "=SUM(A1)"))),
    ),
)


class Seen(HTMLParser):
    """What a browser would find: elements, their attributes and the text of the body."""

    def __init__(self, text: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.feed(text.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.attributes.setdefault(tag, dict(attrs))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1] != "style" and data.strip():
            self.text.append(data.strip())


def test_the_page_says_its_language_and_its_title() -> None:
    seen = Seen(html.written(PAPER))
    assert seen.attributes["html"] == {"lang": "sv"}
    assert seen.text[0] == "Minnesanteckningar <R9>"


def test_headings_lists_and_tables_are_what_they_are() -> None:
    found = Seen(html.written(PAPER)).found
    for name in ("h1", "h2", "dl", "dt", "dd", "ol", "li", "table", "thead", "tbody"):
        assert name in found
    assert found.count("th") == 4
    assert found.count("tr") == 3


def test_no_text_becomes_an_element() -> None:
    seen = Seen(html.written(PAPER))
    assert "script" not in seen.found
    assert "Rad <script>alert(1)</script>" in seen.text
    assert "=SUM(A1)" in seen.text


def test_nothing_is_fetched_from_anywhere() -> None:
    page = html.written(PAPER).decode()
    assert "http" not in page
    assert "src=" not in page
    assert "url(" not in page


def test_a_draft_is_marked_on_the_screen_and_on_each_printed_page() -> None:
    page = html.written(Paper("sv", "T", mark="Utkast")).decode()
    assert '<p class="mark">Utkast</p>' in page
    assert '@top-right { content: "\\000055' in page
    assert '<p class="mark">' not in html.written(Paper("sv", "T")).decode()
