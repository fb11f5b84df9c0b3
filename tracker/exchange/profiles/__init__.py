"""Import profiles: what an office's own file means, written once for all of its sort."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path, PurePath
from typing import Any

from scenarios.errors import N_
from scenarios.kinds import KINDS
from tracker.exchange.faults import Fault

SHIPPED = Path(__file__).parent
UNREADABLE = ("refuse", "empty", "leave")


class NoSuchProfile(Fault):
    """A profile that is neither a file nor one of those that come along."""

    message = N_("There is no profile “{profile}”. Give a JSON file, or one of: {shipped}.")


class ProfileUnreadable(Fault):
    """A file that is no JSON object."""

    message = N_("The profile {profile} is no JSON object: {why}.")


class FileNotNamed(Fault):
    """A file that a profile which names its files does not name."""

    message = N_("The profile {profile} does not name the file {file}, only: {files}.")


class ProfileUnclear(Fault):
    """A profile that says something nobody knows."""

    message = N_("The profile {profile} says “{what}” in {where}. {known}")


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Where a field's value comes from, and how the cell is read.

    `map` gives words for words (the case does not matter) and `default` the word for all others;
    without a default an unknown word is refused. `dates` are strptime patterns, `strip` signs to
    leave out of numbers and `times` what they are multiplied by. `unreadable` says what becomes of
    a cell that cannot be read: refuse, empty (the field is cleared), or leave (the field stays as
    it is).
    """

    column: str | None = None
    constant: str | None = None
    map: Mapping[str, str | None] = field(default_factory=dict)
    default: str | None = None
    has_default: bool = False
    dates: tuple[str, ...] = ()
    decimal: str = "."
    strip: str = ""
    times: float = 1
    unreadable: str = "refuse"


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A record that the file needs and the plan may lack: a review, the settings, an indicator."""

    kind: str
    key: str
    values: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How one sort of office file is read; texts in braces name columns: {year}-03-31.

    `files` gives words for braces, such as the day, by a file's name without its ending.
    """

    name: str
    kind: str
    fields: Mapping[str, Cells]
    key: Mapping[str, str]
    title: str | None = None
    about: str = ""
    encoding: str | None = None
    undecodable: str = "refuse"
    delimiter: str | None = None
    header_row: int | None = None
    skip_rows: frozenset[int] = frozenset()
    skip_where: Mapping[str, str] = field(default_factory=dict)
    effective_on: str | None = None
    review: str | None = None
    reason: str | None = None
    author: str | None = None
    brings: tuple[Brought, ...] = ()
    key_constants: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def columns(self) -> set[str]:
        """Give the columns that the file must have; the key's column may be missing."""
        named = {cells.column for cells in self.fields.values() if cells.column}
        texts = [self.effective_on, self.review, self.reason, *self.skip_where]
        for brought in self.brings:
            texts += [brought.key, *brought.values.values()]
        braces = {name for text in texts if text for name in named_in(text)}
        told = {word for words in self.files.values() for word in words}
        named |= (braces - told) | set(self.skip_where)
        return named | ({self.title} if self.title else set())

    def words_of(self, path: str) -> Mapping[str, str]:
        """Give the words for braces that belong to a file."""
        name = PurePath(path).stem
        if self.files and name not in self.files:
            raise FileNotNamed(profile=self.name, file=name, files=", ".join(self.files))
        return self.files.get(name, {})


def named_in(text: str) -> Iterator[str]:
    """Give the columns that a text names in braces."""
    for found in re.finditer(r"\{([^{}]+)\}", text):
        yield found[1]


def shipped() -> list[str]:
    """Give the names of the profiles that come along."""
    return sorted(path.stem for path in SHIPPED.glob("*.json"))


def profile_at(path: str) -> Profile:
    """Read a profile from a file, or one that comes along by its name."""
    found = Path(path)
    if not found.is_file():
        found = SHIPPED / f"{path}.json"
    if path not in shipped() and not Path(path).is_file():
        raise NoSuchProfile(profile=path, shipped=", ".join(shipped()))
    return profile_of(found.stem, found.read_bytes())


def profile_of(name: str, data: bytes) -> Profile:
    """Make a profile from the bytes of its JSON."""
    try:
        told = json.loads(data)
    except ValueError as wrong:
        raise ProfileUnreadable(profile=name, why=wrong) from None
    if not isinstance(told, dict):
        raise ProfileUnreadable(profile=name, why=type(told).__name__)
    return _checked(name, told)


def _checked(name: str, told: dict[str, Any]) -> Profile:
    known = {one.name for one in fields(Profile)} | {"profile", "skip"}
    _all_known(name, "the profile", told, known)
    skip = told.pop("skip", {})
    _all_known(name, "skip", skip, {"rows", "where"})
    kind = told.get("kind", "")
    if kind not in KINDS:
        raise ProfileUnclear(profile=name, what=kind, where="kind", known=f"{', '.join(KINDS)}.")
    _all_known(name, "fields", told.get("fields", {}), set(KINDS[kind].fields))
    key = told.pop("key", {})
    key = {"code": key} if isinstance(key, str) else key
    _all_known(name, "key", key, set(KINDS[kind].key))
    constants = {to: one["constant"] for to, one in key.items() if isinstance(one, dict)}
    return Profile(
        name=told.pop("profile", name),
        kind=told.pop("kind"),
        key={to: column for to, column in key.items() if to not in constants},
        key_constants=constants,
        fields={to: _cells(name, to, one) for to, one in told.pop("fields", {}).items()},
        skip_rows=frozenset(skip.get("rows", ())),
        skip_where=skip.get("where", {}),
        brings=tuple(_brought(name, one) for one in told.pop("brings", ())),
        **told,
    )


def _cells(name: str, to: str, told: dict[str, Any] | str) -> Cells:
    told = {"column": told} if isinstance(told, str) else dict(told)
    _all_known(name, to, told, {one.name for one in fields(Cells)} - {"has_default"})
    if told.get("unreadable", "refuse") not in UNREADABLE:
        raise ProfileUnclear(
            profile=name, what=told["unreadable"], where=to, known=f"{', '.join(UNREADABLE)}."
        )
    told["has_default"] = "default" in told
    told["map"] = {word.casefold(): value for word, value in told.get("map", {}).items()}
    told["dates"] = tuple(told.get("dates", ()))
    return Cells(**told)


def _brought(name: str, told: dict[str, Any]) -> Brought:
    _all_known(name, "brings", told, {"kind", "key", "values"})
    if told.get("kind") not in KINDS:
        raise ProfileUnclear(
            profile=name, what=told.get("kind"), where="brings", known=f"{', '.join(KINDS)}."
        )
    _all_known(name, "brings", told.get("values", {}), set(KINDS[told["kind"]].fields))
    return Brought(**told)


def _all_known(name: str, where: str, told: Mapping[str, Any], known: set[str]) -> None:
    for what in told:
        if what not in known:
            choices = ", ".join(sorted(known))
            raise ProfileUnclear(profile=name, what=what, where=where, known=f"{choices}.")
