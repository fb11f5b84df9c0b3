"""The plan as open data: the record that the Swedish data portal fetches, after DCAT-AP-SE 3."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from scenarios.errors import N_, Refused
from scenarios.kinds import KINDS
from tracker.exchange.out.opendata.graph import Link, Text, Thing, as_json, as_xml
from tracker.exchange.out.taken import Taken
from tracker.words import Words

WRITERS = {".rdf": as_xml, ".jsonld": as_json}
EU = "http://publications.europa.eu/resource/authority"
LANGUAGES: Mapping[str, str] = {"sv": f"{EU}/language/SWE", "en": f"{EU}/language/ENG"}
COUNTRIES: Mapping[str, str] = {
    "SE": f"{EU}/country/SWE",
    "NO": f"{EU}/country/NOR",
    "FI": f"{EU}/country/FIN",
    "DK": f"{EU}/country/DNK",
}
THEMES = [Link(f"{EU}/data-theme/{theme}") for theme in ("GOVE", "REGI")]
LICENCES: Mapping[str, str] = {
    "CC0": "http://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY": "http://creativecommons.org/licenses/by/4.0/",
}
LACKING: Mapping[str, str] = {
    "publisher": N_("Nobody publishes it: write the organisation in the settings."),
    "contact": N_("Nobody can be asked about it: add --contact with an e-mail address."),
    "licence": N_("Nothing says how it may be used: add --licence, CC0 or CC-BY, or an address."),
    "address": N_("Nothing says where its files lie: add --address, https://… of their folder."),
}


class NotAnAddress(Refused):
    """A text that leads nowhere."""

    message = N_("“{value}” is no address. Write it in full, like https://example.org/plan.")


class NotAMailAddress(Refused):
    """A contact that no letter reaches."""

    message = N_("“{value}” is no e-mail address. Write it like open.data@example.org.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a plan does not know of itself: where its files lie, on what terms, whom to ask."""

    address: str | None = None
    licence: str | None = None
    contact: str | None = None

    def checked(self) -> "Offer":
        """Give the offer with addresses in full, or refuse one that is none."""
        licence = LICENCES.get((self.licence or "").upper(), self.licence)
        for value in (self.address, licence):
            if value and not value.startswith(("https://", "http://")):
                raise NotAnAddress(value=value)
        if self.contact and "@" not in self.contact[1:-1]:
            raise NotAMailAddress(value=self.contact)
        address = self.address and self.address.rstrip("/")
        return Offer(address=address, licence=licence, contact=self.contact)


def lacking(taken: Taken, offer: Offer) -> list[str]:
    """Name what a record must or should have and nobody has given."""
    given = {
        "publisher": taken.history.at(taken.at).settings.organisation,
        "contact": offer.contact,
        "licence": offer.licence,
        "address": offer.address,
    }
    return [name for name, value in given.items() if not value]


def catalogue(taken: Taken, offer: Offer, words: Words) -> Thing:
    """Describe a plan as the one dataset of a catalogue."""
    settings, language = taken.history.at(taken.at).settings, words.language
    title = Text(settings.title or taken.name, language)
    told = words.say(
        N_("Goals, indicators, shared resources, scenarios, reviews and decisions of a plan.")
    )
    both = {
        "dcterms:title": title,
        "dcterms:description": Text(told, language),
        "dcterms:publisher": _publisher(settings.organisation, offer),
        "dcterms:language": Link(LANGUAGES[language]),
        "dcterms:issued": _day(taken, first=True),
        "dcterms:modified": _day(taken, first=False),
    }
    licence = offer.licence and Link(offer.licence)
    data = both | {
        "dcat:contactPoint": _contact(settings.organisation or taken.name, offer),
        "dcat:theme": THEMES,
        "dcat:keyword": [Text(words.plural(KINDS[name]), language) for name in _kinds(taken)],
        "dcterms:spatial": _country(settings.country),
        "dcterms:accessRights": Link(f"{EU}/access-right/PUBLIC") if licence else None,
        "dcat:distribution": _distributions(taken, offer, words),
    }
    dataset = Thing("dcat:Dataset", _named(offer, "dataset"), data)
    more = {"dcterms:license": licence, "dcat:themeTaxonomy": Link(f"{EU}/data-theme")}
    return Thing(
        "dcat:Catalog", _named(offer, "catalogue"), both | more | {"dcat:dataset": dataset}
    )


def _named(offer: Offer, part: str) -> str | None:
    return f"{offer.address}/#{part}" if offer.address else None


def _publisher(name: str | None, offer: Offer) -> Thing | None:
    return (
        Thing("foaf:Agent", _named(offer, "publisher"), {"foaf:name": Text(name)}) if name else None
    )


def _contact(name: str, offer: Offer) -> Thing | None:
    if not offer.contact:
        return None
    said = {"vcard:fn": Text(name), "vcard:hasEmail": Link(f"mailto:{offer.contact}")}
    return Thing("vcard:Organization", _named(offer, "contact"), said)


def _country(code: str | None) -> Link | None:
    found = COUNTRIES.get(code or "")
    return Link(found) if found else None


def _day(taken: Taken, *, first: bool) -> Text | None:
    if not taken.rows:
        return None
    made_at = taken.rows[0 if first else -1].made_at
    day = datetime.fromtimestamp(made_at / 1000, UTC).date()
    return Text(day.isoformat(), type="xsd:date")


def _kinds(taken: Taken) -> list[str]:
    snapshot = taken.history.at(taken.at)
    return [kind for kind in KINDS if len(snapshot.sheet(kind))]


def _distributions(taken: Taken, offer: Offer, words: Words) -> list[Thing]:
    """Say in which forms the files lie at the address.

    The archive is not among them: it names those who wrote.
    """
    if not offer.address:
        return []
    forms = {
        "csv": (N_("One CSV file a kind"), "CSV", [f"{kind}.csv" for kind in _kinds(taken)]),
        "xlsx": (N_("Excel workbook"), "XLSX", [f"{taken.name}.xlsx"]),
    }
    return [
        Thing(
            "dcat:Distribution",
            _named(offer, name),
            {
                "dcterms:title": Text(words.say(title), words.language),
                "dcat:accessURL": Link(f"{offer.address}/"),
                "dcat:downloadURL": [Link(f"{offer.address}/{file}") for file in files],
                "dcterms:format": Link(f"{EU}/file-type/{form}"),
                "dcterms:license": offer.licence and Link(offer.licence),
            },
        )
        for name, (title, form, files) in forms.items()
    ]
