"""The text and the words of a parsed block, kept with it: spaCy puts `doc.text` together anew whenever it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


def text_of(doc: Doc) -> str:
    """What `doc.text` is."""
    text: str | None = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return text


def words_of(doc: Doc) -> tuple[str, ...]:
    """The text of every token."""
    words: tuple[str, ...] | None = doc.user_data.get("words")
    if words is None:
        words = doc.user_data["words"] = tuple(token.text for token in doc)
    return words
