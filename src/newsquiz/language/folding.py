"""Words reduced to what matters when they are compared."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "a",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "−": "-",
})  # fmt: skip


def fold(text: str) -> str:
    """Lower case, without accents, with plain apostrophes and hyphens; letters that do not decompose are respelt."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))
