"""The numbers are those of FSRS: as published with py-fsrs, as its Rust sister has them, and on real reviews."""

from __future__ import annotations

import csv
import datetime as dt
import random
from pathlib import Path

import fsrs
import fsrs_rs_python
import pytest
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.errors import UsageError
from newsquiz.event import Kind
from newsquiz.schedule import Schedule, State, fit
from newsquiz.schedule.fitting import histories
from newsquiz.schedule.folding import Review
from tests.unit.learner import Log

REVIEWS = Path(__file__).parents[3] / "shared/reviews/review_logs.csv"
STEADY = (3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3)
"""The ratings of py-fsrs' first published test; the next line has the days after each."""
STEADY_DAYS = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def folded(log: Log) -> Schedule:
    return Schedule.fold(log.events, fuzz=False)


def days_after_each(ratings: tuple[int, ...], log: Log) -> list[int]:
    """The card is reviewed whenever it is due; whole days to the next review."""
    days = []
    for rating in ratings:
        log.review(rating)
        due = folded(log).card("a").due
        assert due is not None
        days.append((due - log.at).days)
        log.at = due
    return days


def test_the_intervals_are_those_published_with_py_fsrs() -> None:
    assert days_after_each(STEADY, Log(dt.datetime(2022, 11, 29, 12, 30, tzinfo=dt.UTC))) == STEADY_DAYS


def test_the_memory_is_that_published_with_py_fsrs() -> None:
    log = Log(dt.datetime(2022, 11, 29, 12, 30, tzinfo=dt.UTC))
    for rating, days in zip((1, 3, 3, 3, 3, 3), (0, 0, 1, 3, 8, 21), strict=True):
        log.wait(days=days).review(rating)
    card = folded(log).card("a")
    assert (card.stability, card.difficulty) == pytest.approx((53.62691, 6.3574867), abs=1e-4)


def test_ten_easy_reviews_make_a_card_as_easy_as_can_be() -> None:
    log = Log()
    for _ in range(10):
        log.wait(microseconds=1).review(4)
    assert folded(log).card("a").difficulty == 1.0


@pytest.mark.parametrize(("rating", "seconds"), [(1, 60), (2, 330), (3, 600)])
def test_the_steps_of_learning_are_those_of_py_fsrs(rating: int, seconds: int) -> None:
    log = Log()
    log.review(rating)
    assert folded(log).card("a").due == log.at + dt.timedelta(seconds=seconds)


@pytest.mark.parametrize(("rating", "minutes"), [(1, 10), (2, 15)])
def test_the_steps_of_relearning_are_those_of_py_fsrs(rating: int, minutes: int) -> None:
    log = Log()
    log.review(4)
    log.wait(days=8).review(1)
    assert folded(log).card("a").state is State.RELEARNING
    log.wait(minutes=10).review(rating)
    assert folded(log).card("a").due == log.at + dt.timedelta(minutes=minutes)


def test_stability_never_falls_below_the_least_of_py_fsrs() -> None:
    log = Log()
    for _ in range(200):
        log.wait(days=1, minutes=1).review(1)
    assert (folded(log).card("a").stability or 0) >= 0.001


def test_no_interval_is_longer_than_the_longest_that_is_set() -> None:
    log = Log()
    log.append(Kind.SCHEDULER_SET, max_interval=100)
    assert max(days_after_each((4, 3, 4, 3, 4), log)) == 100


def test_the_memory_agrees_with_fsrs_rs_on_ten_thousand_random_histories() -> None:
    chance = random.Random(2025)
    log, histories_ = Log(), []
    for number in range(10_000):
        log.at = dt.datetime(2025, 1, 1, 12, tzinfo=dt.UTC)
        history = []
        for turn in range(chance.randint(1, 6)):
            days = 0 if turn == 0 else chance.choice([0, 1, 2, 5, 20, 90, 400])
            rating = chance.randint(1, 4)
            log.wait(days=days, minutes=1).review(rating, f"item {number}")
            history.append(fsrs_rs_python.FSRSReview(rating, days))
        histories_.append(fsrs_rs_python.FSRSItem(history))
    ours = folded(log).cards
    theirs = fsrs_rs_python.FSRS(list(fsrs.Scheduler().parameters)).memory_state_batch(histories_)
    for number, memory in enumerate(theirs):
        card = ours[f"item {number}"]
        assert card.stability == pytest.approx(memory.stability, rel=1e-4)
        assert card.difficulty == pytest.approx(memory.difficulty, abs=1e-4)


parameters = st.tuples(
    *(st.floats(low, high) for low, high in zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True))
)
waits = st.sampled_from([0.0, 0.007, 0.5, 1.0, 1.5, 3.0, 30.0, 500.0])


@given(
    parameters,
    st.floats(0.7, 0.97),
    st.sampled_from([36500, 50]),
    st.lists(st.tuples(waits, st.sampled_from(list(fsrs.Rating))), min_size=1, max_size=12),
)
@settings(max_examples=300, deadline=None)
def test_any_history_with_any_parameters_is_that_of_py_fsrs_to_the_last_bit(
    parameters: tuple[float, ...], retention: float, longest: int, history: list[tuple[float, fsrs.Rating]]
) -> None:
    scheduler = fsrs.Scheduler(parameters, retention, maximum_interval=longest, enable_fuzzing=False)
    log = Log()
    log.append(Kind.SCHEDULER_SET, parameters=list(parameters), retention=retention, max_interval=longest)
    theirs = fsrs.Card(card_id=1, due=log.at)
    for days, rating in history:
        log.wait(days=days).review(int(rating))
        theirs, _ = scheduler.review_card(theirs, rating, log.at)
    schedule, later = folded(log), log.at + dt.timedelta(days=9, hours=7)
    ours = schedule.card("a")
    assert (ours.stability, ours.difficulty, ours.due) == (theirs.stability, theirs.difficulty, theirs.due)
    assert (ours.state.name, ours.step) == (theirs.state.name.upper(), theirs.step)
    assert schedule.retrievability(ours, later) == scheduler.get_card_retrievability(theirs, later)


def real_reviews() -> list[tuple[str, int, dt.datetime]]:
    if not REVIEWS.exists():
        pytest.skip(f"the real reviews are not at {REVIEWS}")
    with REVIEWS.open(encoding="utf-8") as file:
        rows = [(row["card_id"], int(row["review_rating"]), _utc(row["review_time"])) for row in csv.DictReader(file)]
    return sorted(rows, key=lambda row: row[2])


def _utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(dt.UTC)


def log_of(rows: list[tuple[str, int, dt.datetime]]) -> Log:
    log = Log()
    for item, rating, at in rows:
        log.at = at
        log.review(rating, item)
    return log


def test_real_reviews_lead_to_the_cards_of_py_fsrs_to_the_last_bit() -> None:
    rows = real_reviews()
    scheduler, theirs = fsrs.Scheduler(enable_fuzzing=False), dict[str, fsrs.Card]()
    for item, rating, at in rows:
        card = theirs.get(item) or fsrs.Card(card_id=1, due=at)
        theirs[item], _ = scheduler.review_card(card, fsrs.Rating(rating), at)
    ours = folded(log_of(rows)).cards
    assert len(rows) == 12_580 and ours.keys() == theirs.keys()
    for item, card in theirs.items():
        mine = ours[item]
        assert (mine.stability, mine.difficulty, mine.due) == (card.stability, card.difficulty, card.due)
        assert mine.state.name == card.state.name.upper()


def test_fitting_to_real_reviews_predicts_later_ones_better() -> None:
    found = fit(log_of(real_reviews()).events)
    assert found.accepted and found.after < found.before < 0.45
    assert found.held_back > 1000
    fsrs.Scheduler(parameters=found.parameters)  # raises where one is out of bounds
    assert fit(log_of(real_reviews()).events) == found


def test_parameters_that_predict_worse_are_not_taken() -> None:
    """The learner turns into another one: what the earlier reviews teach is wrong for the later."""
    log = Log()
    for number in range(1200):
        log.wait(days=1).review(3 if number < 970 else 1, f"item {number % 40}")
    found = fit(log.events)
    assert found.after > found.before
    assert not found.accepted and found.parameters == Schedule().settings.parameters


def test_fitting_asks_for_a_thousand_reviews() -> None:
    log = Log()
    for _ in range(999):
        log.wait(days=1).review(3)
    with pytest.raises(UsageError, match="999 reviews are too few"):
        fit(log.events)


def test_a_fresh_start_begins_a_new_history_for_fitting() -> None:
    log = Log()
    log.review(3)
    log.wait(days=2).review(3)
    log.wait(days=3).append(Kind.RESET, "a")
    log.review(1)
    log.wait(days=1).review(3)
    seen: list[Review] = []
    Schedule().after(log.events, watch=seen.append)
    assert histories(seen) == [((3, 0), (3, 2)), ((1, 0), (3, 1))]
