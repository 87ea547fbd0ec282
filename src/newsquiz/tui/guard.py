"""Keys that were pressed before the screen they would act on was painted."""

from __future__ import annotations

import math

from textual.events import Event


class PaintGuard:
    """Closed while a change waits to be painted; then open for what is pressed from that moment on."""

    def __init__(self) -> None:
        self._open_since = -math.inf

    def close(self) -> None:
        """The screen has changed, and nobody can have seen it yet."""
        self._open_since = math.inf

    def open(self) -> None:
        """The change is on the screen."""
        self._open_since = Event().time  # Textual stamps events with a clock that differs between platforms

    def too_early(self, event: Event) -> bool:
        """True for a key or click that belongs to what stood on the screen before."""
        return event.time < self._open_since
