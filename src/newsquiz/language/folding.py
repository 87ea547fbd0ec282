"""Words reduced to what matters when they are compared."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip

_NO_PLURALS = frozenset({"news", "arms", "customs", "mars", "means", "wales"})


def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes and hyphens; letters that do not decompose are respelt."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def singular(word: str) -> str:
    """An English noun without its plural ending; other words as they are."""
    if len(word) < 4 or word in _NO_PLURALS or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "ches", "shes", "sses", "zes")) else word[:-1]
