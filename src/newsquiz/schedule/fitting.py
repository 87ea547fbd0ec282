"""Fitting the parameters of FSRS to a learner, and whether that predicts better than what is set.

The optimizer is that of `fsrs-rs-python`. It sees the earlier four fifths of the reviews; both sets of parameters are
then judged on the later fifth, which neither has seen, by log loss (less is better).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from newsquiz.errors import UsageError
from newsquiz.event import Event
from newsquiz.schedule.card import State
from newsquiz.schedule.folding import Review
from newsquiz.schedule.rules import Settled
from newsquiz.schedule.schedule import Schedule

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

FIT_REVIEWS = 1000
_TRAINED = 0.8

History = tuple[tuple[int, int], ...]
"""The reviews of a card, oldest first: rating (1–4), and whole days since the one before."""


class Fit(NamedTuple):
    """What fitting found. `before` and `after` are the log losses on the held-back reviews, `held_back` their number.

    `parameters` are those to use: the fitted ones where they were `accepted`, else those that were set.
    """

    parameters: tuple[float, ...]
    before: float
    after: float
    accepted: bool
    reviews: int
    held_back: int


def fit(events: Iterable[Event], settled: Settled | None = None) -> Fit:
    """Parameters for the learner of these events, in order. Raises UsageError below 1,000 reviews."""
    reviews: list[Review] = []
    schedule = Schedule().after(events, settled, reviews.append)
    if len(reviews) < FIT_REVIEWS:
        raise UsageError(
            f"{len(reviews)} reviews are too few to fit the schedule to you",
            mend=f"it takes {FIT_REVIEWS:,}; until then the parameters of FSRS serve well",
        )
    return _fitted(histories(reviews), schedule.settings.parameters, len(reviews))


def histories(reviews: Iterable[Review]) -> list[History]:
    """For each review a day or more after the one before: the card's history up to it. In the order of the log."""
    found: list[History] = []
    by_item: dict[str, History] = {}
    for card, rating, at, _, _ in reviews:
        elapsed = 0 if card.last_review is None else (at - card.last_review).days
        before = () if card.state is State.NEW else by_item[card.item]
        by_item[card.item] = (*before, (int(rating), elapsed))
        if elapsed > 0:
            found.append(by_item[card.item])
    return found


def _fitted(found: Sequence[History], parameters: tuple[float, ...], reviews: int) -> Fit:
    from fsrs_rs_python import FSRS

    cut = int(len(found) * _TRAINED)
    seen, held_back = [_item(each) for each in found[:cut]], [_item(each) for each in found[cut:]]
    if not held_back:
        raise UsageError(
            "your reviews are all of one day, which tells nothing about forgetting",
            mend="fit the schedule after some days of reviews",
        )
    fitted = _within_bounds(FSRS(list(parameters)).compute_parameters(seen))
    before, after = (FSRS(list(each)).evaluate(held_back).log_loss for each in (parameters, fitted))
    accepted = after < before
    return Fit(fitted if accepted else parameters, before, after, accepted, reviews, len(held_back))


def _item(history: History) -> FSRSItem:
    from fsrs_rs_python import FSRSItem, FSRSReview

    return FSRSItem([FSRSReview(rating, elapsed) for rating, elapsed in history])


def _within_bounds(parameters: Sequence[float]) -> tuple[float, ...]:
    """The parameters as py-fsrs takes them: the optimizer's 32-bit floats may stray past a bound by their rounding."""
    return tuple(
        min(max(parameter, low), high)
        for parameter, low, high in zip(parameters, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
    )
