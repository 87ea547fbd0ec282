"""What the schedule costs, on a log of a million reviews of a hundred thousand items.

- The log folded from nothing, read from the database, against py-fsrs' own time for the same reviews from memory.
- The schedule opened from a warm cache, by a program that starts.
- The due queue, with a day's worth and with a year's; as in the program, nothing that was loaded is looked through for
  garbage.
- The schedule brought up to date after one more answer, and what is due then: what a key waits for in a review.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import fsrs

from newsquiz.collection.scheduling import Scheduling
from newsquiz.event import Kind
from newsquiz.schedule import Entry, Schedule
from newsquiz.store import FILE_NAME, Store
from tests.bench.measuring import say, seconds, tell_times

REVIEWS = 1_000_000
ITEMS = 100_000
START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
GAP = dt.timedelta(seconds=20)
RATINGS = (1, 2, 3, 3, 3, 3, 3, 3, 4)


class Row(NamedTuple):
    """A review: which item, when (UTC), rated 1 to 4."""

    item: str
    at: dt.datetime
    rating: int


def report(folder: Path, runs: int, reviews: int = REVIEWS, items: int = ITEMS) -> None:
    """Print every figure. `folder` is for the database; the queue is asked `runs` times for each."""
    now = START + reviews * GAP
    folder.mkdir(parents=True, exist_ok=True)
    with Store(folder, lambda: now) as store:
        _write(folder, reviews, items)
        theirs = seconds(lambda: _review_with_py_fsrs(reviews, items))
        ours = seconds(lambda: _opened(store, folder))
        say(f"{f'replay, {reviews:,} reviews : py-fsrs':46} {ours / theirs:5.2f}  (n=1)  {ours:.1f} s : {theirs:.1f} s")
        tell_times(
            f"schedule of {items:,} cards, warm cache", [seconds(lambda: _opened(store, folder)) for _ in range(5)]
        )
        scheduling = Scheduling(store, folder, "me", fuzz=True)
        schedule = scheduling.schedule().over(Entry(f"item {number}", "key") for number in range(items))
        gc.freeze()
        for days in (0, 365):
            _queue(schedule, now + dt.timedelta(days=days), runs)
        tell_times("schedule after one more answer", [_answered(store, scheduling, number) for number in range(runs)])
        tell_times("due queue after one more answer", list(_next_queues(store, scheduling, schedule, runs)))


def _queue(schedule: Schedule, now: dt.datetime, runs: int) -> None:
    backlog = schedule.counts(now).backlog
    tell_times(f"due queue, {backlog:,} cards due", [seconds(lambda: schedule.due(now)) for _ in range(runs)])


def _opened(store: Store, folder: Path) -> Schedule:
    return Scheduling(store, folder, "me", fuzz=True).schedule()


def _answered(store: Store, scheduling: Scheduling, number: int) -> float:
    """Seconds until the schedule knows of an answer that is on disk."""
    store.append(Kind.ANSWERED, item=f"item {number}", score=1.0, data=_data(3))
    return seconds(scheduling.schedule)


def _next_queues(store: Store, scheduling: Scheduling, schedule: Schedule, runs: int) -> Iterator[float]:
    """Seconds until what is due next is known, from when an answer is on disk."""
    for number in range(runs):
        item = schedule.due(store.now())[0].item
        store.append(Kind.ANSWERED, item=item, score=1.0, data=_data(1 + number % 4))
        start = time.perf_counter()
        schedule = scheduling.schedule().over_those_of(schedule)
        schedule.due(store.now())
        yield time.perf_counter() - start


def _rows(reviews: int, items: int) -> Iterator[Row]:
    """The reviews in the order of time: each item in turn, rated by a seeded chance."""
    chance = random.Random(2025)
    for number in range(reviews):
        yield Row(f"item {number % items}", START + number * GAP, chance.choice(RATINGS))


def _data(rating: int) -> dict[str, object]:
    response = {"type": "typed", "texts": ["Ann Lee"]}
    return {"session": "s", "mode": "review", "response": response, "key": "key", "given": rating, "confidence": None}


def _write(folder: Path, reviews: int, items: int) -> None:
    """The log of the reviews, straight into the table: appending one by one waits for the disk each time."""
    rows = (
        (f"{number:032x}", number, f"{at:%Y-%m-%dT%H:%M:%S.%fZ}", item, float(rating > 1), json.dumps(_data(rating)))
        for number, (item, at, rating) in enumerate(_rows(reviews, items), start=1)
    )
    insert = "INSERT INTO events VALUES (?, 'me', 'bench', ?, ?, 'answered', ?, ?, ?)"
    with sqlite3.connect(folder / FILE_NAME) as connection:
        connection.executemany(insert, rows)
    connection.close()


def _review_with_py_fsrs(reviews: int, items: int) -> None:
    scheduler, cards = fsrs.Scheduler(enable_fuzzing=False), dict[str, fsrs.Card]()
    for number, (item, at, rating) in enumerate(_rows(reviews, items)):
        card = cards.get(item) or fsrs.Card(card_id=number, due=at)
        cards[item], _ = scheduler.review_card(card, fsrs.Rating(rating), at)
