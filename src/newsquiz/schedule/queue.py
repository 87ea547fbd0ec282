"""The due queue: what may be reviewed now, in which order, and how much of it."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsquiz.schedule.card import Card, Day, Limits, State

Facts = frozenset[tuple[str, str]]


class Candidate(NamedTuple):
    """A card with the facts its item asks about; items that share one are siblings."""

    card: Card
    facts: Facts = frozenset()


class Counts(NamedTuple):
    """How much is due: `learning`, `reviews` and `new` within the limits; `backlog` counts all reviews that are due.

    `unseen` counts all new items.
    """

    learning: int
    reviews: int
    new: int
    backlog: int
    unseen: int

    @property
    def total(self) -> int:
        """How many cards the queue holds."""
        return self.learning + self.reviews + self.new


@dataclass(frozen=True)
class Queue:
    """What may be reviewed now. `backlog` and `unseen` count what is due or new before limits and siblings."""

    learning: tuple[Card, ...]
    reviews: tuple[Card, ...]
    new: tuple[Card, ...]
    backlog: int
    unseen: int

    @property
    def cards(self) -> tuple[Card, ...]:
        """All of it in the order of asking."""
        return self.learning + self.reviews + self.new

    @property
    def counts(self) -> Counts:
        """How much there is of each."""
        return Counts(len(self.learning), len(self.reviews), len(self.new), self.backlog, self.unseen)


def queued(candidates: Iterable[Candidate], now: dt.datetime, today: Day, limits: Limits, ahead: dt.timedelta) -> Queue:
    """The queue: steps of learning by time, reviews by lowest retrievability, new items in the banks' order.

    Of siblings one comes a day, and none where another was answered today: the rest is buried for the day. A step of
    learning that was begun today goes on.
    """
    learning, reviews, new, shown = _sorted_out(candidates, now, today, now + ahead)
    learning.sort(key=lambda each: (each.card.due, each.card.item))
    siblings = _Siblings(shown)
    first = [each.card for each in learning if siblings.admits(each, today)]
    heapq.heapify(reviews)
    by_urgency = (heapq.heappop(reviews)[2] for _ in range(len(reviews)))
    backlog = len(reviews)
    return Queue(
        tuple(first),
        tuple(_taken(by_urgency, limits.reviews, siblings, today)),
        tuple(_taken(iter(new), limits.new, siblings, today)),
        backlog,
        len(new),
    )


_Ranked = tuple[float, int, Candidate]


def _sorted_out(
    candidates: Iterable[Candidate], now: dt.datetime, today: Day, until: dt.datetime
) -> tuple[list[Candidate], list[_Ranked], list[Candidate], list[Candidate]]:
    """Steps of learning, reviews (each with its rank) and new items that may come, and what was answered today."""
    learning: list[Candidate] = []
    reviews: list[_Ranked] = []
    new: list[Candidate] = []
    shown: list[Candidate] = []
    for number, each in enumerate(candidates):
        card = each.card
        if card.seen == today:
            shown.append(each)
        if card.suspended or (card.buried_until is not None and card.buried_until > today):
            continue
        if card.state is State.NEW:
            new.append(each)
        elif card.state is State.REVIEW:
            if card.day is not None and card.day <= today:
                reviews.append((_rank(card, now), number, each))
        elif card.due is not None and card.due <= until:
            learning.append(each)
    return learning, reviews, new, shown


def _rank(card: Card, now: dt.datetime) -> float:
    """Less for a lower retrievability, which falls with whole days since the review over stability (FSRS-6)."""
    if card.last_review is None or not card.stability:
        return 0.0
    return -max(0, (now - card.last_review).days) / card.stability


def _taken(candidates: Iterator[Candidate], limit: int, siblings: _Siblings, today: Day) -> Iterator[Card]:
    """The first cards that are no siblings of what comes before them, up to the limit."""
    left = limit
    while left > 0 and (each := next(candidates, None)) is not None:
        if siblings.admits(each, today):
            left -= 1
            yield each.card


class _Siblings:
    """Which facts were or will be asked about today."""

    def __init__(self, shown: Iterable[Candidate]) -> None:
        self._asked = {fact: each.card.item for each in shown for fact in each.facts}

    def admits(self, each: Candidate, today: Day) -> bool:
        """Whether no sibling of the card comes today; if so, it comes itself."""
        item = each.card.item
        if each.card.seen != today and any(self._asked.get(fact, item) != item for fact in each.facts):
            return False
        self._asked.update(dict.fromkeys(each.facts, item))
        return True
