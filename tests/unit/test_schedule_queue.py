"""What is due, in which order and how much of it; what the next days bring; where the fuzz puts a card."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.event import Kind, Mode
from newsquiz.schedule import Entry, Limits, Rating, Schedule, Settings, State
from newsquiz.schedule.calendar import Calendar
from tests.unit.learner import NOON, Log


def folded(log: Log, *, fuzz: bool = False) -> Schedule:
    return Schedule.fold(log.events, fuzz=fuzz)


def items(schedule: Schedule, now: dt.datetime, limits: Limits | None = None) -> list[str]:
    return [card.item for card in schedule.due(now, limits)]


def entry(item: str, *facts: str, key: str = "key") -> Entry:
    return Entry(item, key, frozenset(("article", fact) for fact in facts))


def known(log: Log, item: str, day: float, rating: int = 4) -> None:
    """A first review, some days after the log began."""
    log.at = NOON + dt.timedelta(days=day)
    log.review(rating, item)


def test_steps_of_learning_come_first_then_reviews_then_new_items() -> None:
    log = Log()
    known(log, "review", 0)
    known(log, "step", 9, rating=1)
    schedule = folded(log).over([entry("new"), entry("review"), entry("step")])
    log.wait(minutes=1)
    assert items(schedule, log.at) == ["step", "review", "new"]


def test_a_backlog_begins_with_what_is_most_likely_forgotten() -> None:
    log = Log()
    for day, item in enumerate(["first", "second", "third"]):
        known(log, item, day)
        log.wait(minutes=1).review(4, item)
    known(log, "weak", 2)
    log.wait(days=60)
    schedule = folded(log)
    order = schedule.due(log.at)
    chances = [schedule.retrievability(card, log.at) for card in order]
    assert len(order) == 4 and chances == sorted(chances) and order[0].item == "weak"


def test_a_limit_cuts_reviews_and_new_items_and_counts_what_was_done_today() -> None:
    log = Log()
    for number in range(5):
        known(log, f"known {number}", 0)
    log.at = NOON + dt.timedelta(days=20)
    entries = [entry(f"known {number}") for number in range(5)] + [entry(f"new {number}") for number in range(5)]
    limits = Limits(new=2, reviews=3)
    schedule = folded(log).over(entries)
    assert schedule.counts(log.at, limits) == (0, 3, 2, 5, 5)
    log.review(3, "known 0")
    log.review(4, "new 0")
    assert folded(log).over(entries).counts(log.at, limits) == (0, 2, 1, 4, 4)
    log.wait(days=1)
    assert folded(log).over(entries).counts(log.at, limits) == (0, 3, 2, 4, 4)


def test_of_siblings_one_comes_a_day() -> None:
    schedule = Schedule().over([entry("a", "length"), entry("b", "length", "date"), entry("c", "date"), entry("d")])
    assert items(schedule, NOON) == ["a", "c", "d"]


def test_a_sibling_of_what_was_answered_today_waits_for_tomorrow() -> None:
    log = Log()
    log.answer("a", typed=False, mode=Mode.CRAM)
    schedule = folded(log).over([entry("a", "length"), entry("b", "length")])
    assert "b" not in items(schedule, log.at)
    assert items(schedule, log.at + dt.timedelta(days=1)) == ["a"]


def test_a_step_of_learning_goes_on_though_its_sibling_was_answered() -> None:
    log = Log()
    log.answer("a", score=0.0)
    log.answer("b", score=0.0)
    schedule = folded(log).over([entry("a", "length"), entry("b", "length")])
    assert items(schedule, log.at + dt.timedelta(minutes=1)) == ["a", "b"]


def test_an_item_whose_key_changed_in_the_bank_is_new() -> None:
    log = Log()
    known(log, "a", 0)
    schedule = folded(log).over([entry("a", key="another")])
    assert schedule.card("a").state is State.NEW
    assert schedule.counts(log.at + dt.timedelta(days=30)) == (0, 0, 1, 0, 1)


def test_over_banks_only_their_items_come() -> None:
    log = Log()
    known(log, "a", 0)
    known(log, "b", 0)
    log.wait(days=30)
    assert items(folded(log), log.at) == ["a", "b"]
    assert items(folded(log).over([entry("b")]), log.at) == ["b"]


def test_a_card_forgotten_eight_times_is_a_leech() -> None:
    log = Log()
    log.review(4)
    for lapses in range(1, 9):
        log.wait(days=400).review(1)
        assert folded(log).card("a").lapses == lapses
        assert folded(log).card("a").leech == (lapses == 8)
        log.wait(minutes=10).review(3)
    assert [card.item for card in folded(log).leeches()] == ["a"]
    log.append(Kind.SUSPENDED, "a")
    assert folded(log).leeches() == ()


def test_the_forecast_counts_each_day_and_today_what_is_overdue() -> None:
    log = Log()
    known(log, "a", 0)  # due on day 8
    known(log, "b", 1)  # due on day 9
    known(log, "c", 9)
    now = NOON + dt.timedelta(days=9)
    assert folded(log).forecast(now, 10) == (2, 0, 0, 0, 0, 0, 0, 0, 1, 0)
    log.append(Kind.SUSPENDED, "a")
    assert sum(folded(log).forecast(now)) == 2


def test_a_backlog_can_be_worked_off_in_two_weeks() -> None:
    log = Log()
    for number in range(140):
        known(log, f"{number}", 0)
    now = NOON + dt.timedelta(days=30)
    plan = folded(log).catch_up(now)
    assert plan == (140, 10, dt.date(2025, 7, 15))
    assert plan.done_by == now.date() + dt.timedelta(days=13)


def test_a_backlog_takes_longer_where_the_daily_limit_is_low() -> None:
    log = Log()
    log.append(Kind.SCHEDULER_SET, reviews_per_day=5)
    for number in range(140):
        known(log, f"{number}", 0)
    plan = folded(log).catch_up(NOON + dt.timedelta(days=30))
    assert plan == (140, 5, dt.date(2025, 7, 29))


def test_nothing_overdue_needs_no_plan() -> None:
    log = Log()
    known(log, "a", 0)
    assert folded(log).catch_up(NOON + dt.timedelta(days=8)) is None
    assert folded(log).catch_up(NOON + dt.timedelta(days=9)) is not None


def test_when_nothing_is_due_there_is_more_ahead_and_what_is_weakest() -> None:
    log = Log()
    known(log, "strong", 0)
    log.wait(minutes=1).review(4, "strong")
    known(log, "weak", 2)
    now = NOON + dt.timedelta(days=4)
    schedule = folded(log)
    assert schedule.due(now) == ()
    assert [card.item for card in schedule.ahead(now, 5)] == ["weak", "strong"]
    assert [card.item for card in schedule.weakest(now, 1)] == ["weak"]


def test_a_higher_retention_costs_more_reviews_a_day() -> None:
    log = Log()
    for number in range(30):
        known(log, f"{number}", number % 7)
    schedule = folded(log).over([entry(f"{number}") for number in range(60)])
    costs = [schedule.workload(log.at, retention) for retention in (0.8, 0.9, 0.95)]
    assert costs == sorted(costs) and 0 < costs[0] < costs[2]
    assert costs[1] == schedule.workload(log.at, 0.9)
    assert Schedule().workload(log.at, 0.9) == 0


@pytest.mark.parametrize("fuzz", [False, True])
@pytest.mark.parametrize("rating", list(Rating))
def test_a_button_tells_exactly_when_the_card_comes_back(rating: Rating, fuzz: bool) -> None:
    log = Log()
    for day in (0, 8, 60):
        known(log, "a", day)
    log.wait(days=300)
    before = folded(log, fuzz=fuzz)
    intervals = before.preview(before.card("a"), log.at)
    log.review(rating)
    assert folded(log, fuzz=fuzz).card("a").due == log.at + intervals[rating - 1]


def mature(count: int, *, fuzz: bool) -> Schedule:
    """Many cards of the same history, with an interval of about two months."""
    log = Log()
    for day in (0, 8):
        log.at = NOON + dt.timedelta(days=day)
        for number in range(count):
            log.review(4, f"item {number}")
    return folded(log, fuzz=fuzz)


def test_without_fuzz_equal_histories_fall_due_on_one_day() -> None:
    assert len({card.day for card in mature(40, fuzz=False).cards.values()}) == 1


def test_the_load_is_smoothed_within_the_fuzz() -> None:
    plain = next(iter(mature(1, fuzz=False).cards.values()))
    assert plain.day is not None
    days = Counter(card.day for card in mature(90, fuzz=True).cards.values())
    assert max(days.values()) - min(days.values()) <= 1
    assert plain.day in days
    interval = plain.day - (NOON.toordinal() + 8)
    assert all(day and abs(day - plain.day) <= 1 + 0.15 * interval for day in days)


def test_the_fuzz_is_the_same_in_every_run_and_differs_between_items() -> None:
    def day_of(item: str) -> int | None:
        log = Log()
        for day in (0, 8):
            known(log, item, day)
        return folded(log, fuzz=True).card(item).day

    days = [day_of(f"item {number}") for number in range(20)]
    assert days == [day_of(f"item {number}") for number in range(20)]
    assert len(set(days)) > 5


@pytest.mark.parametrize("fuzz", [False, True])
def test_everything_is_seen_before_the_exam(fuzz: bool) -> None:
    def log_with(exam_date: str | None) -> Log:
        log = Log()
        for day in (0, 8):
            for number in range(60):
                known(log, f"item {number}", day)
        log.at = NOON + dt.timedelta(days=9)
        log.append(Kind.SCHEDULER_SET, exam_date=exam_date)
        for number in range(30):
            log.review(4, f"item {number}")
        return log

    exam = dt.date(2025, 7, 2)
    free = [card.day or 0 for card in folded(log_with(None), fuzz=fuzz).cards.values()]
    capped = folded(log_with(exam.isoformat()), fuzz=fuzz).cards.values()
    days = [card.day or 0 for card in capped]
    assert min(free) >= exam.toordinal() > max(days)
    assert all(card.due is not None and card.due.toordinal() == card.day for card in capped)
    assert len(set(days)) > 2 if fuzz else set(days) == {exam.toordinal() - 1}


def test_after_the_exam_intervals_are_as_long_as_before() -> None:
    log = Log()
    log.append(Kind.SCHEDULER_SET, exam_date="2025-06-03")
    for day in (0, 8):
        known(log, "a", day)
    free = Log()
    for day in (0, 8):
        known(free, "a", day)
    assert folded(log).card("a").due == folded(free).card("a").due


@given(
    st.integers(0, 3650 * 24 * 60).map(lambda minutes: NOON + dt.timedelta(minutes=minutes)),
    st.sampled_from(["Europe/Madrid", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana"]),
    st.integers(0, 23),
)
@settings(max_examples=300)
def test_an_instant_lies_in_its_day(at: dt.datetime, zone: str, rollover: int) -> None:
    calendar = Calendar(Settings(zone=zone, rollover=rollover))
    day = calendar.day(at)
    assert calendar.start(day) <= at < calendar.start(day + 1)
    wall = at.astimezone(ZoneInfo(zone))
    assert day == (wall.date() if wall.hour >= rollover else wall.date() - dt.timedelta(days=1)).toordinal()


def test_a_zone_that_this_machine_does_not_know_is_read_as_utc() -> None:
    assert Calendar(Settings(zone="Mars/Olympus")).day(NOON) == NOON.toordinal()


def test_settings_that_fsrs_cannot_work_with_are_refused() -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Settings().with_(parameters=(*Settings().parameters[:-1], 5.0))
    with pytest.raises(ValueError, match="retention"):
        Settings().with_(retention=1.0)
