"""An exam on a bank in a folder, sat as a learner does; the clock goes only when it is told to."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from newsquiz.collection import Collection, Exam, QuizOptions, Terms
from newsquiz.item import Item
from newsquiz.tui.exam_app import ExamApp
from tests.tui.driving import Learner
from tests.tui.fakes import ARTICLE, CONTEXT, QUOTE

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)


class Desk:
    """Items in a bank, and exams on them. `now` is what the clock says."""

    def __init__(self, folder: Path, *items: Item) -> None:
        self.now = NOON
        self.home = folder / "home"
        self._bank = folder / "bank.yaml"
        self._collections: list[Collection] = []
        (folder / "pier.md").write_text(f"---\ntitle: Marlow Bay rebuilds its pier\n---\n\n{ARTICLE}\n", "utf-8")
        self._bank.write_text(yaml.safe_dump(_bank(items)), encoding="utf-8")

    def exam(self, terms: Terms | None = None, **options: Any) -> Exam:
        """An exam on all items in their order, or the one that was left."""
        self._collections.append(Collection(self.home, lambda: self.now))
        return self._collections[-1].exam([self._bank], QuizOptions(exam=terms, **options))

    def pass_time(self, seconds: float) -> None:
        """Let the clock go on."""
        self.now += dt.timedelta(seconds=seconds)

    def close(self) -> None:
        """Let go of the databases."""
        for collection in self._collections:
            collection.close()


def _bank(items: tuple[Item, ...]) -> dict[str, Any]:
    article = {"id": "pier", "title": "Marlow Bay rebuilds its pier", "context": CONTEXT, "published": "2025-03-04"}
    return {
        "newsquiz": 1, "id": "b", "title": "Pier week", "articles": [{**article, "file": "pier.md"}],
        "items": [_fields(number, item) for number, item in enumerate(items, 1)],
    }  # fmt: skip


def _fields(number: int, item: Item) -> dict[str, Any]:
    start = ARTICLE.index(QUOTE)
    evidence = [{"article": "pier", "start": start, "end": start + len(QUOTE), "quote": QUOTE}]
    head = {"id": f"i{number}", "type": item.type, "status": "approved", "evidence": evidence}
    return {**head, **item.model_dump(mode="json", exclude_defaults=True)}


@asynccontextmanager
async def sitting(exam: Exam, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Learner]:
    """The application on `exam`, ready for the first key."""
    app = ExamApp(exam)
    async with app.run_test(size=size) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        yield learner
