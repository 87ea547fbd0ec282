"""Plain text → blocks: paragraphs by blank lines or by single newlines, hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from newsquiz.article import BlockKind
from newsquiz.ingest.drafts import SENTENCE_END, Draft, is_signature, looks_like_heading

WRAP_WIDTHS = range(40, 121)
WRAPPED_SHARE = 0.9

_LIST_MARK = re.compile(r"(?:[-*+•‣▪▫■□◦●○·–—]|[█▇▓]+|\(?\d{1,2}[.)]) +(?=\S)")
_QUOTE_MARK = re.compile(r"(?:> ?)+")
_RULE = re.compile(r"(?:[=_~#+-]|\* ?){3,}")


def read(text: str) -> list[Draft]:
    """The blocks of cleaned plain text."""
    groups = list(_groups(text.split("\n")))
    width = wrap_width(groups)
    return [
        _draft(paragraph, joined=number > 0)
        for group in groups
        for number, paragraph in enumerate(_joined(group, width))
    ]


def _groups(lines: Iterable[str]) -> Iterator[list[str]]:
    """Runs of lines between blank lines and drawn rules."""
    group: list[str] = []
    for line in (line.strip() for line in lines):
        if line and not _RULE.fullmatch(line):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def wrap_width(groups: list[list[str]]) -> int | None:
    """The column that the text was hard-wrapped at; None where line ends are the author's own.

    In wrapped text no line is longer than the column, and one ends, often within a sentence, only where the next word
    would not have fitted. Lines shorter than half of it (headings), or before a list item, say nothing.
    """
    breaks = [pair for group in groups for pair in pairwise(group)]
    width = max((len(line) for line, _ in breaks), default=0)
    if width not in WRAP_WIDTHS or any(len(line) > width for group in groups for line in group):
        return None
    telling = [(line, after) for line, after in breaks if 2 * len(line) >= width and not _LIST_MARK.match(after)]
    forced = sum(len(line) + 1 + _first_word(after) > width for line, after in telling)
    ended = sum(SENTENCE_END.search(line) is not None for line, _ in telling)
    wrapped = telling and forced >= WRAPPED_SHARE * len(telling) and ended <= len(telling) / 2
    return width if wrapped else None


def _first_word(line: str) -> int:
    return len(line.split(" ", 1)[0])


def paragraphs(lines: list[str]) -> list[Draft]:
    """One group of lines as the paragraphs of a text that marks its headings and lists otherwise (Markdown)."""
    group = [line for line in (line.strip() for line in lines) if line]
    whole = _joined(group, wrap_width([group])) if group else []
    drafts = [_draft(text, joined=number > 0) for number, text in enumerate(whole)]
    return [replace(d, kind=BlockKind.PARAGRAPH) if d.kind is BlockKind.HEADING else d for d in drafts]


def _joined(group: list[str], width: int | None) -> list[str]:
    """The paragraphs that a group of lines makes up."""
    whole = [[group[0]]]
    for before, line in pairwise(group):
        if _continues(before, line, width):
            whole[-1].append(line)
        else:
            whole.append([line])
    return [" ".join(lines) for lines in whole]


def _continues(before: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on with the paragraph of the line before it."""
    ended = SENTENCE_END.search(before) is not None
    if width is None:
        return not _opens(line) and line[0].islower() and not ended and not before.endswith(":")
    room = width - len(before) - 1 - _first_word(line)
    return room < 0 and not ended if _opens(line) else room < width / 4


def _opens(line: str) -> bool:
    """Whether `line` begins as a list item or a quote does; in wrapped text a figure or a dash may just stand there."""
    return bool(_LIST_MARK.match(line) or _QUOTE_MARK.match(line))


def _draft(paragraph: str, *, joined: bool) -> Draft:
    if quoted := _QUOTE_MARK.match(paragraph):
        return Draft(BlockKind.QUOTE, paragraph[quoted.end() :], joined)
    if (mark := _LIST_MARK.match(paragraph)) and not is_signature(paragraph):
        return Draft(BlockKind.LIST_ITEM, paragraph[mark.end() :], joined)
    kind = BlockKind.HEADING if looks_like_heading(paragraph) else BlockKind.PARAGRAPH
    return Draft(kind, paragraph, joined)
