"""What the article and the stem say about a would-be option."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from newsquiz.authoring.knowledge import fold

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St|Lt|No|vs)\.)(?<!\b(?:Mrs|Gov|Sen|Rep|Gen|Col|Sgt)\.)(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])"
    r"|\n+"
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[str, ...]:
    """The text cut after full stops (not those of initials and titles) and at line ends."""
    return tuple(part for part in _SENTENCE_END.split(text) if part)


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """The form in which phrases and texts are compared."""
    return fold(text).casefold()


def stands_in(phrase: str, text: str) -> bool:
    """Whether the phrase stands in the text as whole words; accents, full stops and capitals do not count."""
    return whole_in(folded(phrase), folded(text))


def whole_in(needle: str, hay: str) -> bool:
    """Whether the one stands in the other as whole words; both are folded."""
    if not needle or needle not in hay:
        return False
    at = hay.find(needle)
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
    hay = folded(text)
    return any(whole_in(folded(phrase), hay) for phrase in phrases)


Index = Mapping[str, Sequence[tuple[str, int]]]
"""Folded phrases by their first word, each with the number of what it names."""


def index_of(names: Iterable[Iterable[str]]) -> Index:
    """The phrases that name each of many things, to be looked for in a text all at once."""
    found: dict[str, list[tuple[str, int]]] = {}
    for number, phrases in enumerate(names):
        for phrase in filter(None, map(folded, phrases)):
            word = _WORD.match(phrase)
            found.setdefault(word.group() if word else "", []).append((phrase, number))
    return found


def standing_in(text: str, index: Index) -> frozenset[int]:
    """The numbers of those of which a phrase stands in the text."""
    hay = folded(text)
    near = (entry for word in {"", *_WORD.findall(hay)} for entry in index.get(word, ()))
    return frozenset(number for phrase, number in near if whole_in(phrase, hay))


def around(phrases: tuple[str, ...], text: str) -> str:
    """The sentences of the text in which one of the phrases stands, one a line."""
    needles = [needle for needle in map(folded, phrases) if whole_in(needle, folded(text))]
    return "\n".join(s for s in sentences(text) if any(whole_in(needle, folded(s)) for needle in needles))
