"""An exam on the screen, from its first question to the retry of its mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from newsquiz.collection import Collection, Marking, Terms
from newsquiz.event import Matched, Response, Typed
from newsquiz.item import Item, Matching, Ordering
from newsquiz.tui.exam_app import ExamApp
from newsquiz.tui.screens.exam import ExamScreen, clock
from newsquiz.tui.screens.exam_result import ExamResultScreen
from newsquiz.tui.widgets.keyline import KeyLine
from newsquiz.tui.widgets.listing import Listing
from newsquiz.tui.widgets.single import TrueOrFalse
from tests.tui.driving import Learner
from tests.tui.fakes import CLOZE, COUNTED, MATCHING, NINE, NUMBER, ORDERING, SEVERAL, SHORT, SINGLE, TRUTH
from tests.tui.hostile import FORBIDDEN, questions
from tests.tui.sitting import Desk, sitting

Open = Callable[..., Desk]
NARROW, WIDE = (80, 24), (120, 40)


@pytest.fixture
def desk_with(tmp_path: Path) -> Iterator[Open]:
    """Make a desk with these items."""
    desks: list[Desk] = []

    def make(*items: Item) -> Desk:
        desks.append(Desk(tmp_path, *items))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


def first_line(learner: Learner) -> list[str]:
    return learner.sees().splitlines()[0].split()


async def test_no_verdict_is_told_before_the_exam_is_handed_in(desk_with: Open) -> None:
    exam = desk_with(SINGLE, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press("1", "enter")
        assert "2 of 2" in learner.sees() and "WRONG" not in learner.sees()
        await learner.press("f", "enter", "h", "h")
        seen = learner.sees()
        assert "Score: 1/2   1 right, 1 wrong" in seen
        assert seen.index("WRONG") < seen.index("How many days") < seen.index("RIGHT  ") < seen.index("Ferries")


def _given(item: Item) -> tuple[list[str], Callable[[Response | None], bool]]:
    """Keys that answer the item, and what the answer must then be."""
    match item:
        case Ordering():
            return ["shift+down"], lambda response: response is not None
        case Matching():
            return ["1", "a", "2", "b"], lambda response: isinstance(response, Matched) and len(response.pairs) == 2
        case _ if item is CLOZE:
            return [*"2.4", "tab", *"dollars"], lambda response: response == Typed(("2.4", "dollars"))
        case _ if item in (SHORT, NUMBER):
            return [*"12"], lambda response: response == Typed(("12",))
        case _ if item.type == "date":
            return [*"4 march 2025"], lambda response: response == Typed(("4 march 2025",))
        case _:
            return ["1"], lambda response: response is not None


@pytest.mark.parametrize("item", [*NINE, COUNTED], ids=lambda item: item.type)
async def test_an_answer_of_every_type_is_kept_on_the_way_and_stands_there_again(desk_with: Open, item: Item) -> None:
    exam = desk_with(item, TRUTH).exam()
    keys, right = _given(item)
    async with sitting(exam) as learner:
        await learner.press(*keys)
        before = learner.sees()
        await learner.press("f8")
        assert "2 of 2" in learner.sees()
        kept = exam.response(1)
        assert right(kept)
        await learner.press("f7", "f8", "f7")
        assert exam.response(1) == kept
        shown = [line.strip(" ›") for line in learner.sees().splitlines()[2:10]]
        assert shown == [line.strip(" ›") for line in before.splitlines()[2:10]]


@pytest.mark.parametrize("item", NINE, ids=lambda item: item.type)
async def test_a_question_that_is_only_looked_at_stays_without_an_answer(desk_with: Open, item: Item) -> None:
    exam = desk_with(item, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press("f8", "f7", "f3", "escape")
        assert not exam.place(1).answered


async def test_enter_goes_on_with_or_without_an_answer_and_behind_the_last_to_the_list(desk_with: Open) -> None:
    exam = desk_with(SINGLE, ORDERING, SHORT).exam()
    async with sitting(exam) as learner:
        await learner.press("enter", "enter", "enter")
        assert "2 unanswered" in learner.sees()
        assert [place.answered for place in exam.places] == [False, True, False]


async def test_a_changed_answer_counts_and_a_cleared_one_does_not(desk_with: Open) -> None:
    exam = desk_with(SINGLE, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press("1", "f8", "t", "f7", "2", "f8", "f2", "f7")
        assert "› 2" in learner.sees()
        assert [place.answered for place in exam.places] == [True, False]


async def test_ticks_that_are_all_taken_away_leave_no_answer(desk_with: Open) -> None:
    exam = desk_with(SEVERAL, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press("1", "f8", "f7", "1", "f8")
        assert not exam.place(1).answered


@pytest.mark.parametrize(("item", "keys"), [(NUMBER, [*"soon"]), (MATCHING, ["1", "b"])], ids=["number", "matching"])
async def test_what_is_no_answer_yet_is_neither_kept_nor_lost(desk_with: Open, item: Item, keys: list[str]) -> None:
    exam = desk_with(item, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press(*keys, "f8")
        assert "1 of 2" in learner.sees() and "F2 leaves the" in learner.sees()
        await learner.press("f2", "f8")
        assert "2 of 2" in learner.sees() and not exam.place(1).answered


async def test_a_second_gap_is_asked_for_before_the_next_question(desk_with: Open) -> None:
    exam = desk_with(CLOZE, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press(*"2.4", "enter")
        assert "1 of 2" in learner.sees()
        await learner.press(*"dollars", "enter")
        assert "2 of 2" in learner.sees() and exam.response(1) == Typed(("2.4", "dollars"))


async def test_questions_are_marked_for_later_and_found_in_the_list(desk_with: Open) -> None:
    exam = desk_with(SINGLE, TRUTH, SHORT).exam()
    async with sitting(exam) as learner:
        await learner.press("f8", "f5")
        assert first_line(learner)[-4:] == ["marked", "2", "of", "3"]
        await learner.press("f3")
        assert "3 unanswered, 1 marked" in learner.sees() and "› 2  -         marked" in learner.sees()
        await learner.press("down", "m", "up", "m", "up", "enter")
        assert "1 of 3" in learner.sees()
        assert [place.marked for place in exam.places] == [False, False, True]


async def test_handing_in_is_said_twice_and_escape_goes_back(desk_with: Open) -> None:
    exam = desk_with(SINGLE, TRUTH).exam()
    async with sitting(exam) as learner:
        await learner.press("1", "f3", "h")
        assert "1 of 2 have no answer. Nothing can be changed afterwards." in learner.sees()
        await learner.press("escape")
        assert not exam.handed_in and "› 1" in learner.sees()
        await learner.press("f3", "h", "h")
        assert exam.handed_in


async def test_how_sure_one_is_is_kept_with_the_answer_of_an_exam(desk_with: Open) -> None:
    exam = desk_with(SINGLE, SHORT).exam()
    async with sitting(exam) as learner:
        await learner.press("1", "l", "f8", *"slg", "f6", "f7")
        assert "How sure: likely" in learner.sees()
        assert [exam.confidence(number) for number in (1, 2)] == ["likely", "sure"]
        assert exam.response(2) == Typed(("slg",))


async def test_no_screen_that_tells_keys_opens_before_the_exam_is_handed_in(desk_with: Open) -> None:
    desk = desk_with(SINGLE, TRUTH)
    app = ExamApp(desk.exam(), Collection(desk.home, lambda: desk.now))
    async with app.run_test(size=NARROW) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press("ctrl+l")
        assert "1 of 2" in learner.sees()
        assert "Browser" not in [command.title for command in app.get_system_commands(app.screen)]
        await learner.press("f3", "h", "h")
        assert "Browser" in [command.title for command in app.get_system_commands(app.screen)]


async def test_every_question_is_reviewed_with_its_verdict_forwards_and_backwards(desk_with: Open) -> None:
    desk = desk_with(SINGLE, TRUTH, SHORT)
    exam = desk.exam(Terms(Marking(2, -0.66)))
    async with sitting(exam) as learner:
        await learner.press("1", "f8", "f8", *"marlow bay", "f3", "h", "h", "enter")
        assert first_line(learner)[0] == "WRONG"
        assert "-0.66 of 2" in learner.sees() and "▌ The work will take 90 days" in learner.sees()
        await learner.press("n")
        assert first_line(learner)[:4] == ["UNANSWERED", "yours:", "no", "answer"]
        assert "right: False" in learner.sees() and "I was right" not in learner.sees()
        await learner.press("right", "p", "left")
        assert "1 of 3" in learner.sees()
        await learner.press("v")
        assert "the whole article" in learner.sees()
        await learner.press("escape", "enter", "enter", "enter")
        assert "Score: 1.34/6" in learner.sees() and "› 3  RIGHT" in learner.sees()


async def test_i_was_right_changes_the_score_and_is_put_to_the_teacher(desk_with: Open) -> None:
    exam = desk_with(SHORT).exam()
    async with sitting(exam) as learner:
        await learner.press(*"the bay town", "enter", "h", "h")
        assert "Score: 0/1" in learner.sees()
        await learner.press("enter", "o")
        assert first_line(learner)[0] == "RIGHT"
        await learner.press("exclamation_mark", *"hm", "enter")
        assert "Flagged for the teacher." in learner.sees()
        await learner.press("escape")
        assert "Score: 1/1" in learner.sees() and "retry" not in learner.sees()


async def test_the_mistakes_are_wanted_again_or_the_program_ends(desk_with: Open) -> None:
    for key, retry in (("r", True), ("q", False)):
        exam = desk_with(TRUTH).exam(new=True)
        async with sitting(exam) as learner:
            await learner.press("t", "enter", "h", "h", key)
            assert isinstance(learner.app, ExamApp)
            assert (learner.app.retry, learner.app.return_value) == (retry, 0)


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_leaving_keeps_what_stands_there_and_the_exam_goes_on(desk_with: Open, key: str) -> None:
    desk = desk_with(TRUTH, SHORT)
    async with sitting(desk.exam()) as learner:
        await learner.press("f8", *"marlow", key)
        assert learner.app.return_value == 0
    exam = desk.exam()
    async with sitting(exam) as learner:
        assert "Resumed where you left off." in learner.sees() and "1 of 2" in learner.sees()
        await learner.press("f8")
        assert "marlow" in learner.sees()


async def test_the_time_is_shown_and_at_its_end_the_exam_is_handed_in_with_what_stands_there(desk_with: Open) -> None:
    desk = desk_with(SHORT, TRUTH)
    exam = desk.exam(Terms(seconds=90))
    async with sitting(exam) as learner:
        screen = learner.app.screen
        assert isinstance(screen, ExamScreen)
        assert "01:30 left" in learner.sees()
        await learner.type("marlow bay")
        desk.pass_time(89)
        screen.tick()
        await learner.settle()
        assert "00:01 left" in learner.sees()
        await learner.press("f8", "f3")
        desk.pass_time(1)
        screen.tick()
        await learner.settle()
        assert isinstance(learner.app.screen, ExamResultScreen)
        assert "The time ran out" in learner.sees() and "Score: 1/2   1 right, 1 unanswered" in learner.sees()


async def test_an_exam_whose_time_ran_out_while_it_was_left_opens_at_its_result(desk_with: Open) -> None:
    desk = desk_with(TRUTH, SHORT)
    desk.exam(Terms(seconds=90)).answer(2, Typed(("Marlow Bay",)))
    desk.pass_time(90)
    async with sitting(desk.exam(Terms(seconds=90))) as learner:
        await learner.settle()
        assert "Score: 1/2   1 right, 1 unanswered" in learner.sees()


async def test_a_terminal_that_is_too_small_puts_the_end_off_until_it_can_be_seen(desk_with: Open) -> None:
    desk = desk_with(TRUTH)
    exam = desk.exam(Terms(seconds=90))
    async with sitting(exam) as learner:
        screen = learner.app.screen
        assert isinstance(screen, ExamScreen)
        await learner.pilot.resize_terminal(40, 10)
        desk.pass_time(90)
        screen.tick()
        await learner.settle()
        assert "Too small" in learner.sees()
        await learner.pilot.resize_terminal(80, 24)
        screen.tick()
        await learner.settle()
        assert "Score: 0/1" in learner.sees()


async def test_an_exam_can_be_taken_with_the_mouse(desk_with: Open) -> None:
    exam = desk_with(TRUTH, SINGLE).exam()
    async with sitting(exam) as learner:

        async def click(words: str) -> None:
            at = learner.sees().splitlines()[-1].index(words)
            await learner.pilot.click(KeyLine, offset=(at - learner.app.screen.query_one(KeyLine).region.x, 0))
            await learner.settle()

        await learner.pilot.click(TrueOrFalse, offset=(12, 1))
        await learner.settle()
        await click("F8 next")
        await click("F5 mark")
        await click("F3 all")
        await learner.pilot.click(Listing, offset=(4, 0))
        await learner.settle()
        assert "1 of 2" in learner.sees()
        await click("F3 all")
        await click("h hand in")
        await click("h hand in")
        assert "Score: 1/2" in learner.sees()
        await click("Enter look at it")
        await click("Enter next")
        assert first_line(learner)[0] == "UNANSWERED"
        await click("Esc back")
        await click("q leave")
        assert learner.app.return_value == 0


async def test_with_quick_answer_a_digit_is_the_answer_of_an_exam_too(desk_with: Open) -> None:
    exam = desk_with(SINGLE, SINGLE).exam()
    async with sitting(exam) as learner:
        learner.app.settings = learner.app.settings.model_copy(update={"quick_answer": True})
        await learner.press("2")
        assert "2 of 2" in learner.sees()


async def test_enter_hit_twice_answers_one_question(desk_with: Open) -> None:
    exam = desk_with(ORDERING, ORDERING).exam()
    async with sitting(exam) as learner:
        for _ in range(3):
            learner.app.post_message(Key("enter", "\r"))
        await learner.settle()
        assert [place.answered for place in exam.places] == [True, False]


async def test_hostile_text_neither_crashes_nor_acts_in_an_exam(desk_with: Open) -> None:
    exam = desk_with(*(asked.item for asked in questions())).exam()
    async with sitting(exam) as learner:
        for keys in (*[["f8"]] * exam.total, ["h", "h"], ["enter"], *[["n"]] * exam.total):
            await learner.press(*keys)
            assert all(each not in learner.sees() for each in FORBIDDEN)
        assert exam.handed_in and learner.app.return_value is None


async def test_a_long_exam_scrolls_to_the_question_and_draws_what_is_in_sight(desk_with: Open) -> None:
    exam = desk_with(*[TRUTH] * 60).exam()
    async with sitting(exam) as learner:
        await learner.press("f3", "end")
        assert "› 60" in learner.sees() and "  1  -" not in learner.sees()
        await learner.press("pageup", "up", "home")
        assert "›  1  -" in learner.sees()
        await learner.press("pagedown", "enter")
        assert "of 60" in learner.sees() and "1 of 60" not in first_line(learner)


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
async def test_exam_screens_fit(desk_with: Open, size: tuple[int, int]) -> None:
    async with sitting(desk_with(*NINE).exam(Terms(seconds=4000)), size) as learner:
        assert "left" in learner.sees() and "F1 keys" in learner.sees()
        for keys in (["f3"], ["h", "h"], ["enter"]):
            await learner.press(*keys)
            assert "F1 keys" in learner.sees()


def test_the_clock_counts_hours_only_where_there_are_some() -> None:
    shown = [clock(seconds).strip() for seconds in (0, 61, 3599, 3661)]
    assert shown == ["00:00 left", "01:01 left", "59:59 left", "1:01:01 left"]
    assert clock(None) == ""


BEGIN = ["2", "s", "f8", "1", "f8", "f8", "f5", *"marlow bay", "f7", "f8"]
SCREENS = {
    "asking": BEGIN,
    "list": [*BEGIN, "f3", "h"],
    "result": [*BEGIN, "f3", "h", "h", "down"],
    "review": [*BEGIN, "f3", "h", "h", "enter"],
    "review_of_no_answer": [*BEGIN, "f3", "h", "h", "enter", "n", "n"],
}
SCREENS |= {f"{name}_in_high_contrast": ["f9", *SCREENS[name]] for name in ("asking", "list", "result", "review")}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("name", SCREENS)
def test_the_exam_looks_as_it_did(
    name: str, size: tuple[int, int], desk_with: Open, snap_compare: Callable[..., bool], monkeypatch: Any
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)

    async def sit(pilot: Pilot[int]) -> None:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press(*SCREENS[name])

    exam = desk_with(*NINE).exam(Terms(Marking(2, -0.66), 1200))
    assert snap_compare(ExamApp(exam), terminal_size=size, run_before=sit)
