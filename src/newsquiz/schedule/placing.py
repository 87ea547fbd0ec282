"""When a card comes back: py-fsrs' interval, spread over the days around it, and never past an exam."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from fsrs import Rating

from newsquiz.schedule.card import REVIEW, Card, Day, Settings
from newsquiz.schedule.fsrs6 import Fsrs6

_AGAIN = Rating.Again
# How far an interval may stray, as py-fsrs and Anki have it: a day, and of the part of the interval between two bounds
# (days) this share.
_FUZZ_FROM = 2.5
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


@dataclass(frozen=True)
class Placing:
    """The rules by which a reviewed card is put on a day; without `fuzz` they are those of FSRS alone."""

    settings: Settings
    fsrs: Fsrs6
    fuzz: bool

    @classmethod
    def by(cls, settings: Settings, fuzz: bool) -> Placing:
        """The rules that the settings make."""
        return cls(settings, Fsrs6(settings), fuzz)

    def reviewed(self, card: Card, rating: Rating, at: dt.datetime, today: Day, load: Mapping[Day, int]) -> Card:
        """The card after a review at `at` (UTC). `load` says how many other cards fall due on which day."""
        before, last = card.state, card.last_review
        elapsed = 0 if last is None else (at - last).days
        state, step, stability, difficulty, wait, days = self.fsrs.review(
            before, card.step, card.stability, card.difficulty, elapsed, rating
        )
        day = None
        if wait is None:
            days = self._days(card, days, today, load)
            day, wait = today + days, dt.timedelta(days=days)
        return Card(
            card.item, card.key, state, step, stability, difficulty, at + wait, day, at,
            card.reps + 1, card.lapses + (rating is _AGAIN and before is REVIEW),
            today if card.introduced is None else card.introduced, today, card.suspended, card.buried_until,
        )  # fmt: skip

    def brought_forward(self, card: Card, today: Day, load: Mapping[Day, int]) -> Card:
        """The card before the exam, where it would come back too late for it."""
        longest = self._longest(today)
        if card.state is not REVIEW or card.day is None or card.due is None or card.day <= today + longest:
            return card
        day = today + self._days(card, longest, today, load)
        return card._replace(day=day, due=card.due - dt.timedelta(days=card.day - day))

    def retrievability(self, card: Card, now: dt.datetime) -> float:
        """Predicted chance, 0.0 to 1.0, that the card is remembered now (whole days count); 0.0 for a new card."""
        if card.stability is None or card.last_review is None:
            return 0.0
        return self.fsrs.retrievability(card.stability, max(0, (now - card.last_review).days))

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
