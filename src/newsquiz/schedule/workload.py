"""What a desired retention costs: the reviews a day that it would bring, played through on a sample of the cards."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace

from fsrs import Rating

from newsquiz.schedule.calendar import Calendar
from newsquiz.schedule.card import Card, Settings, State
from newsquiz.schedule.placing import Placing

SAMPLE = 200


def workload(cards: Sequence[Card], settings: Settings, now: dt.datetime, days: int) -> float:
    """Reviews a day over the next `days`, new items coming in at the daily limit, each review done when it is due.

    Whether a card is remembered is drawn with its predicted chance from a seed of its item, so that two retentions are
    compared on the same luck. The exam date is left out, as it asks for reviews of its own.
    """
    placing = Placing.by(replace(settings, exam_date=None), fuzz=False)
    known = [(card, now) for card in cards if card.state is not State.NEW]
    new = [card for card in cards if card.state is State.NEW][: settings.new_per_day * days]
    coming = [(card, now + dt.timedelta(days=turn // settings.new_per_day)) for turn, card in enumerate(new)]
    everything = known + coming
    step = max(1, -(-len(everything) // SAMPLE))
    sample = everything[::step]
    if not sample:
        return 0.0
    end, calendar = now + dt.timedelta(days=days), Calendar(settings)
    played = sum(_played(card, start, end, placing, calendar) for card, start in sample)
    return played * len(everything) / len(sample) / days


def _played(card: Card, start: dt.datetime, end: dt.datetime, placing: Placing, calendar: Calendar) -> int:
    """How many reviews the card takes from `start` to `end`."""
    luck = random.Random(card.item)
    count, at = 0, max(start, card.due or start)
    while at < end:
        first = card.state is State.NEW
        remembered = not first and luck.random() < placing.retrievability(card, at)
        card = placing.reviewed(card, Rating.Good if first or remembered else Rating.Again, at, calendar.day(at), {})
        count, at = count + 1, max(at, card.due or end)
    return count
