"""Bytes of a text file → text."""

from __future__ import annotations

import codecs
import unicodedata

from newsquiz.errors import ArticleError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_WHITE = "\t\n\r\f\v"
_MEND = "give a text file in UTF-8"


def decode(data: bytes) -> str:
    """The text that `data` holds: UTF-8, UTF-16 with its mark, or Windows-1252 where that gives sane text.

    Raises ArticleError for binary data and for bytes that are no text in any of these.
    """
    if data.startswith(b"%PDF-"):
        raise ArticleError("is a PDF, whatever its name says", mend="save its text as .txt")
    named = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    text = _strict(data, named or "utf-8")
    if text is None and named is None:
        text = _windows(data)
    if text is None:
        raise ArticleError("cannot be decoded as text", mend=_MEND)
    if "\0" in text or _controls(text) > 0.02:
        raise ArticleError("is not text but binary data", mend=_MEND)
    return text


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _windows(data: bytes) -> str | None:
    """Windows-1252, where it reads as words of a European language: mostly ASCII, and letters among the rest."""
    text = _strict(data, "cp1252")
    if text is None:
        return None
    foreign = [char for char in text if char > "\x7f"]
    marks = sum(not char.isalpha() and unicodedata.category(char)[0] not in "PSZ" for char in foreign)
    return text if len(foreign) <= 0.25 * len(text) and marks <= 0.1 * len(foreign) else None


def _controls(text: str) -> float:
    """The share of control characters, escapes left out (they are cleaned away, not refused)."""
    controls = sum(unicodedata.category(char) == "Cc" and char not in _WHITE + "\x1b\x85" for char in text)
    return controls / max(len(text), 1)
