"""Every page of a plan, each with what its address asks for and how many would be played."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scenarios.history import History, Snapshot
from scenarios.kinds import KINDS
from tracker.pages import PAGES, Page

VIEWS = ("table", "flow", "drift", "map", "learning")
RECORDS = (
    "goal", "indicator", "resource", "decision", "scenario",
    "assumption", "signpost", "actor", "review",
)  # fmt: skip
LISTS = ("goal", "indicator", "observation", "decision", "allocation")
BETWEEN = 4  # reviews that Changes looks back over


@dataclass(frozen=True)
class Look:
    """One page as somebody asks for it: its name here, and its address."""

    name: str
    page: Page
    params: Mapping[str, str] = field(default_factory=dict)
    versus: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


def looks(history: History, snapshot: Snapshot, words: str) -> Iterator[Look]:
    """Give every page, and those that lead on from it, of what a plan holds."""
    pages = {page.name: page for page in PAGES}
    marks = [mark.code for mark in history.reviews(snapshot.moment.day)]
    for name in ("overview", "goals", "resources", "scenarios", "connections", "reviews"):
        yield Look(name, pages[name])
    for view in VIEWS:
        versus = marks[-1 - BETWEEN]
        yield Look(f"changes, {view}", pages["changes"], {"view": view}, versus)
    for name in ("data", "settings"):
        yield Look(name, pages[name])
    for kind in RECORDS:
        yield Look(f"a {kind}", pages["record"], {"kind": kind, "key": _middle(snapshot, kind)})
    yield Look("all kinds", pages["kind"])
    for kind in LISTS:
        yield Look(f"list, {kind}", pages["kind"], {"kind": kind})
    yield Look("the open review", pages["review"], {"review": marks[-1]})
    yield Look("an earlier review", pages["review"], {"review": marks[len(marks) // 2]})
    yield Look("hold", pages["hold"], {"review": marks[-1]})
    yield Look("search", pages["search"], typed={"q": words})


def _middle(snapshot: Snapshot, kind: str) -> str:
    keys = snapshot.keys(KINDS[kind].name)
    return keys[len(keys) // 2]
