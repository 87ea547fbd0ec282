"""When a card comes back: py-fsrs' interval, spread over the days around it, and never past an exam."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import fsrs

from newsquiz.schedule.card import Card, Day, Settings, State

_STATES = (State.NEW, State.LEARNING, State.REVIEW, State.RELEARNING)
"""Ours at the place that is the value of py-fsrs' state."""

# How far an interval may stray, as py-fsrs and Anki have it: a day, and of the part of the interval between two bounds
# (days) this share.
_FUZZ_FROM = 2.5
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


@dataclass(frozen=True)
class Placing:
    """The rules by which a reviewed card is put on a day; without `fuzz` they are py-fsrs' alone."""

    settings: Settings
    scheduler: fsrs.Scheduler
    fuzz: bool

    @classmethod
    def by(cls, settings: Settings, fuzz: bool) -> Placing:
        """The rules that the settings make."""
        scheduler = fsrs.Scheduler(
            parameters=settings.parameters,
            desired_retention=settings.retention,
            maximum_interval=settings.max_interval,
            enable_fuzzing=False,
        )
        return cls(settings, scheduler, fuzz)

    def reviewed(self, card: Card, rating: fsrs.Rating, at: dt.datetime, today: Day, load: Mapping[Day, int]) -> Card:
        """The card after a review at `at` (UTC). `load` says how many other cards fall due on which day."""
        after, _ = self.scheduler.review_card(_theirs(card, at), rating, at)
        due, day = after.due, None
        if after.state is fsrs.State.Review:
            wanted = (due - at).days
            days = self._days(card, wanted, today, load)
            due, day = (due if days == wanted else at + dt.timedelta(days=days)), today + days
        return Card(
            card.item, card.key, _STATES[after.state], after.step, after.stability, after.difficulty, due, day, at,
            card.reps + 1, card.lapses + (rating is fsrs.Rating.Again and card.state is State.REVIEW),
            today if card.introduced is None else card.introduced, today, card.suspended, card.buried_until,
        )  # fmt: skip

    def brought_forward(self, card: Card, today: Day, load: Mapping[Day, int]) -> Card:
        """The card before the exam, where it would come back too late for it."""
        longest = self._longest(today)
        if card.state is not State.REVIEW or card.day is None or card.due is None or card.day <= today + longest:
            return card
        day = today + self._days(card, longest, today, load)
        return card._replace(day=day, due=card.due - dt.timedelta(days=card.day - day))

    def retrievability(self, card: Card, now: dt.datetime) -> float:
        """Predicted chance, 0.0 to 1.0, that the card is remembered now (FSRS-6; whole days); 0.0 for a new card."""
        return float(self.scheduler.get_card_retrievability(_theirs(card, now), now))

    def _longest(self, today: Day) -> int:
        """The longest interval: up to the day before the exam, until that day has come."""
        longest, exam = self.settings.max_interval, self.settings.exam_date
        left = exam.toordinal() - 1 - today if exam else 0
        return min(longest, left) if left > 0 else longest

    def _days(self, card: Card, wanted: int, today: Day, load: Mapping[Day, int]) -> int:
        """The least loaded day around the wanted one; between equals the item and its review count decide."""
        longest = self._longest(today)
        days = min(wanted, longest)
        if not self.fuzz or days < _FUZZ_FROM:
            return days
        low, high = _range(days, longest)
        width = high - low + 1
        first = low + _turn(card) % width
        best, least = first, load.get(today + first, 0)
        for option in (*range(first + 1, high + 1), *range(low, first)):
            if not least:
                break
            count = load.get(today + option, 0)
            if count < least:
                best, least = option, count
        return best


@lru_cache(maxsize=4096)
def _range(days: int, longest: int) -> tuple[int, int]:
    """The shortest and the longest interval that the fuzz may make of `days`."""
    stray = 1.0 + sum(share * max(min(float(days), end) - start, 0.0) for start, end, share in _FUZZ)
    high = min(round(days + stray), longest)
    return min(max(2, round(days - stray)), high), high


def _turn(card: Card) -> int:
    """A number that looks like chance, and is the same for the same review in every run."""
    return zlib.crc32(f"{card.item}:{card.reps}".encode())


def card_id(item: str) -> int:
    """py-fsrs' id of the item's card: the same on every machine."""
    return zlib.crc32(item.encode())


def _theirs(card: Card, at: dt.datetime) -> fsrs.Card:
    """The card as py-fsrs has it. Id and due are given, as it would take both from the clock."""
    return fsrs.Card(
        card_id(card.item),
        _their_state(card.state),
        card.step,
        card.stability,
        card.difficulty,
        card.due or at,
        card.last_review,
    )


def _their_state(state: State) -> fsrs.State:
    """py-fsrs' state; it knows no new cards but those that are learnt for the first time."""
    if state is State.REVIEW:
        return fsrs.State.Review
    return fsrs.State.Relearning if state is State.RELEARNING else fsrs.State.Learning
