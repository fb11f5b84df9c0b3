"""Propose what kind of records the rows are about, and which heading becomes which field."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from scenarios.kinds import KINDS
from scenarios.sentences import Sentence
from tracker.exchange.office.concepts import without_period
from tracker.exchange.office.days import is_day, read_day
from tracker.exchange.office.findings import Findings
from tracker.exchange.office.guesses import Question
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.meaning import SEVERAL, Columns, matched
from tracker.exchange.office.spans import period_of
from tracker.exchange.office.table import Table
from tracker.exchange.office.wording import word_choices
from tracker.exchange.profiles import profile_told
from tracker.words import N_

Told = dict[str, Any]
NAMES_RECORDS = N_("The headings are names of {kinds}.")
WORD_OF_FIELD = N_("“{heading}” is a word for it.")
ONLY_NEW = N_("“{heading}” is a word for it; what the plan already says stays.")
ONE_PERIOD = N_("“{first}” is a period.")
PERIODS = N_("{count} headings are periods, {first} to {last}.")
KIND_OF_INDICATORS = N_("The rows name indicators, and numbers stand under periods.")
KIND_OF_COLUMNS = N_("The headings name indicators, and “{heading}” holds periods.")
LIKE_RECORDS = N_("What stands below “{heading}” is like the names of {kinds}.")
ONLY_PERIODS = N_("Every cell of “{heading}” is a period.")
KIND_OF_GOALS = N_("“{heading}” names goals.")
KIND_OF_MATRIX = N_("The rows name resources, and the headings name {kinds}.")
KIND_OF_HEADINGS = N_("The headings are fields of this kind: {headings}.")
ABOUT = N_("What are the rows about?")
ASKED_KINDS = tuple(name for name, kind in KINDS.items() if kind.key)
GOAL_FIELDS = ("title", "description", "sector", "owner", "status", "status_comment", "due")
INDICATOR_FIELDS = ("title", "unit", "owner", "baseline_value")
OBSERVATION_FIELDS = ("place", "group", "note")
STAYS = frozenset({"owner", "unit", "baseline_value"})


def give_roles(table: Table, known: Known, findings: Findings) -> set[str]:
    """Propose kind, key and fields unless they were said; give the headings that are used."""
    roles = _Roles(table, known, findings)
    kind = findings.told.get("kind") or roles.kind()
    if kind is None:
        findings.ask(Question(("kind",), Sentence(ABOUT), ASKED_KINDS))
        return set()
    if "key" not in findings.told and "fields" not in findings.told:
        roles.give(kind)
    if kind == "goal":
        roles.ask_from_which_day()
    word_choices(table, known, findings)
    profile = profile_told("proposal", findings.told)
    used = profile.columns() | profile.key_columns()
    wide = any(reads.wide and reads.wide.columns is None for reads in profile.reads)
    return used | (set(roles.columns.periods) if wide else set())


class _Roles:
    """Gives the columns of one table their roles."""

    def __init__(self, table: Table, known: Known, findings: Findings) -> None:
        self.table, self.known, self.findings = table, known, findings
        self.columns = Columns(table, known)
        self.indicator = self.columns.naming("indicator")
        self.goal = self.columns.heading("goal", "code") or self.columns.heading("goal", "title")
        self.resource = self.columns.naming("resource")
        self.alike = self._alike()
        self.measured = self._measured_in_columns()

    def _alike(self) -> str | None:
        """Give the column of names like those of indicators, where nothing else names records."""
        if self.indicator or self.goal or not self.columns.periods:
            return None
        return self.columns.named_alike("indicator")

    def _measured_in_columns(self) -> list[str]:
        """Give the columns that are indicators each, where every row is a period."""
        named = self.indicator or self.goal or self.columns.periods
        if named or self.columns.down is None:
            return []
        parts = [self.columns.heading("observation", part) for part in ("place", "group")]
        return self.columns.measured_in_headings({self.columns.down, *filter(None, parts)})

    # ------------------------------------------------------------------ kind

    def kind(self) -> str | None:
        """Propose a kind, with its reason; None where nothing tells it."""
        found = self._kind()
        if found is None:
            return None
        kind, reason = found
        self.findings.found("kind", value=kind, reason=reason)
        if kind == "goal" and not self._names_goals_of_the_plan:
            self.findings.ask(Question(("kind",), Sentence(ABOUT), ASKED_KINDS, kind, reason))
        return kind

    @property
    def _names_goals_of_the_plan(self) -> bool:
        """Whether goals are told by more than a word in a heading."""
        found = self.goal or ""
        return self.columns.holds_keys(found, "goal") or self.columns.holds_titles(found, "goal")

    def _kind(self) -> tuple[str, Sentence] | None:
        columns = self.columns
        judged = columns.heading("goal", "status") and self.goal
        if self.goal and (judged or not self.indicator):
            return "goal", Sentence(KIND_OF_GOALS, {"heading": self.goal})
        measures = columns.periods or columns.heading("observation", "value")
        if self.alike or (self.indicator and measures):
            return "observation", Sentence(KIND_OF_INDICATORS)
        if self.measured:
            return "observation", Sentence(KIND_OF_COLUMNS, {"heading": columns.down})
        for kind, other in (("contribution", "actor"), ("allocation", "goal")):
            if self.resource and len(columns.named_in_headings(other)) >= SEVERAL:
                reason = Sentence(KIND_OF_MATRIX, {"kinds": [other]})
                return kind, reason
        return self._kind_of_headings()

    def _kind_of_headings(self) -> tuple[str, Sentence] | None:
        fields = {name: self.columns.own_fields(name) for name, kind in KINDS.items() if kind.key}
        counts = Counter(
            {name: len(told) for name, told in fields.items() if self._has_key(name, told)}
        )
        (first, most), *rest = [*counts.most_common(2), ("", 0)][:2]
        if most < SEVERAL or (rest and rest[0][1] == most):
            return None
        headings = list(fields[first].values())
        return first, Sentence(KIND_OF_HEADINGS, {"headings": headings})

    @staticmethod
    def _has_key(name: str, told: Mapping[str, str]) -> bool:
        kind = KINDS[name]
        if kind.coded:
            return "code" in told or "title" in told
        return all(part in told for part in kind.key if part not in kind.about.optional)

    # ------------------------------------------------------------------ roles

    def give(self, kind: str) -> None:
        """Propose key and fields of a kind."""
        special = {
            "goal": self._goal,
            "observation": self._observation,
            "contribution": self._matrix,
            "allocation": self._matrix,
        }
        special.get(kind, self._plain)(kind)

    def _goal(self, kind: str) -> None:
        columns = self.columns
        code, title = columns.heading(kind, "code"), columns.heading(kind, "title")
        self._key({"code": code} if code else {})
        if title:
            self.findings.found("title", value=title, reason=self._word(title))
        self._fields(kind, GOAL_FIELDS)
        also = [self._measured(), *self._wanted()] if self.indicator else []
        self._also([one for one in also if one])

    def _observation(self, kind: str) -> None:
        columns = self.columns
        self._key({"indicator": self.indicator} if self.indicator else {})
        self._key({"indicator": self.alike} if self.alike else {}, LIKE_RECORDS)
        if columns.periods:
            self._wide("period", "value")
        elif self.measured:
            self._key({"period": columns.down}, ONLY_PERIODS)
            self._spread()
        else:
            period = columns.heading(kind, "period")
            self._key({"period": period} if period else {})
            self._fields(kind, ("value",))
        for part in ("place", "group"):
            heading = columns.heading(kind, part)
            self._key({part: heading} if heading else {})
        self._fields(kind, ("note",))
        self._also([one for one in self._wanted() if one])

    def _matrix(self, kind: str) -> None:
        other = "actor" if kind == "contribution" else "goal"
        self._key({"resource": self.resource} if self.resource else {})
        headings = self.columns.named_in_headings(other)
        if len(headings) >= SEVERAL:
            reason = Sentence(NAMES_RECORDS, {"kinds": [other]})
            wide = {"part": other, "field": "amount", "columns": headings}
            self.findings.found("wide", value=wide, reason=reason)
        else:
            self._plain(kind)

    def _plain(self, kind: str) -> None:
        told = self.columns.own_fields(kind)
        fields = {
            name: told.get(name) or self.columns.heading(kind, name) for name in KINDS[kind].columns
        }
        self._key({n: h for n, h in fields.items() if h and n in KINDS[kind].key})
        for name, heading in fields.items():
            if heading and name not in KINDS[kind].key:
                self.findings.found("fields", name, value=heading, reason=self._word(heading))
        if KINDS[kind].coded and fields.get("title"):
            self.findings.found("title", value=fields["title"], reason=self._word(fields["title"]))

    # ------------------------------------------------------------------ parts

    def _word(self, heading: str | None) -> Sentence:
        return Sentence(WORD_OF_FIELD, {"heading": heading})

    def _key(self, parts: Mapping[str, str | None], why: str = WORD_OF_FIELD) -> None:
        for part, heading in parts.items():
            reason = Sentence(why, {"heading": heading, "kinds": ["indicator"]})
            self.findings.found("key", part, value=heading, reason=reason)

    def _fields(self, kind: str, names: tuple[str, ...]) -> None:
        taken = set(map(str, self.findings.told.get("key", {}).values()))
        for name in names:
            heading = self.columns.heading(kind, name)
            if heading and heading not in taken:
                taken.add(heading)
                stays = name in STAYS
                value: Any = {"column": heading, "only_new": True} if stays else heading
                reason = Sentence(ONLY_NEW if stays else WORD_OF_FIELD, {"heading": heading})
                self.findings.found("fields", name, value=value, reason=reason)

    def _wide(self, part: str, field: str) -> None:
        periods = self.columns.periods
        values = {"count": len(periods), "first": periods[0], "last": periods[-1]}
        reason = Sentence(PERIODS if len(periods) > 1 else ONE_PERIOD, values)
        self.findings.found("wide", value={"part": part, "field": field}, reason=reason)

    def _spread(self) -> None:
        """Say that columns are indicators, each of the name that its heading is."""
        columns = {heading: heading for heading in self.measured}
        wide = {"part": "indicator", "field": "value", "columns": columns}
        reason = Sentence(NAMES_RECORDS, {"kinds": ["indicator"]})
        self.findings.found("wide", value=wide, reason=reason)

    def _also(self, reads: list[Told]) -> None:
        if reads:
            kinds = [one["kind"] for one in reads]
            reason = Sentence(N_("The same rows speak of {kinds} too."), {"kinds": kinds})
            self.findings.found("also", value=reads, reason=reason)

    def _measured(self) -> Told | None:
        """Say that the rows of goals hold what was measured too."""
        if not self.columns.periods:
            return None
        key = {"indicator": self.indicator}
        return {"kind": "observation", "key": key, "wide": {"part": "period", "field": "value"}}

    def _wanted(self) -> list[Told | None]:
        """Say which column holds targets, of a year or for good."""
        heading = self.columns.heading("indicator", "target_value")
        if not (heading and self.indicator):
            return []
        year = without_period(heading)[1]
        if year and self._is_interim(year):
            day = {"constant": f"{period_of(year)[:4]}-12-31"}
            key: Told = {"indicator": self.indicator, "day": day}
            return [{"kind": "target", "key": key, "fields": {"value": heading}}]
        key = {"code": self.indicator}
        return [{"kind": "indicator", "key": key, "fields": {"target_value": heading}}]

    def _is_interim(self, year: str) -> bool:
        """Tell whether a target is for an earlier year than the indicators' own."""
        titles = {k: str(v) for k, v in self.known.values("indicator", "title").items()}
        meant = matched(self.table.words(self.indicator or ""), titles).values()
        days = self.known.values("indicator", "target_date")
        years = Counter(days[key].year for key in meant if days.get(key))
        return bool(years) and period_of(year)[:4] < str(years.most_common(1)[0][0])

    def ask_from_which_day(self) -> None:
        """Ask from which day a report holds, where its title rows name an earlier one."""
        words = [word for title in self.table.titles for word in title.split()]
        days = [read_day(word) for word in words if is_day(word) and not word.isdigit()]
        earlier = [day for day in days if day < self.known.today]
        if earlier:
            day = max(earlier).isoformat()
            asked = Sentence(N_("From which day does this hold?"))
            why = Sentence(N_("The rows above the headings name {day}."), {"day": max(earlier)})
            choices = (day, self.known.today.isoformat())
            self.findings.ask(Question(("effective_on",), asked, choices, day, why))
