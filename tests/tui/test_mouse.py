"""The same quiz with the mouse."""

from __future__ import annotations

from textual.widget import Widget

from newsquiz.tui.widgets.keyline import KeyLine
from newsquiz.tui.widgets.matching import Lefts, Rights
from newsquiz.tui.widgets.ordering import InOrder
from newsquiz.tui.widgets.several import Several
from newsquiz.tui.widgets.single import Single
from tests.tui.driving import Learner, taking
from tests.tui.fakes import MATCHING, ORDERING, SEVERAL, SINGLE, MemoryQuiz, item


async def click(learner: Learner, on: type[Widget], row: int) -> None:
    """Click on a row of a widget."""
    await learner.pilot.click(on, offset=(12, row))
    await learner.settle()


async def click_key(learner: Learner, words: str) -> None:
    """Click on a hint of the key line."""
    at = learner.sees().splitlines()[-1].index(words)
    line = learner.app.screen.query_one(KeyLine)
    await learner.pilot.click(KeyLine, offset=(at - line.region.x, 0))
    await learner.settle()


async def test_an_option_can_be_clicked_and_the_answer_given_without_a_key() -> None:
    quiz = MemoryQuiz(SINGLE)
    async with taking(quiz) as learner:
        await click(learner, Single, 3)
        await click_key(learner, "answer")
        assert learner.sees().lstrip().startswith("RIGHT")
        await click_key(learner, "next")
        assert "Score: 1/1" in learner.sees()


async def test_keys_still_choose_after_a_click_beside_the_options() -> None:
    async with taking(MemoryQuiz(SINGLE)) as learner:
        await learner.pilot.click("#stem")
        await learner.pilot.click(offset=(40, 18))
        await learner.press("4", "enter")
        assert learner.sees().lstrip().startswith("RIGHT")


async def test_the_second_line_of_a_long_option_belongs_to_it() -> None:
    long = item(type="multiple_choice", stem="Which?", key="last", distractors=["x " * 60, "first"])
    quiz = MemoryQuiz(long)
    async with taking(quiz) as learner:
        await click(learner, Single, 2)
        await learner.press("enter")
        assert quiz.last is not None and quiz.last.given.startswith("x x")


async def test_clicks_tick_and_untick() -> None:
    quiz = MemoryQuiz(SEVERAL)
    async with taking(quiz) as learner:
        for row in (0, 2, 3, 0):
            await click(learner, Several, row)
        await learner.press("enter")
        assert learner.sees().lstrip().startswith("RIGHT")


async def test_two_clicks_carry_an_entry_to_its_place() -> None:
    quiz = MemoryQuiz(ORDERING)
    async with taking(quiz) as learner:
        for row in (2, 0, 2, 1):
            await click(learner, InOrder, row)
        await learner.press("enter")
        assert learner.sees().lstrip().startswith("RIGHT")


async def test_left_and_right_sides_are_matched_by_clicks() -> None:
    quiz = MemoryQuiz(MATCHING)
    async with taking(quiz) as learner:
        for side, row in ((Lefts, 1), (Rights, 0), (Lefts, 0), (Rights, 1)):
            await click(learner, side, row)
        await learner.press("enter")
        assert learner.sees().lstrip().startswith("RIGHT")
