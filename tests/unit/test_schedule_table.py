"""What an answer does to its card."""

from __future__ import annotations

import datetime as dt

import pytest

from newsquiz.event import Confidence, Kind, Mode
from newsquiz.schedule import Rating, Schedule, State, rating_of
from tests.unit.learner import Log


def folded(log: Log) -> Schedule:
    return Schedule.fold(log.events, fuzz=False)


def reps(log: Log, item: str = "a") -> int:
    return folded(log).card(item).reps


@pytest.mark.parametrize("mode", [Mode.PLAY, None])
@pytest.mark.parametrize(
    ("typed", "confidence", "score", "due", "rating"),
    [
        (True, None, 1.0, True, Rating.Good),
        (True, Confidence.SURE, 1.0, False, Rating.Good),
        (True, Confidence.LIKELY, 1.0, False, Rating.Good),
        (False, None, 1.0, True, Rating.Good),
        (False, None, 1.0, False, None),
        (False, Confidence.SURE, 1.0, False, None),
        (True, Confidence.GUESS, 1.0, True, Rating.Hard),
        (True, Confidence.GUESS, 1.0, False, None),
        (False, Confidence.GUESS, 1.0, True, Rating.Hard),
        (False, Confidence.GUESS, 1.0, False, None),
        (True, None, 0.0, False, Rating.Again),
        (False, None, 0.0, False, Rating.Again),
        (False, Confidence.GUESS, 0.0, False, Rating.Again),
        (True, None, 0.5, True, Rating.Again),
    ],
)
def test_an_answer_in_play_is_rated_by_how_it_was_given(
    mode: Mode | None,
    typed: bool,
    confidence: Confidence | None,
    score: float,
    due: bool,
    rating: Rating | None,
) -> None:
    event = Log().answer(score=score, typed=typed, confidence=confidence, mode=mode)
    assert rating_of(event, due=due) is rating


@pytest.mark.parametrize("given", [1, 2, 3, 4])
def test_a_review_is_rated_as_the_learner_says(given: int) -> None:
    assert rating_of(Log().review(given), due=False) == given


@pytest.mark.parametrize(
    ("score", "confidence", "rating"),
    [(1.0, None, Rating.Good), (1.0, Confidence.GUESS, Rating.Hard), (0.0, None, Rating.Again)],
)
def test_a_review_without_a_rating_takes_the_proposed_one(
    score: float, confidence: Confidence | None, rating: Rating
) -> None:
    assert rating_of(Log().answer(score=score, mode=Mode.REVIEW, confidence=confidence)) is rating


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_cramming_changes_no_card(score: float) -> None:
    log = Log()
    assert rating_of(log.answer(score=score, mode=Mode.CRAM)) is None
    assert folded(log).card("a").state is State.NEW


def test_a_skip_changes_no_card() -> None:
    log = Log()
    assert rating_of(log.append(Kind.SKIPPED, "a", session="s")) is None
    assert "a" not in folded(log).cards


def test_a_wrong_answer_introduces_a_new_item() -> None:
    log = Log()
    log.answer(score=0.0, typed=False)
    card = folded(log).card("a")
    assert (card.state, card.reps, card.due) == (State.LEARNING, 1, log.at + dt.timedelta(minutes=1))


def test_choosing_the_right_option_does_not_introduce_a_new_item() -> None:
    log = Log()
    log.answer(typed=False)
    assert folded(log).card("a").state is State.NEW


def test_choosing_the_right_option_counts_on_the_day_the_card_is_due_and_not_before() -> None:
    log = Log()
    log.review(4)  # due in 8 days
    log.wait(days=7).answer(typed=False)
    assert reps(log) == 1
    log.wait(hours=18).answer(typed=False)  # the morning of the eighth day, six hours before the very minute
    assert reps(log) == 2


def test_a_second_answer_on_the_same_day_changes_nothing() -> None:
    log = Log()
    log.answer()
    log.wait(hours=5).answer(score=0.0)
    assert reps(log) == 1
    log.wait(hours=11).answer(score=0.0)  # past four in the morning
    assert reps(log) == 2


def test_a_day_begins_at_the_set_hour_in_the_learners_zone() -> None:
    log = Log(dt.datetime(2025, 6, 2, 20, 30, tzinfo=dt.UTC))  # half past five on 3 June in Tokyo
    log.append(Kind.SCHEDULER_SET, zone="Asia/Tokyo", rollover=6)
    log.answer()
    log.wait(minutes=20).answer()
    assert reps(log) == 1
    log.wait(minutes=20).answer()
    assert reps(log) == 2


def test_a_step_of_learning_counts_in_review_on_the_same_day() -> None:
    log = Log()
    log.review(3)
    log.wait(minutes=10).review(3)
    card = folded(log).card("a")
    assert (card.reps, card.state) == (2, State.REVIEW)


def test_the_answers_of_an_exam_count_when_it_ends() -> None:
    log = Log()
    log.answer(mode=Mode.EXAM, session="x")
    assert "a" not in folded(log).cards
    log.wait(minutes=30).append(Kind.ENDED, session="another")
    assert "a" not in folded(log).cards
    log.append(Kind.ENDED, session="x")
    assert folded(log).card("a").last_review == log.at


def test_only_the_last_answer_to_a_question_of_an_exam_counts() -> None:
    log = Log()
    first = log.answer(score=0.0, mode=Mode.EXAM, session="x")
    log.revoke(first)
    log.answer(mode=Mode.EXAM, session="x")
    log.append(Kind.ENDED, session="x")
    assert folded(log).card("a").due == log.at + dt.timedelta(minutes=10)


def test_an_answer_that_was_taken_back_never_was() -> None:
    log = Log()
    log.revoke(log.answer(score=0.0))
    log.answer()
    assert folded(log).card("a").due == log.at + dt.timedelta(minutes=10)


def test_an_overruled_answer_counts_as_right_from_its_own_time() -> None:
    log = Log()
    wrong = log.answer(score=0.0)
    log.wait(minutes=3).override(wrong)
    card = folded(log).card("a")
    assert card.due == wrong.at + dt.timedelta(minutes=10)


def test_an_overruling_that_was_taken_back_leaves_the_answer_wrong() -> None:
    log = Log()
    wrong = log.answer(score=0.0)
    log.revoke(log.override(wrong))
    assert folded(log).card("a").due == wrong.at + dt.timedelta(minutes=1)


def test_a_review_rated_again_that_is_overruled_counts_as_good() -> None:
    log = Log()
    log.override(log.review(1))
    assert folded(log).card("a").due == log.at + dt.timedelta(minutes=10)


def test_an_item_that_is_reset_starts_afresh() -> None:
    log = Log()
    log.review(4)
    log.wait(hours=1).append(Kind.RESET, "a")
    assert folded(log).card("a").state is State.NEW
    log.answer()
    card = folded(log).card("a")
    assert (card.reps, card.introduced) == (1, log.at.toordinal())
    assert card.stability == pytest.approx(2.3065)


def test_an_item_whose_key_changed_starts_afresh_the_same_day() -> None:
    log = Log()
    log.review(4)
    log.wait(hours=1).answer(score=0.0, key="another key")
    card = folded(log).card("a")
    assert (card.key, card.reps) == ("another key", 1)
    assert card.stability == pytest.approx(0.212)


def test_a_new_retention_holds_for_the_reviews_after_it() -> None:
    usual, patient = Log(), Log()
    for log in (usual, patient):
        log.review(4)
        log.wait(days=8)
    before = folded(patient).card("a")
    patient.append(Kind.SCHEDULER_SET, retention=0.8)
    assert folded(patient).card("a") == before
    for log in (usual, patient):
        log.review(3)
    sooner, later = folded(usual).card("a"), folded(patient).card("a")
    assert later.stability == sooner.stability
    assert sooner.due is not None and later.due is not None and later.due > sooner.due


def test_a_suspended_item_stays_so_until_it_is_resumed() -> None:
    log = Log()
    log.review(3)
    log.append(Kind.SUSPENDED, "a")
    log.wait(days=1)
    assert folded(log).due(log.at) == ()
    log.append(Kind.RESUMED, "a")
    assert [card.item for card in folded(log).due(log.at)] == ["a"]


def test_a_buried_item_comes_back_the_next_day() -> None:
    log = Log()
    log.review(3)
    log.append(Kind.BURIED, "a")
    assert folded(log).due(log.at + dt.timedelta(hours=1)) == ()
    assert [card.item for card in folded(log).due(log.at + dt.timedelta(hours=16))] == ["a"]


def test_events_count_in_the_order_of_their_time_not_of_their_coming() -> None:
    log = Log()
    log.review(3)
    log.wait(days=2).review(1)
    assert folded(log).cards == Schedule.fold(reversed(log.events), fuzz=False).cards
