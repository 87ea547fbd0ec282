"""`newsquiz review`: flashcards on the screen, or line by line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen

if TYPE_CHECKING:
    from newsquiz.collection import Collection
    from newsquiz.collection.review import Review


def run(banks: Sequence[Path], *, plain: bool = False, cram: bool = False, minutes: int | None = None) -> int:
    """Review the banks and return the exit status. Without a terminal, or on a dumb one, line by line."""
    with collection_later() as opened:

        def begun() -> tuple[Review, Collection]:
            collection = opened()
            from newsquiz.collection.review import Deck

            return collection.review(banks, Deck.CRAM if cram else Deck.DUE, minutes), collection

        if plain or not has_screen():
            return _review_plain(*begun())
        from newsquiz.tui import review_app
        from newsquiz.tui.opening import Opening

        return review_app.run(Opening(begun))


def _review_plain(review: Review, collection: Collection) -> int:
    from newsquiz.language.date_words import Choice, choose
    from newsquiz.plain import Lines, run_review

    choose(Choice(collection.settings.dates))
    return run_review(review, Lines(sys.stdin.fileno(), sys.stdin.encoding), sys.stdout)
