"""A key in a quiz on ten thousand items, in a terminal: until the verdict, and until the next question, are painted.

What is waited for is the foot of the screen, which is painted last. The times hold what it takes to read the screen.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.bench.measuring import Watched, tell_times

ITEMS = 10_000
ARTICLES = 200
SENTENCES_A_PARAGRAPH = 5


def report(folder: Path, answers: int = 100, items: int = ITEMS) -> None:
    """Print both figures. `folder` is for the bank and the database."""
    bank = folder / "bank.yaml"
    _write(bank, items)
    os.environ["NEWSQUIZ_HOME"] = str(folder / "home")
    quiz = Watched(("newsquiz", "play", str(bank), "--new"), os.environ)
    verdicts: list[float] = []
    questions: list[float] = []
    try:
        quiz.seconds_until(lambda screen: _asks(screen, 1, items))
        for number in range(1, answers + 1):
            quiz.seconds_after("1", lambda screen: "› 1" in screen)
            verdicts.append(quiz.seconds_after("enter", _judges))
            questions.append(quiz.seconds_after("enter", lambda screen, to=number + 1: _asks(screen, to, items)))  # type: ignore[misc]
    finally:
        quiz.close()
    tell_times(f"key to painted verdict, {items:,} items", verdicts)
    tell_times(f"key to next question, {items:,} items", questions)


def _asks(screen: str, number: int, items: int) -> bool:
    return f" {number} of {items}" in screen and "Enter answer" in screen


def _judges(screen: str) -> bool:
    return ("RIGHT" in screen or "WRONG" in screen) and "Enter next" in screen


def _write(path: Path, items: int) -> None:
    """A bank of single choices, each with its sentence in one of the articles."""
    path.parent.mkdir(parents=True)
    articles, held = [], []
    for article in range(ARTICLES):
        id, file = f"a{article}", f"a{article}.md"
        text, places = _article(article, items // ARTICLES)
        (path.parent / file).write_text(f"---\ntitle: Day {article}\n---\n\n{text}\n", encoding="utf-8")
        articles.append(
            {"id": id, "title": f"Day {article}", "context": f"Harbour office, day {article}", "file": file}
        )
        held += [_item(id, start, quote) for start, quote in places]
    bank = {"newsquiz": 1, "title": "Ten thousand", "articles": articles, "items": held}
    path.write_text(json.dumps(bank), encoding="utf-8")


def _article(number: int, sentences: int) -> tuple[str, list[tuple[int, str]]]:
    """The text, and where each of its sentences begins."""
    text, places = "", []
    for sentence in range(sentences):
        text += "" if not text else " " if sentence % SENTENCES_A_PARAGRAPH else "\n\n"
        quote = f"On day {number} the harbour office counted {1000 + sentence} boats at pier {sentence}."
        places.append((len(text), quote))
        text += quote
    return text, places


def _item(article: str, start: int, quote: str) -> dict[str, object]:
    boats, pier = quote.split()[7], quote.split()[-1].rstrip(".")
    return {
        "id": f"{article}p{pier}",
        "type": "multiple_choice",
        "stem": f"How many boats did the harbour office count at pier {pier} on day {article[1:]}?",
        "key": boats,
        "distractors": [str(int(boats) + by) for by in (100, 200, 300)],
        "evidence": [{"article": article, "start": start, "end": start + len(quote), "quote": quote}],
        "status": "approved",
    }
