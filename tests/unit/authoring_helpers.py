"""Small articles for the tests of authoring, and what the pipeline sees in them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING
from unittest import mock

from newsquiz.article import Article, BlockKind
from newsquiz.authoring import pipeline
from newsquiz.authoring.annotate import annotate
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import Clause, clauses
from newsquiz.authoring.compose import Composer
from newsquiz.authoring.extract import facts
from newsquiz.authoring.gates import Case, stop
from newsquiz.authoring.meetings import meeting_of
from newsquiz.authoring.patterns import Material
from newsquiz.authoring.pipeline import Made, make_items
from newsquiz.authoring.resolve import Resolver
from newsquiz.item import Cloze, Item, Matching, MultipleAnswer, Number, Ordering

if TYPE_CHECKING:
    from collections.abc import Iterable

PUBLISHED = dt.date(2021, 9, 14)
WITHOUT_LIMIT = 1000
PREFIXES = {"# ": BlockKind.HEADING, "- ": BlockKind.LIST_ITEM, "^ ": BlockKind.CAPTION, "> ": BlockKind.QUOTE}


def article(text: str, *, title: str = "", published: dt.date | None = PUBLISHED, language: str = "en") -> Article:
    """An article of one block a line; `# `, `- `, `^ ` and `> ` begin headings, list items, captions and quotes."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        kind = PREFIXES.get(line[:2], BlockKind.PARAGRAPH)
        blocks.append((kind, line if kind is BlockKind.PARAGRAPH else line[2:]))
    return Article.from_blocks("story", title, blocks, published=published, language=language)


@lru_cache(maxsize=128)
def made(text: str, title: str = "", published: dt.date | None = PUBLISHED) -> Made:
    """All that the pipeline makes of a text, with room for every item."""
    return make_items(article(text, title=title, published=published), count=WITHOUT_LIMIT)


@lru_cache(maxsize=128)
def cases(text: str, title: str = "", published: dt.date | None = PUBLISHED) -> tuple[Case, ...]:
    """Every candidate of a text as the pipeline brings it before the gates."""
    seen: list[Case] = []

    def recorded(case: Case) -> Candidate:
        seen.append(case)
        return stop(case)

    with mock.patch.object(pipeline, "stop", recorded):
        make_items(article(text, title=title, published=published), count=WITHOUT_LIMIT)
    return tuple(seen)


@lru_cache(maxsize=128)
def material(text: str, published: dt.date | None = PUBLISHED) -> Material:
    """What patterns work on."""
    annotated = annotate(article(text, published=published))
    resolver = Resolver(annotated)
    composer = Composer(annotated, resolver, {}, meeting_of(annotated, resolver))
    return Material(annotated, composer, tuple(facts(annotated, composer)))


def all_clauses(text: str) -> list[Clause]:
    """The clauses of every sentence of a text."""
    return [clause for sentence in annotate(article(text)).sentences for clause in clauses(sentence)]


def clause_of(text: str, verb: str) -> Clause:
    """The clause of a text whose verb is written `verb`."""
    return next(clause for clause in all_clauses(text) if clause.verb.text == verb)


def statements(text: str, published: dt.date | None = PUBLISHED) -> list[str]:
    """The statements of all facts of a text."""
    return [fact.statement.text() for fact in material(text, published).facts]


def keys(items: Iterable[Item]) -> list[str]:
    """Every right answer of the items in words, those of lists, pairs and gaps one by one."""
    return [key for item in items for key in keys_of(item)]


def keys_of(item: Item) -> tuple[str, ...]:
    """What is right in one item, in words."""
    match item:
        case Cloze() | MultipleAnswer():
            return tuple(item.keys)
        case Ordering():
            return item.sequence
        case Matching():
            return tuple(words for pair in item.pairs for words in (pair.left, pair.right))
        case Number():
            return (f"{item.key:g} {item.unit}",)
        case _:
            return (str(item.key),)
