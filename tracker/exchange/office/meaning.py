"""Which heading stands for which field, told from the words of the headings and from the cells."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from scenarios.fields import Number, Whole
from scenarios.kinds import KINDS
from tracker.exchange.office.concepts import WORDS, Meaning, meanings, own_meaning, without_period
from tracker.exchange.office.knowing import Known
from tracker.exchange.office.likeness import best
from tracker.exchange.office.signs import is_figure, is_sign
from tracker.exchange.office.spans import is_part, is_period
from tracker.exchange.office.table import Table, period_in
from tracker.exchange.own.headings import folded

MOSTLY, HALF = 0.7, 0.5
SEVERAL = 2
LOOKED_AT = 2000
NAMES = 60  # that are compared with those of the plan, to tell whether they are of its sort
MAY_BE_DIGITS = frozenset({"code", "period", "place", "group"})


class Columns:
    """The columns of a table, asked what they seem to hold."""

    def __init__(self, table: Table, known: Known) -> None:
        self.table, self.known = table, known

    @cached_property
    def numeric(self) -> frozenset[str]:
        """The headings below which numbers stand, or signs where there is none."""
        return frozenset(h for h in self.table.headings if self._is_numeric(h))

    def _is_numeric(self, heading: str) -> bool:
        cells = list(islice(filter(None, self.table.column(heading)), LOOKED_AT))
        figures = sum(map(is_figure, cells))
        signs = sum(map(is_sign, cells))
        return bool(figures) and figures + signs >= MOSTLY * len(cells)

    @cached_property
    def periods(self) -> list[str]:
        """The headings that are periods over numbers."""
        return [h for h in self.table.headings if period_in(h) is not None and h in self.numeric]

    def heading(self, kind: str, field: str) -> str | None:
        """Give the heading that fits a field best, by its words and what stands below it."""
        fitting = [h for h in self.table.headings if self._may_be(h, kind, field)]
        own = [h for h in fitting if own_meaning(h, kind) == field]
        meaning = Meaning(kind, field)
        scored = [(self._score(h, meaning), h) for h in fitting]
        known = [h for score, h in sorted(scored, key=lambda pair: -pair[0]) if score]
        if field == "code":
            known = [h for h in self.table.headings if self.holds_keys(h, kind)] + known
        return next(iter([*own, *known]), None)

    def _score(self, heading: str, meaning: Meaning) -> float:
        """Score a heading: the whole word before its beginning, the clearest words first."""
        score = meanings(heading).get(meaning, 0)
        words = WORDS.get(meaning, ())
        word = folded(without_period(heading)[0])
        turn = next((at for at, one in enumerate(words) if word.startswith(one)), len(words))
        return score - turn / 100 if score else 0

    def _may_be(self, heading: str, kind: str, field: str) -> bool:
        is_number = isinstance(KINDS[kind].columns[field], Number | Whole)
        if heading in self.periods:
            return False
        if field in MAY_BE_DIGITS:
            return True
        return (heading in self.numeric) == is_number or not self.table.words(heading)

    def holds_keys(self, heading: str, kind: str) -> bool:
        """Tell whether a column holds codes of the plan's records."""
        cells = self.table.words(heading)
        known = sum(cell in self.known.keys(kind) for cell in cells)
        return bool(known) and known >= HALF * len(cells)

    def holds_titles(self, heading: str, kind: str) -> bool:
        """Tell whether a column holds titles of the plan's records."""
        cells = {folded(cell) for cell in self.table.words(heading)}
        known = sum(cell in self.known.titles(kind) for cell in cells)
        return known >= SEVERAL and known >= HALF * len(cells)

    def naming(self, kind: str) -> str | None:
        """Give the column that says which record of a kind each row is about."""
        texts = [h for h in self.table.headings if h not in self.numeric]
        by_cells = (h for h in texts if self.holds_keys(h, kind) or self.holds_titles(h, kind))
        by_word = [self.heading(kind, "code"), self.heading(kind, "title")]
        return next(by_cells, None) or next(filter(None, by_word), None)

    def named_alike(self, kind: str) -> str | None:
        """Give the first column of words most of which are like the names of a kind's records."""
        texts = (h for h in self.table.headings if h not in self.numeric)
        return next((h for h in texts if self._are_alike(self.table.words(h), kind)), None)

    def _are_alike(self, names: Sequence[str], kind: str) -> bool:
        alike = sum(self.is_alike(name, kind) for name in names[:NAMES])
        return bool(names) and alike >= HALF * len(names[:NAMES])

    def is_alike(self, name: str, kind: str) -> bool:
        """Tell whether a name is like that of some record of a kind."""
        titles = {key: str(title) for key, title in self.known.values(kind, "title").items()}
        return name in self.known.keys(kind) or bool(best(name, titles))

    def measured_in_headings(self, besides: Collection[str]) -> list[str]:
        """Give the number columns whose headings name indicators: all, where at least half do."""
        found = [h for h in self.table.headings if h in self.numeric and h not in besides]
        alike = [h for h in found[:NAMES] if self.is_alike(h, "indicator")]
        if len(alike) >= HALF * len(found[:NAMES]):
            return found
        return alike if len(alike) >= SEVERAL else []

    @cached_property
    def down(self) -> str | None:
        """The column in which every cell is a period, the one called so first.

        A year is no period where another column says which part of it.
        """
        if any(self._holds_parts(h) for h in self.table.headings):
            return None
        named = self.heading("observation", "period")
        headings = [named, *self.table.headings] if named else self.table.headings
        return next((h for h in headings if self._holds_periods(h)), None)

    def _holds_parts(self, heading: str) -> bool:
        words = self.table.words(heading)[:LOOKED_AT]
        return bool(words) and sum(map(is_part, words)) >= HALF * len(words)

    def _holds_periods(self, heading: str) -> bool:
        words = self.table.words(heading)
        return bool(words) and all(map(is_period, words[:LOOKED_AT]))

    def named_in_headings(self, kind: str) -> dict[str, str]:
        """Give the number columns whose headings are records of a kind, and their keys."""
        titles = {key: str(title) for key, title in self.known.values(kind, "title").items()}
        found = {}
        for heading in self.table.headings:
            if heading in self.numeric and heading not in self.periods:
                matches = best(heading, titles)
                if heading in self.known.keys(kind):
                    found[heading] = heading
                elif matches and matches[0].score == 1:
                    found[heading] = matches[0].key
        return found

    def own_fields(self, kind: str) -> dict[str, str]:
        """Give the fields and parts of the key that our own headings name."""
        told = ((own_meaning(h, kind), h) for h in self.table.headings)
        return {field: h for field, h in told if field and field in KINDS[kind].columns}


def matched(names: Iterable[str], titles: Mapping[str, str]) -> dict[str, str]:
    """Give the record that each name most likely means."""
    found = {name: best(name, titles) for name in names}
    return {name: matches[0].key for name, matches in found.items() if matches}
