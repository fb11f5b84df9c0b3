"""token create and token revoke: secrets by which other programs read a plan."""

from scenarios.errors import N_
from tracker.accounts import role_named
from tracker.commands.answers import Answer, Asked
from tracker.commands.places import workspace_of
from tracker.store.tokens import Token
from tracker.words import Words


def create(asked: Asked, name: str, role: str, words: Words) -> Answer:
    """Make a token and tell its secret, this once."""
    workspace = workspace_of(asked)
    one = Token(workspace.name, name, role_named(role), workspace.clock())
    secret = workspace.store.tokens().create(one)
    told = words.say(N_("The token {name} is made. Its secret is told only now."), name=name)
    calendar = f"/calendar/{secret}.ics"
    document = {"name": name, "role": role, "secret": secret, "calendar": calendar}
    return Answer(document, [secret, calendar, told])


def revoke(asked: Asked, name: str, words: Words) -> Answer:
    """Make a token worthless from now on."""
    workspace = workspace_of(asked)
    workspace.store.tokens().revoke(workspace.name, name)
    return Answer({"revoked": name}, [words.say(N_("The token {name} is revoked."), name=name)])
