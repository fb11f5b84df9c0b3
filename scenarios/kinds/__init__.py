"""Every kind of record, each described once, in the order of the menu."""

from collections.abc import Mapping
from typing import Any

from scenarios.errors import NoSuchKind
from scenarios.kinds.connections import Relation
from scenarios.kinds.description import Kind, RecordId, described
from scenarios.kinds.futures import (
    Assumption,
    CrossImpact,
    Driver,
    Impact,
    Likelihood,
    Outlook,
    Projection,
    Scenario,
    Signpost,
    Variant,
)
from scenarios.kinds.goals import Goal, Indicator, Observation, Target
from scenarios.kinds.people import Actor, Stance
from scenarios.kinds.resources import Allocation, Contribution, Resource
from scenarios.kinds.reviews import Addendum, Decision, Point, Review
from scenarios.kinds.routine import Settings

__all__ = ["KINDS", "Kind", "RecordId", "build", "kind_of", "owner_of"]

RECORDS: tuple[type[Any], ...] = (
    Goal,
    Indicator,
    Target,
    Observation,
    Resource,
    Contribution,
    Allocation,
    Driver,
    Variant,
    Scenario,
    Likelihood,
    Assumption,
    Signpost,
    Impact,
    Outlook,
    Projection,
    CrossImpact,
    Actor,
    Stance,
    Relation,
    Review,
    Point,
    Decision,
    Addendum,
    Settings,
)
KINDS: Mapping[str, Kind] = {record.ABOUT.name: described(record) for record in RECORDS}


def kind_of(what: str | type[Any]) -> Kind:
    """Give a kind by its name or its dataclass."""
    name = what if isinstance(what, str) else getattr(what, "ABOUT").name  # noqa: B009
    try:
        return KINDS[name]
    except KeyError:
        raise NoSuchKind(kind=name) from None


def build(kind: str, key: str, values: Mapping[str, Any]) -> Any:
    """Make a record of a kind from its key and the values of its fields."""
    return kind_of(kind).build(key, values)


def owner_of(record: RecordId) -> RecordId:
    """Give the record that a joined one belongs to: the first that its key names."""
    kind = KINDS[record.kind]
    if kind.coded or not kind.key:
        return record
    owner = getattr(kind.columns[kind.key[0]], "kind", record.kind)
    return RecordId(owner, record.key.split("/")[0])
