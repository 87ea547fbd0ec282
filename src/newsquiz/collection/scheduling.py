"""The schedule of the log, kept up to date: a cache on disk holds all but the last events, folded.

The cache stands some hundred events behind the log, so that taking back an answer folds those again and no more. What
reaches further back, a revocation or an event of an earlier time, has everything folded from nothing, with the same
result. The cache may be removed at any time.
"""

from __future__ import annotations

import contextlib
import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from newsquiz.collection.holdings import Holding
from newsquiz.collection.scheduler_settings import note_settings
from newsquiz.event import Event, Kind
from newsquiz.item import key_digest
from newsquiz.schedule import Entry, Fit, Memory, Review, Schedule, Settled, fit, settled
from newsquiz.schedule.cache import packed, unpacked
from newsquiz.schedule.folding import place_of

if TYPE_CHECKING:
    from newsquiz.config.model import Settings
    from newsquiz.store import Store

FILE_NAME = "schedule.cache"
TAIL = 300
_MARKS = frozenset({Kind.REVOKED, Kind.OVERRIDDEN})
_KINDS = frozenset(Kind) - {Kind.STARTED}


def entries(held: Mapping[str, Holding]) -> Iterator[Entry]:
    """What the schedule must know of the items of banks."""
    return (Entry(holding.id, key_digest(holding.item), holding.facts) for holding in held.values())


def with_fuzz() -> bool:
    """Whether what falls due is spread over the days around; `NEWSQUIZ_FUZZ=0` turns that off."""
    return os.environ.get("NEWSQUIZ_FUZZ") != "0"


class Scheduling:
    """Folds the log of a store."""

    def __init__(self, store: Store, home: Path, learner: str, *, fuzz: bool) -> None:
        self._store = store
        self._path = home / FILE_NAME
        self._learner = learner
        self._fuzz = fuzz
        self._opened = False
        self._folding = Lock()
        self._set(Schedule(Memory(fuzz=fuzz)), [], 0)

    def schedule(self) -> Schedule:
        """The schedule as the log has it now. May be called from any thread."""
        with self._folding:
            if self._opened:
                self._catch_up()
            elif not self._read():
                self._rebuild()
            self._opened = True
            return self._current

    def adopt(self, settings: Settings) -> Schedule:
        """The same, with what the learner set in the settings; that is written down where it is new."""
        schedule = self.schedule()
        if note_settings(self._store, settings, schedule.settings.as_data()):
            return self.schedule()
        return schedule

    def fit(self) -> Fit:
        """Parameters fitted to all reviews. Raises UsageError where they are too few."""
        top, known = self._marks()
        return fit((event for _, event in self._store.replay(_KINDS, until=top)), known)

    def reviews(self) -> list[Review]:
        """Every review that the log leads to, in order."""
        found: list[Review] = []
        top, known = self._marks()
        log = (event for _, event in self._store.replay(_KINDS, until=top))
        Schedule(Memory(fuzz=self._fuzz)).after(log, known, found.append)
        return found

    def recent(self) -> list[Review]:
        """The reviews among the last some hundred events, in order: quickly told, however long the log."""
        self.schedule()
        found: list[Review] = []
        with self._folding:
            self._base.after(self._behind(), settled(event for _, event in self._window), found.append)
        return found

    def _set(self, base: Schedule, window: list[tuple[int, Event]], row: int) -> None:
        """Stand at `row` of the log: `base` is folded, and the events of the rows of the window behind it follow."""
        self._base, self._window, self._row = base, sorted(window, key=lambda each: place_of(each[1])), row
        self._current = base.after(self._behind(), settled(event for _, event in window))

    def _behind(self) -> list[Event]:
        last = self._base.memory.last
        return [event for _, event in self._window if last is None or place_of(event) > last]

    def _catch_up(self) -> None:
        new = list(self._store.replay(_KINDS, since=self._row + 1))
        if not new:
            return
        window, row = [*self._window, *new], max(row for row, _ in new)
        if self._reaches_back(new, window):
            self._rebuild()
        elif self._follow(new):
            self._window, self._row = window, row
            self._current = self._current.after([event for _, event in new], Settled())
        else:
            self._set(self._base, window, row)

    def _reaches_back(self, new: Iterable[tuple[int, Event]], window: Iterable[tuple[int, Event]]) -> bool:
        """Whether any new event changes what `base` was folded from."""
        last = self._base.memory.last
        if last is None:
            return False
        # The window is cut by rows: where a clock was set back, it holds events that `base` was folded from, too.
        behind = [event for _, event in window if place_of(event) > last]
        near = {event.id for event in behind}
        # What `base` knows of an overruling that stands behind it goes with that.
        near -= {event.id for event in behind if event.kind in _MARKS and event.data["of"] not in near}
        return any(
            event.data["of"] not in near if event.kind in _MARKS else place_of(event) <= last for _, event in new
        )

    def _follow(self, new: Iterable[tuple[int, Event]]) -> bool:
        """Whether the new events only add to what was folded."""
        last = self._current.memory.last
        return all(event.kind not in _MARKS and (last is None or place_of(event) > last) for _, event in new)

    def _marks(self) -> tuple[int, Settled]:
        """The last row of the log, and what is taken back or overruled up to it."""
        top = self._store.last_row()
        return top, settled(event for _, event in self._store.replay(_MARKS, until=top))

    def _rebuild(self) -> None:
        top, known = self._marks()
        tail: deque[tuple[int, Event]] = deque()
        log = self._store.replay(_KINDS, until=top)
        with _no_garbage():
            base = Schedule(Memory(fuzz=self._fuzz)).after(_all_but_last(log, tail), known)
        first = min((row for row, _ in tail), default=top + 1)
        self._set(base, list(self._store.replay(_KINDS, since=first, until=top)), top)
        self._write()

    def _read(self) -> bool:
        """Take up the cache, and bring it forward where the log has grown; False where it is of no use."""
        try:
            with _no_garbage():
                kept = unpacked(self._path.read_bytes())
        except OSError:
            return False
        if kept is None:
            return False
        memory, extra = kept
        if extra["learner"] != self._learner or memory.fuzz != self._fuzz:
            return False
        if self._store.id_at(extra["row"]) != extra["id"]:
            return False
        window = list(self._store.replay(_KINDS, since=extra["first"]))
        self._set(Schedule(memory), window, max([extra["row"], *(row for row, _ in window)]))
        if self._reaches_back([each for each in window if each[0] > extra["row"]], window):
            return False
        self._bring_forward()
        return True

    def _bring_forward(self) -> None:
        behind = self._behind()
        if len(behind) <= 2 * TAIL:
            return
        base = self._base.after(behind[:-TAIL], settled(event for _, event in self._window))
        left = {event.id for event in behind[-TAIL:]}
        first = min(row for row, event in self._window if event.id in left)
        self._set(base, [each for each in self._window if each[0] >= first], self._row)
        self._write()

    def _write(self) -> None:
        """Keep the base on disk where there is any; where that cannot be done, the next start folds again."""
        if self._base.memory.last is None:
            return
        extra: dict[str, Any] = {
            "learner": self._learner,
            "row": self._row,
            "id": self._store.id_at(self._row),
            "first": min(row for row, _ in self._window),
        }
        beside = self._path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            beside.write_bytes(packed(self._base.memory, extra))
            beside.replace(self._path)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Without a search for garbage meanwhile: cards by the hundred thousand hold no cycles, and it takes a fifth.

    Nor is what was made looked through later: each time a key would wait for that.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def _all_but_last(log: Iterable[tuple[int, Event]], tail: deque[tuple[int, Event]]) -> Iterator[Event]:
    """The events of the log as they come, but for the last ones, which stay in `tail` with their rows."""
    for each in log:
        tail.append(each)
        if len(tail) > TAIL:
            yield tail.popleft()[1]
