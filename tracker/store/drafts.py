"""Drafts: what somebody has begun to write in a review, kept until it is saved or thrown away."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Engine, delete, insert, select

from tracker.store import reading
from tracker.store.connecting import reading as looking
from tracker.store.connecting import writing
from tracker.store.tables import EPOCH, draft, milliseconds


class Draft(NamedTuple):
    """What a person, by key, has typed about something in a review and not saved.

    `typed` holds what stood in each field, as it stood there; `kept_at` is UTC milliseconds.
    """

    person: str
    review: str
    about: str
    typed: Mapping[str, Any]
    kept_at: int


class Drafts:
    """The drafts of one workspace; unlike the log they may change and go."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name

    def of(self, review: str, person: str | None = None) -> list[Draft]:
        """Give what is begun in a review, by everybody or by one person, the oldest first."""
        with looking(self._engine) as connection:
            number = reading.workspace_id(connection, self._name)
            asked = select(*(column for column in draft.c if column.name != "workspace")).where(
                draft.c.workspace == number, draft.c.review == review
            )
            if person is not None:
                asked = asked.where(draft.c.person == person)
            rows = connection.execute(asked.order_by(draft.c.kept_at, draft.c.about)).all()
        return [_draft(*row) for row in rows]

    def keep(self, one: Draft) -> None:
        """Keep a draft in the place of the one before it."""
        place = (one.person, one.review, one.about)
        with writing(self._engine) as connection:
            number = reading.workspace_id(connection, self._name)
            connection.execute(delete(draft).where(*_at(number, *place)))
            connection.execute(
                insert(draft).values(
                    workspace=number,
                    person=one.person,
                    review=one.review,
                    about=one.about,
                    typed=json.dumps(dict(one.typed), ensure_ascii=False),
                    kept_at=EPOCH + timedelta(milliseconds=one.kept_at),
                )
            )

    def drop(self, person: str, review: str, about: str) -> None:
        """Throw a draft away; none is no fault."""
        with writing(self._engine) as connection:
            number = reading.workspace_id(connection, self._name)
            connection.execute(delete(draft).where(*_at(number, person, review, about)))


def _at(number: int, person: str, review: str, about: str) -> list[Any]:
    return [
        draft.c.workspace == number,
        draft.c.person == person,
        draft.c.review == review,
        draft.c.about == about,
    ]


def _draft(person: str, review: str, about: str, typed: str, kept_at: datetime) -> Draft:
    return Draft(person, review, about, json.loads(typed), milliseconds(kept_at.astimezone(UTC)))
