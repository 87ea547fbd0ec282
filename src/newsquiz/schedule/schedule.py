"""The cards of a learner, and what is due: the one thing that the schedule shows to others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from fsrs import Rating

from newsquiz.event import Event
from newsquiz.schedule.calendar import Calendar
from newsquiz.schedule.card import Card, Day, Entry, Limits, Settings, State
from newsquiz.schedule.deck import Deck
from newsquiz.schedule.folding import Memory, Review, folded, place_of
from newsquiz.schedule.forecast import CatchUp, arrivals, catch_up
from newsquiz.schedule.placing import Placing
from newsquiz.schedule.queue import Counts, Held, Queue, queued
from newsquiz.schedule.rules import Settled, settled
from newsquiz.schedule.workload import workload


@dataclass(frozen=True)
class Schedule:
    """The cards that a log leads to. It never changes; `after` gives the next one.

    Over banks (`over`) it knows of their items only, the new ones too; without, of every item that the log names.
    """

    memory: Memory = field(default_factory=Memory)
    banks: Mapping[str, Held] | None = None

    @classmethod
    def fold(cls, events: Iterable[Event], *, fuzz: bool = True) -> Schedule:
        """The schedule that the events of one learner lead to, in whatever order they come."""
        return cls(Memory(fuzz=fuzz)).after(sorted(events, key=place_of))

    def after(
        self, events: Iterable[Event], known: Settled | None = None, watch: Callable[[Review], None] | None = None
    ) -> Schedule:
        """The schedule after more events, in order, that stand behind all that it was folded from.

        What they take back or overrule must be among them, or be named in `known`. `watch` is told of each review.
        """
        if known is None:
            events = tuple(events)
            known = settled(events)
        return replace(self, memory=folded(self.memory, events, known, watch))

    def over(self, entries: Iterable[Entry]) -> Schedule:
        """The same schedule over what banks now hold: an item whose key has changed is new."""
        return replace(self, banks={item: Held(key, facts) for item, key, facts in entries})

    def over_those_of(self, other: Schedule) -> Schedule:
        """The same schedule over the banks that the other one is over, which are not looked through again."""
        schedule = replace(self, banks=other.banks)
        if other.banks is not None:
            deck = other._deck
            changed = [item for item in _changed(other.cards, self.cards) if item in deck]
            vars(schedule)["_deck"] = deck.with_(map(schedule.card, changed))
        return schedule

    @property
    def settings(self) -> Settings:
        """What the scheduler is set to now."""
        return self.memory.settings

    @property
    def cards(self) -> Mapping[str, Card]:
        """Every card of the log by item, those that were never reviewed too."""
        return self.memory.cards

    def card(self, item: str) -> Card:
        """The card of an item; a new one where nothing is known of it."""
        card = self.cards.get(item)
        held = (self.banks or {}).get(item)
        return _card_of(card, item, held.key if held else card.key if card else "")

    def today(self, now: dt.datetime) -> Day:
        """The learner's day at `now` (UTC)."""
        return self._calendar.day(now)

    def queue(self, now: dt.datetime, limits: Limits | None = None, ahead: dt.timedelta = dt.timedelta()) -> Queue:
        """What may be reviewed now within the daily limits (those of the settings where none are given).

        Steps of learning that end within `ahead` count as due.
        """
        limits = limits or self.settings.limits
        today, done = self.today(now), self.memory.done
        if done.day == today:
            limits = Limits(max(0, limits.new - done.new), max(0, limits.reviews - done.reviews))
        return queued(self._deck, self.banks or {}, now, today, limits, ahead)

    def due(self, now: dt.datetime, limits: Limits | None = None) -> tuple[Card, ...]:
        """What to review now, in order: steps of learning, reviews by lowest retrievability, new items."""
        return self.queue(now, limits).cards

    def counts(self, now: dt.datetime, limits: Limits | None = None) -> Counts:
        """How much is due now, within the daily limits and in all."""
        return self.queue(now, limits).counts

    def ahead(self, now: dt.datetime, count: int) -> tuple[Card, ...]:
        """Cards that are not due yet, the next first."""
        waiting = [card for card in self._waiting(now) if card.due is not None]
        return tuple(sorted(waiting, key=lambda card: (card.due, card.item))[:count])

    def weakest(self, now: dt.datetime, count: int) -> tuple[Card, ...]:
        """Cards that are not due yet, those most likely forgotten first."""
        waiting = [card for card in self._waiting(now) if card.stability is not None]
        return tuple(sorted(waiting, key=lambda card: (self.retrievability(card, now), card.item))[:count])

    def leeches(self) -> tuple[Card, ...]:
        """Cards that were forgotten at least 8 times and are not suspended."""
        return tuple(card for card in self._deck.cards if card.leech and not card.suspended)

    def forecast(self, now: dt.datetime, days: int = 14) -> tuple[int, ...]:
        """How many cards fall due on each of the next days, from today on; today counts what is overdue, too."""
        return arrivals(self._deck.cards, self._calendar, now, days)

    def catch_up(self, now: dt.datetime, days: int = 14) -> CatchUp | None:
        """How to work off what is overdue in so many days; None where nothing is overdue."""
        return catch_up(self._deck.cards, self._calendar, now, days, self.settings.reviews_per_day)

    def workload(self, now: dt.datetime, retention: float, days: int = 60) -> float:
        """The reviews a day that a desired retention (0.0 to 1.0) would bring over the next days; always the same."""
        cards = [card for card in self._deck.cards if not card.suspended]
        return workload(cards, replace(self.settings, retention=retention), now, days)

    def preview(self, card: Card, now: dt.datetime) -> tuple[dt.timedelta, dt.timedelta, dt.timedelta, dt.timedelta]:
        """After how long the card comes back when it is rated 1, 2, 3 or 4 now: exactly what would happen."""
        others = dict(self.memory.load)
        if card.day is not None:
            others[card.day] = others.get(card.day, 1) - 1
        again, hard, good, easy = (self._interval(card, rating, now, others) for rating in Rating)
        return again, hard, good, easy

    def retrievability(self, card: Card, now: dt.datetime) -> float:
        """Predicted chance, 0.0 to 1.0, that the card is remembered now; 0.0 for a new card."""
        return self._placing.retrievability(card, now)

    def is_due(self, card: Card, now: dt.datetime) -> bool:
        """Whether a review of the card is wanted now."""
        return card.is_due(now, self.today(now))

    def _interval(self, card: Card, rating: Rating, now: dt.datetime, load: Mapping[Day, int]) -> dt.timedelta:
        due = self._placing.reviewed(card, rating, now, self.today(now), load).due
        return due - now if due else dt.timedelta()

    def _waiting(self, now: dt.datetime) -> Iterator[Card]:
        today = self.today(now)
        for card in self._deck.cards:
            if card.state is not State.NEW and not card.rests(today) and not card.is_due(now, today):
                yield card

    @cached_property
    def _deck(self) -> Deck:
        """The cards to ask from: those of the banks in their order, else those of the log."""
        if self.banks is None:
            return Deck.of(list(self.cards.values()))
        get = self.cards.get
        return Deck.of([_card_of(get(item), item, key) for item, (key, _) in self.banks.items()])

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar(self.settings)

    @cached_property
    def _placing(self) -> Placing:
        return Placing.by(self.settings, self.memory.fuzz)


def _changed(before: Mapping[str, Card], after: Mapping[str, Card]) -> list[str]:
    """The items whose cards are others than before. A card that stayed the same is the same object."""
    get = before.get
    changed = [item for item, card in after.items() if get(item) is not card]
    if len(after) - sum(item not in before for item in changed) < len(before):
        changed += before.keys() - after.keys()
    return changed


def _card_of(card: Card | None, item: str, key: str) -> Card:
    """The card for an item whose key has this digest now."""
    if card is None:
        return Card(item, key)
    return card if card.key == key or not card.key else card.afresh()
