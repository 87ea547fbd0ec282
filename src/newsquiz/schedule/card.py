"""What is known of an item: its card, what the scheduler is set to, and how much a day may bring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from fsrs.scheduler import DEFAULT_PARAMETERS, Scheduler

LEECH_LAPSES = 8

Day = int
"""A learner's day, counted as `datetime.date.toordinal` counts."""


class State(StrEnum):
    """How far a card has come; the last three are py-fsrs' states."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


NEW, REVIEW = State.NEW, State.REVIEW
"""By names of their own, for what is done a million times: an enumeration is slow to be asked for its members."""


class Card(NamedTuple):
    """What the log says of one item. A hundred thousand of these are made at once, so they are tuples.

    `stability` is in days, `difficulty` runs from 1 to 10; both are None for a new card. `due` and `last_review` are
    UTC; `day` is the learner's day on which a card in review falls due. `seen` is the day of the last answer of any
    kind, `introduced` that of the first review. `key` is the digest of the key that was last answered.
    """

    item: str
    key: str = ""
    state: State = NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due: dt.datetime | None = None
    day: Day | None = None
    last_review: dt.datetime | None = None
    reps: int = 0
    lapses: int = 0
    introduced: Day | None = None
    seen: Day | None = None
    suspended: bool = False
    buried_until: Day | None = None

    @property
    def leech(self) -> bool:
        """Forgotten so often that the item should be rewritten, split or suspended."""
        return self.lapses >= LEECH_LAPSES

    def is_due(self, now: dt.datetime, today: Day) -> bool:
        """Whether a review is wanted: from the beginning of its day in review, from the minute of its step before."""
        if self.state is REVIEW:
            return self.day is not None and self.day <= today
        return self.due is not None and self.due <= now

    def rests(self, today: Day) -> bool:
        """Suspended, or buried until a later day."""
        return self.suspended or (self.buried_until is not None and self.buried_until > today)

    def afresh(self) -> Card:
        """The card of the item as if it had never been answered; a suspension stays."""
        return Card(self.item, suspended=self.suspended, buried_until=self.buried_until)


class Entry(NamedTuple):
    """An item of a bank, as far as the schedule must know it: its key's digest, and the facts that make siblings."""

    item: str
    key: str
    facts: frozenset[tuple[str, str]] = frozenset()


class Limits(NamedTuple):
    """How many new items and how many reviews a day may bring; what was done that day counts."""

    new: int = 20
    reviews: int = 200


@dataclass(frozen=True)
class Settings:
    """What the scheduler is set to. `retention` is the share of reviews to get right, 0.7 to 0.97.

    `parameters` are the 21 of FSRS-6. Nothing in review is put off past the day before `exam_date`. A learner's day
    begins at the hour `rollover` in the time zone `zone`. `max_interval` is in days.
    """

    retention: float = 0.9
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    exam_date: dt.date | None = None
    rollover: int = 4
    zone: str = "UTC"
    max_interval: int = 36500
    new_per_day: int = 20
    reviews_per_day: int = 200

    @property
    def limits(self) -> Limits:
        """The daily limits."""
        return Limits(self.new_per_day, self.reviews_per_day)

    def changed(self, data: Mapping[str, Any]) -> Settings:
        """The settings after an event of kind `scheduler_set`, whose data names what is set, and nothing else."""
        known = {name: value for name, value in data.items() if name in Settings.__dataclass_fields__}
        if "parameters" in known:
            known["parameters"] = tuple(known["parameters"] or DEFAULT_PARAMETERS)
        if known.get("exam_date"):
            known["exam_date"] = dt.date.fromisoformat(known["exam_date"])
        return replace(self, **known)

    def with_(self, **changes: Any) -> Settings:
        """The settings with other values. Raises ValueError for what FSRS cannot work with."""
        settings = replace(self, **changes)
        if not 0 < settings.retention < 1 or settings.max_interval < 1:
            raise ValueError("the retention must be between 0 and 1, and the longest interval at least a day")
        Scheduler(parameters=settings.parameters)
        return settings

    def as_data(self) -> dict[str, Any]:
        """All of it as JSON-ready data, for `changed`."""
        return {
            **vars(self),
            "parameters": list(self.parameters),
            "exam_date": self.exam_date.isoformat() if self.exam_date else None,
        }
