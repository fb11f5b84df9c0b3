"""How a kind is described: its record, what it is called by, and the words people read."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, replace
from dataclasses import fields as dataclass_fields
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, Protocol, get_type_hints

from scenarios.errors import KeyPartMissing, KeyPartSlash, NotAllowed, SameTwice
from scenarios.fields import Field, Mention


class RecordId(NamedTuple):
    """What a record is for ever: its kind and its key."""

    kind: str
    key: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a kind's class says of itself beside its fields.

    `key` names the fields that make up what a record is called, `optional` those that may be
    left out at the end; `pair` says that two codes stand in order, so that a pair has one record.
    """

    name: str
    label: str
    plural: str
    help: str
    key: tuple[str, ...] = ("code",)
    optional: tuple[str, ...] = ()
    pair: bool = False
    apart: bool = False


class Described(Protocol):
    """A dataclass that tells what kind it is."""

    ABOUT: ClassVar[About]


@dataclass(frozen=True)
class Kind:
    """One kind of record, as everything else derives it from its dataclass."""

    record: type[Any]
    about: About
    columns: Mapping[str, Field]

    @property
    def name(self) -> str:
        """The name in code, files and addresses."""
        return self.about.name

    @property
    def label(self) -> str:
        """The word for one of them (a message id)."""
        return self.about.label

    @property
    def plural(self) -> str:
        """The word for many of them (a message id)."""
        return self.about.plural

    @property
    def help(self) -> str:
        """What the kind is for (a message id)."""
        return self.about.help

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The fields that make up what a record is called."""
        return self.about.key

    @property
    def coded(self) -> bool:
        """Whether people name its records aloud by a code."""
        return self.about.key == ("code",)

    @cached_property
    def key_fields(self) -> dict[str, Field]:
        """The fields of the key."""
        return {name: self.columns[name] for name in self.key}

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The fields that can be revised."""
        return {name: field for name, field in self.columns.items() if name not in self.key}

    def headings(self) -> tuple[str, ...]:
        """Give the headings of its file, the key first."""
        return (*self.key, *self.fields)

    def join(self, values: Mapping[str, Any]) -> str:
        """Make the key from its parts, checked and in order; optional parts may be missing."""
        if not self.key:
            return self.name_of_the_one
        return self._joined([self._part(name, values.get(name)) for name in self.key])

    def write_part(self, name: str, value: Any) -> str | None:
        """Write a part that was read as it stands in a key, with “/” between it and the others.

        None stands where `join` must be asked, be it for a key or for why there is none.
        """
        field, text = self.columns[name], self.columns[name].write(value)
        plain = not (self.about.pair or self.about.apart)
        fits = "/" not in text or isinstance(field, Mention)
        return text if plain and fits and (text or name in self.about.optional) else None

    def _joined(self, parts: list[str]) -> str:
        about = self.about
        if about.pair:
            parts.sort()
        if (about.pair or about.apart) and parts[0] == parts[1]:
            raise SameTwice(value=parts[0])
        return "/".join(parts).rstrip("/")

    @property
    def name_of_the_one(self) -> str:
        """The key of a kind that has only one record."""
        return "plan"

    def _part(self, name: str, value: Any) -> str:
        field = self.columns[name]
        text = field.write(value if value is None else field.check(value))
        if not text and name not in self.about.optional:
            raise KeyPartMissing(field=name)
        if "/" in text and not isinstance(field, Mention):
            raise KeyPartSlash(value=text)
        return text

    def split(self, key: str) -> dict[str, Any]:
        """Give the values of the key's parts; parts that were left out are missing."""
        if not self.key:
            return {}
        texts = key.split("/", len(self.key) - 1) if self._ends_open else key.split("/")
        if len(texts) > len(self.key):
            raise KeyPartSlash(value=key)
        texts += [""] * (len(self.key) - len(texts))
        return {name: self.part(name, text) for name, text in zip(self.key, texts, strict=True)}

    def split_all(self, keys: Sequence[str]) -> dict[str, list[Any]]:
        """Give the values of the parts of many keys, each different text read once."""
        found = {}
        for name, texts in self.texts(keys).items():
            values = {text: self.part(name, text) for text in set(texts)}
            found[name] = [values[text] for text in texts]
        return found

    def texts(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """Give the parts of many keys as they are written; those left out are empty."""
        texts, parts = self._texts(keys), len(self.key)
        return {name: texts[place::parts] for place, name in enumerate(self.key)}

    def _texts(self, keys: Sequence[str]) -> list[str]:
        """Give the parts of many keys, key after key."""
        last = len(self.key) - 1
        whole = [key + "/" * (last - key.count("/")) for key in keys]
        texts = "/".join(whole).split("/")
        if len(texts) == len(keys) * len(self.key):
            return texts
        return [text for key in whole for text in key.split("/", last)]

    def part(self, name: str, text: str) -> Any:
        """Give the value of a part of a key from its text."""
        value = self.columns[name].read(text) if text else None
        if value is None and name not in self.about.optional:
            raise KeyPartMissing(field=name)
        return value

    @cached_property
    def _ends_open(self) -> bool:
        return isinstance(self.columns[self.key[-1]], Mention)

    def checked_key(self, key: str) -> str:
        """Give the key in its canonical form, or refuse it."""
        if not self.key:
            if key != self.name_of_the_one:
                raise NotAllowed(value=key)
            return key
        columns, values = self.columns, self.split(key)
        parts = [
            value if isinstance(value, str) else columns[name].write(value)
            for name, value in values.items()
        ]
        return self._joined(parts)

    def build(self, key: str, values: Mapping[str, Any]) -> Any:
        """Make the record; fields without a value are missing, also those with a default."""
        given = {name: values.get(name) for name in self.fields}
        return self.record(**self.split(key), **given)

    def default(self, name: str) -> Any:
        """Give the value a form proposes for a field of a new record."""
        found = self.record.__dataclass_fields__[name].default
        return None if found is MISSING else found


def described(record: type[Any]) -> Kind:
    """Derive a kind from its dataclass."""
    hints = get_type_hints(record, include_extras=True)
    columns = {
        field.name: replace(hints[field.name].__metadata__[0], required=field.default is MISSING)
        for field in dataclass_fields(record)
    }
    return Kind(record, record.ABOUT, columns)
