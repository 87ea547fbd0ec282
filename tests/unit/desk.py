"""Where quizzes and exams are tried: a folder with banks, a home folder, a clock."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from pathlib import Path
from typing import Any

from newsquiz.collection import Collection, Exam, Quiz, QuizOptions, Terms

NOON = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)


class Desk:
    """A folder with banks, and a home folder that can be opened again and again."""

    def __init__(self, folder: Path) -> None:
        self.now = NOON
        self.folder = folder
        self.home = folder / "home"
        self._open: list[Collection] = []

    def bank(self, *items: dict[str, Any], name: str = "bank", **head: Any) -> Path:
        path = self.folder / f"{name}.yaml"
        path.write_text(json.dumps({"newsquiz": 1, "id": f"{name}-id", **head, "items": items}), encoding="utf-8")
        return path

    def collection(self) -> Collection:
        self._open.append(Collection(self.home, lambda: self.now))
        return self._open[-1]

    def quiz(self, *banks: Path, **options: Any) -> Quiz:
        return self.collection().quiz(banks, QuizOptions(**options))

    def exam(self, *banks: Path, terms: Terms | None = None, **options: Any) -> Exam:
        return self.collection().exam(banks, QuizOptions(exam=terms, **options))

    def rows(self, query: str) -> list[Any]:
        connection = sqlite3.connect(self.home / "newsquiz.db")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def close(self) -> None:
        for collection in self._open:
            collection.close()


def truth(id: str, key: bool = True, **more: Any) -> dict[str, Any]:
    return {"id": id, "type": "true_false", "stem": f"Statement {id} holds.", "key": key, **more}


def choice(id: str, **more: Any) -> dict[str, Any]:
    others = ["Rome", "Oslo", "Bern"]
    return {
        "id": id,
        "type": "multiple_choice",
        "stem": f"Where is {id}?",
        "key": "Paris",
        "distractors": others,
        **more,
    }
