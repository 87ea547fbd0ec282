"""`newsquiz browse`: every item of the known banks, on the screen or as lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen, or_home

if TYPE_CHECKING:
    from newsquiz.collection import Collection

PAGE = 500


def run(words: Sequence[str]) -> int:
    """Open the browser with these words in its search line. Without a terminal: a line for each item they find."""
    search = " ".join(words)
    with collection_later() as opened:
        if has_screen():
            from newsquiz.tui import placed

            return or_home(placed.browse(opened, search), opened)
        _print(opened(), search)
    return 0


def _print(collection: Collection, search: str) -> None:
    """Bank file, id, status, type and stem, with tabs between."""
    browser = collection.browser()
    browser.refresh()
    found = browser.find(search)
    for at in range(0, len(found), PAGE):
        rows = browser.rows(found[at : at + PAGE])
        for number in found[at : at + PAGE]:
            row = rows[number]
            typer.echo("\t".join((str(row.path), row.item, row.status, row.type, row.stem)))
