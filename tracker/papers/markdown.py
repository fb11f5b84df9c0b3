"""A paper as Markdown, and back again: the kept text of a finalised review is read by this."""

import re
from collections.abc import Iterator, Sequence

from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Item, Items, Paper, Text

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
_BEGINS = re.compile(r"^(?:()([-+](?=[\s-]|$)|=(?==*\s*$))|(\d+)([.)])(?=\s|$))", re.MULTILINE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_POINT = re.compile(r"(?:([-*+])|\d{1,9}[.)])(?: +|$)(.*)")
_FACT = re.compile(r"\*\*((?:[^*\\]|\\.)+):\*\* ?(.*)", re.DOTALL)
_LEAD = re.compile(r"\*\*((?:[^*\\]|\\.)+)\*\*(?:: )?(.*)", re.DOTALL)
_CELL = re.compile(r"((?:[^|\\]|\\.)*)\|")
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+")
BREAK = "\\\n"


# ---------------------------------------------------------------------- writing


def written(paper: Paper) -> str:
    """Write a paper as Markdown, which shows every text exactly as it is."""
    mark = [f"**{_plain(paper.mark)}**"] if paper.mark else []
    parts = [f"# {_plain(paper.title)}", *mark, *map(part, paper.blocks)]
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """Escape what Markdown would read as its own; a line break stays one."""
    signs = _SIGNS.sub(r"\\\1", text)
    begun = _BEGINS.sub(r"\1\3\\\2\4", signs)
    return begun.replace("\n", BREAK)


def part(block: Block) -> str:
    """Write one part of a paper."""
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * level} {_plain(text)}"
        case Text(text=text):
            return _plain(text)
        case Facts(pairs=pairs):
            return "\n".join(f"- **{_plain(label)}:** {_plain(text)}" for label, text in pairs)
        case Items(items=items, numbered=numbered):
            numbers = range(1, len(items) + 1) if numbered else [0] * len(items)
            return "\n".join(map(_item, items, numbers))
        case Grid(head=head, rows=rows):
            rule = f"|{' --- |' * len(head)}"
            return "\n".join([_line(head), rule, *map(_line, rows)])
        case Figure(finding=finding):
            return _plain(finding)


def _item(item: Item, number: int) -> str:
    sign = f"{number}." if number else "-"
    text = _led(item.lead) + (": " if item.lead and item.text else "") + _plain(item.text)
    aside = BREAK + _plain(item.aside) if item.aside else ""
    return f"{sign} {text}{aside}".replace("\n", f"\n{' ' * (len(sign) + 1)}")


def _led(lead: str) -> str:
    """Write what an item is called; a colon at its end is escaped, for a fact has one there."""
    plain = _plain(lead)
    return f"**{plain[:-1]}\\:**" if plain.endswith(":") else f"**{plain}**" if plain else ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


# ---------------------------------------------------------------------- reading


def read(text: str, language: str) -> Paper:
    """Read a paper that was written here, or any text that keeps to the plainest Markdown."""
    blocks = tuple(_blocks(_chunks(text)))
    if blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        return Paper(language, blocks[0].text, blocks[1:])
    return Paper(language, "", blocks)


def _chunks(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in text.split("\n"):
        alone = _HEADING.match(line)
        if (alone or not line.strip()) and lines:
            yield lines
            lines = []
        if alone:
            yield [line]
        elif line.strip():
            lines.append(line)
    if lines:
        yield lines


def _blocks(chunks: Iterator[list[str]]) -> Iterator[Block]:
    for lines in chunks:
        heading = _HEADING.fullmatch(lines[0])
        if heading:
            yield Heading(_text(heading[2]), len(heading[1]))
        elif len(lines) > 1 and _RULE.fullmatch(lines[1].strip()):
            head, _, *rows = [_cells(line) for line in lines]
            yield Grid(head, tuple(rows))
        elif _POINT.fullmatch(lines[0]):
            yield _list(lines)
        else:
            yield Text(_text("\n".join(lines)))


def _text(lines: str) -> str:
    """Take the escapes out of a text; a break that was not escaped is only a space."""
    joined = re.sub(r"(?<!\\)((?:\\\\)*)\n *", r"\1 ", lines)
    broken = re.sub(r"\\\n *", "\n", joined)
    return _ESCAPED.sub(r"\1", broken)


def _cells(line: str) -> tuple[str, ...]:
    inside = line.strip().removeprefix("|")
    return tuple(_text(part.strip(" ")) for part in _CELL.findall(inside))


def _list(lines: Sequence[str]) -> Block:
    starts: list[list[str]] = []
    numbered = False
    for line in lines:
        point = _POINT.fullmatch(line)
        if point:
            numbered = point[1] is None
            starts.append([point[2]])
        else:
            starts[-1].append(line)
    raw = ["\n".join(part) for part in starts]
    facts = [_FACT.fullmatch(one) for one in raw]
    if all(facts):
        return Facts(tuple((_text(found[1]), _text(found[2])) for found in facts if found))
    return Items(tuple(map(_as_item, raw)), numbered)


def _as_item(raw: str) -> Item:
    led = _LEAD.fullmatch(raw)
    lead, said = (_text(led[1]), led[2]) if led else ("", raw)
    first, _, rest = _text(said).partition("\n")
    return Item(first, rest, lead)
