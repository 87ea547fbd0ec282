"""Taking back, going on, and keeping the folded log: the same cards to the last bit whichever way they are reached."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import fsrs
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.event import Confidence, Event, Kind, Mode
from newsquiz.schedule import Entry, Memory, Schedule, State, settled
from newsquiz.schedule.cache import packed, unpacked
from tests.unit.learner import Log

ITEMS = ("a", "b", "c")
SETTINGS = (
    {"retention": 0.8},
    {"retention": 0.95, "max_interval": 30},
    {"exam_date": "2025-06-20"},
    {"exam_date": None},
    {"zone": "America/New_York", "rollover": 0},
)
BANK = (
    Entry("a", "key", frozenset({("article", "f")})),
    Entry("b", "key", frozenset({("article", "f")})),
    Entry("d", ""),
)
answers = st.fixed_dictionaries(
    {
        "item": st.sampled_from(ITEMS),
        "score": st.sampled_from([0.0, 0.5, 1.0]),
        "typed": st.booleans(),
        "mode": st.sampled_from([Mode.PLAY, Mode.EXAM, Mode.REVIEW, Mode.REVIEW, Mode.CRAM]),
        "confidence": st.sampled_from([None, None, Confidence.GUESS, Confidence.SURE]),
        "given": st.sampled_from([1, 2, 3, 3, 3, 4]),
        "key": st.sampled_from(["key", "key", "key", "new key"]),
    }
)
others = st.tuples(
    st.sampled_from([Kind.SUSPENDED, Kind.RESUMED, Kind.BURIED, Kind.RESET, Kind.ENDED, Kind.SKIPPED]),
    st.sampled_from(ITEMS),
)
gaps = st.sampled_from([0, 1, 10, 60, 600, 1440, 3 * 1440, 9 * 1440, 40 * 1440])
steps = st.tuples(gaps, st.one_of(answers, answers, answers, others, st.sampled_from(SETTINGS)))


def written(history: list[tuple[int, Any]]) -> Log:
    log = Log()
    for minutes, step in history:
        log.wait(minutes=minutes)
        if isinstance(step, tuple):
            log.append(step[0], step[1], session="s")
        elif "item" in step:
            log.answer(**step)
        else:
            log.append(Kind.SCHEDULER_SET, **step)
    return log


def without_place(schedule: Schedule) -> Memory:
    return replace(schedule.memory, last=None)


@given(st.lists(steps, max_size=25), st.data(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_taking_back_leaves_what_would_have_been_without(
    history: list[tuple[int, Any]], data: st.DataObject, fuzz: bool
) -> None:
    log = written(history)
    taken_back = set(data.draw(st.sets(st.sampled_from(range(len(log.events)))))) if log.events else set()
    kept = [event for number, event in enumerate(log.events) if number not in taken_back]
    for number in sorted(taken_back, reverse=True):
        log.wait(minutes=1).revoke(log.events[number])
    assert without_place(Schedule.fold(log.events, fuzz=fuzz)) == without_place(Schedule.fold(kept, fuzz=fuzz))


@given(st.lists(steps, max_size=25), st.integers(0, 25), st.booleans())
@settings(max_examples=100, deadline=None)
def test_folding_on_from_a_kept_memory_is_folding_from_nothing(
    history: list[tuple[int, Any]], cut: int, fuzz: bool
) -> None:
    log = written(history)
    kept = unpacked(packed(Schedule(Memory(fuzz=fuzz)).after(log.events[:cut]).memory, {"row": cut}))
    assert kept is not None
    memory, extra = kept
    assert extra == {"row": cut}
    assert Schedule(memory).after(log.events[cut:]).memory == Schedule.fold(log.events, fuzz=fuzz).memory


def test_a_damaged_memory_is_not_taken_up() -> None:
    log = Log()
    log.review(3)
    whole = packed(Schedule.fold(log.events).memory, {})
    assert unpacked(whole) is not None
    assert unpacked(whole[:-10]) is None
    assert unpacked(whole.replace(b"learning", b"relearning")) is None
    assert unpacked(b"") is None


@given(st.lists(steps, max_size=25), st.lists(steps, min_size=1, max_size=5), st.booleans())
@settings(max_examples=100, deadline=None)
def test_what_is_due_after_an_answer_is_what_a_new_look_at_the_banks_would_find(
    history: list[tuple[int, Any]], more: list[tuple[int, Any]], back: bool
) -> None:
    log = written([*history, *more])
    before = Schedule.fold(log.events[: len(history)]).over(BANK)
    if back:
        log.wait(minutes=1).revoke(log.events[0])
    after = Schedule.fold(log.events)
    log.wait(minutes=1)
    followed = after.over_those_of(before)
    for days in (0, 1, 30):
        now = log.at + dt.timedelta(days=days)
        assert followed.queue(now) == after.over(BANK).queue(now)
        assert followed.forecast(now) == after.over(BANK).forecast(now)


@given(st.lists(steps, max_size=40))
@settings(max_examples=150, deadline=None)
def test_cards_are_those_of_a_plain_reading_of_the_rules(history: list[tuple[int, Any]]) -> None:
    log = written([step for step in history if step[1] not in SETTINGS])
    schedule = Schedule.fold(log.events, fuzz=False)
    for item in ITEMS:
        theirs, reps, lapses = read_plainly(log.events, item)
        ours = schedule.card(item)
        assert (ours.reps, ours.lapses) == (reps, lapses)
        if theirs is None:
            assert ours.state is State.NEW
        else:
            assert (ours.stability, ours.difficulty, ours.due) == (theirs.stability, theirs.difficulty, theirs.due)


def read_plainly(events: list[Event], item: str) -> tuple[fsrs.Card | None, int, int]:
    """py-fsrs' card of one item, with counts of reviews and lapses; slow, and sharing no code with the schedule."""
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card, reps, lapses, key, answered_on = None, 0, 0, "", None
    exam: dict[str, Event] = {}
    for event in events:
        if event.kind is Kind.ENDED:
            given_in = [(event.at, each) for each in exam.values()]
            exam = {}
        elif event.kind is Kind.ANSWERED and event.data["mode"] == "exam":
            exam[event.item or ""] = event
            continue
        else:
            given_in = [(event.at, event)]
        for at, each in given_in:
            if each.item != item:
                continue
            if each.kind is Kind.RESET:
                card, reps, lapses, key, answered_on = None, 0, 0, "", None
            if each.kind is not Kind.ANSWERED:
                continue
            if key not in ("", each.data["key"]):
                card, reps, lapses, answered_on = None, 0, 0, None
            key, day = each.data["key"], (at - dt.timedelta(hours=4)).date()
            rating = rating_by_the_table(each, card, at, again=answered_on == day)
            answered_on = day
            if rating:
                reps += 1
                lapses += card is not None and card.state is fsrs.State.Review and rating == 1
                card, _ = scheduler.review_card(card or fsrs.Card(card_id=1, due=at), fsrs.Rating(rating), at)
    return card, reps, lapses


def rating_by_the_table(event: Event, card: fsrs.Card | None, at: dt.datetime, *, again: bool) -> int | None:
    if event.data["mode"] == "review":
        return int(event.data["given"])
    if event.data["mode"] == "cram" or again:
        return None
    if event.score != 1:
        return 1
    guess, typed = event.data["confidence"] == "guess", event.data["response"]["type"] == "typed"
    if typed and not guess:
        return 3
    if card is None:
        return None
    soon = at if card.state is not fsrs.State.Review else end_of_day(at)
    if card.due > soon:
        return None
    return 2 if guess else 3


def end_of_day(at: dt.datetime) -> dt.datetime:
    day = (at - dt.timedelta(hours=4)).date()
    return dt.datetime.combine(day, dt.time(4), dt.UTC) + dt.timedelta(days=1, microseconds=-1)


def test_what_is_taken_back_is_told_from_what_is_overruled() -> None:
    log = Log()
    first, second = log.answer(score=0.0), log.answer("b", score=0.0)
    log.override(first)
    log.revoke(log.override(second))
    log.revoke(first)
    marks = settled(log.events)
    assert marks.overridden == {first.id} and first.id in marks.revoked
