"""What the next days bring, how a backlog is worked off, and what a retention costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsquiz.schedule.calendar import Calendar
from newsquiz.schedule.card import Card, Day, State


class CatchUp(NamedTuple):
    """A way out of a backlog: so many reviews a day, and the day on which nothing is overdue any more."""

    overdue: int
    per_day: int
    done_by: dt.date


def due_day(card: Card, calendar: Calendar) -> Day | None:
    """The learner's day on which the card falls due; None for a new one."""
    if card.state is State.REVIEW:
        return card.day
    return calendar.day(card.due) if card.due is not None else None


def arrivals(cards: Iterable[Card], calendar: Calendar, now: dt.datetime, days: int) -> tuple[int, ...]:
    """How many cards fall due on each of `days` days; the first is today and counts what is overdue, too."""
    today = calendar.day(now)
    counts = [0] * days
    for card in cards:
        day = None if card.suspended else due_day(card, calendar)
        if day is not None and day < today + days:
            counts[max(0, day - today)] += 1
    return tuple(counts)


def catch_up(cards: Sequence[Card], calendar: Calendar, now: dt.datetime, days: int, most: int) -> CatchUp | None:
    """The fewest reviews a day that leave nothing overdue after `days` days; None where nothing is overdue.

    Where that is more than `most` a day, it takes longer. What falls due meanwhile is counted, as far as it is known.
    """
    today = calendar.day(now)
    overdue = sum(
        not card.suspended and card.state is State.REVIEW and card.day is not None and card.day < today
        for card in cards
    )
    if not overdue:
        return None
    horizon = arrivals(cards, calendar, now, 365)
    fewest = min(-(-sofar // day) for day, sofar in enumerate(accumulate(horizon[:days]), start=1))
    per_day = max(1, min(fewest, most))
    needed = _days_needed(horizon, per_day)
    return CatchUp(overdue, per_day, dt.date.fromordinal(today + needed - 1))


def _days_needed(horizon: Sequence[int], per_day: int) -> int:
    """After how many days nothing is left over, at `per_day` a day."""
    left = 0
    for number, arriving in enumerate(horizon, start=1):
        left = max(0, left + arriving - per_day)
        if not left:
            return number
    return len(horizon) + -(-left // per_day)
