"""The screen and the line-by-line interface are twins: the same answers, the same events, the same score."""

from __future__ import annotations

import io
import os
import random
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsquiz import plain
from newsquiz.collection import Collection, Question, Quiz, QuizOptions
from newsquiz.event import Chosen, Counted, DontKnow, Matched, Ordered, Response, Truth, Typed
from newsquiz.item import Cloze, Date, Item, Matching, MultipleAnswer, Number, Ordering, ShortAnswer, TrueFalse
from newsquiz.plain.lines import Lines
from newsquiz.plain.reading import letter
from newsquiz.tui.app import QuizApp
from tests.tui.driving import Learner
from tests.tui.fakes import ARTICLE, COUNTED, NINE
from tests.tui.sitting import NOON, _bank

ITEMS = (*NINE, COUNTED)
BOXES = set(map(chr, range(0x2500, 0x25A0)))


@pytest.fixture
def collections(tmp_path: Path) -> Iterator[dict[str, Collection]]:
    """Two learners with nothing behind them."""
    opened = {name: Collection(tmp_path / name, lambda: NOON) for name in ("screen", "lines")}
    yield opened
    for each in opened.values():
        each.close()


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Every type of item."""
    (tmp_path / "pier.md").write_text(f"---\ntitle: Marlow Bay rebuilds its pier\n---\n\n{ARTICLE}\n", "utf-8")
    path = tmp_path / "bank.yaml"
    path.write_text(yaml.safe_dump(_bank(ITEMS)), encoding="utf-8")
    return path


def some_answer(question: Question, chance: random.Random) -> Response:
    """Right, wrong, half right, or none."""
    item = question.item
    if chance.random() < 0.1:
        return DontKnow()
    match item:
        case TrueFalse():
            return Truth(chance.random() < 0.5)
        case MultipleAnswer(ask="how_many"):
            return Counted(chance.randint(1, len(question.options)))
        case MultipleAnswer():
            ticked = chance.sample(question.options, chance.randint(1, 3))
            return Chosen(tuple(option for option in question.options if option in ticked))
        case Ordering():
            return Ordered(tuple(chance.sample(question.options, len(question.options))))
        case Matching():
            return Matched(tuple((left, chance.choice(question.options)) for left in question.lefts))
        case _ if question.options:
            return Chosen((chance.choice(question.options),))
        case _:
            return Typed(some_text(item, chance))


def some_text(item: Item, chance: random.Random) -> tuple[str, ...]:
    match item:
        case Cloze():
            return tuple(chance.choice((key, "7" if key[0].isdigit() else "nothing of it")) for key in item.keys)
        case Number():
            return (chance.choice(("90", "ninety days", "12 weeks")),)
        case Date():
            return (chance.choice(("4 March 2025", "2025-03-04", "March 5, 2025")),)
        case ShortAnswer():
            return (chance.choice((item.key, "Marlw Bay", "Port Ellis")),)
    raise AssertionError(item)


def as_keys(question: Question, response: Response) -> list[str]:
    """What a learner presses on the screen, up to the verdict."""
    match response:
        case DontKnow():
            return ["f2"]
        case Truth(value):
            return ["t" if value else "f", "enter"]
        case Chosen(options):
            return [*(str(question.options.index(option) + 1) for option in options), "enter"]
        case Counted(number):
            return [str(number), "enter"]
        case Typed(texts):
            return [key for text in texts for key in (*text, "enter")]
        case Matched(pairs):
            pressed = [(str(question.lefts.index(left) + 1), letter(question.options.index(r))) for left, r in pairs]
            return [key for pair in pressed for key in pair] + ["enter"]
        case Ordered(sequence):
            return [*carried(list(question.options), sequence), "enter"]


def carried(entries: list[str], sequence: tuple[str, ...]) -> Iterator[str]:
    """Each entry in turn is gone to and sent to its place; the cursor goes along."""
    cursor = 0
    for place, wanted in enumerate(sequence):
        at = entries.index(wanted)
        yield from ["down" if at > cursor else "up"] * abs(at - cursor)
        yield str(place + 1)
        entries.insert(place, entries.pop(at))
        cursor = place


def as_line(question: Question, response: Response) -> str:
    """What the same learner types line by line."""
    numbers = {option: number for number, option in enumerate(question.options, 1)}
    match response:
        case DontKnow():
            return ":d"
        case Truth(value):
            return "t" if value else "f"
        case Chosen(options):
            return " ".join(str(numbers[option]) for option in options)
        case Counted(number):
            return str(number)
        case Typed(texts):
            return "; ".join(texts)
        case Matched(pairs):
            return " ".join(
                f"{question.lefts.index(left) + 1}{letter(question.options.index(right))}" for left, right in pairs
            )
        case Ordered(sequence):
            return " ".join(str(numbers[entry]) for entry in sequence)


Script = list[tuple[Question, Response | None, bool]]
"""Each question with its answer (None for a skip), and whether that is first given wrong and taken back."""


def script_for(quiz: Quiz, chance: random.Random) -> Script:
    """What to answer, found out on a quiz of its own."""
    script: Script = []
    while (question := quiz.question) is not None:
        skipped = chance.random() < 0.1
        script.append((question, None if skipped else some_answer(question, chance), chance.random() < 0.2))
        quiz.skip()
    return script


def stored(home: Path) -> list[tuple[Any, ...]]:
    """What came of it: every event but for its id and session."""
    connection = sqlite3.connect(home / "newsquiz.db")
    try:
        fields = ", ".join(f"json_extract(data, '$.{name}')" for name in ("response", "credit", "slips", "key"))
        kinds = "('answered', 'skipped', 'revoked')"
        return connection.execute(
            f"select kind, item, score, {fields} from events where kind in {kinds} order by seq"
        ).fetchall()
    finally:
        connection.close()


async def on_screen(quiz: Quiz, script: Script) -> str:
    """Take it with keys; the score as it is shown."""
    async with QuizApp(quiz).run_test(size=(80, 24)) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        for question, response, hesitates in script:
            if response is None:
                await learner.press("f3")
                continue
            if hesitates:
                await learner.press("f2", "u")
            await learner.press(*as_keys(question, response))
            assert learner.sees().split()[0] in ("RIGHT", "PARTLY", "WRONG"), learner.sees()
            await learner.press("enter")
        found = re.search(r"Score: (\S+)", learner.sees())
        assert found
        await learner.press("q")
        return found[1]


def by_lines(quiz: Quiz, script: Script) -> str:
    """Take it with lines; all that was written."""
    typed = []
    for question, response, hesitates in script:
        if response is None:
            typed.append(":s")
            continue
        typed += [":d", ":u"] * hesitates
        typed.append(as_line(question, response))
    read, write = os.pipe()
    os.write(write, "".join(f"{line}\n" for line in typed).encode())
    os.close(write)
    out = io.StringIO()
    assert plain.run(quiz, Lines(read), out) == 0
    return out.getvalue()


@pytest.mark.parametrize("seed", range(6))
async def test_the_same_answers_bring_the_same_events_and_the_same_score(
    seed: int, collections: dict[str, Collection], bank: Path, tmp_path: Path
) -> None:
    options = QuizOptions(seed=seed)
    probe = Collection(tmp_path / "probe", lambda: NOON)
    script = script_for(probe.quiz([bank], options), random.Random(seed))
    probe.close()
    assert len(script) == len(ITEMS)
    score = await on_screen(collections["screen"].quiz([bank], options), script)
    said = by_lines(collections["lines"].quiz([bank], options), script)
    assert said.splitlines()[-1] == f"Score: {score}"
    assert stored(tmp_path / "screen") == stored(tmp_path / "lines")
    assert not set(said) & BOXES
    asked = [int(number) for number in re.findall(r"^Question (\d+) of", said, re.MULTILINE)]
    assert list(dict.fromkeys(asked)) == list(range(1, len(ITEMS) + 1))
