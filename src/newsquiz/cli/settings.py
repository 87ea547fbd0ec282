"""`newsquiz settings`: on the screen, or as they stand."""

from __future__ import annotations

from contextlib import closing

import typer

from newsquiz.cli.terminal import has_screen, or_home
from newsquiz.collection import Collection


def run() -> int:
    """Open the settings. Without a terminal: their file, and what is set."""
    with closing(Collection.open()) as collection:
        if has_screen():
            from newsquiz.tui import placed

            return or_home(placed.settings(collection), collection)
        from newsquiz.config import writing

        typer.echo(f"# {collection.settings_file}")
        typer.echo(writing.edited("", collection.settings.model_dump()), nl=False)
    return 0
