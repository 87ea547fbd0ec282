"""A key pressed before the new screen was painted does nothing."""

from __future__ import annotations

from textual.events import Key

from tests.tui.driving import taking
from tests.tui.fakes import SHORT, SINGLE, TRUTH, MemoryQuiz


def enter() -> Key:
    """Enter, pressed now."""
    return Key("enter", "\r")


async def test_enter_hit_twice_stays_on_the_verdict() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        await learner.press("2")
        for _ in range(3):
            learner.app.post_message(enter())
        await learner.settle()
        assert learner.sees().lstrip().startswith("WRONG")
        assert len(quiz.answers) == 1


async def test_a_key_from_before_the_paint_is_dropped_even_when_it_comes_late() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        stale = enter()
        await learner.press("2", "enter")
        learner.app.post_message(stale)
        await learner.settle()
        assert learner.sees().lstrip().startswith("WRONG")


async def test_a_digit_hit_with_enter_does_not_choose_in_the_next_question() -> None:
    quiz = MemoryQuiz(SINGLE, SINGLE)
    async with taking(quiz) as learner:
        await learner.press("2", "enter")
        learner.app.post_message(enter())
        learner.app.post_message(Key("3", "3"))
        await learner.settle()
        assert "2 of 2" in learner.sees() and "›" not in learner.sees()


async def test_what_is_typed_behind_enter_does_not_join_the_answer() -> None:
    quiz = MemoryQuiz(SHORT)
    async with taking(quiz) as learner:
        await learner.type("Marlow Bay")
        for key in (enter(), Key("x", "x"), Key("x", "x")):
            learner.app.post_message(key)
        await learner.settle()
        assert quiz.last is not None and quiz.last.given == "Marlow Bay"


async def test_an_early_enter_does_not_close_the_next_line_to_typing() -> None:
    quiz = MemoryQuiz(SHORT, SHORT)
    async with taking(quiz) as learner:
        for key in (Key("f3", None), enter(), enter(), Key("x", "x")):
            learner.app.post_message(key)
        await learner.settle()
        await learner.press(*"Marlow Bay", "enter")
        assert quiz.last is not None and quiz.last.given == "Marlow Bay"


async def test_enter_hit_twice_at_the_end_stays_on_the_summary() -> None:
    quiz = MemoryQuiz(TRUTH)
    async with taking(quiz) as learner:
        await learner.press("f", "enter")
        learner.app.post_message(enter())
        learner.app.post_message(enter())
        await learner.settle()
        assert "Score: 1/1" in learner.sees() and not quiz.finished


async def test_ctrl_q_leaves_whatever_is_being_painted() -> None:
    async with taking(MemoryQuiz(TRUTH)) as learner:
        learner.app.guard.close()
        learner.app.post_message(Key("ctrl+q", None))
        await learner.pilot.pause()
        assert learner.app.return_value == 0
