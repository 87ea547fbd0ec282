"""What the browser screen asks for: every item of the known banks, found, changed and looked up in its file."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz import bank
from newsquiz.collection import catalogue
from newsquiz.collection.learnt import Learnt
from newsquiz.collection.query import STATES, terms_of
from newsquiz.event import Kind
from newsquiz.item import item_id
from newsquiz.store import Entry
from newsquiz.store.index import ORDERS, Found, Index, Term

if TYPE_CHECKING:
    from newsquiz.store import Store

SORTS = tuple(ORDERS)


@dataclass(frozen=True)
class Listed:
    """An item in the browser. `due` is UTC, None where it has no date; `flag` is a note, None where there is none."""

    number: int
    item: str
    type: str
    status: str
    context: str
    stem: str
    key: str
    tags: tuple[str, ...]
    path: Path
    bank: str
    due: dt.datetime | None
    is_new: bool
    is_due: bool
    suspended: bool
    flag: str | None


class Browser:
    """Items are known by numbers, which an item keeps. Every method may be called from any thread.

    `learnt` folds the log; `files` names the bank files.
    """

    def __init__(
        self,
        index: Index,
        store: Store,
        now: Callable[[], dt.datetime],
        files: Callable[[], Sequence[Path]],
        learnt: Callable[[], Learnt],
    ) -> None:
        self._index = index
        self._store = store
        self._now = now
        self._files = files
        self._fold = learnt
        self._folded: Learnt | None = None
        self._orders: dict[str, array[int]] = {}
        self._ascending: set[str] = set()

    def refresh(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Take in what changed in the bank files and in the log. `progress` is told of files read, of how many."""
        catalogue.refresh(self._index, self._files(), progress)
        self._folded = self._fold()
        self._index.set_states(self._folded.states(self._now()))
        self._orders.clear()
        for state in STATES:
            self._index.matching((Term(state, "is"),))  # kept from now on: the first key need not wait for it

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self._order("bank"))

    def find(self, text: str = "", by: str = "bank", *, descending: bool = False) -> array[int]:
        """The numbers of the items that fit what was typed, sorted by one of `SORTS`."""
        terms = terms_of(text, self._now())
        order = self._order(by)
        if terms:
            fitting = self._index.matching(terms)
            order = fitting if by in self._ascending else array("q", filter(set(fitting).__contains__, order))
        return order[::-1] if descending else order

    def glance(
        self, text: str, by: str = "bank", *, descending: bool = False, count: int = 200
    ) -> tuple[int, array[int]] | None:
        """How many items `find` would give and the first of them, in a tenth of its time; None where it cannot tell."""
        terms = terms_of(text, self._now())
        self._order(by)
        return self._index.glance(terms, count) if by in self._ascending and not descending else None

    def _order(self, by: str) -> array[int]:
        if by not in self._orders:
            order = self._index.order(by)
            self._orders[by] = order
            if all(one < other for one, other in pairwise(order)):
                self._ascending.add(by)
            else:
                self._ascending.discard(by)
        return self._orders[by]

    def rows(self, numbers: Sequence[int]) -> dict[int, Listed]:
        """The items with these numbers; what has gone meanwhile is left out."""
        return {number: _listed(number, found) for number, found in self._index.rows(numbers).items()}

    def suspend(self, numbers: Sequence[int], *, on: bool) -> int:
        """Take the items out of reviews, or let them back in; how many that changed."""
        items = [each.item for each in self.rows(numbers).values() if each.suspended != on]
        self._append(Kind.SUSPENDED if on else Kind.RESUMED, items)
        return len(items)

    def reset(self, numbers: Sequence[int]) -> int:
        """Let the items begin afresh in the schedule; how many had a history."""
        items = [each.item for each in self.rows(numbers).values() if not each.is_new]
        self._append(Kind.RESET, items)
        return len(items)

    def _append(self, kind: Kind, items: Sequence[str]) -> None:
        if not items:
            return
        items = list(dict.fromkeys(items))
        before = self._folded or self._fold()
        self._folded = before.after(self._store.append_all([Entry(kind, item) for item in items]))
        self._index.update_states(self._folded.states(self._now(), items))
        self._orders.pop("due", None)

    def tag(self, numbers: Sequence[int], adding: Sequence[str], removing: Sequence[str] = ()) -> int:
        """Give the items tags, and take tags from them, in their bank files; how many items that changed.

        Raises BankError for a file that cannot be edited, OutputError for one that cannot be written.
        """
        count = 0
        for path, ids in _by_file(self.rows(numbers).values()).items():
            held = {item_id(item): item for item in bank.read(path).bank.items}
            tags = {id: _tagged(held[id].tags, adding, removing) for id in ids if id in held}
            tags = {id: new for id, new in tags.items() if new != held[id].tags}
            if tags:
                bank.set_field_of_each(path, "tags", tags)
                count += len(tags)
        if count:
            catalogue.refresh(self._index, self._files())
            self._orders.clear()
        return count

    def place(self, number: int) -> tuple[Path, int] | None:
        """The bank file of an item and its line there, from 1; None where it is gone."""
        listed = self.rows([number]).get(number)
        return None if listed is None else (listed.path, bank.line_of(listed.path, listed.item) or 1)


def _listed(number: int, found: Found) -> Listed:
    line, state = found.line, found.state
    return Listed(
        number, line.item, line.type, line.status, line.context, line.stem, line.key,
        tuple(line.tag.split(catalogue.TAGS_BETWEEN)) if line.tag else (), Path(found.path), found.bank,
        dt.datetime.fromisoformat(state.due) if state.due else None,
        state.fresh, state.ready, state.suspended, state.flag,
    )  # fmt: skip


def _by_file(listed: Iterable[Listed]) -> dict[Path, list[str]]:
    files: dict[Path, list[str]] = {}
    for each in listed:
        files.setdefault(each.path, []).append(each.item)
    return files


def _tagged(tags: Sequence[str], adding: Iterable[str], removing: Iterable[str]) -> tuple[str, ...]:
    kept = [tag for tag in tags if tag not in set(removing)]
    return tuple(dict.fromkeys((*kept, *adding)))
