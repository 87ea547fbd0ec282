"""Finding an item again whose id has changed while a quiz was left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsquiz.collection.holdings import Holding
from newsquiz.item import content_digest, key_digest
from newsquiz.session import Planned, Session


def new_names(session: Session, held: Mapping[str, Holding]) -> dict[str, str]:
    """Which unanswered item of the session has which id now.

    An item without an id is known by its content's digest, which every edit changes, until a program gives it an id. So
    it is looked for among the items that are new to the session: by content, then by key, then by turn. Where more or
    fewer are new than are lost, nobody can tell which is which, and none is matched.
    """
    planned = {entry.item for entry in session.plan}
    lost = [
        entry
        for entry in session.plan
        if entry.item not in held and entry.item == entry.content and session.step(entry.item) is None
    ]
    free = [_as_planned(holding) for holding in held.values() if holding.id not in planned]
    names: dict[str, str] = {}
    for trait in (lambda entry: entry.content, lambda entry: entry.key, lambda entry: ""):
        names |= _paired(
            [entry for entry in lost if entry.item not in names],
            [entry for entry in free if entry.item not in names.values()],
            trait,
        )
    return names


def _as_planned(holding: Holding) -> Planned:
    return Planned(holding.id, content_digest(holding.item), key_digest(holding.item))


def _paired(lost: Iterable[Planned], free: Iterable[Planned], trait: Callable[[Planned], str]) -> dict[str, str]:
    """Old ids and new ones of the entries that share a trait, in order, where there are as many old as new."""
    old, new = _grouped(lost, trait), _grouped(free, trait)
    return {
        entry.item: other.item
        for shared in old
        if len(old[shared]) == len(new.get(shared, ()))
        for entry, other in zip(old[shared], new[shared], strict=True)
    }


def _grouped(entries: Iterable[Planned], trait: Callable[[Planned], str]) -> dict[str, list[Planned]]:
    groups: dict[str, list[Planned]] = {}
    for entry in entries:
        groups.setdefault(trait(entry), []).append(entry)
    return groups
