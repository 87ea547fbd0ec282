"""The real program in a terminal of its own (a pseudo-terminal, emulated)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping

import pexpect
import pyte

WAIT = 20.0
KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "f2": b"\x1bOQ",
    "down": b"\x1b[B",
    "ctrl+c": b"\x03",
    "ctrl+q": b"\x11",
    "f3": b"\x1bOR",
    "f8": b"\x1b[19~",
}


class Terminal:
    """`python -m MODULE ARGUMENTS...` in a terminal; `raw` is everything that reached it."""

    def __init__(self, *arguments: str, size: tuple[int, int] = (80, 24), env: Mapping[str, str] | None = None) -> None:
        width, height = size
        inherited = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLORTERM")}
        self._screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", *arguments],
            dimensions=(height, width),
            env={**inherited, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
        )

        self.process.delaybeforesend = None

    def press(self, *keys: str) -> None:
        """All keys in one write, so that none waits for the program."""
        self.process.send(b"".join(KEYS.get(key, key.encode()) for key in keys))

    def sees(self) -> str:
        """The screen as text."""
        # Not `display`, which fails where half of a wide character was overwritten.
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        return "\n".join("".join(row[x].data for x in range(self._screen.columns)).rstrip() for row in rows)

    def until(self, words: str) -> str:
        """Read until the screen shows `words`; the screen then. Raises AssertionError after a while.

        The foot of the screen is painted last: words that are new there tell that all of it is.
        """
        end = time.monotonic() + WAIT
        while words not in self.sees():
            if time.monotonic() > end or not self.read(0.2):
                raise AssertionError(f"{words!r} never came; the screen:\n{self.sees()}")
        return self.sees()

    def rests(self, words: str) -> str:
        """Read until the screen shows `words` and nothing more comes; the screen then."""
        self.until(words)
        before = -1
        while before != len(self.raw):
            before = len(self.raw)
            self.read(0.3)
        return self.sees()

    def read(self, seconds: float) -> bool:
        """Take in what comes next; False at the end of the program."""
        try:
            some = self.process.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += some
        self._stream.feed(some)
        return True

    def ends(self) -> int:
        """Wait for the end; the exit status."""
        end = time.monotonic() + WAIT
        while self.read(0.2):
            if time.monotonic() > end:
                self.process.terminate(force=True)
                raise AssertionError(f"the program did not end; the screen:\n{self.sees()}")
        self.process.close()
        return int(self.process.exitstatus if self.process.exitstatus is not None else -1)
