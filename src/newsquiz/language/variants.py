"""Other ways in which one name is written: initials, compass letters, what kind of place it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CAPITALISED = re.compile(r"[^\W\d_]+", re.UNICODE)
_FEWEST_INITIALS = 3
COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
_KINDS_OF_PLACE = frozenset({"mt", "lake", "river"})
_IRREGULAR = {
    "women": "woman", "men": "man", "children": "child", "wolves": "wolf", "lives": "life", "wives": "wife",
    "knives": "knife", "thieves": "thief", "leaves": "leaf", "halves": "half", "shelves": "shelf", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "geese": "goose", "gases": "gas", "gas": "gas", "crises": "crisis",
}  # fmt: skip


def initials(text: str) -> Iterator[str]:
    """The initials of a name of three words or more, small words left out: `Federal Bureau of Investigation`."""
    words = _CAPITALISED.findall(text)
    great = [word[0] for word in words if word[0].isupper()]
    if len(great) >= _FEWEST_INITIALS and len(great) > len(words) / 2:
        yield "".join(great).lower()


def of_place(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """`N Korea` in full; `Mount Everest` and `River Thames` without what they are."""
    if len(words) < 2:
        return
    if words[0] in COMPASS:
        yield (COMPASS[words[0]], *words[1:])
    if words[0] in _KINDS_OF_PLACE:
        yield words[1:]
    if words[-1] in _KINDS_OF_PLACE:
        yield words[:-1]


def irregular(word: str) -> str | None:
    """The singular of a noun whose plural is not made with an s; None for all others."""
    return _IRREGULAR.get(word)
