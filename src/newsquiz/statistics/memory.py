"""How well a learner remembers, against what the schedule predicted; and on which days one learnt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from newsquiz.schedule import Day, Rating, Review, State
from newsquiz.statistics.attempts import Attempt

BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.0))


class Retention(NamedTuple):
    """Of so many reviews, how many were remembered, and how many should have been: the sum of the predictions."""

    reviews: int = 0
    remembered: int = 0
    expected: float = 0.0

    @property
    def true(self) -> float | None:
        """The share that was remembered, 0.0 to 1.0; None without reviews."""
        return self.remembered / self.reviews if self.reviews else None

    @property
    def predicted(self) -> float | None:
        """The mean retrievability at the moment of review, 0.0 to 1.0; None without reviews."""
        return self.expected / self.reviews if self.reviews else None


class Band(NamedTuple):
    """The reviews whose predicted retrievability lies from `low` up to `high`, which only the last band includes."""

    low: float
    high: float
    retention: Retention


class Studied(NamedTuple):
    """What was answered on one of the learner's days."""

    date: dt.date
    answers: int
    right: int


def of_memory(reviews: Iterable[Review]) -> list[Review]:
    """The reviews that tell of memory: of cards in review. Steps of learning come minutes after an answer."""
    return [review for review in reviews if review.card.state is State.REVIEW]


def retention(reviews: Iterable[Review]) -> Retention:
    """True and predicted retention of reviews of cards in review; remembered is what was not rated Again.

    Predicted by the forgetting curve of FSRS-6: R(t, S) = (1 + f * t / S) ** -w20, with R(S, S) = 0.9
    (https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm).
    """
    told = of_memory(reviews)
    remembered = sum(review.rating is not Rating.Again for review in told)
    return Retention(len(told), remembered, sum(review.retrievability for review in told))


def bands(reviews: Iterable[Review]) -> tuple[Band, ...]:
    """True against predicted retention by what was predicted; bands without a review are left out."""
    sorted_out: dict[tuple[float, float], list[Review]] = {band: [] for band in BANDS}
    for review in of_memory(reviews):
        band = next((band for band in BANDS if review.retrievability < band[1]), BANDS[-1])
        sorted_out[band].append(review)
    return tuple(Band(*band, retention(within)) for band, within in sorted_out.items() if within)


def studied(found: Iterable[Attempt], day_of: Callable[[dt.datetime], Day]) -> tuple[Studied, ...]:
    """The days with answers, the earliest first. `day_of` tells the learner's day of an instant."""
    counts: dict[Day, list[int]] = {}
    for each in found:
        count = counts.setdefault(day_of(each.at), [0, 0])
        count[0] += 1
        count[1] += each.right
    return tuple(Studied(dt.date.fromordinal(day), *counts[day]) for day in sorted(counts))
