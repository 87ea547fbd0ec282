"""A quiz as a pure state machine: no clock, no screen, no disk.

A `Session` is folded from the events that carry its id and never changes; `after` gives the next one. What the learner
is asked is the plan of the session, less what has left the bank meanwhile: `against` tells it what the bank holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from newsquiz.event import Event, Kind, Mode


@dataclass(frozen=True)
class Planned:
    """An item of a session, with the digests it had when the session started."""

    item: str
    content: str
    key: str


@dataclass(frozen=True)
class Step:
    """An answer or a skip that stands. `score` is 0.0 to 1.0, None for a skip; `event` is the id of what said so."""

    event: str
    item: str
    score: float | None
    data: Mapping[str, Any]
    overridden: bool = False

    @property
    def worth(self) -> float:
        """The score that counts: 1.0 where the learner said that they were right after all, 0.0 for a skip."""
        return 1.0 if self.overridden else self.score or 0.0


@dataclass(frozen=True)
class Session:
    """Where a learner stands in a quiz or an exam.

    `steps` are the answers and skips that were not taken back, oldest first. `gone` are the planned items that the bank
    holds no more; they are asked no more either, but an answer to one of them keeps its outcome. `marked` are the items
    of an exam that the learner wants to see again. In an exam any item may be answered at any time; an answer that is
    changed is one that is taken back and another that is given.
    """

    id: str
    seed: int
    showing: int
    plan: tuple[Planned, ...]
    steps: tuple[Step, ...] = ()
    flagged: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    ended: bool = False
    mode: Mode = Mode.PLAY
    began: dt.datetime | None = None

    @classmethod
    def started(cls, event: Event) -> Session:
        """The session that an event of kind `started` begins."""
        data = event.data
        plan = tuple(Planned(*entry) for entry in data["items"])
        mode = Mode(data.get("mode", Mode.PLAY))
        return cls(data["session"], data["seed"], data["showing"], plan, mode=mode, began=event.at)

    def after(self, event: Event) -> Session:
        """The session after `event`. What cannot follow, such as a second answer to an item, is ignored."""
        match event.kind:
            case Kind.ANSWERED | Kind.SKIPPED:
                return self._stepped(event)
            case Kind.REVOKED:
                return replace(self, steps=tuple(step for step in self.steps if step.event != event.data["of"]))
            case Kind.OVERRIDDEN:
                return replace(self, steps=tuple(_overridden(step, event.data["of"]) for step in self.steps))
            case Kind.FLAGGED if event.item is not None:
                return replace(self, flagged=self.flagged | {event.item})
            case Kind.MARKED if event.item is not None:
                marked = self.marked - {event.item}
                return replace(self, marked=marked | {event.item} if event.data["marked"] else marked)
            case Kind.ENDED:
                return replace(self, ended=True)
            case _:
                return self

    def _stepped(self, event: Event) -> Session:
        # No map for a state that is only passed through: an earlier step to the item is looked for.
        if event.item is None or any(step.item == event.item for step in self.steps):
            return self
        return replace(self, steps=(*self.steps, Step(event.id, event.item, event.score, event.data)))

    def against(self, items: Iterable[str]) -> Session:
        """The same session over a bank that now holds `items`."""
        return replace(self, gone=frozenset(planned.item for planned in self.plan) - frozenset(items))

    def renamed(self, names: Mapping[str, str]) -> Session:
        """The same session with other ids for unanswered items, from old to new."""
        plan = tuple(replace(entry, item=names.get(entry.item, entry.item)) for entry in self.plan)
        return replace(self, plan=plan)

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The items of the quiz in order: those of the bank, and those that were answered before they left it."""
        if not self.gone:
            return tuple(entry.item for entry in self.plan)
        answered = {step.item for step in self.answers}
        return tuple(entry.item for entry in self.plan if entry.item not in self.gone or entry.item in answered)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each of the items asked stands among them, from 0."""
        return {item: at for at, item in enumerate(self.asked)}

    @property
    def lost(self) -> tuple[str, ...]:
        """Planned items that are asked no more: they left the bank unanswered."""
        if not self.gone:
            return ()
        return tuple(entry.item for entry in self.plan if entry.item not in self.place)

    @property
    def current(self) -> str | None:
        """The first item without a step, which is the one to ask now; None at the summary."""
        done = {step.item for step in self.steps}
        return next((item for item in self.asked if item not in done), None)

    @cached_property
    def answers(self) -> tuple[Step, ...]:
        """The answers that stand, oldest first."""
        planned = {entry.item for entry in self.plan}
        return tuple(step for step in self.steps if step.score is not None and step.item in planned)

    @property
    def last(self) -> Step | None:
        """The step that taking back would undo, however far the quiz has come."""
        return self.steps[-1] if self.steps else None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was skipped or not reached, in the order of the quiz."""
        answered = {step.item for step in self.answers}
        return tuple(item for item in self.asked if item not in answered)

    def step(self, item: str) -> Step | None:
        """What stands for `item`, or None where it is still to be asked."""
        return self._step_of.get(item)

    @cached_property
    def _step_of(self) -> Mapping[str, Step]:
        return {step.item: step for step in self.steps}


def _overridden(step: Step, event: str) -> Step:
    return replace(step, overridden=True) if step.event == event and step.score is not None else step


def fold(events: Iterable[Event]) -> Session:
    """The session that the events of one session lead to. Raises ValueError where none starts it.

    What was taken back is dropped before anything is folded, and the start is found wherever it stands, so that a clock
    that was set back loses nothing.
    """
    log = list(events)
    revoked = {event.data["of"] for event in log if event.kind is Kind.REVOKED}
    start = next((event for event in log if event.kind is Kind.STARTED), None)
    if start is None:
        raise ValueError("no event starts the session")
    session = Session.started(start)
    for event in log:
        if event.kind is not Kind.REVOKED and event.id not in revoked:
            session = session.after(event)
    return session
