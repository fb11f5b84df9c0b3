"""Somebody is forgotten: a role in the place of a name, wherever the plan and its log hold it."""

from datetime import UTC, datetime

from scenarios.edits import Confirm
from scenarios.errors import N_, Refused
from scenarios.kinds import RecordId
from scenarios.named import namings
from tracker.accounts import Permission, Person, demand
from tracker.workspace import Workspace

SETTINGS = RecordId("settings", "plan")


class NoDecisionNamed(Refused):
    """A name that is to be replaced without the decision that allows it."""

    message = N_("Name the decision that the replacement rests on.")


class NoRoleNamed(Refused):
    """A name that is to be replaced with nothing."""

    message = N_("Write the role that takes the place of the name.")


class AlreadyForgotten(Refused):
    """A name that has been replaced already, or was never there."""

    message = N_("Nobody of that name is known any more.")


def forget(
    workspace: Workspace, key: str, role: str, reference: str, reason: str, *, person: Person
) -> int:
    """Put a role in the place of a person's name, and give how many revisions were redacted.

    That it was done, and by which decision, stands in the story of the settings; finalised notes
    stay as they were signed.
    """
    demand(person, Permission.ADMINISTER)
    role, reference = role.strip(), reference.strip()
    if not role:
        raise NoRoleNamed
    if not reference:
        raise NoDecisionNamed
    known = workspace.persons().get(key)
    if known is None:
        raise AlreadyForgotten
    found = namings(workspace.history(), known.name)
    for one in found:
        values = one.instead(role, known.name)
        workspace.redact(one.position, values, person=person, reason=reference)
    if workspace.history().now(workspace.today()).has(*SETTINGS):
        done = Confirm(kind=SETTINGS.kind, key=SETTINGS.key, rests_on=reference, reason=reason)
        workspace.apply([done], person=person)
    workspace.store.rename(key, role, datetime.fromtimestamp(workspace.clock() / 1000, UTC))
    return len(found)
