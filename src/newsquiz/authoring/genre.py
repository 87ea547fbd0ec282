"""What kind of text an article is: a news report, or something that only looks like one.

Advice, opinion, reviews, letters and lists of offers hold few facts that a reader should remember; a match report or a
report from the markets holds figures in every line, of which the opening tells the ones that count. All measures are
of the text outside quotation marks, per thousand words, and were read off 132 pages of the web and 277 articles of a
news site: what they part there lies far apart.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection
from dataclasses import dataclass

from newsquiz.article import Article, BlockKind
from newsquiz.authoring.quotes import quotations
from newsquiz.authoring.vocabulary import phrase_list, word_list

PERSONAL = re.compile(
    r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur"
    r"|[Yy]ou|[Yy]our|[Yy]ou['’](?:re|ve|d|ll)|[Ll]et['’]s)\b"
)
PRICE = re.compile(r"[$£€]\d")
PROMISE = re.compile(rf"^(?:{'|'.join(sorted(phrase_list('promises'), key=len, reverse=True))})\b", re.IGNORECASE)
BRIEFS = re.compile(rf"\b(?:{'|'.join(sorted(phrase_list('briefs')))})\b", re.IGNORECASE)
GAMES = word_list("games")
MARKETS = word_list("markets")
MOST_PERSONAL = 0.4
OWN_WORDS = 18.0
PERSONAL_WORDS = 30.0
FEWEST_PERSONAL = 0.25
GAME_WORDS = 50.0
MARKET_WORDS = 45.0
MOST_PRICES = 10
FEWEST_WORDS = 60
OPENING = 2
"""How many paragraphs of a report full of figures tell what it is about."""
FEWEST_HEADINGS = 3
FEWEST_QUESTIONS = 5


@dataclass(frozen=True)
class Genre:
    """What a text is. `why` says why nothing is asked about it, or only about its opening; empty for a news report.

    `personal` are the blocks in which somebody speaks of himself or to the reader, `opening` those that may be asked
    about where not all may; None where all may.
    """

    why: str = ""
    personal: frozenset[int] = frozenset()
    opening: frozenset[int] | None = None

    @property
    def is_news(self) -> bool:
        """Whether anything is asked about it at all."""
        return self.opening is None or bool(self.opening)

    def refuses(self, block: int) -> str | None:
        """Why nothing is asked about a block, in words; None where it may be."""
        if self.opening is not None and block not in self.opening:
            return self.why
        return "it speaks to its reader, or of its writer" if block in self.personal else None


def genre(article: Article) -> Genre:
    """What kind of text the article is."""
    paragraphs = {
        index: _unquoted(article.block_text(block))
        for index, block in enumerate(article.blocks)
        if block.kind is BlockKind.PARAGRAPH
    }
    personal = frozenset(index for index, text in paragraphs.items() if PERSONAL.search(text))
    said = " ".join(paragraphs.values()).lower().replace("%", " percent")
    words = re.findall(r"[\w’'-]+", said)
    if _is_interview(paragraphs, personal):
        before = itertools.takewhile(lambda each: each not in personal and "?" not in paragraphs[each], paragraphs)
        return Genre("of an interview only the report before it is asked about", personal, frozenset(before))
    other = _other(article, paragraphs, personal, len(words))
    if other is not None:
        return Genre(other, personal, frozenset())
    full = _full_of_figures(words)
    return Genre(full or "", personal, frozenset(list(paragraphs)[:OPENING]) if full else None)


def _is_interview(paragraphs: dict[int, str], personal: frozenset[int]) -> bool:
    """Many paragraphs of somebody's own words, and many questions."""
    asked = sum("?" in text for text in paragraphs.values())
    return len(personal) >= MOST_PERSONAL * len(paragraphs) and asked >= FEWEST_QUESTIONS


def _unquoted(text: str) -> str:
    for start, end in reversed(quotations(text)):
        text = f"{text[:start]} {text[end:]}"
    return text


def _other(article: Article, paragraphs: dict[int, str], personal: frozenset[int], words: int) -> str | None:
    """What else than a report of one event it is."""
    share = len(personal) / max(len(paragraphs), 1)
    spoken = sum(len(PERSONAL.findall(text)) for text in paragraphs.values()) * 1000 / max(words, 1)
    if (share >= MOST_PERSONAL and spoken >= OWN_WORDS) or (share >= FEWEST_PERSONAL and spoken >= PERSONAL_WORDS):
        return "it speaks to its reader, or of its writer, and reports no news"
    if PROMISE.search(article.title):
        return "its headline promises advice or an opinion"
    if BRIEFS.search(article.title) or _is_collection(article, paragraphs):
        return "it is several reports under one headline"
    if sum(len(PRICE.findall(text)) for text in paragraphs.values()) >= MOST_PRICES and personal:
        return "it is a list of offers"
    return None


def _is_collection(article: Article, paragraphs: dict[int, str]) -> bool:
    """Nearly as many headings as paragraphs."""
    headings = sum(block.kind is BlockKind.HEADING for block in article.blocks)
    return headings >= FEWEST_HEADINGS and headings * 2 >= len(paragraphs)


def _full_of_figures(words: list[str]) -> str | None:
    if len(words) < FEWEST_WORDS:
        return None
    if _rate(words, GAMES) >= GAME_WORDS:
        return "of a match only what its report opens with is worth remembering"
    if _rate(words, MARKETS) >= MARKET_WORDS:
        return "of a day on the markets only what its report opens with is worth remembering"
    return None


def _rate(words: Collection[str], known: frozenset[str]) -> float:
    """How many of a thousand words are known ones."""
    return sum(word in known for word in words) * 1000 / max(len(words), 1)
