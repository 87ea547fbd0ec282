"""The due queue: what may be reviewed now, in which order, and how much of it."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from newsquiz.schedule.card import Card, Day, Limits
from newsquiz.schedule.deck import Deck

Facts = frozenset[tuple[str, str]]
NO_FACTS: Facts = frozenset()


class Held(NamedTuple):
    """An item that a bank holds: its key's digest and its facts; items that share a fact are siblings."""

    key: str
    facts: Facts = NO_FACTS


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
    deck: Deck, banks: Mapping[str, Held], now: dt.datetime, today: Day, limits: Limits, ahead: dt.timedelta
) -> Queue:
    """The queue: steps of learning by time, reviews by lowest retrievability, new items in the banks' order.

    Of siblings one comes a day, and none where another was answered today: the rest is buried for the day. A step of
    learning that was begun today goes on.
    """
    reviews, new = deck.reviews(today), deck.new(today)
    siblings = _Siblings(banks, deck.shown(today), today)
    return Queue(
        learning=tuple(siblings.admitted(_steps(deck.steps(today), now + ahead))),
        reviews=tuple(islice(siblings.admitted(_by_rank(reviews, now, 2 * limits.reviews)), limits.reviews)),
        new=tuple(islice(siblings.admitted(new), limits.new)),
        backlog=len(reviews),
        unseen=len(new),
    )


def _steps(cards: Iterable[Card], until: dt.datetime) -> list[Card]:
    """The steps of learning that end by then, the next first."""
    ended = [card for card in cards if card.due is not None and card.due <= until]
    return sorted(ended, key=attrgetter("due", "item"))


def _rank(now: dt.datetime, last: dt.datetime | None, stability: float | None) -> float:
    """Less for a lower retrievability, which falls with whole days since the review over stability (FSRS-6)."""
    return -((now - last).days / stability) if last is not None and stability else 0.0


def _by_rank(reviews: Sequence[Card], now: dt.datetime, likely: int) -> Iterator[Card]:
    """The reviews by rank. The first `likely` are picked, which is quicker than to sort them all; the rest seldom."""
    ranks = [_rank(now, card.last_review, card.stability) for card in reviews]
    numbers, rank = range(len(reviews)), ranks.__getitem__
    for number in heapq.nsmallest(likely, numbers, key=rank):
        yield reviews[number]
    for number in sorted(numbers, key=rank)[likely:]:
        yield reviews[number]


class _Siblings:
    """Which facts were or will be asked about today."""

    def __init__(self, banks: Mapping[str, Held], shown: Sequence[Card], today: Day) -> None:
        self._banks = banks
        self._today = today
        self._asked = {fact: card.item for card in shown for fact in self._facts(card.item)}

    def admitted(self, cards: Iterable[Card]) -> Iterator[Card]:
        """Those of the cards of whom no sibling comes today; what was admitted, comes."""
        for card in cards:
            facts = self._facts(card.item)
            if not facts or self._admit(card, facts):
                yield card

    def _admit(self, card: Card, facts: Facts) -> bool:
        if card.seen != self._today and any(self._asked.get(fact, card.item) != card.item for fact in facts):
            return False
        self._asked.update(dict.fromkeys(facts, card.item))
        return True

    def _facts(self, item: str) -> Facts:
        held = self._banks.get(item)
        return held.facts if held else NO_FACTS
