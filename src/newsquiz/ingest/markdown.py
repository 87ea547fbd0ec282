"""Markdown → blocks without their marks: CommonMark with tables, read by markdown-it.

Tables and code are dropped: their words are no sentences. Footnotes go with their marks, as notes are no body text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsquiz.article import BlockKind
from newsquiz.ingest import plaintext
from newsquiz.ingest.drafts import Draft, looks_like_heading

_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\n]{1,60}\]:.*(?:\n(?: {4}|\t).*)*", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\n]{1,60}\]")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)?[^<>]*>")
_UNREAD = frozenset({"script", "style", "table", "svg", "template"})
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read(text: str) -> list[Draft]:
    """The blocks of cleaned Markdown (without front matter)."""
    text = _FOOTNOTE_MARK.sub("", _FOOTNOTE.sub("", without_comments(text)))
    tokens = MarkdownIt("commonmark", {"maxNesting": 20}).enable("table").parse(text)
    return [draft for draft in _drafts(tokens) if draft.text.strip()]


def without_comments(text: str) -> str:
    """Text without `<!-- ... -->`; a comment that is never closed is left to the Markdown reader."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + len("-->")
    return "".join([*kept, text[at:]])


def _drafts(tokens: list[Token]) -> Iterator[Draft]:
    inside: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            inside.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            inside.pop()
        elif token.type == "inline" and "table" not in inside:
            yield from _inline(token, inside)
        elif token.type == "html_block":
            yield from _html(token.content)


def _inline(token: Token, inside: list[str]) -> Iterator[Draft]:
    text, alts = _words(token.children or [])
    if "heading" in inside:
        yield Draft(BlockKind.HEADING, text)
    elif "blockquote" in inside:
        yield Draft(BlockKind.QUOTE, text)
    elif "list_item" in inside:
        yield Draft(BlockKind.LIST_ITEM, text)
    elif alts and _wrapped_in(token, "em"):
        yield Draft(BlockKind.CAPTION, text)
    elif _wrapped_in(token, "strong") and looks_like_heading(text):
        yield Draft(BlockKind.HEADING, text)
    else:
        yield from plaintext.paragraphs(text.split("\n"))
    yield from (Draft(BlockKind.CAPTION, alt) for alt in alts)


def _words(children: list[Token]) -> tuple[str, list[str]]:
    """The text of inline tokens, their line breaks as newlines, and what the images among them show."""
    words, alts = [], []
    for child in children:
        if child.type == "image":
            alts.append(child.content)
        elif child.type in _BREAKS or (child.type == "html_inline" and child.content.lower().startswith("<br")):
            words.append("\n")
        elif child.type != "html_inline":
            words.append(child.content)
    return "".join(words), alts


def _wrapped_in(token: Token, mark: str) -> bool:
    """Whether all text of a paragraph, its images aside, stands between one pair of marks."""
    children = [child for child in token.children or [] if child.type not in _BREAKS | {"image"}]
    kinds = [child.type for child in children if child.nesting or child.content.strip()]
    return kinds[:1] == [f"{mark}_open"] and kinds[-1:] == [f"{mark}_close"] and kinds.count(f"{mark}_open") == 1


def _html(page: str) -> Iterator[Draft]:
    """The words of an HTML block, its scripts, styles and tables left out; figure captions as such."""
    kind, skipping, at, words = BlockKind.PARAGRAPH, "", 0, list[str]()
    for tag in _TAG.finditer(page):
        name = (tag["name"] or "").lower()
        if not skipping:
            words.append(page[at : tag.start()])
        at = tag.end()
        if skipping:
            skipping = "" if tag["end"] and name == skipping else skipping
        elif name in _UNREAD and not tag["end"]:
            skipping = name
        elif name == "figcaption":
            kind = BlockKind.CAPTION
    rest = "" if skipping else page[at:]
    yield Draft(kind, html.unescape(" ".join([*words, rest])))
