"""An article as newsquiz keeps it: normalised text in blocks, and spans of it.

Offsets count Unicode code points in `Article.text`: NFC, one space between words, a blank line between blocks.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

SEPARATOR = "\n\n"


class BlockKind(StrEnum):
    """What a block is in the article; only paragraphs (and list items) carry facts to ask about."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    QUOTE = "quote"
    DATELINE = "dateline"
    CREDIT = "credit"


@dataclass(frozen=True)
class Block:
    """A run of article text without a line break, `text[start:end]`."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """A cleaned article. `published` is None where neither the file nor the user says."""

    id: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    published: dt.date | None = None
    source: str | None = None
    license: str | None = None
    language: str = "en"

    @classmethod
    def from_blocks(
        cls,
        id: str,
        title: str,
        blocks: list[tuple[BlockKind, str]],
        *,
        published: dt.date | None = None,
        source: str | None = None,
        license: str | None = None,
        language: str = "en",
    ) -> Article:
        """Join blocks of normalised text, noting where each stands."""
        spans, at = [], 0
        for kind, text in blocks:
            spans.append(Block(kind, at, at + len(text)))
            at += len(text) + len(SEPARATOR)
        whole = SEPARATOR.join(text for _, text in blocks)
        return cls(id, title, whole, tuple(spans), published, source, license, language)

    @cached_property
    def digest(self) -> str:
        """`sha256:` and the hexadecimal digest of the text."""
        return "sha256:" + hashlib.sha256(self.text.encode()).hexdigest()

    def block_at(self, offset: int) -> Block:
        """The block that `offset` stands in. Raises ValueError where none does."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block
        raise ValueError(f"no block at {offset} in an article of {len(self.text)} characters")

    def block_text(self, block: Block) -> str:
        """The block's own text."""
        return self.text[block.start : block.end]
