"""FSRS-6: what a review does to a memory. The formulas are those of py-fsrs, in its order of operations.

py-fsrs defines what is right, checks the parameters, and is what the tests hold this to, to the last bit. It is not
called for each review because a log is folded a million reviews at a time: its copies of cards and its review logs
take several times as long as the arithmetic. Sources: open-spaced-repetition/py-fsrs 6.3, `fsrs/scheduler.py`; the
algorithm is described in the wiki of open-spaced-repetition/fsrs4anki.
"""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

import fsrs
from fsrs import Rating
from fsrs.scheduler import STABILITY_MIN

from newsquiz.schedule.card import REVIEW, Settings, State

_AGAIN, _HARD, _GOOD, _EASY = Rating


class Recalled(NamedTuple):
    """A memory after a review. `wait` is the time of a step of learning; else it is to be `days` long."""

    state: State
    step: int | None
    stability: float
    difficulty: float
    wait: dt.timedelta | None
    days: int


_Step = tuple[State, int, dt.timedelta]
_STEPS: dict[tuple[State, int | None, int], _Step] = {
    (State.LEARNING, 0, Rating.Again): (State.LEARNING, 0, dt.timedelta(minutes=1)),
    (State.LEARNING, 0, Rating.Hard): (State.LEARNING, 0, dt.timedelta(minutes=5.5)),
    (State.LEARNING, 0, Rating.Good): (State.LEARNING, 1, dt.timedelta(minutes=10)),
    (State.LEARNING, 1, Rating.Again): (State.LEARNING, 0, dt.timedelta(minutes=1)),
    (State.LEARNING, 1, Rating.Hard): (State.LEARNING, 1, dt.timedelta(minutes=10)),
    (State.REVIEW, None, Rating.Again): (State.RELEARNING, 0, dt.timedelta(minutes=10)),
    (State.RELEARNING, 0, Rating.Again): (State.RELEARNING, 0, dt.timedelta(minutes=10)),
    (State.RELEARNING, 0, Rating.Hard): (State.RELEARNING, 0, dt.timedelta(minutes=15)),
}
"""py-fsrs' default steps: state, step and rating, to state, step and time. All else leads to a review in days."""
_STEPS |= {(State.NEW, None, rating): _STEPS[State.LEARNING, 0, rating] for rating in (1, 2, 3)}


class Fsrs6:
    """The scheduler for one set of parameters. Raises ValueError for parameters that are out of py-fsrs' bounds."""

    def __init__(self, settings: Settings) -> None:
        fsrs.Scheduler(parameters=settings.parameters)
        w = self._w = tuple(settings.parameters)
        self._decay = -w[20]
        self._factor: float = 0.9 ** (1 / self._decay) - 1
        self._patience: float = settings.retention ** (1 / self._decay) - 1
        self._longest = settings.max_interval
        self._first = [(max(w[r - 1], STABILITY_MIN), _difficulty(self._anchor(r))) for r in Rating]
        self._easy_anchor = w[7] * self._anchor(Rating.Easy)
        self._shift = [-(w[6] * (r - 3)) for r in Rating]
        self._short_term = [math.e ** (w[17] * (r - 3 + w[18])) for r in Rating]
        self._after_lapse = math.e ** (w[17] * w[18])
        self._growth = math.e ** w[8]

    def review(
        self,
        state: State,
        step: int | None,
        stability: float | None,
        difficulty: float | None,
        elapsed: int,
        rating: Rating,
    ) -> Recalled:
        """The memory after a review, `elapsed` whole days after the last one; a new memory has no stability."""
        if stability is None or difficulty is None:
            stability, difficulty = self._first[rating - 1]
        else:
            if elapsed < 1:
                now_stable = self._same_day(stability, rating)
            elif rating is _AGAIN:
                now_stable = self._forgotten(difficulty, stability, self.retrievability(stability, elapsed))
            else:
                now_stable = self._remembered(difficulty, stability, self.retrievability(stability, elapsed), rating)
            difficulty = self._next_difficulty(difficulty, rating)
            stability = now_stable if now_stable > STABILITY_MIN else STABILITY_MIN
        next_step = _STEPS.get((state, step, rating))
        if next_step is not None:
            return Recalled(next_step[0], next_step[1], stability, difficulty, next_step[2], 0)
        return Recalled(REVIEW, None, stability, difficulty, None, self._interval(stability))

    def retrievability(self, stability: float, elapsed: int) -> float:
        """Predicted chance, 0.0 to 1.0, that it is remembered after `elapsed` whole days."""
        return float((1 + self._factor * elapsed / stability) ** self._decay)

    def _anchor(self, rating: int) -> float:
        return float(self._w[4] - (math.e ** (self._w[5] * (rating - 1))) + 1)

    def _interval(self, stability: float) -> int:
        days: int = round((stability / self._factor) * self._patience)
        return min(max(days, 1), self._longest)

    def _same_day(self, stability: float, rating: Rating) -> float:
        growth = self._short_term[rating - 1] * stability ** -self._w[19]
        return stability * (growth if rating is _AGAIN or growth > 1.0 else 1.0)

    def _next_difficulty(self, difficulty: float, rating: Rating) -> float:
        damped = difficulty + (10.0 - difficulty) * self._shift[rating - 1] / 9.0
        return _difficulty(self._easy_anchor + (1 - self._w[7]) * damped)

    def _remembered(self, difficulty: float, stability: float, retrievability: float, rating: Rating) -> float:
        w = self._w
        growth = (
            self._growth * (11 - difficulty) * stability ** -w[9] * ((math.e ** ((1 - retrievability) * w[10])) - 1)
        )
        if rating is _HARD:
            growth *= w[15]
        elif rating is _EASY:
            growth *= w[16]
        return float(stability * (1 + growth))

    def _forgotten(self, difficulty: float, stability: float, retrievability: float) -> float:
        w = self._w
        long_term = (
            w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * math.e ** ((1 - retrievability) * w[14])
        )
        return float(min(long_term, stability / self._after_lapse))


def _difficulty(value: float) -> float:
    """Between 1 and 10."""
    return min(max(value, 1.0), 10.0)
