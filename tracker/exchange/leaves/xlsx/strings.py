"""The texts that the cells of a workbook share, without how they are pronounced."""

import re
from typing import IO

from tracker.exchange.following import Follow, unfollowed
from tracker.exchange.leaves.xlsx.parts import Attributes, local, parse, parser

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def strings_of(part: IO[bytes], follow: Follow = unfollowed, steps: int = 0) -> list[str]:
    """Read the texts that cells share, in their order."""
    with part:
        return _Strings().read(part, follow, steps)


def plain(text: str) -> str:
    """Give a text as people see it: `_x000D_` is a sign that XML cannot hold."""
    return _ESCAPED.sub(_sign, text) if "_x" in text else text


def _sign(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return found[0] if "\ud800" <= sign <= "\udfff" else sign


class _Strings:
    """Gathers the texts while their part is parsed."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._spoken = False
        self._made = parser()

    def read(self, part: IO[bytes], follow: Follow, steps: int) -> list[str]:
        """Read the part to its end."""
        self._made.StartElementHandler, self._made.EndElementHandler = self._begins, self._ends
        for _ in follow("reading", parse(part, self._made), steps):
            pass
        return self.found

    def _begins(self, name: str, _: Attributes) -> None:
        what = local(name)
        if what == "rPh":
            self._spoken = True
        elif what == "t" and not self._spoken:
            self._made.CharacterDataHandler = self._pieces.append

    def _ends(self, name: str) -> None:
        what = local(name)
        if what == "t":
            self._made.CharacterDataHandler = None
        elif what == "rPh":
            self._spoken = False
        elif what == "si":
            self.found.append(plain("".join(self._pieces)))
            self._pieces.clear()
