"""`newsquiz stats`: what the log tells, as lines or as JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import typer

from newsquiz.cli.terminal import has_screen
from newsquiz.collection import Collection
from newsquiz.statistics import drawing
from newsquiz.statistics.drawing import Section
from newsquiz.statistics.report import Statistics

WIDEST = 100
NO_END = 10_000


def run(bank: Path | None, *, items: bool, format: str) -> int:
    """Print the statistics of a bank, or of everything answered; with `items`, a table of its items instead."""
    with closing(Collection.open()) as collection:
        found = collection.statistics(bank)
    if format == "json":
        typer.echo(json.dumps(found.as_data(), indent=2))
    else:
        typer.echo("\n\n".join(_printed(_sections(found, items=items))))
    return 0


def _sections(found: Statistics, *, items: bool) -> list[Section]:
    """For a terminal as wide as it is, with bars of blocks; else whole lines of plain characters."""
    screen = has_screen()
    width = min(shutil.get_terminal_size().columns, WIDEST) if screen else NO_END
    if items:
        return [drawing.items(found, width)]
    return drawing.sections(found, width, blocks=screen)


def _printed(sections: Iterable[Section]) -> Iterable[str]:
    for section in sections:
        yield "\n".join([section.title, *(line.rstrip() for line in section.lines or ["No item was answered yet."])])
