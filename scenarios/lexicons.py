"""The word lists of one kind: the keys of its records, the texts of its fields, what acts say."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np

from scenarios.fields import Field, Listed
from scenarios.growing import Lexicon
from scenarios.kinds import Kind

WORDS = ("review", "trigger", "reason", "author", "carried")
SORTED_UP_TO = 50_000
NONE: Mapping[str, list[str]] = MappingProxyType({})
NO_CODES = np.empty(0, np.int32)
_DIGITS = re.compile(r"\d+")


class Part:
    """One part of all keys: the code of each key's, and the values that codes stand for.

    It never changes, so that many readers may lengthen it at the same time, each for itself.
    """

    def __init__(
        self, codes: np.ndarray = NO_CODES, places: Mapping[Any, int] = MappingProxyType({})
    ) -> None:
        self.codes, self.places, self.values = codes, places, objects(list(places))

    def extended(self, known: int, texts: Sequence[str], read: Callable[[str], Any]) -> "Part":
        """Give the same with more keys after the first `known`, each different text read once."""
        places, different = dict(self.places), Lexicon()
        codes = different.encode(texts)
        values = [places.setdefault(read(text), len(places)) for text in different.words]
        ours = np.array(values, np.int32)
        return Part(np.concatenate([self.codes[:known], ours[codes]]), places)


class Lexicons:
    """The word lists of one kind: keys and texts of fields; what acts say, all kinds share."""

    def __init__(self, kind: Kind, acts: Mapping[str, Lexicon] | None = None) -> None:
        self.kind, self.keys = kind, Lexicon()
        self.acts = words_of_acts() if acts is None else acts
        self._ranks = np.arange(0)
        self._parts = {name: Part() for name in kind.key}
        self.fields = {
            name: Lexicon(getattr(field, "words", ()), _value_of(field))
            for name, field in kind.fields.items()
            if field.storage == "text"
        }

    def key_ranks(self) -> np.ndarray:
        """Give each record's place in the order of keys; that of its first writing when many."""
        if len(self._ranks) != len(self.keys):
            self._ranks = np.arange(len(self.keys))
            if len(self.keys) <= SORTED_UP_TO:
                keys = [natural(key) for key in self.keys.words]
                self._ranks[sorted(range(len(keys)), key=keys.__getitem__)] = self._ranks.copy()
        return self._ranks

    def key_parts(self, records: np.ndarray) -> dict[str, np.ndarray]:
        """Give the parts of some records' keys as object arrays."""
        return {name: part.values[part.codes[records]] for name, part in self.parts().items()}

    def parts(self) -> Mapping[str, Part]:
        """Give the parts of all keys; each key is split once."""
        known = min((len(part.codes) for part in self._parts.values()), default=0)
        if known < len(self.keys):
            fresh = self.kind.texts(self.keys.words[known:])
            self._parts = {
                name: part.extended(known, fresh[name], partial(self.kind.part, name))
                for name, part in self._parts.items()
            }
        return self._parts

    def carried(self, code: int) -> dict[str, Any]:
        """Give what an act carried, as its JSON holds it."""
        found: dict[str, Any] = json.loads(self.acts["carried"].words[code])
        return found

    def code_of_carried(self, values: Mapping[str, Any]) -> int:
        """Give the code of what an act carries."""
        return self.acts["carried"].code(json.dumps(values, ensure_ascii=False, sort_keys=True))

    def dump(self) -> dict[str, list[str]]:
        """Give the word lists by name."""
        return {"keys": self.keys.words} | {name: one.words for name, one in self.fields.items()}

    def restore(self, words: Mapping[str, list[str]]) -> None:
        """Take over word lists that were dumped; the words of choices are there already."""
        self.keys.learn(words["keys"])
        for name, lexicon in self.fields.items():
            lexicon.learn(words[name])


def words_of_acts(words: Mapping[str, list[str]] = NONE) -> dict[str, Lexicon]:
    """Give the word lists of what acts say and carry, with the words there are already."""
    return {name: Lexicon(words.get(name, ())) for name in WORDS}


def objects(values: Sequence[Any]) -> np.ndarray:
    """Give values as an object array, lists and all."""
    array = np.empty(len(values), object)
    array[:] = values
    return array


def natural(key: str) -> str:
    """Give a text that sorts numbers in codes by their size: I2 before I10."""
    return _DIGITS.sub(lambda found: found[0].zfill(9), key)


def _value_of(field: Field) -> Any:
    return field.read if isinstance(field, Listed) else None
