"""Blocks on their way in: what a line or paragraph of an article is, told from its words and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from newsquiz.article import BlockKind
from newsquiz.ingest import dateline
from newsquiz.text import one_line

CAPTION_WORDS = 45
SIGNATURE_WORDS = 8
HEADING_WORDS = 12

_CREDIT = r"(?:(?:photo(?:graph)?s?|images?|pictures?|video|illustration|graphic)(?: credits?| courtesy| by)?|credits?)"
_CREDIT_LINE = re.compile(rf"\(?{_CREDIT}(?:: ?| (?=courtesy |by ))\S.*", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright )?© ?\S.*|copyright \d{4}\b.*", re.IGNORECASE)
_CREDIT_TAIL = re.compile(
    rf"(?:^|[\s.(—–-])(?i:{_CREDIT}): ?\S.{{0,80}}$"
    r"|\b(?:Photo|Image|Picture)s? (?:by|courtesy of) [A-Z].{0,80}$"
    r"|\((?:AP|AFP|Reuters|Getty)\b[^()]{0,60}\)\.?$"
)
_BYLINE = re.compile(r"By [A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|and|de|van|von)){1,6}(?:,.{0,60})?")
_SIGNATURE = re.compile(r"(?:[—–―]|--) ?\w.*[^.!?]")
_QUOTED = re.compile(r"[“\"„«].*[”\"“»][.!?]?", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")
_SENTENCES = re.compile(r"[.!?][”\"’')\]]* +(?=[A-Z“\"'])")
_GLUED = re.compile(r"(?P<headline>(?:[^:.!?;]|(?<=\b[A-Z])\.){12,110}): (?P<lead>[A-Z“\"].*)", re.DOTALL)
_DATED_LEAD = re.compile(r"(?:On|In) (?:[A-Z][a-z]+day, )?(?:[A-Z][a-z]{2,8}\.? )?\d{1,4}\b")


@dataclass(frozen=True)
class Draft:
    """A block's text before it is cleaned. `joined` says that no blank line stands between it and the block before."""

    kind: BlockKind
    text: str
    joined: bool = False


def settle(drafts: Iterable[Draft], title: str = "") -> list[tuple[BlockKind, str]]:
    """Cleaned blocks of an article in their final kinds; empty ones are left out."""
    blocks = [cleaned for draft in drafts if (cleaned := replace(draft, text=one_line(draft.text))).text]
    blocks = _unglue(blocks, title)
    blocks = [part for block in blocks for part in _by_words(block)]
    blocks = list(_by_neighbours(blocks))
    return [(block.kind, block.text) for block in blocks]


def looks_like_heading(line: str) -> bool:
    """A short line that does not end as a sentence or a clause does."""
    words = line.split()
    if not words or len(words) > HEADING_WORDS or line[0].islower() or not any(char.isalpha() for char in line):
        return False
    return line.endswith("?") or not (SENTENCE_END.search(line) or line.endswith((",", ";")))


def sentences(text: str) -> int:
    """How many sentences a block holds, by its punctuation."""
    return len(_SENTENCES.findall(text)) + 1


def _by_words(block: Draft) -> Iterator[Draft]:
    """A block as its own words give it away; a dateline is cut from the sentence that it opens."""
    kind = _kind_of(block)
    cut = dateline.opening(block.text) if kind is BlockKind.PARAGRAPH else 0
    if cut:
        yield replace(block, kind=BlockKind.DATELINE, text=block.text[:cut].rstrip())
        yield replace(block, text=block.text[cut:])
    else:
        yield replace(block, kind=kind)


def _kind_of(block: Draft) -> BlockKind:
    text = block.text
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return block.kind
    if dateline.is_date_line(text):
        return BlockKind.DATELINE
    if len(text.split()) <= CAPTION_WORDS:
        if any(line.fullmatch(text) for line in (_CREDIT_LINE, _BYLINE, _COPYRIGHT)):
            return BlockKind.CREDIT
        if _CREDIT_TAIL.search(text) and sentences(text) <= 3:
            return BlockKind.CAPTION
    if is_signature(text):
        return BlockKind.QUOTE
    return block.kind


def is_signature(text: str) -> bool:
    """`—Name, office` under a pull quote: a dash, a few words, no full stop."""
    return len(text.split()) <= SIGNATURE_WORDS and _SIGNATURE.fullmatch(text) is not None


def _by_neighbours(blocks: list[Draft]) -> Iterator[Draft]:
    """Captions stand above their credit, pull quotes above their signature."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if after is not None and block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            yield replace(block, kind=_kind_above(block, after))
        else:
            yield block


def _kind_above(block: Draft, after: Draft) -> BlockKind:
    if after.kind is BlockKind.CREDIT and _is_caption(block, after):
        return BlockKind.CAPTION
    if is_signature(after.text) and _QUOTED.fullmatch(block.text):
        return BlockKind.QUOTE
    return block.kind


def _is_caption(block: Draft, credit: Draft) -> bool:
    """A credit is no photo's where it is a byline or for the whole page; else it stands right under its caption.

    Body text may stand above a bare credit too, so a caption either begins its group of lines or is short.
    """
    if _BYLINE.fullmatch(credit.text) or _COPYRIGHT.fullmatch(credit.text):
        return False
    if credit.joined and not block.joined:
        return True
    return len(block.text.split()) <= CAPTION_WORDS and sentences(block.text) <= 2


def _unglue(blocks: list[Draft], title: str) -> list[Draft]:
    """`Title Case Headline: The lead ...` as first block becomes a heading and a paragraph, where that is certain.

    It is where another heading repeats the headline, the title is it, or the lead opens with a date. A speaker's
    name before what they say looks the same otherwise, and must stay with it.
    """
    if not blocks or blocks[0].kind is not BlockKind.PARAGRAPH:
        return blocks
    match = _GLUED.fullmatch(blocks[0].text)
    if match is None or not _title_case(match["headline"]):
        return blocks
    headline = match["headline"]
    repeated = any(b.kind is BlockKind.HEADING and b.text.startswith(headline) for b in blocks[1:])
    if not (repeated or title.casefold().startswith(headline.casefold()) or _DATED_LEAD.match(match["lead"])):
        return blocks
    heading = replace(blocks[0], kind=BlockKind.HEADING, text=headline)
    return [heading, replace(blocks[0], text=match["lead"]), *blocks[1:]]


def _title_case(headline: str) -> bool:
    words = headline.split()
    return 3 <= len(words) <= 16 and all(word[:1].isupper() or len(word) <= 4 for word in words)
