"""In which order options are shown."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import TypeVar

from newsquiz.item import Item, Matching, Ordering, options_of
from newsquiz.language.dates import MONTHS
from newsquiz.language.numbers import find_numbers

T = TypeVar("T")

_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]+)(?: (?P<us_day>\d{1,2}),)? (?P<year>\d{4})"
)


def shuffled(things: Sequence[T], *source: object) -> list[T]:
    """The things in an order that depends on `source` alone: the same on every machine and in every run."""
    order = list(things)
    random.Random(":".join(str(part) for part in source)).shuffle(order)
    return order


def presented(item: Item, *source: object) -> tuple[str, ...]:
    """The options of `item` in the order to show them, () where it has none.

    Options that are all numbers or all dates ascend; the others are shuffled by `source`. For an ordering these are its
    entries, for a matching its right sides with those that are left over, each once.
    """
    match item:
        case Ordering():
            return tuple(shuffled(item.sequence, *source))
        case Matching():
            rights = dict.fromkeys(
                [pair.right for pair in item.pairs] + [left_over.text for left_over in item.distractors]
            )
            return tuple(shuffled(list(rights), *source))
        case _:
            options = options_of(item)
            return tuple(_ascending(options) or shuffled(options, *source))


def _ascending(options: Sequence[str]) -> list[str]:
    """The options from the least to the greatest; [] where they are not all dates or all numbers of one kind."""
    for measure in (_as_day, _as_number):
        ranks = [measure(option) for option in options]
        known = [rank for rank in ranks if rank is not None]
        if known and len(known) == len(options) and len({rank[0] for rank in known}) == 1:
            return [option for _, option in sorted(zip(known, options, strict=True))]
    return []


def _as_day(option: str) -> tuple[str, float] | None:
    match = _DATE.fullmatch(option.strip())
    if match is None or match["month"].capitalize() not in MONTHS:
        return None
    day = match["day"] or match["us_day"]
    return f"{bool(day)}", int(match["year"]) * 10_000 + MONTHS.index(match["month"].capitalize()) * 100 + int(day or 0)


def _as_number(option: str) -> tuple[str, float] | None:
    """The kind of the quantity (what stands around the number), and how much it is."""
    found = find_numbers(option)
    if len(found) != 1:
        return None
    start, end, value = found[0]
    return f"{option[:start]} {option[end:].removesuffix('s')}".casefold(), value
