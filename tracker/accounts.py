"""Who somebody is, and what they may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scenarios.errors import N_, Refused


class Permission(StrEnum):
    """What a person may do in a workspace."""

    READ = "read"
    WRITE = "write"
    FINALISE = "finalise"
    ADMINISTER = "administer"


EVERYTHING = frozenset(Permission)
ROLES: Mapping[str, frozenset[Permission]] = {
    "guest": frozenset({Permission.READ}),
    "reader": frozenset({Permission.READ}),
    "editor": frozenset({Permission.READ, Permission.WRITE}),
    "responsible": frozenset({Permission.READ, Permission.WRITE, Permission.FINALISE}),
    "administrator": EVERYTHING,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who reads and writes; the key is random and stable, and alone stands in the log."""

    key: str
    name: str
    email: str | None = None
    permissions: frozenset[Permission] = EVERYTHING


class MayNot(Refused):
    """An act that the person has no permission for."""

    message = N_("{name} may not do this: it needs the permission “{permission}”.")


class NoSuchRole(Refused):
    """A role that nobody has described."""

    message = N_("“{role}” is not a role. The roles are {roles}.")


def role_named(name: str) -> str:
    """Give a role, or refuse a word that is none."""
    if name not in ROLES:
        raise NoSuchRole(role=name, roles=", ".join(ROLES))
    return name


def may(person: Person, permission: Permission) -> bool:
    """Tell whether a person may do something."""
    return permission in person.permissions


def demand(person: Person, permission: Permission) -> None:
    """Refuse a person who may not do something."""
    if not may(person, permission):
        raise MayNot(name=person.name, permission=permission.value)
