"""`newsquiz review`: flashcards on the screen, or line by line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import typer

from newsquiz.cli.terminal import has_screen, or_home
from newsquiz.collection import Collection
from newsquiz.collection.review import Deck
from newsquiz.language.date_words import Choice, choose


def run(banks: Sequence[Path], *, plain: bool = False, cram: bool = False, minutes: int | None = None) -> int:
    """Review the banks and return the exit status. Without a terminal, or on a dumb one, line by line."""
    with closing(Collection.open()) as collection:
        review = collection.review(banks, Deck.CRAM if cram else Deck.DUE, minutes)
        if not plain and has_screen():
            from newsquiz.tui import review_app

            return or_home(review_app.run(review, collection), collection)
        from newsquiz.plain import Lines, run_review

        choose(Choice(collection.settings.dates))
        return run_review(review, Lines(sys.stdin.fileno(), sys.stdin.encoding), sys.stdout)


def relearn(*, plain: bool = False) -> int:
    """Tell what was learnt and is no longer so, and ask it anew; the exit status."""
    with closing(Collection.open()) as collection:
        if not plain and has_screen():
            from newsquiz.tui import placed

            return or_home(placed.superseded(collection), collection)
        from newsquiz.plain import Lines, run_review
        from newsquiz.plain.wording import superseded_lines

        choose(Choice(collection.settings.dates))
        found = collection.superseded()
        for line in superseded_lines(found):
            typer.echo(line)
        return run_review(collection.relearn(), Lines(sys.stdin.fileno(), sys.stdin.encoding), sys.stdout)
