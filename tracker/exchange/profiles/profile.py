"""What a profile says: which cells of an office's file become which fields of which records."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePath
from typing import Any

from tracker.exchange.faults import Fault
from tracker.words import N_

UNREADABLE = ("refuse", "empty", "leave")


class FileNotNamed(Fault):
    """A file that a profile which names its files does not name."""

    message = N_("The profile {profile} does not name the file {file}, only: {files}.")


class WordNotFound(Fault):
    """A word for braces that the file does not hold where the profile looks for it."""

    message = N_(
        "The profile {profile} no longer fits: nothing in {place} is like “{pattern}”,"
        " where it looks for {word}."
    )


@dataclass(frozen=True, kw_only=True)
class Cells:
    """Where a value comes from, and how the cell is read.

    `text` is put together of columns in braces. `map` gives words for words (the case does not
    matter) and `default` the word for all others; with `keep` they keep their own, and without
    either an unknown word is refused.
    `dates` are strptime patterns and `order` says whether the day or the month comes first (dmy,
    mdy); `decimal` is the sign before the decimals; what is not said, the whole column decides.
    `strip` are signs to leave out of numbers and `times` what they are multiplied by. `unreadable`
    says what becomes of a cell that cannot be read: refuse, empty (the field is cleared), or leave
    (the field stays as it is). `only_new` fills a field of a new record and leaves others alone;
    `new_method` says that the words of the map come from another way of judging than before.
    """

    column: str | None = None
    constant: str | None = None
    text: str | None = None
    map: Mapping[str, str | None] = field(default_factory=dict)
    default: str | None = None
    has_default: bool = False
    keep: bool = False
    dates: tuple[str, ...] = ()
    order: str | None = None
    decimal: str | None = None
    strip: str = ""
    times: float = 1
    unreadable: str = "refuse"
    only_new: bool = False
    new_method: bool = False

    def columns(self) -> Iterator[str]:
        """Give the columns that the value comes from."""
        if self.column:
            yield self.column
        yield from named_in(self.text or "")


@dataclass(frozen=True, kw_only=True)
class Wide:
    """Columns that are records each: the heading is one part of the key, the cell one field.

    Without `columns` each heading that is a period is meant.
    """

    part: str
    field: str
    columns: Mapping[str, str] | None = None
    cells: Cells = Cells()


@dataclass(frozen=True, kw_only=True)
class Reads:
    """What each row says of records of one kind.

    `title` names the column by which a row without a key is found; with `sum` the numbers of rows
    about one record are added up.
    """

    kind: str
    key: Mapping[str, Cells] = field(default_factory=dict)
    fields: Mapping[str, Cells] = field(default_factory=dict)
    title: str | None = None
    wide: Wide | None = None
    sum: bool = False

    def heading(self, to: str) -> str | None:
        """Give the column that a field or a part of the key comes from."""
        cells = self.key.get(to) or self.fields.get(to)
        return next(cells.columns(), None) if cells else None

    def columns(self) -> set[str]:
        """Give the columns that the file must have; the columns of the key may be missing."""
        named = set(chain.from_iterable(one.columns() for one in self.fields.values()))
        if self.wide and self.wide.columns:
            named |= set(self.wide.columns)
        return named | ({self.title} if self.title else set())


@dataclass(frozen=True, kw_only=True)
class Brought:
    """A record that the file needs and the plan may lack: a review, the settings, an indicator."""

    kind: str
    key: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Correction:
    """Cells that say otherwise than they should, in every row that looks like one."""

    where: Mapping[str, str]
    set: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Profile(Reads):
    """How one sort of office file is read; texts in braces name columns: {year}-03-31.

    `also` is what the same rows say of other kinds. `files` gives words for braces, such as the
    day, by a file's name without its ending, and `words` by what stands in the title rows or in
    the file's name. `names` gives the keys of records by what the file calls them, by kind; None
    leaves the row out. `leave_out` names the sorts of rows that are no data. `decimal` and `order`
    hold for columns that do not say it themselves.
    """

    name: str
    also: tuple[Reads, ...] = ()
    about: str = ""
    sheet: str | None = None
    encoding: str | None = None
    undecodable: str = "refuse"
    delimiter: str | None = None
    orientation: str = "rows"
    header_row: int | None = None
    heading_rows: int | None = None
    rows: Mapping[int, str] = field(default_factory=dict)
    leave_out: tuple[str, ...] = ()
    decimal: str | None = None
    order: str | None = None
    fill_down: tuple[str, ...] = ()
    merge: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    names: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    skip_rows: frozenset[int] = frozenset()
    skip_where: Mapping[str, str] = field(default_factory=dict)
    effective_on: str | None = None
    review: str | None = None
    trigger: str | None = None
    reason: str | None = None
    author: str | None = None
    brings: tuple[Brought, ...] = ()
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def reads(self) -> tuple[Reads, ...]:
        """What the rows say, kind by kind."""
        return (self, *self.also)

    @property
    def varies(self) -> bool:
        """Whether what a row's act carries is put together of the row's own cells."""
        told = (self.effective_on, self.review, self.reason)
        return any(True for text in told if text for _ in named_in(text))

    def columns(self) -> set[str]:
        """Give the columns that the file must have; the columns of the key may be missing."""
        named = super().columns().union(*(one.columns() for one in self.also))
        texts = [self.effective_on, self.review, self.reason]
        for brought in self.brings:
            texts += [brought.key, *brought.values.values()]
        braces = {name for text in texts if text for name in named_in(text)}
        told = {word for words in self.files.values() for word in words} | set(self.words)
        return ((named | braces) - told) | set(self.skip_where) | set(self.fill_down)

    def key_columns(self) -> set[str]:
        """Give the columns that the keys come from."""
        cells = (one for reads in self.reads for one in reads.key.values())
        return {column for one in cells for column in one.columns()} - set(self.words)

    def words_of(self, path: str, titles: tuple[str, ...] = ()) -> Mapping[str, str]:
        """Give the words for braces that belong to a file."""
        name = PurePath(path).stem
        if self.files and name not in self.files:
            raise FileNotNamed(profile=self.name, file=name, files=", ".join(self.files))
        places: dict[str, Any] = {"file": (name,), "titles": titles}
        found = {word: self._word(word, told, places) for word, told in self.words.items()}
        return found | dict(self.files.get(name, {}))

    def _word(self, word: str, told: Mapping[str, str], places: Mapping[str, Any]) -> str:
        for place, pattern in told.items():
            for text in places[place]:
                if found := re.search(pattern, text):
                    return found[1] if found.re.groups else found[0]
        place, pattern = next(iter(told.items()))
        raise WordNotFound(profile=self.name, place=place, pattern=pattern, word=word)


def named_in(text: str) -> Iterator[str]:
    """Give the columns that a text names in braces."""
    for found in re.finditer(r"\{([^{}]+)\}", text):
        yield found[1]
