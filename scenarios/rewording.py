"""Two wordings of a text: which words went, which came, and which stayed."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

MOST = 4_000  # words; beyond it the whole is one change, for the comparison grows with the square


class Piece(NamedTuple):
    """Words that follow each other and share a fate, one blank between them."""

    fate: Literal["same", "gone", "new"]
    text: str


def reworded(before: str, after: str) -> list[Piece]:
    """Give the pieces of two wordings in reading order; what went stands before what came.

    Words are what stands between blanks; which blanks these are is no change of wording.
    """
    old, new = before.split(), after.split()
    if len(old) + len(new) > MOST:
        return _changed(old, new)
    pieces: list[Piece] = []
    for fate, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if fate == "equal":
            pieces.append(Piece("same", " ".join(old[i:j])))
        else:
            pieces += _changed(old[i:j], new[k:m])
    return pieces


def _changed(gone: Sequence[str], new: Sequence[str]) -> list[Piece]:
    pieces = (Piece("gone", " ".join(gone)), Piece("new", " ".join(new)))
    return [piece for piece in pieces if piece.text]
