"""The due queue: what may be reviewed now, in which order, and how much of it."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsquiz.schedule.card import Card, Day, Limits, State

Facts = frozenset[tuple[str, str]]


class Held(NamedTuple):
    """An item that a bank holds: its key's digest and its facts; items that share a fact are siblings."""

    key: str
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


def queued(
    cards: Sequence[Card], banks: Mapping[str, Held], now: dt.datetime, today: Day, limits: Limits, ahead: dt.timedelta
) -> Queue:
    """The queue: steps of learning by time, reviews by lowest retrievability, new items in the banks' order.

    Of siblings one comes a day, and none where another was answered today: the rest is buried for the day. A step of
    learning that was begun today goes on.
    """
    sorted_out = _sorted_out(cards, now, today, now + ahead)
    siblings = _Siblings(banks, sorted_out.shown, today)
    return Queue(
        learning=tuple(card for _, _, card in sorted(sorted_out.learning) if siblings.admit(card)),
        reviews=tuple(_taken(_by_rank(sorted_out, 2 * limits.reviews), limits.reviews, siblings)),
        new=tuple(_taken(iter(sorted_out.new), limits.new, siblings)),
        backlog=len(sorted_out.reviews),
        unseen=len(sorted_out.new),
    )


class _SortedOut(NamedTuple):
    """Steps of learning (each with its time), reviews with their ranks, new items, and what was answered today."""

    learning: list[tuple[dt.datetime, str, Card]]
    reviews: list[Card]
    ranks: list[float]
    new: list[Card]
    shown: list[Card]


def _sorted_out(cards: Sequence[Card], now: dt.datetime, today: Day, until: dt.datetime) -> _SortedOut:
    """What may come now. Written for a hundred thousand cards: several short passes cost less than one long one."""
    review, new = State.REVIEW, State.NEW  # an enum is slow to be asked for its members
    awake = [card for card in cards if not card.suspended and (card.buried_until or 0) <= today]
    reviews = [card for card in awake if card.state is review and card.day is not None and card.day <= today]
    return _SortedOut(
        learning=[
            (card.due, card.item, card)
            for card in awake
            if card.state is not review and card.state is not new and card.due is not None and card.due <= until
        ],
        reviews=reviews,
        ranks=[_rank(now, card.last_review, card.stability) for card in reviews],
        new=[card for card in awake if card.state is new],
        shown=[card for card in cards if card.seen == today],
    )


def _rank(now: dt.datetime, last: dt.datetime | None, stability: float | None) -> float:
    """Less for a lower retrievability, which falls with whole days since the review over stability (FSRS-6)."""
    return -((now - last).days / stability) if last is not None and stability else 0.0


def _by_rank(found: _SortedOut, likely: int) -> Iterator[Card]:
    """The reviews by rank. The first `likely` are picked, which is quicker than to sort them all; the rest seldom."""
    numbers, rank = range(len(found.reviews)), found.ranks.__getitem__
    for number in heapq.nsmallest(likely, numbers, key=rank):
        yield found.reviews[number]
    for number in sorted(numbers, key=rank)[likely:]:
        yield found.reviews[number]


def _taken(cards: Iterator[Card], limit: int, siblings: _Siblings) -> Iterator[Card]:
    """The first cards that are no siblings of what comes before them, up to the limit."""
    left = limit
    while left > 0 and (card := next(cards, None)) is not None:
        if siblings.admit(card):
            left -= 1
            yield card


class _Siblings:
    """Which facts were or will be asked about today."""

    def __init__(self, banks: Mapping[str, Held], shown: Sequence[Card], today: Day) -> None:
        self._banks = banks
        self._today = today
        self._asked = {fact: card.item for card in shown for fact in self._facts(card)}

    def admit(self, card: Card) -> bool:
        """Whether no sibling of the card comes today; if so, the card does."""
        facts = self._facts(card)
        if not facts:
            return True
        if card.seen != self._today and any(self._asked.get(fact, card.item) != card.item for fact in facts):
            return False
        self._asked.update(dict.fromkeys(facts, card.item))
        return True

    def _facts(self, card: Card) -> Facts:
        held = self._banks.get(card.item)
        return held.facts if held else frozenset()
