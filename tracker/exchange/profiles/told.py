"""A profile as its JSON tells it: checked word by word, so that nothing in it is passed over."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from scenarios.kinds import KINDS
from scenarios.revisions import TRIGGERS
from tracker.exchange.faults import Fault
from tracker.exchange.profiles.profile import (
    UNREADABLE,
    Brought,
    Cells,
    Correction,
    Profile,
    Reads,
    Wide,
)
from tracker.words import N_

Told = dict[str, Any]
READS = {one.name for one in fields(Reads)}
ORIENTATIONS = ("rows", "columns")
ORDERS = ("dmy", "mdy")
PLACES = ("titles", "file")


class ProfileUnreadable(Fault):
    """A file that is no JSON object."""

    message = N_("The profile {profile} is no JSON object: {why}.")


class ProfileUnclear(Fault):
    """A profile that says something nobody knows."""

    message = N_("The profile {profile} says “{what}” in {where}. {known}")


def profile_of(name: str, data: bytes) -> Profile:
    """Make a profile from the bytes of its JSON."""
    try:
        told = json.loads(data)
    except ValueError as wrong:
        raise ProfileUnreadable(profile=name, why=wrong) from None
    if not isinstance(told, dict):
        raise ProfileUnreadable(profile=name, why=type(told).__name__)
    return profile_told(name, told)


def profile_told(name: str, told: Mapping[str, Any]) -> Profile:
    """Make a profile from what its JSON tells."""
    return _Checking(name).profile(dict(told))


class _Checking:
    """Checks what the JSON of one profile tells, and makes the profile of it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def profile(self, told: Told) -> Profile:
        known = {one.name for one in fields(Profile)} - {"skip_rows", "skip_where", "name"}
        self._known("the profile", told, known | {"profile", "skip"})
        skip = told.pop("skip", {})
        self._known("skip", skip, {"rows", "where"})
        self._one_of("orientation", told.get("orientation", "rows"), ORIENTATIONS)
        self._one_of("order", told.get("order") or "dmy", ORDERS)
        self._one_of("trigger", told.get("trigger") or "budget", TRIGGERS)
        for word, places in told.get("words", {}).items():
            self._known(f"words, {word}", places, PLACES)
        return Profile(
            name=told.pop("profile", self.name),
            also=tuple(self._reads_alone(one) for one in told.pop("also", ())),
            brings=tuple(self._brought(one) for one in told.pop("brings", ())),
            corrections=tuple(self._correction(one) for one in told.pop("corrections", ())),
            rows={int(row): sort for row, sort in told.pop("rows", {}).items()},
            names={kind: _folded(names) for kind, names in told.pop("names", {}).items()},
            skip_rows=frozenset(skip.get("rows", ())),
            skip_where=skip.get("where", {}),
            leave_out=tuple(told.pop("leave_out", ())),
            fill_down=tuple(told.pop("fill_down", ())),
            **self._reads({word: told.pop(word) for word in READS & told.keys()}),
            **told,
        )

    # ------------------------------------------------------------------ one kind

    def _reads_alone(self, told: Told) -> Reads:
        self._known("also", told, READS)
        return Reads(**self._reads(told))

    def _reads(self, told: Told) -> Told:
        kind = told.get("kind", "")
        self._one_of("kind", kind, KINDS)
        key = told.get("key", {})
        key = {"code": key} if isinstance(key, str) else key
        self._known("fields", told.get("fields", {}), set(KINDS[kind].fields))
        self._known("key", key, set(KINDS[kind].key))
        wide = told.get("wide")
        return told | {
            "key": {to: self._cells(to, one) for to, one in key.items()},
            "fields": {to: self._cells(to, one) for to, one in told.get("fields", {}).items()},
            "wide": self._wide(kind, dict(wide)) if wide else None,
        }

    def _cells(self, to: str, told: Told | str) -> Cells:
        told = {"column": told} if isinstance(told, str) else dict(told)
        self._known(to, told, {one.name for one in fields(Cells)} - {"has_default"})
        self._one_of(to, told.get("unreadable", "refuse"), UNREADABLE)
        self._one_of(to, told.get("order") or "dmy", ORDERS)
        told["has_default"] = "default" in told
        told["map"] = _folded(told.get("map", {}))
        told["dates"] = tuple(told.get("dates", ()))
        return Cells(**told)

    def _wide(self, kind: str, told: Told) -> Wide:
        self._known("wide", told, {one.name for one in fields(Wide)})
        self._one_of("wide", told.get("part"), KINDS[kind].key)
        self._one_of("wide", told.get("field"), KINDS[kind].fields)
        return Wide(**told | {"cells": self._cells("wide", told.get("cells", {}))})

    def _brought(self, told: Told) -> Brought:
        self._known("brings", told, {"kind", "key", "values"})
        self._one_of("brings", told.get("kind"), KINDS)
        self._known("brings", told.get("values", {}), set(KINDS[told["kind"]].fields))
        return Brought(**told)

    def _correction(self, told: Told) -> Correction:
        self._known("corrections", told, {"where", "set"})
        return Correction(**told)

    # ------------------------------------------------------------------ words

    def _known(self, where: str, told: Iterable[str], known: Iterable[str]) -> None:
        for what in told:
            self._one_of(where, what, sorted(known))

    def _one_of(self, where: str, what: Any, known: Iterable[str]) -> None:
        if what not in known:
            choices = f"{', '.join(known)}."
            raise ProfileUnclear(profile=self.name, what=what, where=where, known=choices)


def _folded(words: Mapping[str, str | None]) -> dict[str, str | None]:
    return {" ".join(word.split()).casefold(): meaning for word, meaning in words.items()}
