"""One record among very many: the newest are listed, any other is found by code or by words."""

from collections.abc import Iterator, Sequence
from typing import Any

from scenarios.errors import N_, Refused
from scenarios.fields import Field, Mention, Mentions, Reference, References
from scenarios.kinds import KINDS
from scenarios.titles import titles
from tracker.visit import Visit

MOST, NEWEST, TOLD = 1000, 200, 5
MENTIONED = ("goal", "resource", "scenario", "assumption", "signpost", "indicator", "decision")


class NothingCalledSo(Refused):
    """A text that is no code, and whose words stand in no title."""

    message = N_("Nothing here is called “{text}”. Write a code, or words of a title.")


class SeveralCalledSo(Refused):
    """A text whose words stand in several titles."""

    message = N_("Several are called “{text}”: {codes}. Write the code of one of them.")


def listed(options: Sequence[Any], held: Sequence[Any]) -> list[Any]:
    """Give what a box lists: all, or of very many the newest of each kind and what it holds."""
    if len(options) <= MOST:
        return list(options)
    by_kind: dict[str, list[Any]] = {}
    for option in options:
        by_kind.setdefault(str(option).rpartition(":")[0], []).append(option)
    newest = (one for of_kind in by_kind.values() for one in of_kind[: -NEWEST - 1 : -1])
    return list(dict.fromkeys([*held, *newest]))


def meant(visit: Visit, field: Field, raw: Any) -> Any:
    """Give the records that are meant by what was chosen or written in a box of many."""
    match field:
        case Reference(kind=kind, also=also) if raw not in also:
            return _of_kind(visit, kind, raw)
        case References(kind=kind):
            return [_of_kind(visit, kind, one) for one in raw]
        case Mention():
            return _of_any(visit, raw)
        case Mentions():
            return [_of_any(visit, one) for one in raw]
        case _:
            return raw


def _of_kind(visit: Visit, kind: str, text: str) -> str:
    return text if text in visit.history.numbers(kind) else _found(visit, (kind,), text)[1]


def _of_any(visit: Visit, text: str) -> str:
    return text if text.partition(":")[0] in KINDS else ":".join(_found(visit, MENTIONED, text))


def _found(visit: Visit, kinds: Sequence[str], text: str) -> tuple[str, str]:
    """Give the one record that has a code, or whose title alone holds all of the words."""
    called = [*_called(visit, kinds, text)]
    by_code = [one for one in called if one[1].casefold() == text.strip().casefold()]
    found = by_code or called
    if not found:
        raise NothingCalledSo(text=text)
    if len(found) > 1:
        more = " …" if len(found) > TOLD else ""
        raise SeveralCalledSo(text=text, codes=", ".join(key for _, key in found[:TOLD]) + more)
    return found[0]


def _called(visit: Visit, kinds: Sequence[str], text: str) -> Iterator[tuple[str, str]]:
    words = text.casefold().split()
    for kind in kinds:
        for key, title in titles(visit.snapshot, kind).items():
            name = f"{key} {title}".casefold()
            if all(word in name for word in words):
                yield kind, key
