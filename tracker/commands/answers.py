"""How the command line answers: one JSON document for programs, or aligned lines for people."""

import json
import locale
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

from scenarios.errors import Refused
from tracker import settings
from tracker.commands.waiting import waiting
from tracker.words import LANGUAGES, Words

DONE, REFUSED = 0, 1
GAP = "  "


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands before the command: which database, and which workspace in it."""

    database: str | None = None
    workspace: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command answers: `document` for programs, `lines` for people, `said` for both."""

    document: Any
    lines: Sequence[str] = ()
    said: Sequence[str] = field(default_factory=tuple)
    refused: bool = False


def words_here() -> Words:
    """Give the words of the language that the environment asks for; English when it asks none."""
    asked = settings.language() or _language_of_the_machine()
    return Words(asked if asked in LANGUAGES else "en")


def _language_of_the_machine() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name][:2].lower()
    return (locale.getlocale()[0] or "")[:2].lower()


def answer(work: Callable[[Words], Answer], *, as_json: bool, lasts: bool = False) -> int:
    """Do the work of a command, print its answer, and give the exit code.

    What `lasts` until somebody stops it is not waited for.
    """
    words = words_here()
    try:
        with nullcontext() if lasts else waiting(words):
            found = work(words)
    except Refused as refused:
        found = _no(refused, words)
    if as_json:
        _print(json.dumps(found.document, ensure_ascii=False))
    else:
        _print(*found.lines)
    for sentence in found.said:
        sys.stderr.write(f"{sentence}\n")
    return REFUSED if found.refused else DONE


def _no(refused: Refused, words: Words) -> Answer:
    several = [one for _, one in getattr(refused, "refusals", ())] or [refused]
    said = list(dict.fromkeys(words.refusal(one) for one in several))
    return Answer({"refused": said}, said=said, refused=True)


def _print(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Put rows of texts under one another; the last column is as long as it likes."""
    widths = [max(map(len, column)) for column in zip(*(row[:-1] for row in rows), strict=True)]
    return [
        GAP.join([*(text.ljust(w) for text, w in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in rows
    ]
