"""Counting the words of a stem that carry its meaning."""

from __future__ import annotations

import re

STOP = set(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "as", "and", "or", "but", "nor", "so", "than", "that", "which", "who", "whom", "whose", "what", "when", "where", "why", "how", "many", "much", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "shall", "should", "must", "not", "no", "it", "its", "this", "these", "those", "he", "she", "they", "his", "her", "their", "there", "into", "over", "under", "about", "after", "before", "during", "between", "among", "according", "out", "up", "down", "off", "also", "only", "more", "most", "less", "least"]
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][\w’'-]+|\b\d{2,}")


def words(text: str) -> list[str]:
    """The words of a text in lower case."""
    return [w.lower() for w in _WORD.findall(text)]


def content_words(text: str) -> list[str]:
    """The words that are no function words."""
    return [w for w in words(text) if w not in STOP]


def has_name(text: str) -> bool:
    """Whether something is called by its name behind the first word."""
    return _NAME.search(text) is not None
