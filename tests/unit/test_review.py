"""Flashcards: what is due comes, is graded, put aside, taken back; and the same line by line."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz import plain
from newsquiz.cli import status_of
from newsquiz.collection.review import Deck, Review
from newsquiz.errors import BankError, Unreadable
from newsquiz.event import Chosen, Confidence, Truth, Typed
from newsquiz.language.spans import in_short, in_words
from newsquiz.plain.lines import Lines
from newsquiz.schedule import Card, State
from tests.unit.desk import Desk, choice, truth

SHORT = {"id": "s", "type": "short_answer", "stem": "Which bay?", "key": "Marlow Bay", "explanation": "It is by it."}
MINUTES = dt.timedelta(minutes=1)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("NEWSQUIZ_FUZZ", "0")
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def review(desk: Desk, *items: dict[str, Any], deck: Deck = Deck.DUE, minutes: int | None = None) -> Review:
    return desk.collection().review([desk.bank(*items, title="Pier week")], deck, minutes)


def asked(review: Review) -> str | None:
    return review.question.item.id if review.question else None


def answers(desk: Desk) -> list[tuple[str, float, dict[str, Any]]]:
    rows = desk.rows("select item, score, data from events where kind = 'answered' order by seq")
    return [(item, score, json.loads(data)) for item, score, data in rows]


def cards(desk: Desk) -> dict[str, Card]:
    """The cards that the log leads to, as a program that starts now sees them."""
    return {item: card for item, card in desk.collection().schedule().cards.items() if card.state is not State.NEW}


def test_a_card_is_revealed_and_graded_and_comes_back_as_the_button_said(desk: Desk) -> None:
    under_way = review(desk, truth("a"), truth("b"))
    assert asked(under_way) == "a" and under_way.left == 2
    assert under_way.reveal().right == "True"
    assert under_way.proposed is None
    promised = under_way.intervals
    assert under_way.grade(3).interval == promised[2] == 10 * MINUTES
    assert cards(desk)["a"].due == desk.now + 10 * MINUTES
    ((item, score, data),) = answers(desk)
    assert (item, score, data["mode"], data["given"], data["proposed"]) == ("a", 1.0, "review", 3, None)
    assert asked(under_way) == "b"


@pytest.mark.parametrize(
    ("typed", "sure", "proposed"),
    [("marlow bay", None, 3), ("Marlow Bay", Confidence.GUESS, 2), ("Harlow", None, 1)],
)
def test_a_typed_answer_proposes_its_grade_and_is_on_disk_before_it_is_shown(
    desk: Desk, typed: str, sure: Confidence | None, proposed: int
) -> None:
    under_way = review(desk, SHORT)
    under_way.answer(Typed((typed,)), sure)
    assert under_way.proposed == proposed
    assert [(data["given"], data["proposed"]) for _, _, data in answers(desk)] == [(proposed, proposed)]
    before = cards(desk)
    under_way.grade(proposed)
    assert len(answers(desk)) == 1 and cards(desk) == before


def test_the_learner_may_overrule_the_proposed_grade(desk: Desk) -> None:
    under_way = review(desk, SHORT)
    under_way.answer(Typed(("Harlow",)))
    assert under_way.grade(4).interval == cards(desk)["s"].due - desk.now  # type: ignore[operator]
    assert cards(desk)["s"].state is State.REVIEW and cards(desk)["s"].reps == 1
    assert len(desk.rows("select * from events where kind = 'revoked'")) == 1


def test_what_cannot_be_read_is_not_stored(desk: Desk) -> None:
    under_way = review(desk, {"id": "n", "type": "number", "stem": "How many?", "key": 3})
    with pytest.raises(Unreadable):
        under_way.answer(Typed(("many",)))
    assert asked(under_way) == "n" and under_way.revealed is None


def test_steps_of_learning_come_early_where_nothing_else_is_left(desk: Desk) -> None:
    under_way = review(desk, truth("a"))
    under_way.grade(3)
    assert asked(under_way) == "a"
    under_way.grade(3)
    assert asked(under_way) is None
    assert under_way.next_due() == cards(desk)["a"].due - desk.now  # type: ignore[operator]


def test_buried_and_suspended_cards_come_no_more_today(desk: Desk) -> None:
    under_way = review(desk, truth("a"), truth("b"))
    under_way.bury()
    under_way.suspend()
    assert asked(under_way) is None and under_way.done == 0
    desk.now += dt.timedelta(days=1)
    assert asked(review(desk, truth("a"), truth("b"))) == "a"
    assert review(desk, truth("b")).question is None


def test_undo_goes_back_through_grades_and_cards_put_aside_also_after_the_last(desk: Desk) -> None:
    under_way = review(desk, truth("a"), truth("b"), truth("c"))
    under_way.grade(4)
    under_way.suspend()
    under_way.answer(Truth(True))
    under_way.grade(4)
    assert asked(under_way) is None
    for item in "cba":
        assert under_way.undo() and asked(under_way) == item
    assert not under_way.undo()
    assert cards(desk) == {} and under_way.done == 0 and under_way.left == 3


def test_undo_takes_back_an_answer_that_has_no_grade_yet(desk: Desk) -> None:
    under_way = review(desk, SHORT)
    under_way.answer(Typed(("Harlow",)))
    assert under_way.undo()
    assert asked(under_way) == "s" and under_way.revealed is None and cards(desk) == {}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["1", "2", "3", "4", "typed", "bury", "suspend", "undo"]), max_size=14))
def test_undo_of_any_depth_leaves_what_would_have_been_without(moves: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSQUIZ_FUZZ", "0")
        desk = Desk(Path(folder))
        under_way = review(desk, truth("a"), truth("b"), SHORT)
        stack: list[tuple[str | None, dict[str, Card]]] = []
        for move in moves:
            if move == "undo":
                if stack:
                    item, before = stack.pop()
                    assert under_way.undo() and asked(under_way) == item and cards(desk) == before
            elif under_way.question:
                stack.append((asked(under_way), cards(desk)))
                _do(under_way, move)
        desk.close()


def _do(review: Review, move: str) -> None:
    if move == "bury":
        review.bury()
    elif move == "suspend":
        review.suspend()
    elif move == "typed":
        if asked(review) == "s":
            review.answer(Typed(("Marlow Bay",)))
        review.grade(1)
    else:
        review.grade(int(move))


def test_siblings_rest_for_the_day(desk: Desk) -> None:
    evidence = [{"article": "x", "start": 0, "end": 1, "quote": "q"}]
    pair = [truth(id, fact="f", evidence=evidence) for id in "ab"]
    under_way = review(desk, *pair)
    under_way.grade(4)
    assert asked(under_way) is None


def test_no_more_new_items_a_day_than_the_settings_allow(desk: Desk) -> None:
    collection = desk.collection()
    collection.change_settings({"new_per_day": 2})
    under_way = collection.review([desk.bank(*(truth(id) for id in "abc"))])
    under_way.grade(4)
    under_way.grade(4)
    assert asked(under_way) is None
    assert asked(review(desk, *(truth(id) for id in "abc"), deck=Deck.NEW)) == "c"


def test_a_card_that_was_forgotten_eight_times_is_announced(desk: Desk) -> None:
    told = []
    for _ in range(8):
        under_way = review(desk, truth("a"))
        under_way.grade(4)
        desk.now += dt.timedelta(days=300)
        told.append(review(desk, truth("a")).grade(1).leech)
        desk.now += dt.timedelta(hours=1)
    assert told == [False] * 7 + [True]


def test_cram_asks_everything_and_leaves_the_schedule_alone(desk: Desk) -> None:
    review(desk, truth("a"), truth("b")).grade(4)
    before = cards(desk)
    under_way = review(desk, truth("a"), truth("b"), deck=Deck.CRAM)
    assert under_way.left == 2 and under_way.intervals == ()
    first = asked(under_way)
    under_way.grade(1)
    under_way.grade(3)
    assert asked(under_way) == first
    under_way.grade(3)
    assert asked(under_way) is None
    assert cards(desk)["a"].due == before["a"].due and "b" not in cards(desk)
    assert {data["mode"] for _, _, data in answers(desk)[1:]} == {"cram"}


def test_minutes_end_the_review_after_the_card_at_the_limit(desk: Desk) -> None:
    under_way = review(desk, *(truth(id) for id in "abc"), minutes=5)
    desk.now += 4 * MINUTES
    under_way.grade(4)
    assert asked(under_way) == "b"
    desk.now += 2 * MINUTES
    under_way.grade(4)
    assert asked(under_way) is None and under_way.time_is_up and under_way.left == 1


@pytest.mark.parametrize("deck", [Deck.AHEAD, Deck.WEAKEST])
def test_cards_that_are_not_due_can_be_had_all_the_same(desk: Desk, deck: Deck) -> None:
    review(desk, truth("a")).grade(4)
    under_way = review(desk, truth("a"), truth("b"), deck=deck)
    assert asked(under_way) == "a" and under_way.left == 1
    under_way.grade(3)
    assert asked(under_way) is None and cards(desk)["a"].reps == 2


def test_an_unfinished_quiz_is_still_resumed_after_a_review(desk: Desk) -> None:
    bank = desk.bank(choice("a"), choice("b"))
    quiz = desk.quiz(bank)
    quiz.answer(Chosen(("Paris",)))
    desk.collection().review([bank]).grade(3)
    assert desk.quiz(bank).resumed and desk.quiz(bank).number == 2


def said(review: Review, text: str) -> str:
    read, write = os.pipe()
    os.write(write, text.encode())
    os.close(write)
    out = io.StringIO()
    assert plain.run_review(review, Lines(read), out) == 0
    return out.getvalue()


def test_the_output_of_a_small_review_reads_in_order(desk: Desk) -> None:
    output = said(review(desk, SHORT, truth("b", status="approved")), "\n4\nf\n4\n")
    assert output.splitlines()[2:] == [
        "",
        "Question 1 of 2 (unchecked)",
        "Which bay?",
        "Type the answer. Enter reveals.",
        "Answer: Marlow Bay",
        "Why: It is by it.",
        "Again after: again in 1 minute, hard in 6 minutes, good in 10 minutes, easy in 8 days.",
        "1 again  2 hard  3 good  4 easy",
        "Easy: it comes again in 8 days.",
        "",
        "Question 2 of 2",
        "Statement b holds.",
        "Type t for true or f for false. Enter reveals.",
        "WRONG. Yours: False",
        "Right answer: True",
        "Proposed: 1 again; Enter takes it.",
        "Again after: again in 1 minute, hard in 6 minutes, good in 10 minutes, easy in 8 days.",
        "1 again  2 hard  3 good  4 easy",
        "Easy: it comes again in 8 days.",
        "",
        "That is all for now.",
        "The next card is due in 8 days.",
        "2 cards reviewed, 2 remembered.",
        "Score: 2/2",
    ]


def test_a_line_that_is_no_grade_is_asked_again_and_enter_takes_only_what_was_proposed(desk: Desk) -> None:
    output = said(review(desk, SHORT), "\n\n5\nx\n4\n")
    assert output.count("Not a grade") == 3 and len(answers(desk)) == 1
    desk.now += dt.timedelta(days=8)
    assert "Good: it comes again" in said(review(desk, SHORT), "Marlow Bay\n\n")


def test_cards_are_put_aside_looked_at_and_taken_back_line_by_line(desk: Desk) -> None:
    output = said(review(desk, SHORT, truth("b")), ":i\n:v\n:nope\n:f odd\n\n-\n:@\n:u\n:u\n:u\n")
    for words in ("State: new", "would give the answer away", ":nope is no command", "Flagged.", "Buried", "Suspended"):
        assert words in output
    assert output.count("Taken back.") == 2 and "There is nothing to take back." in output
    assert output.splitlines()[-1] == "Score: 0/0"


def test_at_the_end_the_last_card_can_be_taken_back(desk: Desk) -> None:
    output = said(review(desk, SHORT), "\n4\n:u\n:d\n1\n")
    assert "Taken back." in output and "WRONG. Yours: don't know" in output.replace("Don't", "don't")


def test_the_command_reviews_a_bank_without_a_terminal(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEWSQUIZ_HOME", str(desk.home))
    monkeypatch.setenv("NEWSQUIZ_NOW", desk.now.isoformat())
    read, write = os.pipe()
    os.write(write, b"\n3\n")
    os.close(write)
    with os.fdopen(read) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert status_of(["review", str(desk.bank(truth("a")))]) == 0
    assert "1 again  2 hard  3 good  4 easy" in capfd.readouterr().out
    assert cards(desk)["a"].due == desk.now + 10 * MINUTES


@pytest.mark.parametrize(
    ("span", "words", "short"),
    [
        (dt.timedelta(seconds=30), "less than a minute", "<1m"),
        (dt.timedelta(minutes=1), "1 minute", "1m"),
        (dt.timedelta(hours=5), "5 hours", "5h"),
        (dt.timedelta(days=1), "1 day", "1d"),
        (dt.timedelta(days=76), "2.5 months", "2.5mo"),
        (dt.timedelta(days=730.5), "2 years", "2y"),
    ],
)
def test_spans_are_told_in_words_and_in_short(span: dt.timedelta, words: str, short: str) -> None:
    assert (in_words(span), in_short(span)) == (words, short)


def test_a_card_that_is_edited_meanwhile_is_asked_in_its_new_form(desk: Desk) -> None:
    under_way = review(desk, truth("a"), truth("b"))
    path, line = under_way.place()
    assert (path.name, line) == ("bank.yaml", 1)
    desk.bank({**truth("a"), "stem": "Another statement."}, truth("b"), title="Pier week")
    under_way.take_in_edits()
    assert asked(under_way) == "a" and under_way.question and under_way.question.item.stem == "Another statement."


def test_a_card_that_is_rejected_meanwhile_gives_way_to_the_next(desk: Desk) -> None:
    under_way = review(desk, truth("a"), truth("b"), deck=Deck.NEW)
    desk.bank(truth("a", status="rejected"), truth("b"), title="Pier week")
    under_way.take_in_edits()
    assert asked(under_way) == "b" and under_way.left == 1


def test_an_answer_that_was_just_given_keeps_its_other_side_when_the_bank_is_edited(desk: Desk) -> None:
    under_way = review(desk, truth("a"), truth("b"))
    told = under_way.answer(Truth(True))
    desk.bank(truth("a", key=False), truth("b"), title="Pier week")
    under_way.take_in_edits()
    assert under_way.revealed is told
    under_way.grade(3)
    assert [(item, score) for item, score, _ in answers(desk)] == [("a", 1.0)]


def test_an_edit_that_leaves_no_bank_changes_nothing(desk: Desk) -> None:
    under_way = review(desk, truth("a"))
    under_way.place()[0].write_text("gone: wrong")
    with pytest.raises(BankError):
        under_way.take_in_edits()
    assert asked(under_way) == "a"
