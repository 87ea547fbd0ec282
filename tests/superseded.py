"""A bank whose article of March says one thing, and one of May another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

OLD = "The work will take 90 days, the harbour office said. Ferries leave from the northern quay meanwhile."
NEW = "Divers found rotten piles. The work will take 120 days, the harbour office now says."


def write_bank(folder: Path, *, changed: bool, **more: Any) -> Path:
    """The bank before or after the newer article changed it."""
    for name, text in (("old", OLD), ("new", NEW)):
        (folder / f"{name}.md").write_text(f"---\ntitle: The {name} pier\n---\n\n{text}\n", encoding="utf-8")
    path = folder / "pier.yaml"
    path.write_text(json.dumps(_bank(changed, more)), encoding="utf-8")
    return path


def _bank(changed: bool, more: dict[str, Any]) -> dict[str, Any]:
    context = "Marlow Bay ferry pier, March 2025"
    before = {"key": 90, "evidence": [_quote("old", OLD, "The work will take 90 days")]}
    now = {"key": 120, "evidence": [_quote("new", NEW, "The work will take 120 days")]}
    after = {**now, "as_of": "2025-05-20", "status": "changed", "previous": before}
    stem = "How many days will the work on the ferry pier in Marlow Bay take?"
    item = {"id": "days", "type": "number", "stem": stem, "unit": "days", "fact": "work", "status": "approved"}
    return {
        "newsquiz": 1, "id": "pier", "title": "Pier week",
        "articles": [
            {"id": "old", "title": "The old pier", "context": context, "published": "2025-03-04", "file": "old.md"},
            {"id": "new", "title": "The new pier", "context": context, "published": "2025-05-20", "file": "new.md"},
        ],
        "items": [
            {**item, **(after if changed else before), **more},
            {"id": "town", "type": "short_answer", "stem": "Which town is it?", "key": "Marlow Bay"},
        ],
    }  # fmt: skip


def _quote(article: str, text: str, quote: str) -> dict[str, Any]:
    start = text.index(quote)
    return {"article": article, "start": start, "end": start + len(quote), "quote": quote}
