"""Read an office's own file by its profile into sheets of rows; a blank never deletes."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from scenarios.errors import N_, NotADay, Refused
from scenarios.fields import Day, Field, Number, Whole
from scenarios.history import History, Moment
from scenarios.kinds import KINDS, RecordId
from tracker.exchange.faults import Fault, HeadingsOnly, SameRecordTwice
from tracker.exchange.lines import Line
from tracker.exchange.problems import Problem, problem_of
from tracker.exchange.profiles import Cells, Profile, named_in
from tracker.exchange.sheets import File, Row, Sheet
from tracker.exchange.tables import Table, folded_cell, table_of

UNKNOWN_SIGN = "\ufffd"
CODE_LENGTH = 40


class NotInMap(Fault):
    """A word that the profile gives no meaning."""

    message = N_("The profile gives “{value}” no meaning. Add it to the value map, or a default.")


class NeitherKeyNorTitle(Fault):
    """A row that names no record."""

    message = N_("The row has neither a key in {key} nor a title, so it names no record.")


class SignReplaced(Fault):
    """A byte that no encoding explains, replaced as the profile says."""

    message = N_("A byte that is no text was replaced by “�”, as the profile says.")


class ReadAsEmpty(Fault):
    """A cell that says nothing the field can hold, emptied as the profile says."""

    message = N_("“{value}” was read as no value, as the profile says.")


class ReadAsDefault(Fault):
    """A word without a meaning of its own, read as the profile's default."""

    message = N_("“{value}” was read as {meaning}, as the profile says.")


def read_by_profile(
    file: File, profile: Profile, history: History, today: date
) -> tuple[Sheet, ...]:
    """Read a file as its profile says: a sheet of its records, and sheets of what it brings."""
    try:
        words, found = profile.words_of(file.path), table_of(file, profile)
    except Fault as fault:
        wrong = problem_of(fault, file.path)
        return (Sheet(file=file.path, kind=profile.kind, profile=profile.name, problems=(wrong,)),)
    reader = _Reader(file.path, profile, found, history, today)
    reader.words = words
    own = reader.sheet()
    return (*reader.brought(), own)


class _Reader:
    """Reads one table by its profile; gathers what is wrong and what was read as it says."""

    def __init__(
        self, file: str, profile: Profile, found: Table, history: History, today: date
    ) -> None:
        self.file, self.profile, self.found, self.history = file, profile, found, history
        self.kind = KINDS[profile.kind]
        self.places = {
            folded_cell(cell): at for at, cell in reversed([*enumerate(found.header.cells)])
        }
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.told: dict[tuple[str, str], dict[str, Any]] = {}
        self._titles = self._titles_in(history, today) if profile.title else {}
        self.words: Mapping[str, str] = {}
        self._lines: dict[str, int] = {}

    def _titles_in(self, history: History, today: date) -> dict[str, str]:
        if "title" not in self.kind.fields:
            return {}
        sheet = history.at(Moment(today)).sheet(self.kind.name)
        titles = sheet.values("title")
        return {folded_cell(title): key for key, title in zip(sheet.keys(), titles, strict=True)}

    # ------------------------------------------------------------------ sheets

    def sheet(self) -> Sheet:
        """Give the sheet of the file's own records."""
        left = [line for line in self.found.lines if self._wanted(line)]
        rows = [row for row in map(self._row, left) if row is not None]
        if not left:
            fault = HeadingsOnly(row=self.found.header.number)
            self.problems.append(problem_of(fault, self.file))
        columns = {to: one.column for to, one in self.profile.fields.items() if one.column}
        return Sheet(
            file=self.file,
            kind=self.kind.name,
            encoding=self.found.encoding,
            delimiter=self.found.delimiter,
            decimal=next((c.decimal for c in self.profile.fields.values() if c.strip), None),
            header_row=self.found.header.number,
            profile=self.profile.name,
            headings=columns | dict(self.profile.key),
            rows=tuple(rows),
            refused=len(left) - len(rows),
            skipped=len(self.found.lines) - len(left),
            problems=tuple(self.problems),
            notes=tuple(self.notes),
        )

    def brought(self) -> tuple[Sheet, ...]:
        """Give sheets of the records that the profile brings along and the plan has never had."""
        return tuple(
            Sheet(
                file=f"{self.file} ({self.profile.name})",
                kind=kind,
                profile=self.profile.name,
                rows=(Row(line=told["line"], key=key, **told["row"]),),
                brought_along=True,
            )
            for (kind, key), told in self.told.items()
            if not self.history.revisions_of(RecordId(kind, key))
        )

    def _wanted(self, line: Line) -> bool:
        if line.blank or line.number in self.profile.skip_rows:
            return False
        return not any(
            re.search(pattern, self._cell(line, column))
            for column, pattern in self.profile.skip_where.items()
        )

    # ------------------------------------------------------------------ rows

    def _row(self, line: Line) -> Row | None:
        before = len(self.problems)
        values: dict[str, Any] = {}
        for name, cells in self.profile.fields.items():
            self._value(line, name, cells, values)
        key = self._key(line)
        day = self._day(line)
        if key is None or len(self.problems) > before:
            return None
        review, author = self._filled(line, self.profile.review), self.profile.author
        self._bring(line, day)
        return Row(
            line=line.number,
            key=key,
            values=values,
            effective_on=day,
            review=review,
            reason=self._filled(line, self.profile.reason),
            author=author,
        )

    def _cell(self, line: Line, column: str) -> str:
        at = self.places.get(folded_cell(column))
        return "" if at is None or at >= len(line.cells) else line.cells[at].strip()

    def _filled(self, line: Line, text: str | None) -> str | None:
        if text is None:
            return None
        for name in named_in(text):
            told = self.words.get(name)
            text = text.replace(f"{{{name}}}", self._cell(line, name) if told is None else told)
        return text

    def _day(self, line: Line) -> date | None:
        text = self._filled(line, self.profile.effective_on)
        try:
            return None if text is None else Day().check(text)
        except Refused as refused:
            self._wrong(refused, line, None, text)
            return None

    def _key(self, line: Line) -> str | None:
        parts = {to: self._cell(line, column) for to, column in self.profile.key.items()}
        key = None
        try:
            named = any(parts.values())
            parts |= self.profile.key_constants
            key = self.kind.join(parts) if named else self._key_by_title(line)
        except Refused as refused:
            self._wrong(refused, line, next(iter(self.profile.key.values()), None), "")
        if key is not None:
            first = self._lines.setdefault(key, line.number)
            if first != line.number:
                twice = SameRecordTwice(kind=self.kind.name, key=key, first=first)
                self._wrong(twice, line, next(iter(self.profile.key.values()), None), key)
        return key

    def _key_by_title(self, line: Line) -> str:
        title = self._cell(line, self.profile.title) if self.profile.title else ""
        if not title:
            raise NeitherKeyNorTitle(key=", ".join(self.profile.key.values()))
        return self._titles.get(folded_cell(title)) or code_of(title)

    def _bring(self, line: Line, day: date | None) -> None:
        for brought in self.profile.brings:
            key = self._filled(line, brought.key) or ""
            if (brought.kind, key) in self.told:
                continue
            fields = KINDS[brought.kind].fields
            values = {
                to: fields[to].read(self._filled(line, text) or "")
                for to, text in brought.values.items()
            }
            row = {"values": values, "effective_on": day}
            self.told[brought.kind, key] = {"line": line.number, "row": row}

    # ------------------------------------------------------------------ cells

    def _value(self, line: Line, name: str, cells: Cells, values: dict[str, Any]) -> None:
        """Put what a cell says under a field's name; nothing when it says nothing."""
        text = cells.constant or self._cell(line, cells.column or "")
        if not text:
            return
        if UNKNOWN_SIGN in text:
            self._note(SignReplaced(), line, cells.column, text)
        try:
            values[name] = self._read(line, self.kind.fields[name], cells, text)
        except Refused as refused:
            if cells.unreadable == "refuse":
                self._wrong(refused, line, cells.column, text)
            elif cells.unreadable == "empty":
                self._note(ReadAsEmpty(value=text), line, cells.column, text)
                values[name] = None

    def _read(self, line: Line, what: Field, cells: Cells, text: str) -> Any:
        if cells.map or cells.has_default:
            return self._mapped(line, what, cells, text)
        if cells.dates:
            return _by_pattern(text, cells.dates)
        if isinstance(what, Number | Whole):
            return what.read(_number(text, cells))
        return what.read(text)

    def _mapped(self, line: Line, what: Field, cells: Cells, text: str) -> Any:
        word = folded_cell(text)
        if word in cells.map:
            meaning = cells.map[word]
        elif cells.has_default:
            meaning = cells.default
            self._note(ReadAsDefault(value=text, meaning=meaning or "–"), line, cells.column, text)
        else:
            raise NotInMap(value=text)
        return None if meaning is None else what.read(meaning)

    def _wrong(self, refused: Refused, line: Line, column: str | None, text: str | None) -> None:
        self.problems.append(problem_of(refused, self.file, line.number, column, text))

    def _note(self, refused: Refused, line: Line, column: str | None, text: str) -> None:
        self.notes.append(problem_of(refused, self.file, line.number, column, text))


def _by_pattern(text: str, patterns: Sequence[str]) -> date:
    for pattern in patterns:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise NotADay(value=text)


def _number(text: str, cells: Cells) -> str:
    kept = "".join(sign for sign in text if sign not in cells.strip and not sign.isspace())
    written = kept.replace("\u2212", "-").replace(cells.decimal, ".")
    return written if cells.times == 1 else _multiplied(written, cells.times)


def _multiplied(written: str, times: float) -> str:
    """Multiply a number as it is written, so that no decimal is lost; leave what is none."""
    try:
        return str(Decimal(written) * Decimal(str(times)))
    except InvalidOperation:
        return written


def code_of(title: str) -> str:
    """Make a code from a title: letters and digits, and a mark of the whole where it is cut."""
    flat = unicodedata.normalize("NFKD", title.casefold())
    code = "-".join(re.findall(r"[a-z0-9]+", "".join(c for c in flat if c.isascii()))) or "x"
    if len(code) <= CODE_LENGTH:
        return code
    mark = sha256(folded_cell(title).encode()).hexdigest()[:6]
    return f"{code[: CODE_LENGTH - 7].rstrip('-')}-{mark}"
