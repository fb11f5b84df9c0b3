"""Arrays and word lists that only grow at their end, so that every reader may share them."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from itertools import chain, count, filterfalse, repeat
from operator import contains
from typing import Any

import numpy as np

Arrays = Mapping[str, np.ndarray]


def roomy(length: int) -> int:
    """Give a size with room for more behind a length."""
    return length + max(64, length // 32)


class Growing:
    """Named arrays of one length with room behind their end.

    The first to write behind a length owns that tail; anyone else gets a copy to write in. A row
    that was written stays as it is, so that what is `made` of it alone, by row, is made once.
    """

    def __init__(self, arrays: Arrays, used: int | None = None) -> None:
        self.arrays = dict(arrays)
        self.used = self._room() if used is None else used
        self.made: dict[Hashable, dict[int, Any]] = {}

    def __getitem__(self, name: str) -> np.ndarray:
        return self.arrays[name]

    def extended(self, length: int, new: Arrays) -> "Growing":
        """Write rows behind the first `length`, in place when nobody has written there yet."""
        more = len(next(iter(new.values())))
        return self._written(length, more, new)

    def with_one(self, length: int, new: Mapping[str, Any]) -> "Growing":
        """Write one row of single values behind the first `length`."""
        return self._written(length, 1, new)

    def _written(self, length: int, more: int, new: Mapping[str, Any]) -> "Growing":
        if length == self.used and self._room() >= length + more:
            self._write(length, more, new)
            return self
        room = roomy(length + more)
        grown = Growing({name: self._copied(name, length, room) for name in self.arrays}, length)
        for what, made in self.made.copy().items():
            grown.made[what] = {row: one for row, one in made.copy().items() if row < length}
        grown._write(length, more, new)
        return grown

    def _room(self) -> int:
        return len(next(iter(self.arrays.values())))

    def _copied(self, name: str, length: int, room: int) -> np.ndarray:
        copy = np.empty(room, self.arrays[name].dtype)
        copy[:length] = self.arrays[name][:length]
        return copy

    def _write(self, length: int, more: int, new: Mapping[str, Any]) -> None:
        for name, array in self.arrays.items():
            array[length : length + more] = new[name]
        self.used = length + more


class Codes(dict[str | None, int]):
    """The code of each text: a new text gets the next one, no text has −1."""

    def __init__(self, words: list[str]) -> None:
        super().__init__({None: -1})
        self._words = words

    def __missing__(self, word: str) -> int:
        self._words.append(word)
        code = self[word] = len(self._words) - 1
        return code


class Lexicon:
    """Texts and their codes, in the order in which they were first met; −1 is no text."""

    def __init__(
        self, words: Iterable[str] = (), value: Callable[[str], Any] | None = None
    ) -> None:
        self.words: list[str] = []
        self.codes = Codes(self.words)
        self._value = value
        self._objects = np.empty(64, object)
        self._filled = 0
        self._small: list[str] = []
        self.learn(words)

    def __len__(self) -> int:
        return len(self.words)

    def code(self, word: str) -> int:
        """Give the code of a text, a new one when it is new."""
        return self.codes[word]

    def learn(self, words: Iterable[str]) -> None:
        """Take up texts, each with the next code unless it has one."""
        fresh = [*filterfalse(self.codes.__contains__, dict.fromkeys(words))]
        first = len(self.words)
        self.words += fresh
        self.codes.update(zip(fresh, count(first)))

    def encode(self, words: Collection[str | None]) -> np.ndarray:
        """Give the codes of texts as int32, −1 where there is none."""
        return np.fromiter(map(self.codes.__getitem__, words), np.int32, len(words))

    def objects(self) -> np.ndarray:
        """Give the values of all codes as an object array; None lies behind them, where −1 is."""
        count = len(self.words)
        if self._filled < count:
            self._fill(count)
        return self._objects

    def _fill(self, count: int) -> None:
        objects = self._objects
        if len(objects) <= count:
            objects = np.empty(roomy(count), object)
            objects[: self._filled] = self._objects[: self._filled]
        for place in range(self._filled, count):
            word = self.words[place]
            objects[place] = self._value(word) if self._value else word
        self._objects, self._filled = objects, count

    def take(self, codes: np.ndarray) -> np.ndarray:
        """Give the values of codes as an object array, None for −1."""
        found: np.ndarray = self.objects()[codes]
        return found

    def holding(self, word: str) -> np.ndarray:
        """Tell by code whether a text holds a word, both in small letters; false for −1."""
        small, count = self._small, len(self.words)
        if len(small) < count:
            fresh = self.objects()[len(small) : count].tolist()
            self._small = small = [*small, *(str(value).casefold() for value in fresh)]
        holds = chain(map(contains, small, repeat(word)), [False])
        return np.fromiter(holds, bool, len(small) + 1)
