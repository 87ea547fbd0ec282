"""Days as the learner lives them: they begin at a set hour in the learner's time zone."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsquiz.schedule.card import Day, Settings


class Calendar:
    """Tells the learner's day of an instant. The last day is remembered: a log asks for the same one many times."""

    def __init__(self, settings: Settings) -> None:
        self._zone = _zone(settings.zone)
        self._rollover = settings.rollover
        self._day: Day = 0
        self._start = self._end = dt.datetime.min.replace(tzinfo=dt.UTC)

    def day(self, at: dt.datetime) -> Day:
        """The learner's day that the instant `at` (UTC) belongs to."""
        if not self._start <= at < self._end:
            self._day = (at.astimezone(self._zone) - dt.timedelta(hours=self._rollover)).toordinal()
            self._start, self._end = self.start(self._day), self.start(self._day + 1)
        return self._day

    def start(self, day: Day) -> dt.datetime:
        """The instant (UTC) at which the learner's day begins."""
        wall = dt.datetime.combine(dt.date.fromordinal(day), dt.time(self._rollover), self._zone)
        return wall.astimezone(dt.UTC)


def _zone(name: str) -> dt.tzinfo:
    """The zone; UTC where this machine does not know it: a log may come from another machine."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
