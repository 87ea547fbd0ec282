"""`make bench`: what newsquiz adds to its libraries, and what a key costs, measured in one run.

- The start: first paint and first question, against an empty Textual app (`start.py`).
- A key in a quiz on ten thousand items, in a terminal (`keys.py`).
- The schedule: a log of a million reviews folded, and what is due among a hundred thousand cards (`schedule.py`).
- The browser: the index of a hundred thousand items, and a key in its search line (`browser.py`).
- `newsquiz make`: one article, a batch, memory (`making.py`).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import browser, keys, making, schedule, start
from tests.bench.measuring import say

PARTS: dict[str, Callable[[Path, int], None]] = {
    "start": start.report,
    "keys": lambda folder, pairs: keys.report(folder),
    "schedule": lambda folder, pairs: schedule.report(folder, runs=100),
    "browser": lambda folder, pairs: browser.report(folder),
    "make": making.report,
}


def main() -> int:
    """Measure and print; status 1 where something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=7, help="pairs of runs")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all of them without")
    wishes = parser.parse_args()
    if unknown := set(wishes.parts) - PARTS.keys():
        parser.error(f"no part {', '.join(sorted(unknown))}")
    say(f"Load before: {' '.join(f'{load:.2f}' for load in os.getloadavg())}, {os.cpu_count()} processors")
    for name, part in PARTS.items():
        if not wishes.parts or name in wishes.parts:
            with tempfile.TemporaryDirectory() as folder:
                part(Path(folder) / name, wishes.n)
    return 0


if __name__ == "__main__":
    sys.exit(main())
