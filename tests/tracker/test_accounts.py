"""What somebody may do."""

import pytest

from tracker.accounts import MayNot, Permission, Person, demand, may


def test_a_person_may_everything_unless_it_is_said_otherwise() -> None:
    assert all(may(Person("k", "Anna"), permission) for permission in Permission)


def test_a_reader_may_not_write_and_is_told_so() -> None:
    reader = Person("k", "Bo", permissions=frozenset({Permission.READ}))
    assert may(reader, Permission.READ)
    demand(reader, Permission.READ)
    with pytest.raises(MayNot, match=r"Bo may not .* “write”"):
        demand(reader, Permission.WRITE)
