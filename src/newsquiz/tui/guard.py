"""Keys that were pressed before the screen they would act on was painted."""

from __future__ import annotations

import math

from textual.events import Event


def now() -> float:
    """The time by which Textual stamps events, which is another clock on each platform."""
    return Event().time


class PaintGuard:
    """Closed while a change waits to be painted; then open for what is pressed from that moment on."""

    def __init__(self) -> None:
        self._open_since = -math.inf
        self._complete = True

    @property
    def waits(self) -> bool:
        """Whether the change is under way still."""
        return not self._complete

    def close(self) -> None:
        """The screen is about to change."""
        self._open_since = math.inf
        self._complete = False

    def complete(self) -> None:
        """The change is complete: the next paint shows all of it."""
        self._complete = True

    def painted(self, began: float) -> None:
        """Something was painted; `began` is when that began, on the clock of `now`."""
        if self._complete and self._open_since == math.inf:
            self._open_since = began

    def too_early(self, event: Event) -> bool:
        """True for a key or click that belongs to what stood on the screen before."""
        return event.time < self._open_since
