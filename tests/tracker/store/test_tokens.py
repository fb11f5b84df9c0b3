"""Tokens: secrets that are told once, and known again until they are revoked."""

import pytest
from sqlalchemy import select

from tracker.store import Store, connecting
from tracker.store.refusals import NoSuchToken, NoSuchWorkspace, TokenTaken
from tracker.store.tables import token
from tracker.store.tokens import Token

CALENDAR = Token("plan", "calendar", "reader", 1_000)


def test_a_secret_tells_which_token_it_is_of(store: Store) -> None:
    store.create("plan")
    secret = store.tokens().create(CALENDAR)
    assert store.tokens().known(secret) == CALENDAR
    assert store.tokens().known(secret + "x") is None
    assert store.tokens().of("plan") == [CALENDAR]


def test_two_secrets_are_never_the_same(store: Store) -> None:
    store.create("plan")
    secrets = {store.tokens().create(CALENDAR._replace(name=f"n{n}")) for n in range(5)}
    assert len(secrets) == 5


def test_the_secret_itself_is_not_kept(store: Store) -> None:
    store.create("plan")
    secret = store.tokens().create(CALENDAR)
    with connecting.reading(store.engine) as connection:
        kept = connection.execute(select(token)).one()
    assert secret not in str(tuple(kept))
    assert secret.encode() not in bytes(kept.digest)


def test_a_revoked_token_is_worth_nothing(store: Store) -> None:
    store.create("plan")
    secret = store.tokens().create(CALENDAR)
    store.tokens().revoke("plan", "calendar")
    assert store.tokens().known(secret) is None
    with pytest.raises(NoSuchToken, match="calendar"):
        store.tokens().revoke("plan", "calendar")


def test_a_name_is_had_by_one_token_of_a_workspace(store: Store) -> None:
    store.create("plan")
    store.create("other")
    store.tokens().create(CALENDAR)
    with pytest.raises(TokenTaken, match="calendar"):
        store.tokens().create(CALENDAR)
    store.tokens().create(CALENDAR._replace(workspace="other"))
    assert [one.workspace for one in store.tokens().of("other")] == ["other"]


def test_a_token_is_of_a_workspace_that_is_there(store: Store) -> None:
    with pytest.raises(NoSuchWorkspace):
        store.tokens().create(CALENDAR)
