"""`newsquiz settings`: on the screen, or as they stand."""

from __future__ import annotations

import typer

from newsquiz.cli.later import collection_later
from newsquiz.cli.terminal import has_screen, or_home


def run() -> int:
    """Open the settings. Without a terminal: their file, and what is set."""
    with collection_later() as opened:
        if has_screen():
            from newsquiz.tui import placed

            return or_home(placed.settings(opened), opened)
        from newsquiz.config import writing

        collection = opened()
        typer.echo(f"# {collection.settings_file}")
        typer.echo(writing.edited("", collection.settings.model_dump()), nl=False)
    return 0
