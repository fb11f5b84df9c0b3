"""Write the demonstration's history out: `python -m demo.write_source` makes `demo/source/*.csv`.

The tables say what and how much, the story says when, by whom and why. Each row of a kind's file is
one act; one that sets fields shows the whole record as it then stood. Rows with the same `made_at`
in all files were written together.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from demo import schema, story, tables

SOURCE = Path(__file__).parent / "source"
CHANGES = ("made_at", "person", "source", "undoes", "trigger", "reason")
WITH_OWNER = {"goal", "indicator", "signpost", "decision"}


class Lexicon:
    """Swedish texts and their English, gathered while the story is written out."""

    def __init__(self) -> None:
        self.known = story.words()
        self.used: dict[str, str] = {}

    def swedish(self, said: object) -> str:
        """Give the Swedish of a pair, a notes file, or a word that returns."""
        if isinstance(said, dict):
            said = list(story.note(said["file"]))
        if isinstance(said, list):
            swedish, english = said
            if self.known.setdefault(swedish, english) != english:
                raise ValueError(f"Two English texts for: {swedish}")
            said = swedish
        text = str(said)
        if text and text not in self.known:
            raise ValueError(f"No English for: {text}")
        if text:
            self.used[text] = self.known[text]
        return text


def cell(kind: str, name: str, value: Any, lexicon: Lexicon) -> str:
    """Write a value as canonical text."""
    kept_as = schema.type_of(kind, name)
    if schema.is_worded(kind, name):
        return _worded(kept_as, value, lexicon)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(str(part) for part in value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _worded(kept_as: str, value: Any, lexicon: Lexicon) -> str:
    if kept_as == "texts":
        return ";".join(lexicon.swedish(part) for part in value)
    return lexicon.swedish(value)


def stamp(moment: datetime) -> str:
    """Write a moment as the files have it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Writer:
    """The files as they grow: rows of each kind, and what each record was on each day."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.files: dict[str, list[dict[str, str]]] = defaultdict(list)
        self.changes: list[dict[str, str]] = []
        self.undone: set[str] = set()

    def write(self, change: story.Told) -> None:
        """Add one change with all its acts."""
        said = {name: self._said(name, change.shared) for name in ("trigger", "reason")}
        row = {
            "made_at": stamp(change.made_at),
            "person": self.lexicon.swedish(change.by),
            "source": self.lexicon.swedish(change.source),
            "undoes": stamp(change.undoes) if change.undoes else "",
        }
        self.changes.append(row | (said if change.undoes else {"trigger": "", "reason": ""}))
        self.undone.add(row["undoes"])
        for act in change.acts:
            for verb, kind, key, says in spelled_out(act):
                self._row(change, verb, (kind, key), says)

    def _row(
        self, change: story.Told, verb: str, record: tuple[str, str], says: dict[str, Any]
    ) -> None:
        kind, key = record
        day = says.get("on", change.day)
        said = {**change.shared, **tables.facts(kind, key, verb, day), **says}
        fields = {name: said[name] for name in schema.FIELDS[kind] if name in said}
        before = self._before(kind, key, day)
        after = {name: cell(kind, name, value, self.lexicon) for name, value in fields.items()}
        row = dict.fromkeys(schema.columns(kind), "") | schema.split_key(kind, key)
        if verb in schema.SETTING_ACTS:
            row |= {name: before.get(name, "") for name in schema.FIELDS[kind]} | after
        row |= self._carried(said, verb, row | before)
        row |= {
            "effective_on": day.isoformat(),
            "act": verb,
            "review": change.review,
            "made_at": stamp(change.made_at),
        }
        row["author"] = row["author"] or self._author(kind, row | before, change)
        self.files[kind].append(row)

    def _before(self, kind: str, key: str, day: date) -> dict[str, str]:
        past = [
            row
            for row in self.files[kind]
            if schema.key_of(kind, row) == key
            and row["made_at"] not in self.undone
            and row["act"] in schema.SETTING_ACTS
        ]
        late = [row for row in past if row["effective_on"] > day.isoformat()]
        if late:
            raise ValueError(f"A row of {kind} {key} on {day} would lie under a later one.")
        return past[-1] if past else {}

    def _carried(self, said: dict[str, Any], verb: str, row: dict[str, str]) -> dict[str, str]:
        decision = said.get("decision", "")
        own = row.get("code") == decision
        names = {"confirm": ("author", "rests_on")}.get(verb, ("trigger", "reason", "author"))
        carried = {name: self._said(name, said) for name in names}
        carried |= {name: str(said[name]) for name in ("until", "successor") if name in said}
        return carried | ({} if own or verb == "confirm" else {"decision": decision})

    def _said(self, name: str, said: Mapping[str, Any]) -> str:
        value = said.get(name, "")
        return self.lexicon.swedish(value) if name in schema.CARRIED_TEXTS else str(value)

    def _author(self, kind: str, row: dict[str, str], change: story.Told) -> str:
        owner = row.get("owner", "") if kind in WITH_OWNER and change.review else ""
        return owner or self.lexicon.swedish(change.by)


def spelled_out(act: story.Act) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    """Give an act's single acts: verb, kind, key and what it says."""
    if act.verb == "observe":
        yield from observed(act)
        return
    for target in act.targets:
        kind, key = target.split(" ")
        for each in tables.every_impact() if key == "*" else [key]:
            yield act.verb, kind, each, dict(act.says)


def observed(act: story.Act) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    """Give the values of whole quarters, with what the story says against the tables."""
    says = dict(act.says)
    values, states = says.pop("values", {}), says.pop("states", {})
    for period in act.targets:
        for row in tables.table("indicators"):
            code = row["indicator_id"]
            own = {"state": states.get(code, "final")} | says
            if code in values:
                own["value"] = values[code]
            yield "add", "observation", f"{code}/{period}", own


def with_sources(writer: Writer) -> None:
    """Give each observation the source of its indicator."""
    sources = {row["code"]: row["source"] for row in writer.files["indicator"]}
    for row in writer.files["observation"]:
        if row["act"] in schema.SETTING_ACTS:
            row["source"] = sources[row["indicator"]]


def as_csv(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> bytes:
    """Write rows as canonical CSV: comma, CRLF, UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def files() -> dict[str, bytes]:
    """Give every source file by its name."""
    writer = Writer()
    for change in story.told():
        writer.write(change)
    with_sources(writer)
    pairs = [{"swedish": sv, "english": en} for sv, en in writer.lexicon.used.items()]
    kinds = {
        f"{kind}.csv": as_csv(schema.columns(kind), writer.files[kind])
        for kind in schema.KEYS
        if writer.files[kind]
    }
    return kinds | {
        "changes.csv": as_csv(CHANGES, writer.changes),
        "english.csv": as_csv(("swedish", "english"), pairs),
    }


def main() -> None:
    """Write every source file."""
    SOURCE.mkdir(exist_ok=True)
    for name, content in files().items():
        (SOURCE / name).write_bytes(content)


if __name__ == "__main__":
    main()
