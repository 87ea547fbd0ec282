"""Markdown: its marks go, its words stay."""

from __future__ import annotations

import time

import pytest

from newsquiz.ingest.files import parse


def blocks(text: str) -> list[tuple[str, str]]:
    article = parse(text, id="a", markup=True)
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def test_headings_lists_quotes_and_paragraphs_keep_their_kinds() -> None:
    text = "Bridge opens\n============\n\nIt is **open**.\n\n## Facts ##\n\n* long\n  1. wide\n\n> We _waited_.\n"
    assert blocks(text) == [
        ("heading", "Bridge opens"), ("paragraph", "It is open."), ("heading", "Facts"), ("list_item", "long"),
        ("list_item", "wide"), ("quote", "We waited."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The **new** _bridge_ is `open`.", "The new bridge is open."),
        ("The [bridge](https://example.org/a_b 'x') is open.", "The bridge is open."),
        ("The [bridge][1] is open.\n\n[1]: https://example.org", "The bridge is open."),
        ("The bridge[^1] is open.\n\n[^1]: Said the mayor.\n    At length.", "The bridge is open."),
        ("The <b>bridge</b><!-- the new one --> is<br>open.", "The bridge is open."),
        ("Jo &amp; Co built\nit for 3 \\* 2 million.", "Jo & Co built it for 3 * 2 million."),
        ("snake_case and 2 * 3 * 4 stay.", "snake_case and 2 * 3 * 4 stay."),
    ],
)
def test_inline_marks_are_no_text(written: str, read: str) -> None:
    assert blocks(written) == [("paragraph", read)]


def test_tables_code_and_comments_are_left_out() -> None:
    text = "Before.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n    more code\n\n<!-- a\nb -->\n\nAfter.\n"
    assert blocks(text) == [("paragraph", "Before."), ("paragraph", "After.")]


def test_html_keeps_its_words_and_captions_and_loses_scripts() -> None:
    text = "<div>\nBuilt <i>in</i> 2025 &amp; opened.\n</div>\n\n"
    text += "<figure><img src=a><figcaption>The pier.</figcaption></figure>\n\n"
    text += "<script>\nlet bridge;\n</script>\n"
    assert blocks(text) == [("paragraph", "Built in 2025 & opened."), ("caption", "The pier.")]


def test_what_an_image_shows_is_a_caption() -> None:
    text = "![The old bridge](a.jpg)\n\n![](b.jpg)\n*The new bridge at night.*\n\nIt is open ![a plan](c.png) to all.\n"
    assert blocks(text) == [
        ("caption", "The old bridge"), ("caption", "The new bridge at night."), ("paragraph", "It is open to all."),
        ("caption", "a plan"),
    ]  # fmt: skip


def test_a_line_in_bold_is_a_heading_and_a_bold_sentence_is_none() -> None:
    assert blocks("**Background**\n\n**The bridge is open.**") == [
        ("heading", "Background"), ("paragraph", "The bridge is open."),
    ]  # fmt: skip


def test_paragraphs_on_lines_of_their_own_are_told_from_wrapped_ones() -> None:
    long = (
        "The mayor opened the new bridge on Monday, and hundreds of people from both banks of the river walked over it."
    )
    assert blocks(f"{long}\n{long}") == [("paragraph", long), ("paragraph", long)]
    assert blocks("The mayor opened the new bridge on Monday, and\nhundreds walked across it.") == [
        ("paragraph", "The mayor opened the new bridge on Monday, and hundreds walked across it.")
    ]


@pytest.mark.parametrize(
    "unit", ["[", "![", "[a](", "*a ", "> ", "<!--", "<a b='", "- a\n", "|a|b|\n|-|-|\n", "`", "&#x", "(AP"]
)
def test_hostile_text_takes_seconds_not_minutes(unit: str) -> None:
    start = time.process_time()
    parse("Word. " + unit * (60_000 // len(unit)), id="a", markup=True)
    assert time.process_time() - start < 5
