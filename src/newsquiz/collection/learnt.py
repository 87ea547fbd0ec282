"""What the log says of each item, for lists of items: due, new, suspended, flagged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsquiz.event import Event, Kind
from newsquiz.schedule import Schedule
from newsquiz.schedule import State as Phase
from newsquiz.store.index import State


@dataclass(frozen=True)
class Learnt:
    """The schedule, and the last note of every flag by item."""

    schedule: Schedule
    flags: Mapping[str, str]

    @classmethod
    def of(cls, schedule: Schedule, flagged: Iterable[Event]) -> Learnt:
        """From the schedule, and the events of the kind `flagged`."""
        return cls(schedule, _notes(flagged))

    def after(self, events: Sequence[Event]) -> Learnt:
        """The same after more events."""
        return Learnt(self.schedule.after(events), {**self.flags, **_notes(events)})

    def states(self, now: dt.datetime, items: Iterable[str] | None = None) -> Iterator[State]:
        """Of these items, or of all that the log names."""
        today = self.schedule.today(now)
        for item in self.schedule.cards.keys() | self.flags.keys() if items is None else items:
            card = self.schedule.card(item)
            yield State(
                item=item,
                key=card.key,
                due=card.due.isoformat() if card.due else None,
                ready=card.is_due(now, today) and not card.rests(today),
                fresh=card.state is Phase.NEW,
                suspended=card.suspended,
                flag=self.flags.get(item),
            )


def _notes(events: Iterable[Event]) -> dict[str, str]:
    flags = (event for event in events if event.kind is Kind.FLAGGED and event.item is not None)
    return {event.item or "": str(event.data.get("note", "")) for event in flags}
