"""What the browser costs with a hundred thousand items: the index from nothing, and a key in its search line.

The key is pressed in the real program in a terminal of its own, and counts until the number of items found is on the
screen, as far as another program can see it. The same searches without a screen tell what of that is the index.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from newsquiz.collection import Collection
from newsquiz.collection.browser import Browser
from tests.bench.measuring import Watched, seconds, tell_times

BANKS = 50
ITEMS = 100_000
NOW = dt.datetime(2025, 6, 5, 12, tzinfo=dt.UTC)
SYLLABLES = ("ra", "to", "min", "sel", "vor", "ka", "lin", "des", "bo", "quen", "ti", "mar", "hol", "ne", "su")
SEARCHES = ("mar", "torase", "is:new li", "tag:week1 ka", "-mar bo", "status:draft")


def report(folder: Path, items: int = ITEMS) -> None:
    """Print every figure. `folder` is for banks, home and index."""
    home = folder / "home"
    _write(folder / "banks", items)
    collection = Collection(home, lambda: NOW)
    collection.add_folder(folder / "banks")
    browser = collection.browser()
    tell_times(f"index of {items:,} items, from nothing", [seconds(browser.refresh)])
    tell_times(f"index of {items:,} items, nothing changed", [seconds(browser.refresh) for _ in range(3)])
    tell_times(
        "search, each key, without a screen", [seconds(partial(_first_page, browser, text)) for text in _typed()]
    )
    counts = {text: f"{len(browser.find(text)):,} of {browser.total:,}" for text in ("", *_typed())}
    collection.close()
    tell_times("search, key to painted count, in a terminal", list(_keys(home, counts)))


def _write(folder: Path, items: int) -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(8000)]
    folder.mkdir(parents=True)
    for number in range(BANKS):
        held = [_item(f"i{number:03d}{n:05d}", words, chance) for n in range(items // BANKS)]
        text = json.dumps({"newsquiz": 1, "title": f"Bank {number}", "items": held})
        (folder / f"bank{number:03d}.yaml").write_text(text, encoding="utf-8")


def _item(id: str, words: Sequence[str], chance: random.Random) -> dict[str, object]:
    return {
        "id": id,
        "type": "short_answer",
        "stem": f"Which {' '.join(chance.choices(words, k=12))}?",
        "key": chance.choice(words),
        "status": chance.choice(("draft", "approved")),
        "tags": [f"week{chance.randint(1, 52)}"],
    }


def _typed() -> Iterator[str]:
    """Every text that stands in the search line while the searches are typed."""
    for search in SEARCHES:
        yield from (search[:end] for end in range(1, len(search) + 1))


def _first_page(browser: Browser, text: str) -> None:
    browser.rows(browser.find(text)[:200])


def _keys(home: Path, counts: dict[str, str]) -> Iterator[float]:
    """Seconds from each key of the searches until the screen shows it and its count."""
    environment = {"NEWSQUIZ_HOME": str(home), "NEWSQUIZ_NOW": NOW.isoformat()}
    terminal = Watched(("newsquiz", "browse"), environment)
    try:
        terminal.seconds_until(lambda screen: _shows(screen, "", counts))
        time.sleep(2)  # the banks are looked at once more behind the first list
        for search in SEARCHES:
            for end, character in enumerate(search, 1):
                yield terminal.seconds_after(character, lambda screen, text=search[:end]: _shows(screen, text, counts))  # type: ignore[misc]
            for end in range(len(search) - 1, -1, -1):
                terminal.seconds_after("\x7f", lambda screen, text=search[:end]: _shows(screen, text, counts))  # type: ignore[misc]
    finally:
        terminal.close()


def _shows(screen: str, search: str, counts: dict[str, str]) -> bool:
    """Whether the text stands in the search line and its count above it."""
    line = f"Search: {search}".rstrip() if search else "Search: words"
    return f" {counts[search]} items" in screen and line in screen
