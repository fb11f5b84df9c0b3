"""The record of open data says what DCAT-AP-SE asks for, and says what nobody has given."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from scenarios.errors import Refused
from scenarios.kinds import KINDS
from tests.plans import RECORDS, TODAY, adds
from tracker.accounts import Person
from tracker.exchange.out.exports import export_record
from tracker.exchange.out.opendata import LACKING, NotAMailAddress, NotAnAddress, Offer
from tracker.exchange.out.opendata.graph import PREFIXES
from tracker.store import Store
from tracker.workspace import Workspace

ANNA = Person("anna-key", "Anna Ek")
FULL = Offer(
    address="https://data.example.org/plan/", licence="CC0", contact="oppna.data@example.org"
)
# Version 3.0.1, what is mandatory and what the portal shows as lacking
ASKED = {
    "dcat:Catalog": {"dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:dataset"},
    "dcat:Dataset": {
        *("dcterms:title", "dcterms:description", "dcterms:publisher", "dcat:contactPoint"),
        *("dcat:theme", "dcat:keyword", "dcat:distribution", "dcterms:spatial"),
    },
    "dcat:Distribution": {"dcat:accessURL", "dcterms:license", "dcterms:format"},
    "foaf:Agent": {"foaf:name"},
    "vcard:Organization": {"vcard:fn", "vcard:hasEmail"},
}


@pytest.fixture
def plan(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("TRACKER_TODAY", TODAY.isoformat())
    Store.open(sqlite_database).create("plan")
    workspace = Workspace.open(sqlite_database, "plan")
    workspace.apply(adds(), person=ANNA, reason_needed=False)
    return workspace


Statements = set[tuple[str, str, str]]


def of_json(path: Path) -> Statements:
    """Read the statements of JSON-LD: about what, which property, what value."""
    found: Statements = set()

    def walk(thing: dict[str, Any]) -> str:
        about = str(thing.get("@id"))
        if "@type" in thing:
            found.add((about, "rdf:type", thing["@type"]))
        for name, values in thing.items():
            for one in values if isinstance(values, list) else []:
                link = "@value" not in one
                found.add((about, name, walk(one) if link else str(one["@value"])))
        return about

    told = json.loads(path.read_text("utf-8"))
    assert told["@context"] == {name: PREFIXES[name] for name in PREFIXES if name != "rdf"}
    walk(told)
    return found


def of_xml(path: Path) -> Statements:
    """Read the statements of RDF/XML."""
    found: Statements = set()
    rdf = f"{{{PREFIXES['rdf']}}}"

    def short(tag: str) -> str:
        uri, _, own = tag[1:].partition("}")
        return f"{next(name for name, known in PREFIXES.items() if known == uri)}:{own}"

    def walk(thing: ET.Element) -> str:
        about = str(thing.get(f"{rdf}about"))
        found.add((about, "rdf:type", short(thing.tag)))
        for told in thing:
            inside = [walk(one) for one in told]
            value = told.get(f"{rdf}resource") or (inside[0] if inside else told.text)
            found.add((about, short(told.tag), str(value)))
        return about

    [catalogue] = ET.parse(path).getroot()  # noqa: S314 - written here
    walk(catalogue)
    return found


def written(plan: Workspace, path: Path, offer: Offer = FULL) -> tuple[dict[str, Any], Statements]:
    document = export_record(plan, path, None, offer)
    return document, (of_json if path.suffix == ".jsonld" else of_xml)(path)


def test_both_forms_say_the_same(plan: Workspace, tmp_path: Path) -> None:
    assert written(plan, tmp_path / "a.rdf")[1] == written(plan, tmp_path / "a.jsonld")[1]


def test_everything_that_is_asked_for_is_said(plan: Workspace, tmp_path: Path) -> None:
    document, said = written(plan, tmp_path / "a.rdf")
    assert document["missing"] == []
    types = {about: value for about, name, value in said if name == "rdf:type"}
    assert set(types.values()) == set(ASKED)
    for about, type_ in types.items():
        assert {name for subject, name, _ in said if subject == about} >= ASKED[type_]


def test_what_it_says_is_what_the_plan_says(plan: Workspace, tmp_path: Path) -> None:
    _, said = written(plan, tmp_path / "a.rdf")
    values = {(name, value) for _, name, value in said}
    assert ("foaf:name", "Väderåsa kommun") in values
    assert ("dcterms:title", "Plan för Väderåsa") in values
    assert ("vcard:hasEmail", "mailto:oppna.data@example.org") in values
    files = {value for name, value in values if name == "dcat:downloadURL"}
    asked = {*(f"{kind}.csv" for kind in KINDS if kind in RECORDS), "plan.xlsx"}
    assert files == {f"https://data.example.org/plan/{name}" for name in asked}


def test_nobody_who_wrote_is_named(plan: Workspace, tmp_path: Path) -> None:
    export_record(plan, tmp_path / "a.rdf", None, FULL)
    assert ANNA.name not in (tmp_path / "a.rdf").read_text("utf-8")


def test_what_nobody_has_given_is_told_and_left_out(plan: Workspace, tmp_path: Path) -> None:
    document, said = written(plan, tmp_path / "a.jsonld", Offer())
    assert document["missing"] == ["contact", "licence", "address"]
    assert set(document["missing"]) < set(LACKING)
    names = {name for _, name, _ in said}
    assert not names & {"dcat:contactPoint", "dcterms:license", "dcat:distribution"}


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        (Offer(address="data.example.org"), NotAnAddress),
        (Offer(licence="free"), NotAnAddress),
        (Offer(contact="the office"), NotAMailAddress),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(
    plan: Workspace, tmp_path: Path, offer: Offer, reason: type[Refused]
) -> None:
    with pytest.raises(reason):
        export_record(plan, tmp_path / "a.rdf", None, offer)
    assert not (tmp_path / "a.rdf").exists()
