"""Classical item analysis: how hard an item is, and whether it tells those who know from those who do not."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from newsquiz.statistics.attempts import Attempt, by_item, first_attempts

LEAST_LEARNERS = 3


@dataclass(frozen=True)
class ItemFigures:
    """What the answers say of an item. `n` counts first attempts, one a learner; `answers` all of them.

    `facility` and `discrimination` are of first attempts, `mean` is the mean score of all answers.
    """

    item: str
    n: int = 0
    answers: int = 0
    facility: float | None = None
    discrimination: float | None = None
    mean: float | None = None


def facility(scores: Sequence[float]) -> float | None:
    """Mean score of an item's first attempts, from 0.0 (nobody) to 1.0 (everybody).

    None where nobody has answered. Also called the item's p-value (Crocker & Algina, 1986, ch. 14).
    """
    return math.fsum(scores) / len(scores) if scores else None


def discrimination(scores: Sequence[float], rests: Sequence[float]) -> float | None:
    """Item–rest correlation, from -1.0 to 1.0: Pearson's r between learners' scores on the item and on the others.

    `rests` are the learners' scores on all other items, in the order of `scores`. The item is left out of them, as it
    would correlate with itself (Crocker & Algina, 1986, ch. 14: the corrected point-biserial). None for fewer than
    three learners, of whom any two lie on a line, and where all scored the same on either side.
    """
    if len(scores) < LEAST_LEARNERS or min(scores) == max(scores) or min(rests) == max(rests):
        return None
    try:
        return min(max(statistics.correlation(scores, rests), -1.0), 1.0)
    except statistics.StatisticsError:  # scores so close together that their squares vanish
        return None


def analysed(found: Iterable[Attempt], items: Iterable[str] = ()) -> list[ItemFigures]:
    """The figures of these items, then of every other item that was attempted, in the order of the attempts."""
    log = list(found)
    every, first = by_item(log), by_item(first_attempts(log))
    rests = _Rests(first_attempts(log))
    return [_figures(item, every.get(item, ()), first.get(item, ()), rests) for item in dict.fromkeys([*items, *every])]


def hardest(figures: Iterable[ItemFigures], count: int = 10) -> list[ItemFigures]:
    """The items with the lowest mean score over all answers, lowest first; of equal ones that with most answers.

    Items that were never missed are not among them.
    """
    missed = [
        (each.mean, -each.answers, each.item, each) for each in figures if each.mean is not None and each.mean < 1
    ]
    return [each for *_, each in sorted(missed, key=lambda row: row[:3])[:count]]


def _figures(item: str, every: Sequence[Attempt], first: Sequence[Attempt], rests: _Rests) -> ItemFigures:
    scores = [each.score for each in first]
    answers = [each.score for each in every]
    return ItemFigures(item, len(first), len(every), facility(scores), rests.discrimination(first), facility(answers))


class _Rests:
    """What each learner scored on the items other than one: the mean, as not everybody has answered the same ones.

    Sums are exact, so that learners who did equally well are equal, whichever item is left out.
    """

    def __init__(self, first: Iterable[Attempt]) -> None:
        self._sums: dict[str, tuple[Fraction, int]] = {}
        for each in first:
            total, count = self._sums.get(each.learner, (Fraction(0), 0))
            self._sums[each.learner] = total + Fraction(each.score), count + 1

    def discrimination(self, first: Sequence[Attempt]) -> float | None:
        """Over the learners who have answered something else as well."""
        pairs = [(each.score, self._rest(each)) for each in first if self._sums[each.learner][1] > 1]
        return discrimination([score for score, _ in pairs], [rest for _, rest in pairs])

    def _rest(self, own: Attempt) -> float:
        total, count = self._sums[own.learner]
        return float((total - Fraction(own.score)) / (count - 1))
