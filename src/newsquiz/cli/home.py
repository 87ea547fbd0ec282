"""`newsquiz` alone: the home screen, or how things stand as lines."""

from __future__ import annotations

from contextlib import closing

import typer

from newsquiz.cli.terminal import has_screen
from newsquiz.collection import Collection


def run() -> int:
    """Open the home screen. Without a terminal, or on a dumb one: print what it would show."""
    with closing(Collection.open()) as collection:
        if has_screen():
            from newsquiz.tui import home_app

            return home_app.run(collection)
        from newsquiz.collection.home_words import home_lines
        from newsquiz.language.date_words import Choice, choose

        choose(Choice(collection.settings.dates))
        for line in home_lines(collection.home()):
            typer.echo(line)
    return 0
