"""Find every sentence in the source and keep the Swedish catalogue in step with it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tracker.words.catalogue import SOURCE, path_of

ROOT = Path(__file__).parents[2]
PACKAGES = ("scenarios", "tracker")
MARKS = {"N_": 1, "N_n": 2, "say": 1, "say_n": 2}
PAIRS = ("N_n", "say_n")
HEADER = """\
# The words of the living plan.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def sentences(source: bytes) -> Iterator[str | tuple[str, str]]:
    """Give each literal sentence of a Python file, both arms of a condition included."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        found = [text for part in node.args[: MARKS.get(name, 0)] for text in _literals(part)]
        if name in PAIRS and len(found) == MARKS[name]:
            yield found[0], found[1]
        else:
            yield from found


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def template() -> Catalog:
    """Collect every sentence of the two packages."""
    found = Catalog(locale=SOURCE)
    for path in sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py")):
        for msgid in sentences(path.read_bytes()):
            found.add(msgid, locations=[(str(path.relative_to(ROOT)), 0)])
    return found


def in_step(language: str, found: Catalog) -> Catalog:
    """Give the catalogue of a language with the sentences found and the translations it had."""
    with path_of(language).open("rb") as file:
        had = read_po(file, locale=language, charset="utf-8")
    had.update(found, no_fuzzy_matching=True)
    return had


def lacking(words: Catalog) -> list[Message]:
    """List the sentences that nobody has translated."""
    return [message for message in words if message.id and not _whole(message)]


def _whole(message: Message) -> bool:
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return all(forms) and not message.fuzzy


def save(language: str, words: Catalog) -> None:
    """Write a catalogue: sorted, with the files a sentence stands in, without what is gone."""
    with path_of(language).open("wb") as file:
        file.write(HEADER.format(language=language).encode())
        write_po(
            file,
            words,
            width=100,
            omit_header=True,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
