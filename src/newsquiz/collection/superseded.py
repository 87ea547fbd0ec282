"""What a learner once answered and is no longer so: a newer article, or a teacher, has given the item another key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from newsquiz.collection.catalogue import stem_of
from newsquiz.collection.holdings import Holding, held_in, passages_of, read_known
from newsquiz.collection.views import Passage
from newsquiz.errors import BankError
from newsquiz.event import Kind
from newsquiz.grading import right_answer
from newsquiz.item import ITEM, Item, key_digest
from newsquiz.store.index import Index

if TYPE_CHECKING:
    from newsquiz.store import Store

STATE = "superseded"


@dataclass(frozen=True)
class Superseded:
    """A fact that was learnt, and what holds now, each with the passages that prove it.

    `as_of` is the day up to which the new one is known to hold.
    """

    item: str
    context: str
    stem: str
    before: str
    now: str
    passages_before: tuple[Passage, ...]
    passages_now: tuple[Passage, ...]
    as_of: dt.date | None


def count(index: Index) -> int:
    """How many there are."""
    return len(index.stated(STATE))


def superseded(index: Index, store: Store) -> tuple[Superseded, ...]:
    """All of them, in the order of the banks. What the bank says by now is told, whatever the index knew."""
    held = holdings(index)
    asked = _asked(store, held)
    return tuple(_told(held[id], before) for id, before in asked.items())


def holdings(index: Index) -> dict[str, Holding]:
    """Those items, from their banks."""
    found = index.rows(sorted(index.stated(STATE))).values()
    wanted = {each.line.item for each in found}
    try:
        loaded, _ = read_known(list(dict.fromkeys(Path(each.path) for each in found)))
    except BankError:
        return {}
    held, _ = held_in(loaded)
    return {id: holding for id, holding in held.items() if id in wanted}


def _asked(store: Store, held: Mapping[str, Holding]) -> dict[str, Item]:
    """Each item as it was last answered, where that was with another key."""
    last: dict[str, Mapping[str, Any]] = {}
    log = store.events([Kind.ANSWERED, Kind.REVOKED], items=held)
    revoked = {event.data["of"] for event in log if event.kind is Kind.REVOKED}
    for event in log:
        if event.kind is Kind.ANSWERED and event.id not in revoked and event.item:
            last[event.item] = event.data
    found = {}
    for id, holding in held.items():
        before = _before(holding.item, last[id].get("asked")) if id in last else None
        if before is not None and key_digest(before) != key_digest(holding.item):
            found[id] = before
    return found


def _before(item: Item, asked: Mapping[str, Any] | None) -> Item | None:
    """The item as the log has it; where that came without, as its bank says that it was."""
    if asked is None and item.previous is None:
        return None
    previous = item.previous.model_dump(mode="json") if item.previous else {}
    try:
        return ITEM.validate_python(asked or {**item.model_dump(mode="json"), **previous})
    except ValidationError:
        return None


def _told(holding: Holding, before: Item) -> Superseded:
    item = holding.item
    previous = item.previous.evidence if item.previous else ()
    proven = before if before.evidence else before.model_copy(update={"evidence": previous})
    return Superseded(
        item=holding.id,
        context=holding.context,
        stem=stem_of(item),
        before=right_answer(before),
        now=right_answer(item),
        passages_before=passages_of(proven, holding.loaded),
        passages_now=passages_of(item, holding.loaded),
        as_of=holding.as_of,
    )
