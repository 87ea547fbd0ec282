"""What stands on the screen before the first question is known, and what may be done there."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Static

from newsquiz.collection import Collection
from newsquiz.errors import BankError
from newsquiz.tui.app import QuizApp
from newsquiz.tui.opening import Opening
from tests.tui.driving import Learner
from tests.tui.fakes import SINGLE, TRUTH, MemoryQuiz
from tests.tui.terminal import Terminal


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """A learner's, with the settings as they are."""
    collection = Collection(tmp_path, lambda: dt.datetime(2025, 6, 5, tzinfo=dt.UTC))
    yield collection
    collection.close()


class Held:
    """Work that ends when the test lets it."""

    def __init__(self, quiz: object, collection: Collection) -> None:
        self.release = threading.Event()
        self._found = quiz, collection

    def __call__(self) -> tuple[object, Collection]:
        assert self.release.wait(20)
        return self._found


async def test_a_page_stands_there_until_the_question_does(collection: Collection) -> None:
    work = Held(MemoryQuiz(SINGLE), collection)
    app = QuizApp(Opening(work))
    async with app.run_test(size=(80, 24)) as pilot:
        learner = Learner(pilot)
        await pilot.pause()
        assert "One moment." in str(app.screen.query_one("#opening", Static).content)
        work.release.set()
        await app.workers.wait_for_complete()
        await learner.settle()
        assert "1 of 1" in learner.sees()


async def test_a_key_from_before_the_first_question_does_nothing(collection: Collection) -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    work = Held(quiz, collection)
    app = QuizApp(Opening(work))
    async with app.run_test(size=(80, 24)) as pilot:
        learner = Learner(pilot)
        await pilot.pause()
        early = [Key("2", "2"), Key("enter", "\r"), Key("f2", None)]
        work.release.set()
        await app.workers.wait_for_complete()
        await learner.settle()
        for key in early:
            app.post_message(key)
        await learner.settle()
        assert not quiz.answers and "1 of 2" in learner.sees()
        await learner.press("2", "enter")
        assert len(quiz.answers) == 1


async def test_one_may_leave_before_the_first_question(collection: Collection) -> None:
    work = Held(MemoryQuiz(SINGLE), collection)
    app = QuizApp(Opening(work))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+q")
        work.release.set()
    assert app.return_value == 0 and not app.opened


async def test_a_terminal_that_is_too_small_says_so_when_the_question_comes(collection: Collection) -> None:
    app = QuizApp(Opening(lambda: (MemoryQuiz(SINGLE), collection)))
    async with app.run_test(size=(40, 10)) as pilot:
        learner = Learner(pilot)
        await app.workers.wait_for_complete()
        await learner.settle()
        assert "Too small" in learner.sees()
        await pilot.resize_terminal(80, 24)
        await learner.settle()
        assert "1 of 1" in learner.sees()


@pytest.mark.parametrize("error", [BankError("no items"), ValueError("never")])
async def test_what_the_opening_raises_ends_the_program(error: Exception) -> None:
    def fail() -> tuple[object, Collection]:
        raise error

    app = QuizApp(Opening(fail))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
    assert app.failure is error and app.return_value != 0


@pytest.fixture
def newsquiz(tmp_path: Path) -> Callable[..., Terminal]:
    """Start the program, with a home of its own."""
    return lambda *arguments: Terminal("newsquiz", *arguments, env={"NEWSQUIZ_HOME": str(tmp_path)})


@pytest.mark.process
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["play", "gone.yaml"], "gone.yaml"),
        (["play", "--colour"], "see `newsquiz play --help`"),
        (["play", "--count", "0"], "--count"),
        (["play", "--marking", "2/-1"], "--marking is for exams; add --exam"),
        (["play", "--types", "essay"], "no item type essay"),
        (["review", "gone.yaml"], "gone.yaml"),
    ],
)
def test_what_is_wrong_with_a_command_is_told_behind_the_screen(
    arguments: list[str], said: str, newsquiz: Callable[..., Terminal]
) -> None:
    terminal = newsquiz(*arguments)
    assert terminal.ends() == 2
    last = terminal.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "newsquiz: " in last and said in last and "Traceback" not in last


@pytest.mark.process
@pytest.mark.parametrize(
    ("arguments", "seen"),
    [
        (["play"], "F1 keys"),
        (["play", "--exam", "--include", "draft"], "F1 keys"),
        (["review"], "F1 keys"),
        (["review", "--superseded"], "Nothing that you learnt is no longer so."),
        (["schedule"], "set now"),
        (["browse"], "items"),
        (["settings"], "retention"),
    ],
)
def test_home_is_a_key_away_from_whatever_the_program_was_started_with(
    arguments: list[str], seen: str, newsquiz: Callable[..., Terminal]
) -> None:
    terminal = newsquiz(*arguments)
    terminal.rests(seen)
    terminal.press("\x0e")  # Ctrl+N
    terminal.rests("Enter play")
    terminal.press("q")
    assert terminal.ends() == 0
    assert terminal.raw.count(b"\x1b[?1049h") == 2 and b"Traceback" not in terminal.raw
