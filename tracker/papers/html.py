"""A paper as one HTML file that needs nothing else, to read and to print."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files

from tracker.papers.paper import Block, Facts, Figure, Grid, Heading, Item, Items, Paper, Text

STYLE = files("tracker.papers").joinpath("paper.css").read_text(encoding="utf-8")
SHORT = 18  # letters of a cell that is never broken
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
{mark}<main>
<h1>{title}</h1>
{blocks}
{source}</main>
</body>
</html>
"""


def written(paper: Paper) -> bytes:
    """Write a paper as HTML; every text of it stays text."""
    page = PAGE.format(
        language=escape(paper.language),
        title=_plain(paper.title),
        style=STYLE + corner("top-right", paper.mark) + corner("bottom-left", paper.source),
        mark=f'<p class="mark">{_plain(paper.mark)}</p>\n' if paper.mark else "",
        blocks=blocks(paper),
        source=f"<footer>{_plain(paper.source)}</footer>\n" if paper.source else "",
    )
    return page.encode()


def blocks(paper: Paper) -> str:
    """Write what stands below the title."""
    return "\n".join(map(_block, paper.blocks))


def corner(place: str, text: str) -> str:
    """Give the style that prints a text at a corner of each page."""
    signs = "".join(f"\\{ord(sign):06x}" for sign in text)
    return f'@page {{ @{place} {{ content: "{signs}" }} }}\n' if text else ""


def _plain(text: str) -> str:
    return escape(text).replace("\n", "<br>\n")


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"<h{level}>{_plain(text)}</h{level}>"
        case Text(text=text):
            return f"<p>{_plain(text)}</p>"
        case Facts(pairs=pairs):
            rows = (f"<dt>{_plain(label)}</dt>\n<dd>{_plain(text)}</dd>" for label, text in pairs)
            return _around("dl", rows)
        case Items(items=items, numbered=numbered):
            return _around("ol" if numbered else "ul", map(_item, items))
        case Grid(head=head, rows=rows):
            heads = "".join(f'<th scope="col">{_plain(cell)}</th>' for cell in head)
            lines = [f"<tr>{_cells(row)}</tr>" for row in rows]
            body = _around("tbody", lines)
            return f"<table>\n<thead><tr>{heads}</tr></thead>\n{body}\n</table>"
        case Figure():
            return _figure(block)


def _figure(figure: Figure) -> str:
    """Write a figure: whoever does not see it hears what it shows."""
    aside = f"\n<small>{_plain(figure.aside)}</small>" if figure.aside else ""
    told = f"<figcaption>{_plain(figure.finding)}{aside}</figcaption>"
    finding = escape(figure.finding)
    seen = f'<div role="img" aria-label="{finding}">{figure.picture}</div>'
    return f"<figure>\n{seen}\n{told}\n</figure>"


def _around(name: str, inside: Iterable[str]) -> str:
    return "\n".join([f"<{name}>", *inside, f"</{name}>"])


def _item(item: Item) -> str:
    aside = f"<br>\n<small>{_plain(item.aside)}</small>" if item.aside else ""
    lead = f"<b>{_plain(item.lead)}</b>" if item.lead else ""
    between = ": " if item.lead and item.text else ""
    return f"<li>{lead}{between}{_plain(item.text)}{aside}</li>"


def _cells(row: tuple[str, ...]) -> str:
    first, *rest = row or ("",)
    cells = "".join(map(_cell, rest))
    return f'<th scope="row">{_plain(first)}</th>{cells}'


def _cell(text: str) -> str:
    """Write a cell; a short one stays on its line."""
    kept = "" if len(text) > SHORT else ' class="short"'
    return f"<td{kept}>{_plain(text)}</td>"
