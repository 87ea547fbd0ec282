"""The items of the known banks in the index: only what changed is read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsquiz import bank
from newsquiz.collection.holdings import Holding
from newsquiz.errors import BankError
from newsquiz.grading import right_answer
from newsquiz.item import BLANK, GAP, Cloze, Item, Status, item_id, key_digest
from newsquiz.store.index import File, Index, Known, Line
from newsquiz.text import one_line

TAGS_BETWEEN = ", "


@dataclass(frozen=True)
class BankCard:
    """A bank with how many items it holds by status, and how many of those that can be asked are new or due.

    `problem` says why nothing of the file can be used; it is "" for a bank.
    """

    path: Path
    id: str
    title: str
    items: int
    draft: int
    approved: int
    changed: int
    rejected: int
    new: int
    due: int
    problem: str = ""


def refresh(index: Index, files: Sequence[Path], progress: Callable[[int, int], None] = lambda done, of: None) -> bool:
    """Bring the index up to these bank files; whether anything had changed.

    `progress` is told how many of the changed files are read, before each and at the end. A file that cannot be used is
    kept with its problem, and holds no item.
    """
    before = index.files()
    stamps = {str(file): _stamp(file) for file in files}
    stale = [path for path, stamp in stamps.items() if before.get(path) != stamp]
    for done, path in enumerate(stale):
        progress(done, len(stale))
        index.put(*_read(Path(path), stamps[path]))
    gone = before.keys() - stamps.keys()
    if gone:
        index.drop(gone)
    progress(len(stale), len(stale))
    return bool(stale or gone)


def cards(index: Index, files: Sequence[Path]) -> list[BankCard]:
    """Every bank of the index, in the order of these files: the learner's own folders stand before what ships."""
    place = {str(file): at for at, file in enumerate(files)}
    return sorted((_card(known) for known in index.banks()), key=lambda card: place.get(str(card.path), len(place)))


def _stamp(file: Path) -> str:
    try:
        stat = file.stat()
    except OSError:
        return ""
    return f"{stat.st_mtime_ns}-{stat.st_size}"


def _read(path: Path, stamp: str) -> tuple[File, Iterable[Line]]:
    try:
        loaded = bank.read(path)
    except BankError as error:
        return File(str(path), stamp, title=path.stem, problem=error.what), ()
    title = one_line(loaded.bank.title) or path.stem
    lines = (_line(Holding(item_id(item), item, loaded)) for item in loaded.bank.items)
    return File(str(path), stamp, loaded.bank.id, title), lines


def _line(holding: Holding) -> Line:
    item = holding.item
    entries = (holding.loaded.bank.article(evidence.article) for evidence in item.evidence)
    articles = dict.fromkeys(f"{entry.id} {entry.title}" for entry in entries if entry)
    return Line(
        item=holding.id,
        type=item.type,
        status=item.status.value,
        context=one_line(holding.context),
        stem=one_line(stem_of(item)),
        key=one_line(right_answer(item)),
        tag=TAGS_BETWEEN.join(map(one_line, item.tags)),
        article=one_line(" ".join(articles)),
        digest=key_digest(item),
        facts=json.dumps(sorted(map(list, holding.facts))),
    )


def stem_of(item: Item) -> str:
    """What the item asks, with a blank for each gap."""
    return GAP.sub(BLANK, item.stem) if isinstance(item, Cloze) else item.stem


def _card(known: Known) -> BankCard:
    file, counts = known.file, known.counts
    draft, approved, changed, rejected = (
        counts.get(status, 0) for status in (Status.DRAFT, Status.APPROVED, Status.CHANGED, Status.REJECTED)
    )
    return BankCard(
        Path(file.path), file.bank, file.title, sum(counts.values()), draft, approved, changed, rejected,
        known.new, known.due, file.problem,
    )  # fmt: skip
