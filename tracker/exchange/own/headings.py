"""What the columns of a kind's file are headed by: their names, or their words in a language."""

from collections.abc import Mapping
from functools import lru_cache

from scenarios.errors import N_
from scenarios.kinds import KINDS
from scenarios.revisions import CARRIED
from tracker.words import LANGUAGES, Words

ACT_COLUMNS: Mapping[str, str] = {
    "revision": N_("revision"),
    "act": N_("act"),
    "effective_on": N_("effective on"),
    "review": N_("review"),
    "trigger": N_("trigger"),
    "reason": N_("reason"),
    "author": N_("on whose word"),
    **{name: field.label for name, field in CARRIED.items()},
}


@lru_cache
def headings(kind: str, language: str | None) -> Mapping[str, str]:
    """Give what heads each column, in a language or (None) by its name.

    Every heading is unique in its file; a word that another column has too gets its own column's
    name after it.
    """
    columns = tuple(KINDS[kind].columns)
    names = (*columns, *(name for name in ACT_COLUMNS if name not in columns))
    if language is None:
        return {name: name for name in names}
    return {name: text for name, text, spoken in _all(kind) if spoken == language}


@lru_cache
def column_of(kind: str) -> Mapping[str, str]:
    """Give the column that each heading, folded, stands for: by name or in any language."""
    named = {name: name for name in headings(kind, None)}
    return named | {folded(text): name for name, text, _ in _all(kind)}


def folded(heading: str) -> str:
    """Give a heading without what people vary: capitals and the spaces around it."""
    return " ".join(heading.split()).casefold()


@lru_cache
def _all(kind: str) -> tuple[tuple[str, str, str], ...]:
    taken = {name: name for name in headings(kind, None)}
    found = []
    for language in LANGUAGES:
        for name, label in _labels(kind, language).items():
            text = label if taken.get(folded(label), name) == name else f"{label} ({name})"
            taken[folded(text)] = name
            found.append((name, text, language))
    return tuple(found)


def _labels(kind: str, language: str) -> dict[str, str]:
    words = Words(language)
    fields = {name: field.label for name, field in KINDS[kind].columns.items()}
    return {name: words.say(label) for name, label in {**ACT_COLUMNS, **fields}.items()}
