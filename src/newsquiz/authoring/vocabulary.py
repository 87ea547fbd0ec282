"""The word lists of the authoring rooms, kept as data in vocabulary.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def _data() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def word_list(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(_data()[name].split())


def phrase_list(name: str) -> frozenset[str]:
    """The phrases of a list, parted by semicolons."""
    return frozenset(" ".join(phrase.split()) for phrase in _data()[name].split(";"))


def lines(name: str) -> tuple[str, ...]:
    """The lines of a list."""
    return tuple(line.strip() for line in _data()[name].strip().splitlines())
