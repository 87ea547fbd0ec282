"""Counting the words of a stem that carry its meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from newsquiz.authoring.vocabulary import word_list

STOP = word_list("stop")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+|\b\d{2,}")


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(w.lower() for w in _WORD.findall(text))


@lru_cache(maxsize=1024)
def content_words(text: str) -> tuple[str, ...]:
    """The words that are no function words."""
    return tuple(w for w in words(text) if w not in STOP)


def has_name(text: str) -> bool:
    """Whether something is called by its name behind the first word."""
    return _NAME.search(text) is not None
