"""`python -m tests.pictures` draws docs/pictures/*.svg: the real program on a bank made from the sample article.

The same article and the same code draw the same bytes.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from newsquiz.collection import Collection, Question, Quiz, QuizOptions
from newsquiz.item import MultipleAnswer, MultipleChoice
from newsquiz.tui.app import QuizApp
from tests.tui.driving import Learner

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "question_banks" / "articles" / "us-china-call.md"
PICTURES = ROOT / "docs" / "pictures"
NOON = dt.datetime(2025, 6, 9, 12, tzinfo=dt.UTC)
SIZES = {"": (80, 24), "-wide": (120, 30)}

_REMOTE_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def main() -> None:
    """Make the bank, take a quiz on it, and keep what the screen shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "bank.yaml"
        subprocess.run([sys.executable, "-m", "newsquiz", "make", str(SAMPLE), "-o", str(bank)], check=True)
        for suffix, size in SIZES.items():
            collection = Collection(Path(folder) / f"home{suffix}", lambda: NOON)
            asyncio.run(_draw(collection, _choices(collection, bank), size, suffix))
            collection.close()


def _choices(collection: Collection, bank: Path) -> Quiz:
    """A quiz that begins with a question to choose from."""
    quiz = collection.quiz([bank], QuizOptions(seed=1))
    while quiz.question is not None and not isinstance(quiz.question.item, MultipleChoice | MultipleAnswer):
        quiz.skip()
    return quiz


async def _draw(collection: Collection, quiz: Quiz, size: tuple[int, int], suffix: str) -> None:
    question = quiz.question
    if question is None:
        raise SystemExit(f"{SAMPLE}: no question to choose from was made, so there is nothing to draw")
    app = QuizApp(quiz, collection)
    async with app.run_test(size=size) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press(*_not_quite_right(question))
        _keep(app, f"question{suffix}")
        await learner.press("enter")
        _keep(app, f"verdict{suffix}")


def _not_quite_right(question: Question) -> list[str]:
    """Digits for a wrong option, and for a right one as well where several are."""
    item = question.item
    right = item.keys[:1] if isinstance(item, MultipleAnswer) else ()
    wrong = next(d.text for d in item.distractors if d.text in question.options)  # type: ignore[union-attr]
    return [str(question.options.index(option) + 1) for option in (*right, wrong)]


def _keep(app: QuizApp, name: str) -> None:
    """Write the screen; a picture in a document should fetch nothing, so it is drawn in the reader's own font."""
    svg = _REMOTE_FONTS.sub("", app.export_screenshot(title="newsquiz", simplify=True))
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
