"""Slips of the pen in the article: a question would copy them.

A word in small letters is one where no dictionary has it and one that a dictionary has differs in a letter; a name is
one where it stands once, and another that stands more often differs in a letter (a letter more, less, another, or two
changed over: Damerau 1964). Being wrong about a rare word costs one item.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from functools import lru_cache

from newsquiz.authoring.dictionary import lemmas

SHORTEST = 7
SHORTEST_NAME = 5
_SMALL = re.compile(r"(?<![\w’'-])[a-z]+(?![\w’'-])")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][a-zà-ÿ]+(?![\w-])")


def slip(text: str, article: str) -> str | None:
    """The first word of `text` that looks misspelt, or None."""
    for word in _SMALL.findall(text):
        if len(word) >= SHORTEST and _is_slip(word) and article.count(word) == 1:
            return str(word)
    names = _names(article)
    for name in _NAME.findall(text):
        if len(name) >= SHORTEST_NAME and names[name] == 1 and _stands_for(name, names):
            return str(name)
    return None


@lru_cache(maxsize=64)
def _names(article: str) -> Counter[str]:
    return Counter(_NAME.findall(article))


def _stands_for(name: str, names: Counter[str]) -> bool:
    """Whether a commoner name of the same first letter differs in one letter, other than an `s` at its end."""
    from rapidfuzz.distance import OSA

    near = (other for other, count in names.items() if count > 1 and other[0] == name[0] and other != name)
    return any(OSA.distance(name, other, score_cutoff=1) == 1 and _differs_inside(name, other) for other in near)


def _differs_inside(name: str, other: str) -> bool:
    short, long = sorted((name, other), key=len)
    return not long.startswith(short)  # `Iran`, `Iranian`; `Greens`, `Green`


@lru_cache(maxsize=4096)
def _is_slip(word: str) -> bool:
    return not _known(word) and any(_known(other) for other in _near(word))


def _known(word: str) -> bool:
    return bool(lemmas(word))


def _near(word: str) -> set[str]:
    """Every string of small letters at one slip from the word."""
    parts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    left_out = {a + b[1:] for a, b in parts if b}
    changed_over = {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    another = {a + c + b[1:] for a, b in parts if b for c in string.ascii_lowercase}
    more = {a + c + b for a, b in parts for c in string.ascii_lowercase}
    return left_out | changed_over | another | more
