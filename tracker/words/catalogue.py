"""The Swedish words: read from sv.po at start, without compiled files."""

from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LANGUAGES = ("sv", "en")
SOURCE = "en"
FOLDER = Path(__file__).parent


def path_of(language: str) -> Path:
    """Give the file that holds a language's words."""
    return FOLDER / f"{language}.po"


@lru_cache
def catalogue(language: str) -> Catalog:
    """Read a language's words; English needs none, it is what the source is written in."""
    if language == SOURCE:
        return Catalog(locale=language)
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def translated(language: str, msgid: str) -> str:
    """Give a sentence in a language; one that nobody has translated stays as it is."""
    forms = _forms(language, msgid)
    return forms[0] if forms else msgid


def translated_n(language: str, singular: str, plural: str, n: float) -> str:
    """Give the form of a sentence that fits a number: one, or any other."""
    one, many = (_forms(language, singular) or (singular, plural))[:2]
    return one if n == 1 else many


def _forms(language: str, msgid: str) -> tuple[str, ...]:
    message = catalogue(language).get(msgid)
    string = message.string if message else None
    forms = (string,) if isinstance(string, str) else tuple(string or ())
    return forms if all(forms) else ()
