"""Propose which of our choices each word of a column means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scenarios.fields import Choice
from scenarios.kinds import KINDS
from scenarios.kinds.routine import SCALE
from scenarios.sentences import Sentence
from tracker.exchange.office.findings import Findings
from tracker.exchange.office.guesses import Question
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.signs import is_sign
from tracker.exchange.office.table import Table
from tracker.exchange.own.headings import folded
from tracker.words import LANGUAGES, N_, Words

COLOURS = {
    "red": ("röd", "rött", "red"),
    "yellow": ("gul", "gult", "yellow", "amber"),
    "green": ("grön", "grönt", "green"),
    "gray": ("grå", "grått", "gray", "grey"),
}
ITS_WORDS = N_("Its words are those of the choices.")


def word_choices(table: Table, known: Known, findings: Findings) -> None:
    """Give each word of a column of choices its meaning, or ask for it."""
    kind = findings.told["kind"]
    for name, told in list(findings.told.get("fields", {}).items()):
        what = KINDS[kind].fields[name]
        column = told if isinstance(told, str) else told.get("column")
        if isinstance(what, Choice) and column:
            _word_choice(table.words(column), name, told, meanings_of(what, known), findings)


def _word_choice(
    texts: Sequence[str],
    name: str,
    told: str | Mapping[str, Any],
    meanings: Mapping[str, str],
    findings: Findings,
) -> None:
    told = {"column": told} if isinstance(told, str) else dict(told)
    said = {folded(word): meaning for word, meaning in told.get("map", {}).items()}
    words = [text for text in texts if not is_sign(text)]
    known = {word: meanings[folded(word)] for word in words if folded(word) in meanings}
    fresh = {word: meaning for word, meaning in known.items() if folded(word) not in said}
    told["map"] = {**told.get("map", {}), **fresh}
    findings.told = findings.told | {"fields": findings.told["fields"] | {name: told}}
    if fresh:
        findings.found("fields", name, "map", value=told["map"], reason=Sentence(ITS_WORDS))
    if "default" in told:
        return
    for word in words:
        if word not in known and folded(word) not in said:
            asked = Sentence(N_("What does “{word}” mean?"), {"word": word})
            choices = tuple(dict.fromkeys(meanings.values()))
            findings.ask(Question(("fields", name, "map", word), asked, choices))


def meanings_of(what: Choice, known: Known) -> dict[str, str]:
    """Give the choice that each word for it means, folded, in every language."""
    if what.setting == "status_scale":
        return dict(_of_scale(known))
    return dict(_of_labels(what))


def _of_labels(what: Choice) -> Iterator[tuple[str, str]]:
    for word, label in zip(what.words, what.labels or what.words, strict=True):
        yield folded(word), word
        for language in LANGUAGES:
            yield folded(Words(language).say(label)), word


def _of_scale(known: Known) -> Iterator[tuple[str, str]]:
    """Give the words of the status scale: as the settings have them, their codes, their colours."""
    lines = next(iter(known.values("settings", "status_scale").values()), None) or SCALE
    steps = [(line.split("|") + [""] * 5)[:4] for line in lines]
    colours = [colour for _, _, _, colour in steps]
    for code, word, _, colour in steps:
        yield from ((folded(code), code), (folded(word), code))
        if colours.count(colour) == 1:
            yield from ((name, code) for name in COLOURS.get(colour, ()))
