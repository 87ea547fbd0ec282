"""Which items a session asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsquiz.session.showing import shuffled


@dataclass(frozen=True)
class Candidate:
    """An item that may come into a session, with the facts it asks about."""

    item: str
    facts: frozenset[tuple[str, str]] = frozenset()


def choose(candidates: Sequence[Candidate], count: int | None, seed: int) -> tuple[str, ...]:
    """`count` of the candidates by chance, in their own order; all of them without a count.

    Siblings (items that share a fact) come together only where there are too few other items.
    """
    if count is None or count >= len(candidates):
        return tuple(candidate.item for candidate in candidates)
    drawn = shuffled(candidates, seed, "items")
    by_facts = sorted(drawn, key=lambda candidate: len(candidate.facts))
    chosen = _without_siblings(drawn, count)
    if len(chosen) < count:
        chosen = _without_siblings(by_facts, count)
    chosen += [candidate for candidate in drawn if candidate not in chosen][: count - len(chosen)]
    return tuple(candidate.item for candidate in candidates if candidate in chosen)


def _without_siblings(candidates: Sequence[Candidate], count: int) -> list[Candidate]:
    chosen: list[Candidate] = []
    known: set[tuple[str, str]] = set()
    for candidate in candidates:
        if len(chosen) < count and known.isdisjoint(candidate.facts):
            chosen.append(candidate)
            known |= candidate.facts
    return chosen
