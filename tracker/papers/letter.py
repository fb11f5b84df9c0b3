"""A paper as a letter: plain text, as it stands in a mail."""

from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Item, Items, Paper, Text


def letter(paper: Paper) -> str:
    """Write a paper as plain text; its headings stand above a line."""
    return "\n\n".join([_underlined(paper.title, "="), *map(_block, paper.blocks)]) + "\n"


def _underlined(text: str, sign: str) -> str:
    return f"{text}\n{sign * len(text)}"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text):
            return _underlined(text, "-")
        case Text(text=text):
            return text
        case Facts(pairs=pairs):
            return "\n".join(f"{label}: {text}" for label, text in pairs)
        case Items(items=items, numbered=numbered):
            signs = [f"{at}." if numbered else "-" for at in range(1, len(items) + 1)]
            return "\n".join(map(_item, items, signs))
        case Grid(head=head, rows=rows):
            return "\n".join(" | ".join(row) for row in (head, *rows))
        case Figure(finding=finding):
            return finding


def _item(item: Item, sign: str) -> str:
    text = ": ".join(part for part in (item.lead, item.text) if part)
    aside = "\n".join(f"   {line}" for line in item.aside.splitlines())
    return f"{sign} {text}" + (f"\n{aside}" if aside else "")
