"""Import profiles: how a team's own files were read, kept for the next file of the sort."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, delete, insert, select

from tracker.store import reading
from tracker.store.connecting import reading as looking
from tracker.store.connecting import writing
from tracker.store.tables import profile


class Profiles:
    """The profiles of one workspace, by name, as their JSON tells them."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name

    def all(self) -> dict[str, dict[str, Any]]:
        """Give every profile by its name."""
        with looking(self._engine) as connection:
            number = reading.workspace_id(connection, self._name)
            asked = select(profile.c.name, profile.c.told).where(profile.c.workspace == number)
            rows = connection.execute(asked.order_by(profile.c.name)).all()
        return {name: json.loads(told) for name, told in rows}

    def keep(self, name: str, told: Mapping[str, Any]) -> None:
        """Keep a profile in the place of the one of its name."""
        with writing(self._engine) as connection:
            number = reading.workspace_id(connection, self._name)
            here = (profile.c.workspace == number, profile.c.name == name)
            connection.execute(delete(profile).where(*here))
            text = json.dumps(dict(told), ensure_ascii=False)
            connection.execute(insert(profile).values(workspace=number, name=name, told=text))

    def drop(self, name: str) -> None:
        """Throw a profile away; none is no fault."""
        with writing(self._engine) as connection:
            number = reading.workspace_id(connection, self._name)
            here = (profile.c.workspace == number, profile.c.name == name)
            connection.execute(delete(profile).where(*here))
