"""What was made of several articles → one bank, equal facts merged."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.article import Article
from newsquiz.item import Bank, Conflict, Item, key_digest

if TYPE_CHECKING:
    from newsquiz.authoring.pipeline import Made

ID_LENGTH = 8


@dataclass(frozen=True)
class Done:
    """An article and what was made of it."""

    article: Article
    made: Made


def bank_of(done: Sequence[Done], generator: str) -> Bank:
    """The bank of these articles; the same articles give the same bank, to the byte."""
    articles = [one.article for one in done]
    conflicts, renamed = _conflicts(done)
    items = [
        item.model_copy(update={"conflict": names[item.conflict]}) if item.conflict in names else item
        for one, names in zip(done, renamed, strict=True)
        for item in one.made.items
    ]
    languages = {article.language for article in articles}
    return Bank(
        id=bank_id(articles),
        title=articles[0].title if len(articles) == 1 else f"{articles[0].title}, and {len(articles) - 1} more",
        language=languages.pop() if len(languages) == 1 else "en",
        generator=generator,
        articles=tuple(one.made.entry for one in done),
        items=tuple(merged(items)),
        conflicts=conflicts,
    )


def bank_id(articles: Iterable[Article]) -> str:
    """Derived from what the articles say, whatever their files are called."""
    digest = hashlib.sha256("\n".join(article.digest for article in articles).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:ID_LENGTH]


def merged(items: Iterable[Item]) -> list[Item]:
    """Items with the same stem, type and key as one, which carries the evidence of all."""
    kept: dict[tuple[str, str, str], Item] = {}
    for item in items:
        same = (item.type, f"{item.context or ''}: {item.stem}".casefold(), key_digest(item))
        before = kept.get(same)
        kept[same] = item if before is None else before.model_copy(update={"evidence": before.evidence + item.evidence})
    return list(kept.values())


def _conflicts(done: Sequence[Done]) -> tuple[tuple[Conflict, ...], list[dict[str, str]]]:
    """All conflicts with distinct ids, and for each article what its own are called now."""
    conflicts: dict[str, Conflict] = {}
    renamed: list[dict[str, str]] = []
    for one in done:
        own = one.made.conflicts
        names = {c.id: c.id if c.id not in conflicts else f"{one.article.id}-{c.id}" for c in own}
        conflicts |= {names[c.id]: c.model_copy(update={"id": names[c.id]}) for c in own}
        renamed.append(names)
    return tuple(conflicts.values()), renamed
