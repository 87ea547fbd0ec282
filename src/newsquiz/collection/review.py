"""Flashcards: what is due, one card after the other, graded by the learner. Each change is on disk before it shows."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsquiz import bank
from newsquiz.collection.holdings import Holding, held_in, passages_of
from newsquiz.collection.scheduling import entries
from newsquiz.collection.sitting import answer_data
from newsquiz.collection.views import Answered, Question
from newsquiz.event import Confidence, DontKnow, Event, Kind, Mode, Outcome, Response
from newsquiz.grading import describe, grade, right_answer
from newsquiz.item import Matching, Status
from newsquiz.schedule import Card, Limits, Schedule
from newsquiz.session import presented, response_data, shuffled
from newsquiz.store import Entry

if TYPE_CHECKING:
    from newsquiz.store import Store

AGAIN, HARD, GOOD = 1, 2, 3
LEARN_AHEAD = dt.timedelta(minutes=20)
OFFERED = 20
REVEALED = {"type": "revealed"}
_STATUSES = frozenset({Status.APPROVED, Status.DRAFT})


class Deck(StrEnum):
    """Which cards come: those due, or one of the offers for when nothing is; `cram` leaves the schedule alone.

    `superseded` takes what was learnt and is no longer so.
    """

    DUE = "due"
    AHEAD = "ahead"
    WEAKEST = "weakest"
    NEW = "new"
    CRAM = "cram"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Graded:
    """What became of a card. `interval` is how long it rests, None in cram; `leech` says it was forgotten too often."""

    given: int
    interval: dt.timedelta | None
    leech: bool


@dataclass(frozen=True)
class CardInfo:
    """What is known of a card; `retrievability` is the predicted chance of remembering it now, None for a new one."""

    card: Card
    retrievability: float | None
    tags: tuple[str, ...]
    bank: str


@dataclass(frozen=True)
class _Step:
    """What undo takes back: the event, whose item it was, and what was still to come in a deck with a list."""

    event: Event
    todo: tuple[str, ...]
    graded: bool


class Review:
    """Cards under way. `question` is asked; `answer` or `reveal` shows the other side, `grade` goes on.

    `schedule` gives the schedule as the log has it now; `minutes` ends the review after the card at that time.
    """

    def __init__(
        self,
        store: Store,
        schedule: Callable[[], Schedule],
        title: str,
        held: Mapping[str, Holding],
        notices: tuple[str, ...] = (),
        *,
        seed: int = 0,
        deck: Deck = Deck.DUE,
        minutes: int | None = None,
    ) -> None:
        self.title = title
        self.notices = notices
        self.deck = deck
        self.time_is_up = False
        self.revealed: Answered | None = None
        self.proposed: int | None = None
        self.intervals: tuple[dt.timedelta, ...] = ()
        self._store = store
        self._log_schedule = schedule
        self._statuses = _STATUSES | {Status.CHANGED} if deck is Deck.SUPERSEDED else _STATUSES
        self._held = {id: each for id, each in held.items() if each.item.status in self._statuses}
        self._over = schedule().over(entries(self._held))
        self._session = str(uuid.uuid4())
        self._seed = seed
        self._started = False
        self._until = store.now() + dt.timedelta(minutes=minutes) if minutes is not None else None
        self._steps: list[_Step] = []
        self._stored: Event | None = None
        self._card: Card | None = None
        self._left = 0
        self._now = self._schedule()
        self._todo = self._listed()
        self._go_on()

    @property
    def question(self) -> Question | None:
        """The card to ask now, or whose other side is shown; None at the end."""
        if self._card is None:
            return None
        return self._question(self._held[self._card.item], self._card)

    @property
    def done(self) -> int:
        """How many cards were graded."""
        return sum(step.graded for step in self._steps)

    @property
    def remembered(self) -> int:
        """How many of the grades were not Again."""
        return sum(step.graded and step.event.data["given"] > AGAIN for step in self._steps)

    @property
    def left(self) -> int:
        """How many cards are still to come, this one included."""
        return self._left

    @property
    def undoable(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._steps) or self._stored is not None

    def reveal(self) -> Answered:
        """The other side of the card, with nothing answered and nothing proposed."""
        holding = self._current()
        if self.revealed is None:
            self.revealed = self._shown(holding, DontKnow(), Outcome(0.0), "")
        return self.revealed

    def answer(self, response: Response, confidence: Confidence | None = None) -> Answered:
        """Grade the response and write it down with the grade it proposes, which `grade` may overrule.

        Raises Unreadable, and stores nothing, where the response cannot be read as an answer.
        """
        holding = self._current()
        outcome = grade(holding.item, response)
        proposed = _proposal(outcome, confidence)
        data = self._answer_data(holding, response_data(response), outcome, confidence)
        self._stored = self._append(
            Entry(Kind.ANSWERED, holding.id, outcome.score, {**data, "proposed": proposed, "given": proposed})
        )
        self.proposed = proposed
        self.revealed = self._shown(holding, response, outcome, describe(holding.item, response), confidence)
        return self.revealed

    def grade(self, given: int) -> Graded:
        """Give the card its grade, 1 (again) to 4 (easy), and go on to the next."""
        holding, before = self._current(), self._card
        assert before is not None
        event = self._stored
        if event is None:
            data = self._answer_data(holding, REVEALED, Outcome(float(given > AGAIN)), None)
            event = self._append(Entry(Kind.ANSWERED, holding.id, float(given > AGAIN), {**data, "given": given}))
        elif event.data["given"] != given:
            revoked = Entry(Kind.REVOKED, holding.id, None, {"of": event.id})
            event = self._append(revoked, Entry(Kind.ANSWERED, holding.id, event.score, {**event.data, "given": given}))
        interval = self.intervals[given - 1] if self.intervals else None
        self._step(event, graded=True)
        self._done_with(holding.id, again=given == AGAIN)
        after = self._now.card(holding.id)
        return Graded(given, interval, after.leech and after.lapses > before.lapses)

    def bury(self) -> None:
        """Put the card aside until tomorrow."""
        self._put_aside(Kind.BURIED)

    def suspend(self) -> None:
        """Put the card aside until it is let back in."""
        self._put_aside(Kind.SUSPENDED)

    def undo(self) -> bool:
        """Take back the last answer, burying or suspending, at any depth, and ask that card; False for none."""
        if self._stored is not None:
            item, event = self._current().id, self._stored
        elif self._steps:
            step = self._steps.pop()
            item, event, self._todo = step.event.item or "", step.event, step.todo
        else:
            return False
        self._append(Entry(Kind.REVOKED, item, None, {"of": event.id}))
        self._go_on(item)
        return True

    def flag(self, note: str = "") -> None:
        """Mark the card as one that a teacher should look at."""
        self._append(Entry(Kind.FLAGGED, self._current().id, None, {"note": note}))

    def info(self) -> CardInfo:
        """What is known of the card that is asked, as it was before it was answered."""
        holding, card = self._current(), self._card
        assert card is not None
        known = self._now.retrievability(card, self._store.now()) if card.stability is not None else None
        return CardInfo(card, known, holding.item.tags, holding.loaded.bank.title)

    def place(self) -> tuple[Path, int]:
        """The bank file of the card, and its line there, from 1. Raises BankError where it cannot be read."""
        holding = self._current()
        return holding.loaded.path, bank.line_of(holding.loaded.path, holding.id) or 1

    def take_in_edits(self) -> None:
        """Go on with what the bank file of the card says now; an answer that was just given keeps its other side.

        Raises BankError, and goes on as before, where the file cannot be used.
        """
        path, item = self._current().loaded.path, self._current().id
        edited, _ = held_in([bank.read(path)])
        askable = {id: each for id, each in edited.items() if each.item.status in self._statuses}
        self._held = {
            id: askable.get(id, each) for id, each in self._held.items() if each.loaded.path != path or id in askable
        }
        self._over = self._log_schedule().over(entries(self._held))
        self._todo = tuple(each for each in self._todo if each in self._held)
        if item not in self._held:
            self._go_on()
        elif self.revealed is None:
            self._go_on(item)

    def next_due(self) -> dt.timedelta | None:
        """How long until a card falls due that does not now; None where none waits."""
        waiting = self._now.ahead(self._store.now(), 1)
        return waiting[0].due - self._store.now() if waiting and waiting[0].due else None

    def _schedule(self) -> Schedule:
        return self._log_schedule().over_those_of(self._over)

    def _listed(self) -> tuple[str, ...]:
        """The items of a deck that is not led by what is due."""
        schedule, now = self._now, self._store.now()
        match self.deck:
            case Deck.CRAM:
                known = [id for id in self._held if not schedule.card(id).suspended]
                return tuple(shuffled(known, self._seed, "cram"))
            case Deck.NEW:
                return tuple(card.item for card in schedule.queue(now, _more_new(schedule)).new)
            case Deck.AHEAD:
                return self._without_siblings(schedule.ahead(now, 2 * OFFERED))
            case Deck.WEAKEST:
                return self._without_siblings(schedule.weakest(now, 2 * OFFERED))
            case Deck.SUPERSEDED:
                return self._without_siblings([schedule.card(id) for id in self._held])
            case Deck.DUE:
                return ()

    def _without_siblings(self, cards: Sequence[Card]) -> tuple[str, ...]:
        taken: list[str] = []
        asked: set[tuple[str, str]] = set()
        for card in cards:
            facts = self._held[card.item].facts
            if len(taken) < OFFERED and asked.isdisjoint(facts):
                taken.append(card.item)
                asked |= facts
        return tuple(taken)

    def _go_on(self, item: str | None = None) -> None:
        """To the next card, or to `item`; to the end where the time is up."""
        now = self._store.now()
        self._stored = self.revealed = self.proposed = None
        self.time_is_up = item is None and self._until is not None and now >= self._until
        schedule = self._now = self._schedule()
        waiting = self._waiting(schedule, now)
        if item is None:
            self._card = waiting[0] if waiting and not self.time_is_up else None
        else:
            self._card = schedule.card(item)
        self._left = len({card.item for card in waiting} | ({item} if item else set()))
        graded = self._card is not None and self.deck is not Deck.CRAM
        self.intervals = schedule.preview(self._card, now) if self._card and graded else ()

    def _waiting(self, schedule: Schedule, now: dt.datetime) -> Sequence[Card]:
        """What is to come. Steps of learning that end soon come early where nothing else is left, as in Anki."""
        if self.deck is not Deck.DUE:
            return [schedule.card(item) for item in self._todo]
        return schedule.due(now) or schedule.queue(now, ahead=LEARN_AHEAD).cards

    def _done_with(self, item: str, *, again: bool = False) -> None:
        if self.deck is not Deck.DUE:
            self._todo = tuple(each for each in self._todo if each != item) + ((item,) if again else ())
        self._go_on()

    def _put_aside(self, kind: Kind) -> None:
        item = self._current().id
        self._step(self._append(Entry(kind, item, None, {})), graded=False)
        self._done_with(item)

    def _step(self, event: Event, *, graded: bool) -> None:
        if not graded and self._stored is not None:
            self._steps.append(_Step(self._stored, self._todo, graded=True))
        self._steps.append(_Step(event, self._todo, graded))

    def _append(self, *new: Entry) -> Event:
        """Write these down, behind the start of the review where that is not written yet; the last of them."""
        start = [] if self._started else [Entry(Kind.STARTED, None, None, self._start_data())]
        with_session = [Entry(kind, item, score, {"session": self._session, **data}) for kind, item, score, data in new]
        events = self._store.append_all([*start, *with_session])
        self._started = True
        return events[-1]

    def _start_data(self) -> dict[str, Any]:
        return {
            "session": self._session, "mode": self._mode.value, "seed": self._seed, "showing": 0, "banks": [],
            "options": {"deck": self.deck.value}, "items": [],
        }  # fmt: skip

    @property
    def _mode(self) -> Mode:
        return Mode.CRAM if self.deck is Deck.CRAM else Mode.REVIEW

    def _answer_data(
        self, holding: Holding, response: Mapping[str, Any], outcome: Outcome, confidence: Confidence | None
    ) -> dict[str, Any]:
        return answer_data(self._mode, holding.item, holding.context, response, outcome, confidence)

    def _question(self, holding: Holding, card: Card) -> Question:
        item = holding.item
        return Question(
            number=self.done + 1,
            total=self.done + self._left,
            item=item,
            context=holding.context,
            options=presented(item, self._seed, holding.id, card.reps),
            lefts=tuple(pair.left for pair in item.pairs) if isinstance(item, Matching) else (),
            unchecked=item.status is not Status.APPROVED,
        )

    def _shown(
        self, holding: Holding, response: Response, outcome: Outcome, given: str, confidence: Confidence | None = None
    ) -> Answered:
        question = self.question
        assert question is not None
        return Answered(
            question=question,
            response=response,
            outcome=outcome,
            given=given,
            right=right_answer(holding.item),
            explanation=holding.item.explanation,
            passages=passages_of(holding.item, holding.loaded),
            as_of=holding.as_of,
            conflict=holding.conflict,
            confidence=confidence,
        )

    def _current(self) -> Holding:
        if self._card is None:
            raise ValueError("the review is at its end: there is no card to answer")
        return self._held[self._card.item]


def _proposal(outcome: Outcome, confidence: Confidence | None) -> int:
    """Again for what was not wholly right, Hard for a right guess, Good otherwise."""
    if outcome.score < 1:
        return AGAIN
    return HARD if confidence is Confidence.GUESS else GOOD


def _more_new(schedule: Schedule) -> Limits:
    """Some more new items than the day's, and no reviews."""
    return Limits(schedule.memory.done.new + OFFERED, 0)
