"""The log folded into cards: what each event does, in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fsrs import Rating

from newsquiz.event import Event, Kind, Mode
from newsquiz.schedule.calendar import Calendar
from newsquiz.schedule.card import NEW, REVIEW, Card, Day, Settings
from newsquiz.schedule.placing import Placing
from newsquiz.schedule.rules import Answer, Settled, answer_of

_EXAM = Mode.EXAM


class Done(NamedTuple):
    """How many new items were introduced and how many cards in review were reviewed on the last day of the log."""

    day: Day = 0
    new: int = 0
    reviews: int = 0


@dataclass(frozen=True)
class Memory:
    """All that folding a log leaves behind, and all that folding on needs.

    `load` counts the cards in review by the day they fall due. `exams` holds the answers of exams that have not ended,
    by session and item. `last` is the place in the log of the last event that was folded.
    """

    settings: Settings = field(default_factory=Settings)
    cards: Mapping[str, Card] = field(default_factory=dict)
    load: Mapping[Day, int] = field(default_factory=dict)
    exams: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    done: Done = field(default_factory=Done)
    fuzz: bool = True
    last: tuple[dt.datetime, str, int] | None = None


class Review(NamedTuple):
    """A review as it happened: the card before it, and what was rated. `mode` says where."""

    card: Card
    rating: Rating
    at: dt.datetime
    mode: Mode
    retrievability: float


def place_of(event: Event) -> tuple[dt.datetime, str, int]:
    """Where an event stands in the log."""
    return event.at, event.device, event.seq


def folded(
    memory: Memory, events: Iterable[Event], settled: Settled, watch: Callable[[Review], None] | None = None
) -> Memory:
    """The memory after more events, which must stand behind those that it was folded from, and be in order.

    `watch` is told of every review before it is made.
    """
    folding = _Folding(memory, settled, watch)
    for event in events:
        folding.take(event)
    return folding.memory()


class _Folding:
    """A fold under way: the memory as it changes."""

    def __init__(self, memory: Memory, settled: Settled, watch: Callable[[Review], None] | None) -> None:
        self._before = memory
        self._settled = settled
        self._watch = watch
        self._cards = dict(memory.cards)
        self._load = dict(memory.load)
        self._exams = {session: dict(answers) for session, answers in memory.exams.items()}
        self._done = memory.done
        self._event: Event | None = None
        self._set(memory.settings)
        self._takers: dict[Kind, Callable[[Event], None]] = {
            Kind.ANSWERED: self._answered,
            Kind.ENDED: self._ended,
            Kind.BURIED: self._buried,
            Kind.SUSPENDED: lambda event: self._marked(event, suspended=True),
            Kind.RESUMED: lambda event: self._marked(event, suspended=False),
            Kind.RESET: self._reset,
            Kind.SCHEDULER_SET: self._scheduler_set,
        }

    def take(self, event: Event) -> None:
        """Do to the cards what the event says, unless it was taken back."""
        self._event = event
        taker = self._takers.get(event.kind)
        if taker and event.id not in self._settled.revoked:
            taker(event)

    def memory(self) -> Memory:
        """What the events led to."""
        last = place_of(self._event) if self._event else self._before.last
        return Memory(self._placing.settings, self._cards, self._load, self._exams, self._done, self._before.fuzz, last)

    def _set(self, settings: Settings) -> None:
        self._placing = Placing.by(settings, self._before.fuzz)
        self._calendar = Calendar(settings)

    def _answered(self, event: Event) -> None:
        answer = answer_of(event, event.id in self._settled.overridden)
        if answer.mode is _EXAM:
            self._exams.setdefault(event.data.get("session", ""), {})[answer.item] = answer
        else:
            self._apply(answer, event.at)

    def _ended(self, event: Event) -> None:
        for answer in self._exams.pop(event.data.get("session", ""), {}).values():
            self._apply(answer, event.at)

    def _apply(self, answer: Answer, at: dt.datetime) -> None:
        today = self._calendar.day(at)
        item, key = answer.item, answer.key
        card = self._cards.get(item) or Card(item, key)
        if card.key != key:
            card = self._of_key(card, key)
        rating = answer.rating(due=card.is_due(at, today), again_today=card.seen == today)
        if rating is None:
            self._cards[item] = card._replace(seen=today)
        else:
            self._cards[item] = self._reviewed(card, rating, at, today, answer.mode)

    def _of_key(self, card: Card, key: str) -> Card:
        """The card of an item that is now asked with this key; another key than before makes it a new one."""
        if card.key and key:
            self._unload(card)
            card = card.afresh()
        return card._replace(key=key or card.key)

    def _reviewed(self, card: Card, rating: Rating, at: dt.datetime, today: Day, mode: Mode) -> Card:
        if self._watch:
            self._watch(Review(card, rating, at, mode, self._placing.retrievability(card, at)))
        if self._done.day != today:
            self._done = Done(today)
        if card.state is NEW:
            self._done = Done(today, self._done.new + 1, self._done.reviews)
        elif card.state is REVIEW:
            self._done = Done(today, self._done.new, self._done.reviews + 1)
        self._unload(card)
        after = self._placing.reviewed(card, rating, at, today, self._load)
        if after.day is not None:
            self._load[after.day] = self._load.get(after.day, 0) + 1
        return after

    def _unload(self, card: Card) -> None:
        if card.day is None:
            return
        self._load[card.day] -= 1
        if not self._load[card.day]:
            del self._load[card.day]

    def _card(self, item: str) -> Card:
        return self._cards.get(item) or Card(item)

    def _buried(self, event: Event) -> None:
        if event.item is not None:
            tomorrow = self._calendar.day(event.at) + 1
            self._cards[event.item] = self._card(event.item)._replace(buried_until=tomorrow)

    def _marked(self, event: Event, *, suspended: bool) -> None:
        if event.item is not None:
            card = self._card(event.item)
            until = card.buried_until if suspended else None
            self._cards[event.item] = card._replace(suspended=suspended, buried_until=until)

    def _reset(self, event: Event) -> None:
        if event.item is not None:
            card = self._card(event.item)
            self._unload(card)
            self._cards[event.item] = card.afresh()

    def _scheduler_set(self, event: Event) -> None:
        exam = self._placing.settings.exam_date
        self._set(self._placing.settings.changed(event.data))
        if self._placing.settings.exam_date != exam:
            self._bring_forward(self._calendar.day(event.at))

    def _bring_forward(self, today: Day) -> None:
        for item, card in self._cards.items():
            sooner = self._placing.brought_forward(card, today, self._load)
            if sooner.day is not None and sooner.day != card.day:
                self._unload(card)
                self._load[sooner.day] = self._load.get(sooner.day, 0) + 1
                self._cards[item] = sooner
