"""What a record is called in a figure: its code and its title, cut only where there is no room."""

from collections.abc import Sequence

from tracker.charts.look import clean, folded, shortened
from tracker.words import Words

LINE_LENGTH = 51  # letters beside each other that fit in a figure 326 pixels wide
LINE_HEIGHT = 17  # pixels of a line of it
LEAST = 8  # letters that are left of a title at least
QUOTED = 48  # letters in a line of a reason
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
    """Name a line above it up to what is told of it last, together in one line or in two."""
    beside, (first, *more) = f" · {told}", folded(f"{code} {title}", LINE_LENGTH)
    second = shortened(" ".join(more), max(LINE_LENGTH - len(beside), LEAST))
    is_short = not more and len(first) + len(beside) <= LINE_LENGTH
    begun = f"<b>{clean(code)}</b>{clean(first.removeprefix(code))}"
    return (
        f"{begun} · " if is_short else f"{begun}<br>{clean(second)} · ".replace("<br> · ", "<br>")
    )


def stacked(labels: Sequence[str], row: int) -> list[float]:
    """Give how far down lines stand, in rows of so many pixels, each with its label above it."""
    downs, reached = [], -1.0
    for label in labels:
        reached += 1 + LINE_HEIGHT * label.count("<br>") / row
        downs.append(reached)
    return downs


def quoted(reason: str) -> str:
    """Give what somebody wrote, in the two lines that a text over a point has on a telephone."""
    return f"<i>{'<br>'.join(map(clean, fitted(reason, QUOTED, 2)))}</i>"


def few(names: Sequence[str], words: Words, unnamed: int = 0) -> str:
    """List names; of many the first, and how many more there are, with those that have none."""
    more = len(names[FEW:]) + unnamed
    told = [words.say("{count} more", count=more)] if more else []
    return words.listed([*names[:FEW], *told])
