"""Links to records' own pages, as Markdown that opens in place."""

from collections.abc import Iterable

from scenarios.kinds import KINDS
from tracker.listings.marks import plain
from tracker.values import full_name
from tracker.visit import Visit


def link(visit: Visit, kind: str, key: str, text: str | None = None) -> str:
    """Give a link to a record's page: its code in bold and its title, or a text of one's own."""
    if text is not None:
        return f"[{plain(text)}]({visit.record_link(kind, key)})"
    name = visit.name_of(kind, key)
    code, _, title = name.partition(" ") if name.startswith(f"{key} ") else (name, "", "")
    shown = f"**{plain(code)}** {plain(title)}" if title else f"**{plain(code)}**"
    return f"[{shown.strip()}]({visit.record_link(kind, key)})"


def full_link(visit: Visit, kind: str, key: str) -> str:
    """Give a link to a record's page by its code and title, or by the names of what it joins."""
    if KINDS[kind].coded:
        return link(visit, kind, key)
    return link(visit, kind, key, full_name(visit, kind, key))


def links(visit: Visit, kind: str, keys: Iterable[str]) -> str:
    """Give links to several records, each by what it is called in short."""
    return ", ".join(link(visit, kind, key, visit.called(kind, key)) for key in keys)
