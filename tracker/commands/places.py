"""Which workspace a command speaks of, and who speaks."""

import getpass

from tracker import settings
from tracker.accounts import Person
from tracker.commands.answers import Asked
from tracker.store import Store
from tracker.workspace import Workspace

NOBODY = "scenario-tracker"


def store_of(asked: Asked) -> Store:
    """Open the database asked for, else the one of the environment."""
    return Store.open(address_of(asked))


def address_of(asked: Asked) -> str:
    """Give the address of the database asked for."""
    return settings.as_url(asked.database) if asked.database else settings.database_url()


def workspace_of(asked: Asked) -> Workspace:
    """Open the workspace asked for, else the only one."""
    return Workspace.open(address_of(asked), asked.workspace)


def person_in(workspace: Workspace) -> Person:
    """Give who writes: as the environment says, else the user of the system."""
    return workspace.person(settings.person_name() or _user())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a machine whose user has no name
        return NOBODY
