"""A quiz on the screen, from the first question to the summary."""

from __future__ import annotations

import pytest
from textual.events import Key

from newsquiz.collection import Answered
from newsquiz.config.model import Settings
from newsquiz.errors import StoreError
from newsquiz.event import Confidence, Response
from newsquiz.item import Item
from tests.tui.driving import taking
from tests.tui.fakes import (
    CLOZE,
    COUNTED,
    DATE,
    MATCHING,
    NINE,
    NUMBER,
    ORDERING,
    SEVERAL,
    SHORT,
    SINGLE,
    TRUTH,
    Asked,
    MemoryQuiz,
    passage,
)

RIGHT_KEYS = [
    (SINGLE, ["4"]),
    (SEVERAL, ["3", "4"]),
    (COUNTED, ["2"]),
    (TRUTH, ["f"]),
    (TRUTH, ["2"]),
    (SHORT, [*"Marlow Bay"]),
    (CLOZE, [*"2.4", "enter", *"dollars"]),
    (NUMBER, [*"90"]),
    (DATE, [*"4 March 2025"]),
    (ORDERING, ["3", "up", "up", "2"]),
    (ORDERING, ["shift+down", "shift+down", "up", "up", "shift+down"]),
    (MATCHING, ["1", "b", "2", "a"]),
    (MATCHING, ["space", "down", "space", "right", "up", "space"]),
]


@pytest.mark.parametrize(("item", "keys"), RIGHT_KEYS, ids=lambda value: getattr(value, "type", None))
async def test_a_right_answer_by_keys_alone_is_right_up_to_the_summary(item: Item, keys: list[str]) -> None:
    quiz = MemoryQuiz(item)
    async with taking(quiz) as learner:
        await learner.press(*keys, "enter")
        assert learner.sees().lstrip().startswith("RIGHT")
        await learner.press("enter")
        assert "Score: 1/1" in learner.sees()


@pytest.mark.parametrize("item", NINE, ids=lambda item: item.type)
async def test_saying_that_one_does_not_know_is_an_answer_of_every_type(item: Item) -> None:
    quiz = MemoryQuiz(item)
    async with taking(quiz) as learner:
        await learner.press("f2")
        assert learner.sees().lstrip().startswith("WRONG")
        assert len(quiz.answers) == 1


async def test_zero_means_do_not_know_but_is_a_digit_while_typing() -> None:
    quiz = MemoryQuiz(SINGLE, NUMBER)
    async with taking(quiz) as learner:
        await learner.press("0")
        assert quiz.last is not None and quiz.last.outcome.score == 0
        await learner.press("enter", "9", "0", "enter")
        assert quiz.last.outcome.score == 1


async def test_enter_without_a_choice_asks_for_one_and_answers_nothing() -> None:
    quiz = MemoryQuiz(SINGLE, SEVERAL, TRUTH, SHORT, MATCHING)
    for _ in range(5):
        async with taking(quiz) as learner:
            await learner.press("enter")
            assert quiz.last is None or quiz.question is not None
            assert any(word in learner.sees() for word in ("first", "Type an answer", "without a match"))
        quiz.skip()
    assert quiz.answers == []


async def test_a_date_is_read_back_before_it_is_final() -> None:
    quiz = MemoryQuiz(DATE)
    async with taking(quiz) as learner:
        await learner.type("4 march 2025")
        assert "Read as 4 March 2025" in learner.sees()
        assert quiz.answers == []


async def test_a_blank_may_be_left_empty_by_going_past_it() -> None:
    quiz = MemoryQuiz(CLOZE)
    async with taking(quiz) as learner:
        await learner.press(*"2.4", "enter")
        assert quiz.answers == []
        await learner.press("enter")
        assert learner.sees().lstrip().startswith("PARTLY")


async def test_what_cannot_be_read_as_an_answer_is_asked_again_with_the_reason() -> None:
    quiz = MemoryQuiz(NUMBER)
    async with taking(quiz) as learner:
        await learner.type("soon")
        await learner.press("enter")
        assert quiz.answers == []
        assert "How long will the work" in learner.sees()
        await learner.press(*["backspace"] * 4, "9", "0", "enter")
        assert learner.sees().lstrip().startswith("RIGHT")


async def test_the_verdict_shows_both_answers_on_one_line_and_the_marked_quote_above_the_explanation() -> None:
    async with taking(MemoryQuiz(SINGLE)) as learner:
        await learner.press("2", "enter")
        seen = learner.sees()
        first = seen.splitlines()[0]
        assert first.split() == ["WRONG", "yours:", "60", "days", "right:", "90", "days", "1", "of", "1"]
        bar = next(line for line in seen.splitlines() if "▌" in line)
        assert "The work will take 90 days" in bar
        assert "4 March 2025, paragraph 2" in seen
        assert seen.index("▌") < seen.index("Why: The harbour office") < seen.index("As of 4 March 2025.")


async def test_a_conflict_in_the_article_is_told_with_the_verdict() -> None:
    asked = Asked(SINGLE, (passage(),), conflict="The article contradicts itself about the time.")
    async with taking(MemoryQuiz(asked)) as learner:
        await learner.press("0")
        assert "Conflict: The article contradicts itself about the time." in learner.sees()


async def test_an_item_without_evidence_shows_none_and_has_no_article() -> None:
    async with taking(MemoryQuiz(Asked(SINGLE))) as learner:
        await learner.press("0")
        assert "Evidence" not in learner.sees()
        await learner.press("v")
        assert "carries no article" in learner.sees()


async def test_an_answer_taken_back_from_the_verdict_is_asked_again() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        await learner.press("2", "enter", "u")
        assert quiz.answers == []
        assert "1 of 2" in learner.sees() and "›" not in learner.sees()


async def test_the_last_answer_can_be_taken_back_from_the_summary() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        await learner.press("2", "enter", "enter", "t", "enter", "enter")
        assert "Score: 0/2" in learner.sees()
        await learner.press("u")
        assert "2 of 2" in learner.sees()
        await learner.press("f", "enter", "enter")
        assert "Score: 1/2" in learner.sees()


async def test_the_answer_before_can_be_taken_back_from_a_question() -> None:
    quiz = MemoryQuiz(SINGLE, SHORT)
    async with taking(quiz) as learner:
        await learner.press("f4")
        assert "no answer to take back" in learner.sees()
        await learner.press("2", "enter", "enter", "f4")
        assert quiz.answers == [] and "1 of 2" in learner.sees()


async def test_a_letter_takes_the_answer_before_back_where_nothing_is_typed() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH, SHORT)
    async with taking(quiz) as learner:
        await learner.press("2", "enter", "enter", "u")
        assert quiz.answers == [] and "1 of 3" in learner.sees()
        await learner.press("2", "enter", "enter", "t", "enter", "enter", "u")
        assert len(quiz.answers) == 2 and "3 of 3" in learner.sees()


async def test_i_was_right_counts_the_answer() -> None:
    quiz = MemoryQuiz(SINGLE)
    async with taking(quiz) as learner:
        await learner.press("2", "enter", "o")
        assert learner.sees().lstrip().startswith("RIGHT")
        assert "You said that you were right." in learner.sees()
        await learner.press("enter")
        assert "Score: 1/1" in learner.sees()


async def test_a_flag_takes_a_note_and_escape_flags_nothing() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        await learner.press("2", "enter", "exclamation_mark", *"oops", "escape")
        assert quiz.flags == []
        await learner.press("exclamation_mark", *"two keys", "enter")
        assert quiz.flags == [("two keys", 1)]
        assert "Flagged" in learner.sees()


async def test_the_whole_article_opens_at_the_quote_and_closes_again() -> None:
    async with taking(MemoryQuiz(SINGLE)) as learner:
        await learner.press("0", "v")
        assert "the whole article" in learner.sees() and "Ferries leave from the northern quay" in learner.sees()
        assert "▌ The work will take 90 days" in learner.sees()
        await learner.press("escape")
        assert learner.sees().lstrip().startswith("WRONG")


@pytest.mark.parametrize("item", NINE, ids=lambda item: item.type)
async def test_letters_are_commands_again_once_the_article_is_closed(item: Item) -> None:
    async with taking(MemoryQuiz(item, TRUTH)) as learner:
        await learner.press("f2", "v", "escape", "exclamation_mark")
        assert "What is wrong with this question?" in learner.sees()
        await learner.press("escape", "f1", "escape", "u")
        assert "Taken back" in learner.sees()


async def test_letters_are_commands_only_after_the_verdict() -> None:
    quiz = MemoryQuiz(SINGLE, SHORT)
    async with taking(quiz) as learner:
        await learner.press("q", "u", "o", "v", "exclamation_mark")
        assert "1 of 2" in learner.sees() and quiz.flags == []
        await learner.press("0", "enter", *"quovo!", "enter")
        assert quiz.last is not None and quiz.last.given == "quovo!"


async def test_skipped_questions_are_listed_as_not_answered() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        await learner.press("f3", "f", "enter", "enter")
        assert "Score: 1/2" in learner.sees()
        assert "Not answered" in learner.sees() and "How many days" in learner.sees()


async def test_retry_asks_the_mistakes_alone() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH)
    async with taking(quiz) as learner:
        await learner.press("2", "enter", "enter", "f", "enter", "enter", "r")
        assert quiz.finished
        assert "1 of 1" in learner.sees() and "How many days" in learner.sees()
        await learner.press("4", "enter", "enter")
        assert "Score: 1/1" in learner.sees() and "retry" not in learner.sees()


async def test_leaving_finishes_the_quiz_only_when_every_question_was_answered() -> None:
    for keys, finished in ((["escape"], False), (["ctrl+q"], False), (["0", "q"], True), (["0", "enter", "q"], True)):
        quiz = MemoryQuiz(TRUTH)
        async with taking(quiz) as learner:
            await learner.press(*keys)
            assert learner.app.return_value == 0
        assert quiz.finished is finished, keys


async def test_a_resumed_quiz_says_so_and_shows_its_notices() -> None:
    quiz = MemoryQuiz(TRUTH, notices=("one question left the bank",))
    quiz.resumed = True
    async with taking(quiz) as learner:
        assert "Resumed where you left off." in learner.sees()
        assert "one question left the bank" in learner.sees()


async def test_a_quiz_resumed_at_its_end_opens_at_the_summary() -> None:
    quiz = MemoryQuiz(TRUTH)
    quiz.skip()
    async with taking(quiz) as learner:
        assert "Score: 0/1" in learner.sees()


async def test_drafts_are_marked_unchecked_before_and_after_the_answer() -> None:
    async with taking(MemoryQuiz(Asked(TRUTH, unchecked=True))) as learner:
        assert "unchecked" in learner.sees()
        await learner.press("t", "enter")
        assert "unchecked" in learner.sees()


async def test_with_quick_answer_a_digit_is_the_answer() -> None:
    quiz = MemoryQuiz(SINGLE, SEVERAL)
    async with taking(quiz) as learner:
        learner.app.apply(Settings(quick_answer=True))
        await learner.press("down", "4")
        assert learner.sees().lstrip().startswith("RIGHT")
        await learner.press("enter", "4")
        assert len(quiz.answers) == 1


async def test_f1_shows_the_keys_and_goes_away_again() -> None:
    async with taking(MemoryQuiz(SHORT)) as learner:
        await learner.press("a", "f1")
        assert "don't know" in learner.sees() and "the whole article" not in learner.sees()
        await learner.press("f1", "b")
        assert "    ab" in learner.sees()


async def test_keys_can_be_given_another_place() -> None:
    async with taking(MemoryQuiz(SINGLE)) as learner:
        learner.app.set_keymap({"quiz.article": "w"})
        await learner.press("0", "v")
        assert "the whole article" not in learner.sees()
        await learner.press("w")
        assert "the whole article" in learner.sees()


async def test_an_answer_that_cannot_be_kept_ends_the_quiz_with_the_error() -> None:
    class FullDisk(MemoryQuiz):
        def answer(self, response: Response, confidence: Confidence | None = None) -> Answered:
            raise StoreError("the disk is full")

    async with taking(FullDisk(SINGLE)) as learner:
        await learner.press("2")
        learner.app.post_message(Key("enter", "\r"))
        await learner.pilot.pause()
        assert isinstance(learner.app.failure, StoreError)
        assert learner.app.return_value == 2


async def test_high_contrast_can_be_had_and_given_back() -> None:
    async with taking(MemoryQuiz(SHORT)) as learner:
        before = learner.app.theme
        await learner.press("f9")
        assert learner.app.theme == "newsquiz-high-contrast"
        await learner.press("f9")
        assert learner.app.theme == before


async def test_how_sure_one_is_can_be_said_before_the_answer_and_is_reported_at_the_end() -> None:
    quiz = MemoryQuiz(SINGLE, TRUTH, MATCHING)
    async with taking(quiz) as learner:
        await learner.press("s", "l")
        assert "How sure: likely" in learner.sees()
        await learner.press("4", "enter", "enter")
        assert "How sure:" not in learner.sees()
        await learner.press("g", "t", "enter", "enter")
        await learner.press("1", "b", "2", "a", "s", "enter", "enter")
        assert [each.confidence for each in quiz.answers] == ["likely", "guess", "sure"]
        seen = learner.sees()
        assert "How sure you were" in seen and "likely  1 of 1 right" in seen and "guess   0 of 1 right" in seen


async def test_how_sure_one_is_can_be_taken_back_by_the_same_key() -> None:
    quiz = MemoryQuiz(SINGLE)
    async with taking(quiz) as learner:
        await learner.press("s", "s", "4", "enter")
        assert quiz.last is not None and quiz.last.confidence is None


async def test_letters_are_never_taken_for_how_sure_inside_a_typed_answer() -> None:
    quiz = MemoryQuiz(SHORT)
    async with taking(quiz) as learner:
        await learner.press("f6", "f6", *"slg", "enter")
        assert quiz.last is not None
        assert (quiz.last.given, quiz.last.confidence) == ("slg", "likely")


async def test_not_knowing_says_nothing_of_how_sure_one_is() -> None:
    quiz = MemoryQuiz(SINGLE)
    async with taking(quiz) as learner:
        await learner.press("g", "0")
        assert quiz.last is not None and quiz.last.confidence is None
