"""What the records of a kind are called: kept until one gets another title, comes or goes."""

from collections.abc import Mapping

from scenarios.kept import kept
from scenarios.kinds import KINDS
from scenarios.snapshot import Snapshot

TITLES = ("title", "text")


def titles(snapshot: Snapshot, kind: str) -> Mapping[str, str]:
    """Give the titles of the living records of a kind by key, in their order."""
    return kept(_titles, snapshot, kind)


def _titles(snapshot: Snapshot, kind: str) -> Mapping[str, str]:
    sheet, name = snapshot.sheet(kind), title_field(kind)
    texts = sheet.values(name)[sheet.sorting] if name else [""] * len(sheet)
    return dict(zip(sheet.in_order, texts, strict=True))


def title_field(kind: str) -> str:
    """Give the name of the field that holds what a record of a kind is called, if it has one."""
    return next((name for name in TITLES if name in KINDS[kind].fields), "")
