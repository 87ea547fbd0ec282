"""`make bench`: what newsquiz adds to its libraries, as ratios of whole processes measured side by side in one run.

- `newsquiz make` on an article of 700 words, against a script that imports spaCy, loads the same model and parses the
  same text;
- the first paint of `newsquiz play` in a terminal of 80×24, against that of a Textual app with one word in it;
- the schedule: a log of a million reviews folded, and what is due among a hundred thousand cards (`schedule.py`);
- the browser: the index of a hundred thousand items, and a key in its search line (`browser.py`).

Runs of processes alternate, so that whatever else the machine does falls on both; a ratio is taken of each pair.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pyte

from newsquiz.article import BlockKind
from newsquiz.ingest import load_one
from tests.bench import browser, schedule

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "newsquiz"]
WORDS = 700
SCREEN = (24, 80)
PATIENCE = 30.0

PARSE_ONLY = """
import sys
import spacy
from newsquiz.authoring.annotate import PACKAGES
nlp = spacy.load(next(name for name in PACKAGES if spacy.util.is_package(name)))
nlp(open(sys.argv[1], encoding="utf-8").read())
"""
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("ready")
Empty().run()
"""


def main() -> int:
    """Measure and print; status 1 where a process could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=7, help="pairs of runs")
    pairs = parser.parse_args().n
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NEWSQUIZ_HOME"] = str(folder / "home")
        article, bank = folder / "article.md", folder / "bank.yaml"
        article.write_text("\n\n".join(paragraphs()) + "\n", encoding="utf-8")
        make = [*PROGRAM, "make", str(article), "-o", str(bank), "--force"]
        parse = [sys.executable, "-c", PARSE_ONLY, str(article)]
        report(f"make, {WORDS} words : import, load, parse", pairs, lambda: finished(make), lambda: finished(parse))
        play = [*PROGRAM, "play", str(bank), "--new"]
        empty = [sys.executable, "-c", EMPTY_APP]
        report("play, first paint : empty app", pairs, lambda: painted(play), lambda: painted(empty))
        schedule.report(folder / "schedule", runs=100)
        browser.report(folder / "browser")
    return 0


def paragraphs() -> Iterator[str]:
    """Paragraphs of the articles at hand, until they make up an article of `WORDS` words."""
    sources = [*sorted((ROOT / "question_banks/articles").glob("*.md")), *sorted(ROOT.glob("../shared/articles/*.txt"))]
    words = 0
    for source in sources:
        article = load_one(str(source))
        for block in article.blocks:
            if block.kind is BlockKind.PARAGRAPH and words < WORDS:
                yield article.block_text(block)
                words += len(article.block_text(block).split())
    if words < WORDS:
        sys.exit(f"bench: only {words} words of articles at hand, {WORDS} are needed")


def report(name: str, pairs: int, ours: Callable[[], float], theirs: Callable[[], float]) -> None:
    """Print the median ratio of `pairs` pairs, its spread, and the median seconds of both sides."""
    ours(), theirs()  # once each unmeasured: files come into the cache, bytecode is written
    times = [(ours(), theirs()) for _ in range(pairs)]
    ratios = sorted(mine / other for mine, other in times)
    mine, other = (statistics.median(column) for column in zip(*times, strict=True))
    spread = f"{ratios[0]:.2f}–{ratios[-1]:.2f}"
    print(f"{name:44} {statistics.median(ratios):5.2f}  ({spread}, n={pairs})  {mine:.2f} s : {other:.2f} s")  # noqa: T201


def finished(command: list[str]) -> float:
    """Seconds from start to end of a process; its status must be 0 or 1 (no item kept)."""
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"bench: {' '.join(command[:4])} ended with {done.returncode}: {done.stderr}")
    return seconds


def painted(command: list[str]) -> float:
    """Seconds from the start of a process until something stands on its screen."""
    screen = pyte.Screen(SCREEN[1], SCREEN[0])
    stream = pyte.ByteStream(screen)
    environment = {**os.environ, "TERM": "xterm-256color"}
    start = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], dimensions=SCREEN, env=environment)
    try:
        while not any(line.strip() for line in screen.display):
            stream.feed(child.read_nonblocking(65536, timeout=PATIENCE - (time.perf_counter() - start)))
        return time.perf_counter() - start
    except (pexpect.TIMEOUT, pexpect.EOF):
        sys.exit(f"bench: {' '.join(command[:4])} painted nothing in {PATIENCE:.0f} s")
    finally:
        child.close(force=True)


if __name__ == "__main__":
    sys.exit(main())
