"""Lines from a terminal, a pipe or a file, read without running ahead of what is asked."""

from __future__ import annotations

import os
import select
import time


class Lines:
    """The lines of a file descriptor. Reads the descriptor itself, so that what is waiting can be told."""

    def __init__(self, descriptor: int, encoding: str = "utf-8") -> None:
        self._descriptor = descriptor
        self._encoding = encoding
        self._held = b""
        self._ended = False

    @property
    def interactive(self) -> bool:
        """Whether a person types them."""
        return os.isatty(self._descriptor)

    def next(self) -> str | None:
        """The next line without its end, waiting for it; None at the end of the input."""
        while b"\n" not in self._held and not self._ended:
            self._read()
        line, newline, self._held = self._held.partition(b"\n")
        if not line and not newline:
            return None
        return line.decode(self._encoding, "replace").rstrip("\r")

    def waiting(self, seconds: float = 0) -> bool:
        """Whether `next` has a line to give now, or within so many seconds."""
        end = time.monotonic() + seconds
        while b"\n" not in self._held and not self._ended and self._readable(max(end - time.monotonic(), 0)):
            self._read()
        return bool(self._held)

    def _read(self) -> None:
        read = os.read(self._descriptor, 65536)
        self._ended = not read
        self._held += read

    def _readable(self, seconds: float) -> bool:
        try:
            return bool(select.select([self._descriptor], [], [], seconds)[0])
        except OSError:  # Windows can wait for sockets only.
            return False
