"""What a learner did: one immutable record each, and what a response was worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Chosen:
    """Options picked, by their text (their order on screen changes from showing to showing)."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Truth:
    """True or false."""

    value: bool


@dataclass(frozen=True)
class Typed:
    """What was typed, one text a gap; a single text for short answers, numbers and dates."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """How many statements were said to be right (`ask: how_many`)."""

    number: int


@dataclass(frozen=True)
class Ordered:
    """Entries in the learner's order."""

    sequence: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """Left and right sides put together by the learner."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DontKnow:
    """An answer: the learner says that they do not know. Scored 0."""


Response = Chosen | Truth | Typed | Counted | Ordered | Matched | DontKnow


class Verdict(StrEnum):
    """The first word after an answer."""

    RIGHT = "RIGHT"
    PARTLY = "PARTLY"
    WRONG = "WRONG"


@dataclass(frozen=True)
class Outcome:
    """What a response was worth.

    `score` runs from 0.0 to 1.0; `credit` gives the same for each part (gap, pair, option); `slips` say what was
    forgiven ("spelling: Xinping → Jinping"); `feedback` says why something was wrong or only partly right.
    """

    score: float
    credit: tuple[float, ...] = ()
    slips: tuple[str, ...] = ()
    feedback: str = ""

    @property
    def verdict(self) -> Verdict:
        """RIGHT for full score, WRONG for none, PARTLY between."""
        if self.score >= 1:
            return Verdict.RIGHT
        return Verdict.PARTLY if self.score > 0 else Verdict.WRONG


class Mode(StrEnum):
    """What a session is: `data["mode"]` of what started it and of its answers; a log without it means `play`.

    The answers of an exam are in the log as they are given, and count from the event that ended the exam on: until then
    they may change.
    """

    PLAY = "play"
    EXAM = "exam"
    REVIEW = "review"
    CRAM = "cram"


class Confidence(StrEnum):
    """How sure the learner said to be before answering: `data["confidence"]` of an answer, or None."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


class Kind(StrEnum):
    """What an event says. `marked` is a question of an exam put aside for later (`data["marked"]`, true or false)."""

    STARTED = "started"
    ANSWERED = "answered"
    SKIPPED = "skipped"
    REVOKED = "revoked"
    OVERRIDDEN = "overridden"
    FLAGGED = "flagged"
    MARKED = "marked"
    BURIED = "buried"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    RESET = "reset"
    SCHEDULER_SET = "scheduler_set"
    ENDED = "ended"


class Event(NamedTuple):
    """One row of the append-only log. `at` is UTC; `seq` counts up per device; `data` is JSON-ready.

    Order is (at, device, seq). A log is read a million at a time, so they are tuples.
    """

    id: str
    learner: str
    device: str
    seq: int
    at: dt.datetime
    kind: Kind
    item: str | None = None
    score: float | None = None
    data: Mapping[str, Any] = {}
