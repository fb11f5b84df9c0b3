"""Tokens: secrets by which other programs read a plan; only what proves them is kept."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from tracker.store import reading
from tracker.store.connecting import reading as looking
from tracker.store.connecting import writing
from tracker.store.refusals import NoSuchToken, TokenTaken
from tracker.store.tables import EPOCH, milliseconds, token, workspace

SIZE = 24


class Token(NamedTuple):
    """A token by its name: what it is for, in which workspace, and since when."""

    workspace: str
    name: str
    role: str
    made_at: int


class Tokens:
    """The tokens of a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, one: Token) -> str:
        """Make a token and give its secret, which is told this once and kept nowhere."""
        secret = secrets.token_urlsafe(SIZE)
        made_at = EPOCH + timedelta(milliseconds=one.made_at)
        try:
            with writing(self._engine) as connection:
                number = reading.workspace_id(connection, one.workspace)
                values = {"workspace": number, "name": one.name, "role": one.role}
                told = {**values, "digest": digest(secret), "made_at": made_at}
                connection.execute(insert(token).values(told))
        except IntegrityError as problem:
            raise TokenTaken(name=one.name) from problem
        return secret

    def revoke(self, name: str, token_name: str) -> None:
        """Make a workspace's token worthless from now on."""
        with writing(self._engine) as connection:
            number = reading.workspace_id(connection, name)
            found = connection.execute(
                delete(token).where(token.c.workspace == number, token.c.name == token_name)
            )
            if not found.rowcount:
                raise NoSuchToken(name=token_name)

    def of(self, name: str) -> list[Token]:
        """Give the tokens of a workspace, by name."""
        return sorted(one for one in self._found() if one.workspace == name)

    def known(self, secret: str) -> Token | None:
        """Give the token that a secret is of, None when it is of none."""
        return next(iter(self._found(digest(secret))), None)

    def _found(self, proof: bytes | None = None) -> list[Token]:
        asked = select(workspace.c.name, token.c.name, token.c.role, token.c.made_at).join(
            workspace, workspace.c.id == token.c.workspace
        )
        if proof is not None:
            asked = asked.where(token.c.digest == proof)
        with looking(self._engine) as connection:
            return [_token(*row) for row in connection.execute(asked)]


def _token(workspace_name: str, name: str, role: str, made_at: datetime) -> Token:
    return Token(workspace_name, name, role, milliseconds(made_at))


def digest(secret: str) -> bytes:
    """Give what proves a secret without telling it."""
    return sha256(secret.encode()).digest()
