"""django-simple-history on SQLite: one model a kind, and `as_of` as its answer for the past."""

import tempfile
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import django
import simple_history
from django.conf import settings
from django.db import connection, models
from simple_history.models import HistoricalRecords

from benchmarks.answers import Between, Line, Plan
from benchmarks.columns import EPOCH, Column
from benchmarks.full_rows import META, WHY, alive_at_end, tuples, value_names
from benchmarks.peers.contender import Contender, plan_of_rows
from benchmarks.peers.folding import ends_of_lives, folded
from benchmarks.peers.sql import changes_of, story_of
from benchmarks.workload import Entry, Rows, Workload

TYPES = {"number": models.FloatField, "day": models.IntegerField, "flag": models.BooleanField}
SIGNS = {"add": "+", "revise": "~", "retire": "-", "restore": "+"}
LOADED = count(1)  # Django registers a model's name once a process
STORY = ("number", "act", "day", "review", "cause", "history_change_reason", "author")
OWN = ("number", "day", "act", "author", "review", "cause")


class SimpleHistory(Contender):
    """Models whose every save the library writes down; the rows are loaded in bulk beneath it."""

    name = "django-simple-history"
    note = "django-simple-history: as_of() as tuples; difference folded in Python; SQLite WAL FULL"

    def version(self) -> str:
        """Give both versions."""
        return f"{simple_history.__version__} on Django {django.__version__}"

    def load(self, workload: Workload) -> None:
        """Make the tables and write the history rows and the current rows."""
        self.workload = workload
        folder = tempfile.TemporaryDirectory(prefix="simple-history-")
        _open(Path(self.opened.enter_context(folder)) / "history.sqlite")
        self.opened.callback(connection.close)
        self.models = {kind: _model(kind, rows) for kind, rows in workload.rows.items()}
        with connection.schema_editor() as editor:
            for model in self.models.values():
                editor.create_model(model)
                editor.create_model(model.history.model)
        for kind, rows in workload.rows.items():
            self._load_kind(kind, rows)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _load_kind(self, kind: str, rows: Rows) -> None:
        model, values = self.models[kind], value_names(rows)
        heads = ["code", *OWN, *values]
        history = [*heads, "history_date", "history_change_reason", "history_type"]
        every = list(tuples(rows, self.workload))
        live = [_shown(every[row])[:-3] for row in alive_at_end(rows)]
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            for table, columns, told in (
                (model._meta.db_table, heads, live),  # noqa: SLF001 - Django's own name for it
                (model.history.model._meta.db_table, history, map(_shown, every)),  # noqa: SLF001
            ):
                marks = ", ".join(["?"] * len(columns))
                insert = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
                connection.connection.executemany(insert, told)
            cursor.execute("COMMIT")

    def at(self, day: date) -> dict[str, list[tuple[Any, ...]]]:
        """Ask the library what held at the end of a day."""
        return {
            kind: list(model.history.as_of(_end(day)).values_list("code", *self._values(kind)))
            for kind, model in self.models.items()
        }

    def _values(self, kind: str) -> list[str]:
        return value_names(self.workload.rows[kind])

    def between(self, before: date, after: date) -> dict[str, Any]:
        """Fold the rows between the days over what the library says held before."""
        old, found = self.at(before), {}
        span = {"history_date__gt": _end(before), "history_date__lte": _end(after)}
        for kind, model in self.models.items():
            window = model.history.filter(**span).order_by("history_date")
            heads = ("code", "act", "review", "history_change_reason", *self._values(kind))
            told = list(window.values_list(*heads))
            found[kind] = folded(old[kind], told), ends_of_lives(told)
        return found

    def story(self, kind: str, key: str) -> list[Line]:
        """Read the history of one record."""
        mine = self.models[kind].history.filter(code=key).order_by("history_date")
        told = mine.values_list(*STORY, *self._values(kind))
        return story_of(self.workload.rows[kind], told)

    def append(self, row: Entry) -> None:
        """Save the object; the library writes its history row in the same transaction."""
        record = self.models[row.kind].objects.get(code=row.key)
        for name, value in row.values.items():
            setattr(record, f"f_{name}", value)
        record.number, record.day, record.act, record.author = (
            row.number,
            row.day,
            row.act,
            row.author,
        )
        record.review, record.cause = row.review, row.trigger
        record._change_reason = row.reason  # noqa: SLF001 - the library's own way
        record.save()

    def plan(self, answer: dict[str, list[tuple[Any, ...]]]) -> Plan:
        """Bring the rows into the plain form."""
        return plan_of_rows(self.workload, answer)

    def changes(self, answer: dict[str, Any]) -> Between:
        """Bring the rows into the plain form."""
        return changes_of(self.workload, answer)


def _open(path: Path) -> None:
    """Configure Django, once a process, for a database in a file."""
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
    options = {"init_command": pragmas, "transaction_mode": "IMMEDIATE"}
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
    if settings.configured:
        connection.close()
        connection.settings_dict.update(NAME=str(path))
        return
    apps = ["django.contrib.contenttypes", "django.contrib.auth", "simple_history", "benchmarks"]
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=apps,
        USE_TZ=True,
        SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD=True,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def _model(kind: str, rows: Rows) -> Any:
    """Define the model of a kind."""
    body: dict[str, Any] = {
        "__module__": __name__,
        "code": models.TextField(primary_key=True),
        "number": models.IntegerField(),
        "day": models.IntegerField(),
        **{name: models.TextField(null=True) for name in ("act", "author", "review", "cause")},
        **{f"f_{column.name}": _field(column) for column in rows.columns},
        "history": HistoricalRecords(user_db_constraint=False),
        "Meta": type("Meta", (), {"app_label": "benchmarks", "db_table": kind}),
    }
    return type(f"{kind.title().replace('_', '')}{next(LOADED)}", (models.Model,), body)


def _field(column: Column) -> Any:
    return TYPES.get(column.sort, models.TextField)(null=True)


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, UTC)


def _shown(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Bring a full row into the order of the library's columns, with a time of its own."""
    width = len(META) + len(WHY)
    position, _, code, number, day, _, act, author, review, cause, reason, _ = row[:width]
    moment = datetime.combine(EPOCH, time.min) + timedelta(
        days=day, milliseconds=position % 86_000_000
    )
    when = moment.isoformat(sep=" ", timespec="microseconds")
    return code, number, day, act, author, review, cause, *row[width:], when, reason, SIGNS[act]


PEER = SimpleHistory
