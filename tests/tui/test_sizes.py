"""Terminals from too small to wide."""

from __future__ import annotations

import pytest

from newsquiz.tui.screens.quiz import QuizScreen
from tests.tui.driving import taking
from tests.tui.fakes import MATCHING, NINE, SINGLE, Asked, MemoryQuiz, item, passage

LONG_STEM = "Which of these is said about the ferry pier in Marlow Bay, " * 4 + "in short?"
LONG = item(
    type="multiple_choice", stem=LONG_STEM, key="the end " * 30, distractors=["one " * 60, "two " * 60, "three " * 60]
)


@pytest.mark.parametrize("size", [(40, 10), (59, 24), (80, 19), (3, 2), (1, 1)])
async def test_a_terminal_that_is_too_small_is_told_so_and_the_quiz_comes_back(size: tuple[int, int]) -> None:
    quiz = MemoryQuiz(SINGLE)
    async with taking(quiz) as learner:
        await learner.press("2")
        await learner.pilot.resize_terminal(*size)
        await learner.settle()
        assert "How many days" not in learner.sees()
        await learner.press("enter", "0", "f1")
        assert quiz.answers == []
        await learner.pilot.resize_terminal(80, 24)
        await learner.settle()
        assert "› 2   60 days" in learner.sees()


async def test_the_message_names_both_sizes() -> None:
    async with taking(MemoryQuiz(SINGLE), size=(40, 10)) as learner:
        assert "40 × 10" in learner.sees() and "60 × 20" in learner.sees() and "ctrl+q" in learner.sees()


@pytest.mark.parametrize("item", NINE, ids=lambda item: item.type)
async def test_every_type_fits_into_sixty_by_twenty(item: object) -> None:
    async with taking(MemoryQuiz(item), size=(60, 20)) as learner:  # type: ignore[arg-type]
        assert "answer" in learner.sees() and "F1 keys" in learner.sees()
        await learner.press("f2")
        assert learner.sees().lstrip().startswith("WRONG") and "F1 keys" in learner.sees()


async def test_from_110_columns_the_evidence_stands_beside_the_question() -> None:
    async with taking(MemoryQuiz(SINGLE), size=(120, 40)) as learner:
        await learner.press("2", "enter")
        beside = [line for line in learner.sees().splitlines() if "How many days" in line]
        assert "Evidence" in beside[0]
        await learner.pilot.resize_terminal(109, 40)
        await learner.settle()
        beside = [line for line in learner.sees().splitlines() if "How many days" in line]
        assert "Evidence" not in beside[0]


async def test_answers_too_long_for_the_first_line_stand_below_it_when_the_window_shrinks() -> None:
    async with taking(MemoryQuiz(MATCHING), size=(120, 40)) as learner:
        await learner.press("f2")
        assert "right:" in learner.sees().splitlines()[0]
        await learner.pilot.resize_terminal(60, 20)
        await learner.settle()
        first, *below = learner.sees().splitlines()
        assert "right:" not in first and any("right:" in line for line in below)


async def test_long_stems_and_options_wrap_and_the_cursor_stays_in_sight() -> None:
    async with taking(MemoryQuiz(LONG)) as learner:
        assert "in short?" in learner.sees()
        for _ in range(4):
            await learner.press("down")
            assert "›" in learner.sees() and "F1 keys" in learner.sees()


async def test_a_long_paragraph_scrolls_while_the_keys_and_the_verdict_stay() -> None:
    words = " ".join(f"word{n}" for n in range(900))
    long = passage()
    long = type(long)("T", None, 1, words, words.index("word500"), words.index("word510"), words, 0, 1)
    async with taking(MemoryQuiz(Asked(SINGLE, (long,)))) as learner:
        await learner.press("0")
        for keys, visible in ((), "word500"), (["pagedown"] * 9, "As of 4 March"), (["pageup"] * 9, "word0 "):
            await learner.press(*keys)
            seen = learner.sees()
            assert visible in seen
            assert seen.lstrip().startswith("WRONG") and "Enter next" in seen


async def test_one_screen_serves_the_whole_quiz() -> None:
    async with taking(MemoryQuiz(*NINE)) as learner:
        screen = learner.app.screen
        for _ in NINE:
            await learner.press("f2")
            assert learner.app.screen is screen and isinstance(screen, QuizScreen)
            await learner.press("enter")
