"""The cards to ask from, with the day from which each may come: what is due is found without looking at each card.

A hundred thousand cards take a tenth of a second to sort out, and an answer changes one of them. So a deck is made once
and then follows the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsquiz.schedule.card import NEW, REVIEW, Card, Day

NEVER: Day = 1 << 30


class _Days(NamedTuple):
    """The day from which a card may come: in review, as a new one, as a step of learning. `seen` is as in the card."""

    review: Day
    new: Day
    step: Day
    seen: Day


@dataclass(frozen=True)
class Deck:
    """Cards in the order of their banks, and by their numbers the days of `_Days`; steps of learning are few."""

    cards: Sequence[Card]
    _reviews: Sequence[Day]
    _new: Sequence[Day]
    _steps: dict[int, Day]
    _seen: Sequence[Day]
    _numbers: dict[str, int]

    @classmethod
    def of(cls, cards: Sequence[Card]) -> Deck:
        """The deck of these cards."""
        days = [_days(card) for card in cards]
        return cls(
            cards=cards,
            _reviews=[each.review for each in days],
            _new=[each.new for each in days],
            _steps={number: each.step for number, each in enumerate(days) if each.step != NEVER},
            _seen=[each.seen for each in days],
            _numbers={card.item: number for number, card in enumerate(cards)},
        )

    def with_(self, changed: Iterable[Card]) -> Deck:
        """The same deck with these cards in the place of what it holds of their items; it has no others."""
        cards, reviews, new, seen = list(self.cards), list(self._reviews), list(self._new), list(self._seen)
        steps = dict(self._steps)
        for card in changed:
            number = self._numbers[card.item]
            cards[number] = card
            reviews[number], new[number], step, seen[number] = _days(card)
            steps.pop(number, None)
            if step != NEVER:
                steps[number] = step
        return Deck(cards, reviews, new, steps, seen, self._numbers)

    def __contains__(self, item: str) -> bool:
        return item in self._numbers

    def reviews(self, today: Day) -> list[Card]:
        """The cards whose review is wanted today."""
        return self._until(self._reviews, today)

    def new(self, today: Day) -> list[Card]:
        """The items that were never reviewed."""
        return self._until(self._new, today)

    def steps(self, today: Day) -> list[Card]:
        """The cards that are being learnt, at whatever time they are due."""
        return [self.cards[number] for number, day in self._steps.items() if day <= today]

    def shown(self, today: Day) -> list[Card]:
        """The cards that were answered today."""
        cards = self.cards
        return [cards[number] for number, day in enumerate(self._seen) if day == today]

    def _until(self, days: Sequence[Day], today: Day) -> list[Card]:
        cards = self.cards
        return [cards[number] for number, day in enumerate(days) if day <= today]


def _days(card: Card) -> _Days:
    awake = NEVER if card.suspended else card.buried_until or 0
    seen = card.seen or 0
    if card.state is REVIEW:
        return _Days(NEVER if card.day is None else max(card.day, awake), NEVER, NEVER, seen)
    if card.state is NEW:
        return _Days(NEVER, awake, NEVER, seen)
    return _Days(NEVER, NEVER, awake if card.due is not None else NEVER, seen)
