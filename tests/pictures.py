"""`python -m tests.pictures` draws docs/pictures/*.svg: the real program on a bank made from the sample article.

The other screens of the tour are those of a learner who has kept the banks that ship in mind for two months. The same
articles, banks and code draw the same bytes.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from newsquiz.collection import Collection, Question, Quiz, QuizOptions, Terms
from newsquiz.event import Chosen, Typed
from newsquiz.item import MultipleAnswer, MultipleChoice
from newsquiz.tui.app import QuizApp
from newsquiz.tui.exam_app import ExamApp
from newsquiz.tui.frame import Frame
from newsquiz.tui.home_app import HomeApp
from newsquiz.tui.placed import PlacedApp
from newsquiz.tui.places import PLACES
from newsquiz.tui.review_app import ReviewApp
from tests.superseded import write_bank
from tests.tui.test_places import Place

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "question_banks" / "articles" / "us-china-call.md"
PICTURES = ROOT / "docs" / "pictures"
NOON = dt.datetime(2025, 6, 9, 12, tzinfo=dt.UTC)
SHIPPED = ROOT / "question_banks" / "us-china-call.yaml"
DAYS = 60
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
        _tour(Path(folder))


def _tour(folder: Path) -> None:
    """Every other screen, as somebody sees it who has studied for two months."""
    now = [NOON - dt.timedelta(days=DAYS)]
    banks = folder / "banks"
    banks.mkdir()
    write_bank(banks, changed=False)
    collection = Collection(folder / "learner", lambda: now[0])
    collection.add_folder(banks)
    _study(collection, now)
    write_bank(banks, changed=True)
    shots: dict[str, tuple[Frame, list[str]]] = {"home": (HomeApp(collection), [])}
    for each in PLACES:
        if each.name != "settings":  # which names folders of this machine
            shots[each.name] = (PlacedApp(each.opened, collection), [])
    shots["review"] = (ReviewApp(collection.review(()), collection), ["space"])
    exam = collection.exam([SHIPPED], QuizOptions(exam=Terms(seconds=1200), count=8, seed=1))
    for place in exam.places:
        if place.question.options and not place.question.lefts:
            exam.answer(place.question.number, Chosen(place.question.options[:1]))
    shots["exam"] = (ExamApp(exam, collection), ["f5", "f8", "f5", "f3"])
    for name, (app, keys) in shots.items():
        asyncio.run(_shoot(app, keys, name))
    collection.close()


def _study(collection: Collection, now: list[dt.datetime]) -> None:
    """A review every other day, in which every ninth card is forgotten; and the bank that will change, learnt once."""
    quiz = collection.quiz([Path(collection.settings.folders[0])])
    quiz.answer(Typed(("90",)))
    quiz.finish()
    turn = 0
    for _ in range(DAYS // 2):
        review = collection.review(())
        for _ in range(8):
            if review.question is None:
                break
            turn += 1
            review.grade(1 if turn % 9 == 0 else 3)
        now[0] += dt.timedelta(days=2)


async def _shoot(app: Frame, keys: list[str], name: str) -> None:
    async with app.run_test(size=SIZES[""]) as pilot:
        place = Place(pilot)
        await place.settle()
        await place.press(*keys)
        _keep(app, name)


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
        place = Place(pilot)
        await place.settle()
        await place.press(*_not_quite_right(question))
        _keep(app, f"question{suffix}")
        await place.press("enter")
        _keep(app, f"verdict{suffix}")


def _not_quite_right(question: Question) -> list[str]:
    """Digits for a wrong option, and for a right one as well where several are."""
    item = question.item
    right = item.keys[:1] if isinstance(item, MultipleAnswer) else ()
    wrong = next(d.text for d in item.distractors if d.text in question.options)  # type: ignore[union-attr]
    return [str(question.options.index(option) + 1) for option in (*right, wrong)]


def _keep(app: Frame, name: str) -> None:
    """Write the screen; a picture in a document should fetch nothing, so it is drawn in the reader's own font."""
    svg = _REMOTE_FONTS.sub("", app.export_screenshot(title="newsquiz", simplify=True))
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
