"""Markdown shows every text exactly as it is, and is read back as the paper it was."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tracker.papers import markdown
from tracker.papers.paper import Facts, Grid, Heading, Item, Items, Paper, Text, one_line, texts

SIGNS = st.sampled_from([*string.punctuation, *"aå5 \u00a0−–§", "12. ", "- ", "<b>", "**", "\\"])
LINE = st.lists(SIGNS, min_size=1, max_size=12).map("".join).map(one_line).filter(str.strip)
LINES = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
ITEMS = st.builds(Item, LINE, st.one_of(st.just(""), LINES), st.one_of(st.just(""), LINE))
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Grid,
        st.tuples(*[LINE] * width),
        st.lists(st.tuples(*[LINE] * width), max_size=3).map(tuple),
    )
)
BLOCKS = st.one_of(
    st.builds(Heading, LINE, st.integers(2, 3)),
    st.builds(Text, LINES),
    st.builds(Items, st.lists(ITEMS, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Facts, st.lists(st.tuples(LINE, LINE), min_size=1, max_size=3).map(tuple)),
    GRIDS,
)
PAPERS = st.builds(Paper, st.just("sv"), LINE, st.lists(BLOCKS, max_size=5).map(tuple))


@given(PAPERS)
def test_a_paper_comes_back_as_it_was(paper: Paper) -> None:
    assert markdown.read(markdown.written(paper), "sv") == paper


@given(LINES)
def test_another_reader_of_markdown_sees_the_same_text(text: str) -> None:
    written = markdown.written(Paper("sv", "T", (Text(text),)))
    _, _, _, _, inline, *_ = MarkdownIt("commonmark").parse(written)
    seen = "".join(
        "\n" if child.type == "hardbreak" else child.content for child in inline.children or []
    )
    assert [line.strip() for line in seen.split("\n")] == [
        line.strip() for line in text.split("\n")
    ]


def test_a_mark_stands_below_the_title() -> None:
    assert markdown.written(Paper("sv", "T", mark="Utkast")) == "# T\n\n**Utkast**"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "=SUM(A1)", "a | b", "![x](y)"])
def test_what_could_be_taken_for_something_else_is_escaped(text: str) -> None:
    written = markdown.written(Paper("sv", "T", (Text(text),)))
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(written)
    assert "<script" not in shown
    assert "<img" not in shown


def test_a_text_from_elsewhere_is_read_without_losing_a_word() -> None:
    text = "# Notes of R1\n\nStart: here\nand there\n\n## What we did\n\n- One\n- Two (2.)\n\nEnd."
    assert markdown.read(text, "en") == Paper(
        "en",
        "Notes of R1",
        (
            Text("Start: here and there"),
            Heading("What we did"),
            Items((Item("One"), Item("Two (2.)"))),
            Text("End."),
        ),
    )


def test_a_text_without_a_heading_is_read_too() -> None:
    assert markdown.read("Only this.", "en") == Paper("en", "", (Text("Only this."),))


def test_free_text_is_parted_by_empty_lines_and_keeps_its_breaks() -> None:
    assert texts(" a\n b \n\n\n c") == [Text("a\nb"), Text("c")]
    assert texts(None) == []
