"""Sentences that are said later, in some language: a message and the values that stand in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Amount(NamedTuple):
    """A number with its unit, as it stands in a sentence."""

    value: float
    unit: str | None = None
    decimals: int | None = None

    def __str__(self) -> str:
        number = f"{self.value:g}" if self.decimals is None else f"{self.value:.{self.decimals}f}"
        return f"{number} {self.unit}" if self.unit else number


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can be translated, with its values; as a text it is in English."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message.format(**{name: _plain(x) for name, x in self.values.items()})


def _plain(value: Any) -> Any:
    return ", ".join(map(str, value)) if isinstance(value, list) else value
