"""A filter in the address leaves the same of a comparison as filtering the whole of it."""

import csv
import sys
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.belonging import owners_of, sectors_of
from scenarios.difference import Difference, compare
from scenarios.kinds import KINDS, RecordId
from scenarios.revisions import TRIGGERS
from tests.tracker import stage
from tracker import listings
from tracker.pages import changes
from tracker.visit import Visit
from tracker.words import Words
from tracker.workspace import Workspace

MOMENTS = [
    ("now", "R5"),
    ("R8", "R4"),
    ("2025-03-31", "2024-01-31"),
    ("R4", "R8"),
    ("2025-03-31@500", "R2"),
]
SECTOR, OWNER = "Välfärd och delaktighet", "Näringslivschef"
ASKED = [
    *({"only": kind} for kind in ("goal", "allocation", "actor", "observation")),
    *({"sector": sector} for sector in ("Samhällsbyggnad", SECTOR)),
    {"owner": OWNER},
    *({"trigger": trigger} for trigger in ("decision", "correction")),
    {"only": "indicator", "sector": "Samhällsbyggnad", "trigger": "decision"},
    {"only": "goal", "owner": OWNER, "sector": SECTOR},
]
Bit = tuple[str, RecordId, str]


def whole_of(visit: Visit) -> Difference:
    assert visit.versus is not None
    return compare(visit.history, visit.history.moment(visit.versus, visit.today), visit.moment)


def bits(found: Difference) -> Iterator[tuple[Bit, str | None]]:
    """Give every single thing that a difference holds, with the trigger that it says."""
    for change in found.revised:
        yield ("revised", change.record, change.field), change.trigger
    for name in ("added", "retired", "restored"):
        for record in getattr(found, name):
            yield (name, record, ""), None
    for record, field in found.turned_back:
        yield ("turned back", record, field), None


def left_of(visit: Visit, whole: Difference) -> list[Bit]:
    """Give what the filters leave, one thing after the other."""
    snapshots = whole.history.at(whole.after), whole.history.at(whole.before)
    holds: dict[str, Callable[[RecordId, str], bool]] = {
        "only": lambda record, kind: record.kind == kind,
        "sector": lambda record, sector: sector in sectors_of(snapshots, record),
        "owner": lambda record, owner: owner in owners_of(snapshots, record),
    }
    asked = dict(visit.params)
    wanted = asked.pop("trigger", None)
    return [
        bit
        for bit, trigger in bits(whole)
        if wanted in (None, trigger) and all(holds[name](bit[1], asked[name]) for name in asked)
    ]


def narrowed(visit: Visit, whole: Difference) -> tuple[AppTest, Difference]:
    """Draw the filters, and give what they leave."""
    found: list[Difference] = []
    return stage.play(lambda: found.append(listings.narrowed(visit, whole))), found[-1]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("at", "versus"), MOMENTS)
def test_a_filter_in_the_address_is_a_filter_of_the_whole(
    demonstration: Workspace, at: str, versus: str, language: str
) -> None:
    counts = []
    for asked in ASKED:
        visit = stage.visit(demonstration, at, language, versus=versus, params=asked)
        whole = whole_of(visit)
        test, found = narrowed(visit, whole)
        assert not test.warning
        left = left_of(visit, whole)
        assert [bit for bit, _ in bits(found)] == left, asked
        counts.append((len(left), sum(1 for _ in bits(whole))))
    assert any(0 < count < every for count, every in counts)


def opened(workspace: Workspace, at: str, versus: str, language: str, **asked: str) -> AppTest:
    visit = stage.visit(workspace, at, language, versus=versus, params=asked)
    return stage.play(lambda: changes.page(visit))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("asked", [{"only": "indicator"}, {"owner": OWNER}, {"trigger": "budget"}])
def test_what_is_printed_and_the_csv_hold_what_the_filter_leaves(
    demonstration: Workspace, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], language: str
) -> None:
    files: dict[str, Callable[[], bytes]] = {}
    taking = lambda _, key, __, make: files.update({key: make})  # noqa: E731
    monkeypatch.setattr(sys.modules["tracker.listings.compared"], "download", taking)
    test = opened(demonstration, "R8", "R4", language, **asked)
    visit = stage.visit(demonstration, "R8", language, versus="R4", params=asked)
    left = [bit for bit in left_of(visit, whole_of(visit)) if bit[0] == "revised"]
    text = files["changes_csv"]().decode("utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";" if language == "sv" else ",")
    assert sorted((row["kind"], row["key"], row["field"]) for row in rows) == sorted(
        (record.kind, record.key, field) for _, record, field in left
    )
    titles = {visit.words.plural(kind) for kind in KINDS.values()}
    printed = [len(table.value) for table in test.table if table.proto.alt in titles]
    assert sum(printed) == len(left) > 0


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_filter_that_leaves_nothing_is_not_taken_off(
    demonstration: Workspace, language: str
) -> None:
    test = opened(demonstration, "R5", "R4", language, only="actor")
    say = Words(language).say
    assert say("Nothing of what is chosen differs.") in stage.said(test)
    assert f"{say('Kind')}\\: {Words(language).plural(KINDS['actor'])}" in stage.said(test)
    assert not test.warning


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_nobody_has_heard_of_is_said_in_one_sentence(
    demonstration: Workspace, language: str
) -> None:
    asked = {"only": "wish", "sector": "Ingenstans", "owner": "<i>*", "trigger": "decision"}
    test = opened(demonstration, "R8", "R4", language, **asked)
    words = Words(language)
    fields = KINDS["goal"].fields
    labels = words.say("Kind"), words.label(fields["sector"]), words.label(fields["owner"])
    named = zip(labels, ("wish", "Ingenstans", "<i>*"), strict=True)
    sign = "”" if language == "sv" else "“"
    strange = ", ".join(f"{label} {sign}{text}”" for label, text in named)
    told = words.say("Unknown here, and left out: {choices}.", choices=strange)
    assert [one.value for one in test.warning] == [listings.plain(told)]
    visit = stage.visit(demonstration, "R8", versus="R4", params={"trigger": "decision"})
    count = len({bit for bit in left_of(visit, whole_of(visit)) if bit[0] == "revised"})
    assert f"{count} " in stage.said(test)


def test_every_trigger_and_kind_is_known(demonstration: Workspace) -> None:
    asked = [{"only": kind} for kind in KINDS] + [{"trigger": code} for code in TRIGGERS]
    for one in asked:
        visit = stage.visit(demonstration, "R2", versus="R1", params=one)
        test, _ = narrowed(visit, whole_of(visit))
        assert not test.warning
