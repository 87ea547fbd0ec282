"""The same figures by bank, article, tag, type of item and kind of fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsquiz.schedule import Review
from newsquiz.statistics.analysis import facility
from newsquiz.statistics.attempts import Attempt, by_item, first_attempts
from newsquiz.statistics.memory import Retention, retention

DIMENSIONS = ("bank", "article", "tag", "type", "fact kind")


@dataclass(frozen=True)
class Traits:
    """What an item is sorted by. An item may stand in several groups of a dimension, and in none."""

    stem: str = ""
    bank: tuple[str, ...] = ()
    article: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    fact_kind: tuple[str, ...] = ()

    def groups(self, dimension: str) -> tuple[str, ...]:
        """The groups of one of `DIMENSIONS` that the item is in."""
        named: tuple[str, ...] = getattr(self, dimension.replace(" ", "_"))
        return named


@dataclass(frozen=True)
class Group:
    """The items of one group that were answered, together. `n` counts first attempts, `answers` all."""

    name: str
    items: int
    n: int
    answers: int
    facility: float | None
    retention: Retention


def grouped(
    traits: Mapping[str, Traits], found: Iterable[Attempt], reviews: Iterable[Review]
) -> dict[str, tuple[Group, ...]]:
    """By dimension, the groups with answers in the order of their names."""
    log = list(found)
    every, first = by_item(log), by_item(first_attempts(log))
    reviewed: dict[str, list[Review]] = {}
    for review in reviews:
        reviewed.setdefault(review.card.item, []).append(review)
    return {
        dimension: tuple(
            _group(name, items, every, first, reviewed) for name, items in _members(traits, every, dimension).items()
        )
        for dimension in DIMENSIONS
    }


def _members(traits: Mapping[str, Traits], items: Iterable[str], dimension: str) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for item in items:
        for name in dict.fromkeys(traits[item].groups(dimension)) if item in traits else ():
            members.setdefault(name, []).append(item)
    return dict(sorted(members.items()))


def _group(
    name: str, items: Sequence[str], every: Mapping[str, Sequence[Attempt]], first: Mapping[str, Sequence[Attempt]],
    reviewed: Mapping[str, Sequence[Review]],
) -> Group:  # fmt: skip
    scores = [each.score for item in items for each in first[item]]
    return Group(
        name, len(items), len(scores), sum(len(every[item]) for item in items), facility(scores),
        retention(review for item in items for review in reviewed.get(item, ())),
    )  # fmt: skip
