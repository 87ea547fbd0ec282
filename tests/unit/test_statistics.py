"""Statistics: worked examples by hand, and what must hold for any log."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.event import Confidence, Event, Kind, Mode
from newsquiz.schedule import Card, Rating, Review, Schedule, State
from newsquiz.statistics import drawing
from newsquiz.statistics.analysis import ItemFigures, analysed, discrimination, facility, hardest
from newsquiz.statistics.attempts import Attempt, attempts, first_attempts
from newsquiz.statistics.calibration import Calibration, calibration
from newsquiz.statistics.groups import DIMENSIONS, Traits, grouped
from newsquiz.statistics.memory import bands, retention, studied
from newsquiz.statistics.report import Statistics, statistics
from tests.unit.learner import NOON, Log

SCORES = st.sampled_from([0.0, 0.25, 1 / 3, 0.5, 1.0])
LEARNERS = ["Ana", "Ben", "Cem", "Dua"]


def attempt(learner: str, item: str, score: float) -> Attempt:
    return Attempt(learner, item, NOON, score)


def reviewed(
    item: str, rating: Rating, retrievability: float, state: State = State.REVIEW, at: dt.datetime = NOON
) -> Review:
    return Review(Card(item, state=state), rating, at, Mode.REVIEW, retrievability)


def figures_of(log: Log) -> dict[str, ItemFigures]:
    return {each.item: each for each in analysed(attempts(log.events))}


def all_of(log: Log, traits: dict[str, Traits] | None = None, scope: list[str] | None = None) -> Statistics:
    reviews: list[Review] = []
    schedule = Schedule().after(log.events, None, reviews.append)
    return statistics(attempts(log.events), "me", schedule, reviews, log.at, traits or {}, scope)


def test_facility_is_the_mean_score_of_first_attempts() -> None:
    assert facility([1.0, 0.0, 0.5, 1.0]) == 0.625
    assert facility([]) is None


def test_discrimination_is_the_correlation_of_the_item_with_the_rest() -> None:
    # Four learners; deviations on the item ±1/2, on the rest 3/2, 1/2, -1/2, -3/2: r = 2 / sqrt(1 * 5).
    assert discrimination([1, 1, 0, 0], [4, 3, 2, 1]) == pytest.approx(2 / 5**0.5)
    assert discrimination([0, 0, 1, 1], [4, 3, 2, 1]) == pytest.approx(-2 / 5**0.5)


@pytest.mark.parametrize(
    ("scores", "rests"), [([], []), ([1, 0], [1, 0]), ([1, 1, 1], [1, 2, 3]), ([1, 0, 1], [2, 2, 2])]
)
def test_discrimination_is_not_told_where_it_cannot_be(scores: list[float], rests: list[float]) -> None:
    assert discrimination(scores, rests) is None


def test_the_item_itself_is_left_out_of_the_rest() -> None:
    table = {"Ana": (1, 1, 0), "Ben": (1, 0, 0), "Cem": (0, 1, 1), "Dua": (0, 0, 1)}
    log = [attempt(who, item, score) for who, row in table.items() for item, score in zip("abc", row, strict=True)]
    found = {each.item: each.discrimination for each in analysed(log)}
    # a against b + c: (1, 0, 2, 1): r = -1 / sqrt(1 * 2); with a itself in the total it would be 0.
    assert found["a"] == pytest.approx(-1 / 2**0.5)
    assert found["b"] is None  # a + c is 1 for everybody


def test_a_learner_who_answered_nothing_else_tells_nothing_of_discrimination() -> None:
    log = [attempt(who, item, score) for who, score in zip(LEARNERS, (1, 1, 0, 0), strict=True) for item in "ab"]
    alone = attempt("Eva", "a", 0.0)
    before, after = analysed(log)[0], analysed([*log, alone])[0]
    assert before.discrimination == after.discrimination == 1.0
    assert (before.n, after.n) == (4, 5)


@given(st.lists(st.tuples(SCORES, SCORES), max_size=8))
def test_discrimination_lies_between_minus_one_and_one(pairs: list[tuple[float, float]]) -> None:
    found = discrimination([one for one, _ in pairs], [other for _, other in pairs])
    assert found is None or -1 <= found <= 1


@given(st.lists(st.tuples(st.sampled_from(LEARNERS), st.sampled_from("abc"), SCORES), max_size=30))
def test_figures_agree_with_counting_by_hand(rows: list[tuple[str, str, float]]) -> None:
    for figures in analysed([attempt(*row) for row in rows]):
        mine = [row for row in rows if row[1] == figures.item]
        first = {who: score for who, _, score in reversed(mine)}
        assert (figures.answers, figures.n) == (len(mine), len(first))
        assert figures.facility == pytest.approx(sum(first.values()) / len(first))
        assert figures.mean == pytest.approx(sum(score for *_, score in mine) / len(mine))


def test_only_the_first_attempt_counts_in_n_and_facility() -> None:
    log = Log()
    log.answer("a", 0.0), log.wait(days=1).answer("a", 1.0), log.wait(days=1).answer("a", 1.0)
    assert figures_of(log)["a"] == ItemFigures("a", n=1, answers=3, facility=0.0, mean=2 / 3)


def test_what_was_taken_back_does_not_count_and_the_next_attempt_is_the_first() -> None:
    log = Log()
    slip = log.answer("a", 0.0)
    log.revoke(slip)
    assert figures_of(log) == {}
    log.answer("a", 1.0)
    assert figures_of(log)["a"] == ItemFigures("a", n=1, answers=1, facility=1.0, mean=1.0)


def test_an_overruled_answer_counts_as_right_until_that_is_taken_back() -> None:
    log = Log()
    overruling = log.override(log.answer("a", 0.0))
    assert figures_of(log)["a"].facility == 1.0
    log.revoke(overruling)
    assert figures_of(log)["a"].facility == 0.0


def test_answers_of_an_exam_count_once_it_has_ended() -> None:
    log = Log()
    log.answer("a", 0.5, mode=Mode.EXAM, session="exam")
    assert figures_of(log) == {}
    log.append(Kind.ENDED, session="exam")
    assert figures_of(log)["a"].facility == 0.5


def test_an_item_whose_key_changed_is_counted_afresh() -> None:
    log = Log()
    log.answer("a", 0.0, key="old"), log.answer("a", 1.0, key="new")
    assert figures_of(log)["a"] == ItemFigures("a", n=1, answers=1, facility=1.0, mean=1.0)
    assert [each.score for each in attempts(log.events, {"a": "old"})] == [0.0]
    assert attempts(log.events, {"a": "newer"}) == []


def test_answers_without_a_digest_of_their_key_count() -> None:
    log = Log()
    log.answer("a", 1.0, key=""), log.answer("a", 0.0, key="new")
    assert figures_of(log)["a"].answers == 2


@given(st.lists(st.tuples(st.sampled_from("abc"), SCORES, st.booleans()), max_size=20), st.integers(0, 99))
def test_a_log_with_answers_taken_back_tells_the_same_as_one_without_them(
    rows: list[tuple[str, float, bool]], seed: int
) -> None:
    log, clean = Log(), Log()
    taken_back: list[Event] = []
    for item, score, back in rows:
        event = log.wait(minutes=1).answer(item, score)
        taken_back += [event] if back else []
        clean.at = log.at
        if not back:
            clean.answer(item, score)
    random.Random(seed).shuffle(taken_back)
    for event in taken_back:
        log.revoke(event)
    assert all_of(log) == all_of(clean)


def test_the_first_attempts_of_two_learners_are_two() -> None:
    log = [attempt("Ana", "a", 1.0), attempt("Ben", "a", 0.0), attempt("Ana", "a", 0.0)]
    assert first_attempts(log) == log[:2]


def test_the_hardest_items_were_missed_most() -> None:
    figures = [ItemFigures(item, 1, answers, mean=mean) for item, answers, mean in
               [("once", 1, 0.0), ("often", 5, 0.0), ("half", 2, 0.5), ("never", 9, 1.0)]]  # fmt: skip
    assert [each.item for each in hardest([*figures, ItemFigures("new")])] == ["often", "once", "half"]
    assert [each.item for each in hardest(figures, 1)] == ["often"]


def test_true_retention_stands_beside_what_was_predicted() -> None:
    reviews = [
        reviewed("a", Rating.Good, 0.9),
        reviewed("b", Rating.Again, 0.8),
        reviewed("c", Rating.Hard, 0.7),
        reviewed("d", Rating.Again, 0.2, State.LEARNING),
        reviewed("e", Rating.Again, 0.0, State.NEW),
    ]
    found = retention(reviews)
    assert (found.reviews, found.remembered) == (3, 2)
    assert found.true == pytest.approx(2 / 3) and found.predicted == pytest.approx(0.8)
    assert retention([]).true is None and retention([]).predicted is None


@given(st.lists(st.tuples(st.sampled_from(list(Rating)), st.floats(0, 1)), max_size=30))
def test_bands_hold_every_review_once(pairs: list[tuple[Rating, float]]) -> None:
    reviews = [reviewed("a", rating, predicted) for rating, predicted in pairs]
    found = bands(reviews)
    assert sum(band.retention.reviews for band in found) == len(reviews)
    assert sum(band.retention.remembered for band in found) == retention(reviews).remembered
    for band in found:
        assert (
            band.low <= (band.retention.predicted or 0) + 1e-9 and (band.retention.predicted or 0) <= band.high + 1e-9
        )


def test_the_retention_of_a_log_is_what_the_schedule_predicted_at_each_review() -> None:
    log = Log()
    log.review(3)
    log.wait(minutes=10).review(3)
    log.wait(days=3).review(3)
    log.wait(days=30).review(1)
    found = all_of(log)
    assert (found.retention.reviews, found.retention.remembered) == (2, 1)
    assert found.retention.predicted is not None and 0.5 < found.retention.predicted < 1


def test_days_begin_at_the_learners_hour() -> None:
    log = Log(dt.datetime(2025, 6, 2, 23, tzinfo=dt.UTC))
    log.answer("a"), log.wait(hours=4).answer("b", 0.5), log.wait(hours=2).answer("c")
    days = studied(attempts(log.events), Schedule().today)
    assert [(str(day.date), day.answers, day.right) for day in days] == [("2025-06-02", 2, 1), ("2025-06-03", 1, 1)]


def test_calibration_is_the_share_that_was_right_of_what_was_said() -> None:
    said = [(Confidence.GUESS, 1.0), (Confidence.SURE, 1.0), (Confidence.SURE, 0.5), (None, 0.0)]
    assert calibration(said) == (Calibration(Confidence.SURE, 2, 1), Calibration(Confidence.GUESS, 1, 1))


def test_an_item_counts_in_every_group_it_is_in() -> None:
    traits = {
        "a": Traits("A?", ("Week 23",), ("Pier", "Ferry"), ("sea", "town"), ("cloze",), ("count",)),
        "b": Traits("B?", ("Week 23",), ("Pier",), ("sea",), ("date",)),
        "c": Traits("C?", ("Week 24",)),
    }
    log = [attempt("me", "a", 0.0), attempt("me", "a", 1.0), attempt("me", "b", 1.0)]
    found = grouped(traits, log, [reviewed("a", Rating.Good, 0.9)])
    assert list(found) == list(DIMENSIONS)
    (sea, town) = found["tag"]
    assert (sea.name, sea.items, sea.n, sea.answers, sea.facility) == ("sea", 2, 2, 3, 0.5)
    assert (town.name, town.n, town.retention.reviews) == ("town", 1, 1)
    assert [group.name for group in found["bank"]] == ["Week 23"]
    assert [group.name for group in found["article"]] == ["Ferry", "Pier"]
    assert [group.name for group in found["fact kind"]] == ["count"]


def test_statistics_of_a_bank_list_its_items_only_those_without_answers_too() -> None:
    log = Log()
    log.answer("a", 0.0), log.answer("other")
    found = all_of(log, scope=["a", "unasked"])
    assert [(each.item, each.n) for each in found.items] == [("a", 1), ("unasked", 0)]
    assert found.attempts == 1 and [card.item for card in found.cards] == ["a"]
    assert sum(day.answers for day in found.days) == 1


def test_only_reviewed_cards_are_listed() -> None:
    log = Log()
    log.answer("chosen", typed=False)
    log.append(Kind.SUSPENDED, "suspended")
    log.review(3, "known")
    assert [card.item for card in all_of(log).cards] == ["known"]


def test_bars_are_as_long_as_their_share() -> None:
    assert drawing.bar(0.5, 8) == "████    "
    assert drawing.bar(1.0, 4) == "████"
    assert drawing.bar(0.3, 10, blocks=False) == "###       "


@given(st.floats(0, 1), st.integers(1, 40), st.booleans())
def test_a_bar_always_fills_its_width(share: float, width: int, blocks: bool) -> None:
    assert len(drawing.bar(share, width, blocks=blocks)) == width


def test_the_calendar_has_a_row_a_weekday_and_a_column_a_week() -> None:
    log = Log()
    for _ in range(3):
        log.answer("a")
        log.wait(days=7)
    rows = drawing.calendar(all_of(log).days, dt.date(2025, 6, 16), weeks=4)
    assert [row[:3] for row in rows[1:]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert rows[1].split() == ["Mon", "·", "█", "█", "█"]
    assert rows[2].split() == ["Tue", "·", "·", "·"]
