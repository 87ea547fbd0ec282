"""`newsquiz` alone: the home screen, or how things stand as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen

if TYPE_CHECKING:
    from newsquiz.collection import Collection


def run() -> int:
    """Open the home screen. Without a terminal, or on a dumb one: print what it would show."""
    with collection_later() as opened:
        if not has_screen():
            return _print(opened())
        from newsquiz.tui import home_app
        from newsquiz.tui.opening import Opening

        return home_app.run(Opening(lambda: (collection := opened(), collection)))


def _print(collection: Collection) -> int:
    import typer

    from newsquiz.collection.home_words import home_lines
    from newsquiz.language.date_words import Choice, choose

    choose(Choice(collection.settings.dates))
    for line in home_lines(collection.home()):
        typer.echo(line)
    return 0
