"""`newsquiz review`: flashcards on the screen, or line by line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen, or_home

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

        return or_home(review_app.run(Opening(begun)), opened)


def relearn(*, plain: bool = False) -> int:
    """Tell what was learnt and is no longer so, and ask it anew; the exit status."""
    with collection_later() as opened:
        if plain or not has_screen():
            return _relearn_plain(opened())
        from newsquiz.tui import placed

        return or_home(placed.superseded(opened), opened)


def _relearn_plain(collection: Collection) -> int:
    import typer

    from newsquiz.language.date_words import Choice, choose
    from newsquiz.plain.wording import superseded_lines

    choose(Choice(collection.settings.dates))
    typer.echo("\n".join(superseded_lines(collection.superseded())))
    return _review_plain(collection.relearn(), collection)


def _review_plain(review: Review, collection: Collection) -> int:
    from newsquiz.language.date_words import Choice, choose
    from newsquiz.plain import Lines, run_review

    choose(Choice(collection.settings.dates))
    return run_review(review, Lines(sys.stdin.fileno(), sys.stdin.encoding), sys.stdout)
