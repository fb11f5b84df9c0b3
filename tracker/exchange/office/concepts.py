"""What headings mean: the words that offices have for the fields of our kinds."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.exchange.office.spans import is_period
from tracker.exchange.own.headings import column_of, folded


class Meaning(NamedTuple):
    """A field of a kind that a heading may stand for."""

    kind: str
    field: str


WORDS: Mapping[Meaning, tuple[str, ...]] = {
    Meaning("goal", "code"): ("nr", "mål nr", "målnr", "mål-id", "goal no", "goal id"),
    Meaning("goal", "title"): (
        "övergripande mål",
        "inriktningsmål",
        "fullmäktigemål",
        "kommunfullmäktiges mål",
        "strategiskt mål",
        "målformulering",
        "nämndmål",
        "mål",
        "goal",
        "objective",
        "project name",
    ),
    Meaning("goal", "description"): ("beskrivning", "description"),
    Meaning("goal", "sector"): (
        "fokusområde",
        "politikområde",
        "perspektiv",
        "målområde",
        "sektor",
        "focus area",
    ),
    Meaning("goal", "owner"): ("ansvarig", "ansvarig nämnd", "målägare", "ägare", "owner"),
    Meaning("goal", "status"): ("måluppfyllelse", "status", "bedömning", "läge", "rag", "rating"),
    Meaning("goal", "status_comment"): ("kommentar", "analys", "comment", "commentary"),
    Meaning("goal", "due"): ("klart senast", "slutdatum", "klar", "due date", "end date"),
    Meaning("indicator", "code"): ("indikator-id", "indikatorkod", "nyckeltals-id"),
    Meaning("indicator", "title"): ("indikator", "nyckeltal", "mått", "indicator", "measure"),
    Meaning("indicator", "unit"): ("enhet", "måttenhet", "unit"),
    Meaning("indicator", "owner"): ("ansvarig", "owner"),
    Meaning("indicator", "target_value"): ("målvärde", "målnivå", "måltal", "mål", "target"),
    Meaning("indicator", "baseline_value"): ("utgångsläge", "utgångsvärde", "nuläge", "baseline"),
    Meaning("observation", "value"): ("utfall", "värde", "resultat", "value", "outcome", "actual"),
    Meaning("observation", "period"): ("period", "kvartal", "månad", "år", "tertial", "year"),
    Meaning("observation", "place"): ("kommunkod", "kommun-kod", "kommun", "plats", "municipality"),
    Meaning("observation", "group"): ("kön", "grupp", "group", "sex"),
    Meaning("observation", "note"): ("anmärkning", "anm", "note"),
    Meaning("resource", "code"): ("resurs-id", "resursnr"),
    Meaning("resource", "title"): ("resurs", "gemensam resurs", "resource"),
    Meaning("contribution", "resource"): ("resurs", "gemensam resurs", "resource"),
    Meaning("contribution", "actor"): ("part", "partner", "bidragsgivare"),
    Meaning("contribution", "amount"): ("belopp", "bidrag", "insats", "amount"),
    Meaning("contribution", "state"): ("status", "läge", "state"),
    Meaning("allocation", "resource"): ("resurs", "gemensam resurs", "resource"),
    Meaning("allocation", "goal"): ("mål", "goal"),
    Meaning("allocation", "amount"): ("fördelat", "tilldelat", "belopp", "allocated"),
    Meaning("actor", "title"): ("aktör", "intressent", "organisation", "actor"),
    Meaning("decision", "text"): ("beslut", "decision"),
    Meaning("decision", "owner"): ("ansvarig", "owner"),
    Meaning("decision", "due"): ("klart senast", "senast", "due"),
}


def without_period(heading: str) -> tuple[str, str | None]:
    """Give a heading without the period at its end, and that period."""
    words = heading.split()
    for count in (2, 1):
        rest = " ".join(words[-count:]).strip("()")
        if len(words) > count and is_period(rest):
            return " ".join(words[:-count]), rest
    return heading, None


def meanings(heading: str) -> dict[Meaning, int]:
    """Give what a heading may mean, with how much speaks for it: 2 the word, 1 how it begins."""
    word = folded(without_period(heading)[0])
    return {
        meaning: 2 if word in words else 1
        for meaning, words in WORDS.items()
        if word in words or any(word.startswith(f"{one} ") for one in words)
    }


def own_meaning(heading: str, kind: str) -> str | None:
    """Give the field of a kind that one of our own headings names, in any language."""
    return column_of(kind).get(folded(heading))
