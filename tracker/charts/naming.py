"""What a record is called in a figure: its code and its title, cut only where there is no room."""

from collections.abc import Sequence

from tracker.charts.look import clean, folded, shortened
from tracker.words import Words

LINE_LENGTH = 51  # letters beside each other that fit in a figure 326 pixels wide
FEW = 12  # records that a sentence names at most
BESIDE = 26  # letters in each of the two lines that name a line of cells


def fitted(text: str, width: int, most: int) -> list[str]:
    """Break a text into at most so many lines of a width; what is beyond them is cut."""
    lines = folded(text, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [shortened(line, width) for line in lines]


def named(code: str, title: str, width: int = LINE_LENGTH, most: int = 1) -> str:
    """Write a code in bold and its title after it, in at most so many lines of a width."""
    first, *more = fitted(f"{code} {title}".strip(), max(width, len(code) + 2), most)
    begun = f"<b>{clean(code)}</b>{clean(first.removeprefix(code))}"
    return "<br>".join([begun, *map(clean, more)])


def beside(code: str, title: str) -> str:
    """Name a line of cells at its left, in two lines."""
    return named(code, title, BESIDE, most=2)


def above(code: str, title: str, told: str) -> str:
    """Name a line above it, as far as there is room beside what is told after it."""
    return named(code, title, LINE_LENGTH - len(f" · {told}"))


def few(names: Sequence[str], words: Words, unnamed: int = 0) -> str:
    """List names; of many the first, and how many more there are, with those that have none."""
    more = len(names[FEW:]) + unnamed
    told = [words.say("{count} more", count=more)] if more else []
    return words.listed([*names[:FEW], *told])
