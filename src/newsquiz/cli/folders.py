"""`newsquiz list`, `add` and `remove`: the folders that banks are looked for in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from newsquiz.collection import Collection, Folder
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection.catalogue import BankCard


def show() -> int:
    """Print every known folder with its banks, and what they hold."""
    with closing(Collection.open()) as collection:
        cards = {card.path: card for card in collection.banks()}
        for line in _lines(collection.folders(), cards):
            typer.echo(one_line(line) if not line.startswith("  ") else f"  {one_line(line)}")
    return 0


def add(folder: Path) -> int:
    """Put a folder on the list."""
    with closing(Collection.open()) as collection:
        collection.add_folder(folder)
        count = len(collection.folders()[-2].files)
    typer.echo(f"{folder}: {_counted(count, 'bank')}.")
    return 0


def remove(folder: Path) -> int:
    """Take a folder off the list; its banks stay where they are."""
    with closing(Collection.open()) as collection:
        collection.remove_folder(folder)
    typer.echo(f"{folder} is off the list; nothing in it was touched.")
    return 0


def _lines(folders: Sequence[Folder], cards: dict[Path, BankCard]) -> Iterator[str]:
    for folder in folders:
        ships = " (comes with newsquiz)" if folder.ships else ""
        yield f"{folder.path}{ships}{f': {folder.problem}' if folder.problem else ''}"
        if not folder.files and not folder.problem:
            yield "  no bank"
        for file in folder.files:
            yield f"  {file.name}: {_in_words(cards[file])}"


def _in_words(card: BankCard) -> str:
    if card.problem:
        return f"cannot be used: {card.problem}"
    statuses = {"approved": card.approved, "draft": card.draft, "changed": card.changed, "rejected": card.rejected}
    held = ", ".join(f"{count} {status}" for status, count in statuses.items() if count)
    return f"{card.title}; {_counted(card.items, 'item')}{f' ({held})' if held else ''}; {card.new} new, {card.due} due"


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
