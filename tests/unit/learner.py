"""A learner's log, written event by event at a clock that the test sets."""

from __future__ import annotations

import datetime as dt
from typing import Any

from newsquiz.event import Confidence, Event, Kind, Mode

NOON = dt.datetime(2025, 6, 2, 12, 0, tzinfo=dt.UTC)
"""A Monday."""


class Log:
    """Events as they come; `at` is the time of the next one."""

    def __init__(self, at: dt.datetime = NOON) -> None:
        self.at = at
        self.events: list[Event] = []

    def wait(self, **time: float) -> Log:
        """Let time pass, as `timedelta` takes it."""
        self.at += dt.timedelta(**time)
        return self

    def append(self, kind: Kind, item: str | None = None, score: float | None = None, **data: Any) -> Event:
        """One event, now."""
        number = len(self.events) + 1
        event = Event(f"e{number}", "me", "here", number, self.at, kind, item, score, data)
        self.events.append(event)
        return event

    def answer(
        self,
        item: str = "a",
        score: float = 1.0,
        *,
        typed: bool = True,
        mode: Mode | None = Mode.PLAY,
        confidence: Confidence | None = None,
        given: int | None = None,
        key: str = "key",
        session: str = "s",
    ) -> Event:
        """An answer, typed unless said otherwise."""
        response = {"type": "typed" if typed else "chosen"}
        return self.append(
            Kind.ANSWERED, item, score,
            session=session, response=response, key=key, confidence=confidence, given=given,
            **({"mode": mode} if mode else {}),
        )  # fmt: skip

    def review(self, given: int, item: str = "a", key: str = "key") -> Event:
        """An answer in review, rated 1 to 4."""
        return self.answer(item, float(given > 1), mode=Mode.REVIEW, given=given, key=key)

    def revoke(self, event: Event) -> Event:
        """Take an event back."""
        return self.append(Kind.REVOKED, event.item, of=event.id)

    def override(self, event: Event) -> Event:
        """Count an answer as right after all."""
        return self.append(Kind.OVERRIDDEN, event.item, 1.0, of=event.id)
