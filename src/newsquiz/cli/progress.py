"""How far a long command is, on standard error: a line rewritten on a terminal, one now and then elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")

SECONDS_BETWEEN = 5.0
"""Where there is no terminal, a line is worth writing again after so long."""


class Progress:
    """Counts things that are made one after the other; `names` are what they are called on screen."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.done = 0
        self.live = sys.stderr.isatty()
        self._told = time.monotonic()

    def __enter__(self) -> Self:
        if not self.live and len(self.names) > 1:
            print(f"newsquiz: making items of {len(self.names)} articles", file=sys.stderr, flush=True)  # noqa: T201
        return self

    def next(self, things: Iterator[T]) -> T:
        """The next of `things`, with its number and name on the screen while it is made."""
        if self.live:
            line = f"Making items, {self.done + 1} of {len(self.names)}: {self.names[self.done]}"
            self._rewrite(line[: shutil.get_terminal_size().columns - 1])
        thing = next(things)
        self.done += 1
        if not self.live and self.done < len(self.names) and time.monotonic() - self._told >= SECONDS_BETWEEN:
            self._told = time.monotonic()
            print(f"newsquiz: {self.done} of {len(self.names)} articles are done", file=sys.stderr, flush=True)  # noqa: T201
        return thing

    def clear(self) -> None:
        """Take the line off the screen, so that results can be printed."""
        if self.live:
            self._rewrite("")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def _rewrite(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()
