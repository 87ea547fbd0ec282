"""Words that call one thing by another name: a context line about a crash tells what "the collision" is.

`KINDS` are names for the same event or thing; `PARTS` are what belongs to an event of a kind and is one of its own.
"""

from __future__ import annotations

from newsquiz.authoring.vocabulary import lines

KINDS = tuple(frozenset(line.split()) for line in lines("kinds"))
PARTS = tuple(tuple(frozenset(side.split()) for side in line.split(":")) for line in lines("parts"))


def called(word: str, among: set[str]) -> bool:
    """Whether `word` names, or is part of, something that the words of `among` are about."""
    if any(word in kind and kind & among for kind in KINDS):
        return True
    return any(word in parts and kinds & among for kinds, parts in PARTS)
