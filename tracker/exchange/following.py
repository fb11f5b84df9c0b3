"""Long work is followed: it tells how far it has come, and whoever follows it may stop it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

Thing = TypeVar("Thing")
Follow = Callable[[str, Iterable[Any], int], Iterable[Any]]


def unfollowed(stage: str, things: Iterable[Thing], count: int) -> Iterable[Thing]:  # noqa: ARG001
    """Go through things while nobody looks on."""
    return things


class Followed(Sequence[Thing], Generic[Thing]):
    """Things in order that are followed whenever somebody goes through them."""

    def __init__(self, things: Sequence[Thing], stage: str, follow: Follow) -> None:
        self._things, self._stage, self._follow = things, stage, follow

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._follow(self._stage, self._things, len(self._things)))

    def __len__(self) -> int:
        return len(self._things)

    @overload
    def __getitem__(self, place: int) -> Thing: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Thing]: ...
    def __getitem__(self, place: int | slice) -> Thing | Sequence[Thing]:
        return self._things[place]
