"""The answers of a log that count: without what was taken back, with what was overruled, each item as it is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsquiz.event import Confidence, Event, Kind, Mode
from newsquiz.schedule import Settled, settled


class Attempt(NamedTuple):
    """An answer that stands. `score` is 0.0 to 1.0, `at` is UTC, `key` the digest of the key it was graded by."""

    learner: str
    item: str
    at: dt.datetime
    score: float
    key: str = ""
    confidence: Confidence | None = None

    @property
    def right(self) -> bool:
        """Only a full score is right, as in the schedule."""
        return self.score >= 1


def attempts(events: Iterable[Event], keys: Mapping[str, str] | None = None) -> list[Attempt]:
    """The answers that stand among the events, which come in order; `keys` as in `of_current_key`."""
    log = list(events)
    return of_current_key(standing(log, settled(log), ended(log)), keys or {})


def ended(events: Iterable[Event]) -> frozenset[str]:
    """The sessions that are over."""
    return frozenset(event.data.get("session", "") for event in events if event.kind is Kind.ENDED)


def standing(events: Iterable[Event], known: Settled, over: Container[str]) -> Iterator[Attempt]:
    """The answers that were not taken back, in the order of the events; those of exams once their session is `over`."""
    for event in events:
        if event.kind is not Kind.ANSWERED or event.item is None or event.id in known.revoked:
            continue
        data = event.data
        if data.get("mode") == Mode.EXAM and data.get("session") not in over:
            continue
        score = 1.0 if event.id in known.overridden else event.score or 0.0
        said = data.get("confidence")
        yield Attempt(
            event.learner, event.item, event.at, score, data.get("key") or "", Confidence(said) if said else None
        )


def of_current_key(found: Iterable[Attempt], keys: Mapping[str, str]) -> list[Attempt]:
    """Those that were graded by the key that the item has now: an item whose key changed starts afresh.

    `keys` holds the digests of the keys by item; of an item that it does not name, the key answered last counts. An
    attempt without a digest always does.
    """
    log = list(found)
    now = {each.item: each.key for each in log if each.key} | dict(keys)
    return [each for each in log if not each.key or now[each.item] == each.key]


def first_attempts(found: Iterable[Attempt]) -> list[Attempt]:
    """The first attempt of each learner at each item, in order."""
    firsts: dict[tuple[str, str], Attempt] = {}
    for each in found:
        firsts.setdefault((each.learner, each.item), each)
    return list(firsts.values())


def by_item(found: Iterable[Attempt]) -> dict[str, Sequence[Attempt]]:
    """The attempts at each item, in order."""
    sorted_out: dict[str, list[Attempt]] = {}
    for each in found:
        sorted_out.setdefault(each.item, []).append(each)
    return dict(sorted_out)
