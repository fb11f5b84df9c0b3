"""How a text was reworded: what went is struck out, what came stands out, the rest is brief."""

from collections.abc import Sequence

from scenarios.rewording import Piece, reworded
from tracker.listings.marks import plain

AROUND = 24  # letters of what stayed that are shown on either side of what differs
LONG = 160


def worded(before: str, after: str) -> tuple[str, str]:
    """Give what was and what is in Markdown, with the words that differ marked."""
    pieces = reworded(before, after)
    return _side(pieces, "gone", "~~"), _side(pieces, "new", "**")


def _side(pieces: Sequence[Piece], fate: str, mark: str) -> str:
    last = len(pieces) - 1
    shown = []
    for place, piece in enumerate(pieces):
        if piece.fate == "same":
            shown.append(plain(_brief(piece.text, first=place == 0, last=place == last)))
        elif piece.fate == fate:
            shown.append(_marked(piece.text, mark))
    return " ".join(shown)


def _marked(words: str, mark: str) -> str:
    told = words if len(words) <= LONG else f"{words[:LONG].rstrip()}…"
    return f"{mark}{plain(told)}{mark}"


def _brief(text: str, *, first: bool, last: bool) -> str:
    """Leave out the middle of a long stretch that stayed, or its far end."""
    if len(text) <= 2 * AROUND:
        return text
    begins = "" if first else text[:AROUND].rpartition(" ")[0]
    ends = "" if last else text[-AROUND:].partition(" ")[2]
    return f"{begins} … {ends}".strip()
