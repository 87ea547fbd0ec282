"""What the article and the stem say about a would-be option."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsquiz.authoring.knowledge import fold

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt|No|vs)\.)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Sgt)\.)(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])"
    r"|\n+"
)


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[str, ...]:
    """The text cut after full stops (not those of initials and titles) and at line ends."""
    return tuple(part for part in _SENTENCE_END.split(text) if part)


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return fold(text).casefold()


def stands_in(phrase: str, text: str) -> bool:
    """Whether the phrase stands in the text as whole words; accents, full stops and capitals do not count."""
    needle, hay = _folded(phrase), _folded(text)
    at = hay.find(needle) if needle else -1
    while at >= 0:
        end = at + len(needle)
        if not (at and _in_word(hay[at - 1])) and not (end < len(hay) and _in_word(hay[end])):
            return True
        at = hay.find(needle, at + 1)
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def any_stands_in(phrases: Iterable[str], text: str) -> bool:
    """Whether one of the phrases stands in the text."""
    return any(stands_in(phrase, text) for phrase in phrases)


def around(phrases: tuple[str, ...], text: str) -> str:
    """The sentences of the text in which one of the phrases stands, one a line."""
    return "\n".join(sentence for sentence in sentences(text) if any_stands_in(phrases, sentence))
