"""Which addresses have a page, and where the others lead."""

from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from tracker.pages import PAGES, Page

FRONT: Page = PAGES[0]
PAGE, ASKED = "unknown", "asked"
FILES = ("index.html", "favicon.png", "manifest.json")  # Streamlit's own, beside its pages
KNOWN = {"", *(page.name for page in PAGES[1:]), *FILES}
LONGEST = 200  # letters of an address that are told again


def elsewhere(path: str, query: str, base: str = "") -> str | None:
    """Give where an address leads that no page has, None where it has one."""
    home = f"/{base}/" if base else "/"
    name = path.removeprefix(home.rstrip("/")).strip("/")
    if name in KNOWN:
        return None
    if name == FRONT.name:
        return f"{home}?{query}" if query else home
    asked = dict(QueryParams(query)) | {ASKED: name[:LONGEST]}
    return f"{home}{PAGE}?{urlencode(asked, safe='@:')}"
