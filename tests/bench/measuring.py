"""How times are taken and told: ratios of whole processes in turn, and medians with what is worst."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

import pexpect

from tests.tui.terminal import Terminal

PROGRAM = [sys.executable, "-m", "newsquiz"]
PATIENCE = 60.0


def say(line: str) -> None:
    """One figure, at once."""
    print(line, flush=True)  # noqa: T201


def seconds(action: Callable[[], object]) -> float:
    """How long the action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def tell_times(name: str, times: Sequence[float]) -> None:
    """Median and 99th percentile (the worst, of fewer than a hundred), in milliseconds."""
    ordered = sorted(times)
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    median = statistics.median(ordered)
    say(f"{name:46} median {1000 * median:8,.1f} ms   p99 {1000 * p99:8,.1f} ms   n={len(ordered)}")


def tell_ratio(name: str, pairs: int, ours: Callable[[], float], theirs: Callable[[], float]) -> None:
    """Median ratio of pairs taken in turn, its spread, and the median seconds of both sides.

    Whatever else the machine does falls on both. Each is run once before, unmeasured: files come into the cache.
    """
    ours(), theirs()
    times = [(ours(), theirs()) for _ in range(pairs)]
    ratios = sorted(mine / other for mine, other in times)
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    spread = f"{ratios[0]:.2f}–{ratios[-1]:.2f}, n={pairs}"
    say(f"{name:46} {statistics.median(ratios):5.2f}  ({spread})  {mine:.2f} s : {other:.2f} s")


def finished(command: Sequence[str]) -> float:
    """Seconds from start to end of a process; its status must be 0 or 1 (no item kept)."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"bench: {' '.join(command[:4])} ended with {done.returncode}: {done.stderr}")
    return taken


class Watched(Terminal):
    """A process in a terminal; a screen is waited for without a pause, and its time is told."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
        self.started = time.perf_counter()
        super().__init__(*command, env=env)

    def seconds_until(self, seen: Callable[[str], bool], since: float | None = None) -> float:
        """Seconds from `since` (default: the start of the process) until the screen is as wanted."""
        since = self.started if since is None else since
        end = time.perf_counter() + PATIENCE
        while not seen(self.sees()):
            if time.perf_counter() > end or not self._reads():
                sys.exit(f"bench: what was waited for never came; the screen:\n{self.sees()}")
        return time.perf_counter() - since

    def seconds_after(self, key: str, seen: Callable[[str], bool]) -> float:
        """Seconds from a key until the screen is as wanted."""
        start = time.perf_counter()
        self.press(key)
        return self.seconds_until(seen, start)

    def close(self) -> None:
        """End the process."""
        self.process.close(force=True)

    def _reads(self) -> bool:
        try:
            return self.read(1)
        except pexpect.ExceptionPexpect:
            return False


def painted(command: Sequence[str], seen: Callable[[str], bool] = lambda screen: bool(screen.strip())) -> float:
    """Seconds from the start of a process (`python` with these arguments) until its screen is as wanted."""
    watched = Watched(command, os.environ)
    try:
        return watched.seconds_until(seen)
    finally:
        watched.close()
