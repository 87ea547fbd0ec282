"""Which parts of speech a word can be, and its lemmas in each, by lemminflect's table.

The table is read as it lies in the package: lemminflect itself makes a dictionary of all its eighty thousand lines
before it answers, which takes longer than the parse of a short article.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from newsquiz.errors import MissingExtra

PARTS = 5
Lemmas = Mapping[str, tuple[str, ...]]
"""Part of speech (NOUN, VERB, ADJ, ADV, AUX) → lemma, in every spelling."""


@lru_cache(maxsize=1024)
def lemmas(word: str) -> Lemmas:
    """What `word`, in small letters, can be; nothing where the dictionary lacks it."""
    lines, added = _table()
    sought = word.encode()
    first = bisect_left(lines, sought, key=_word)
    near = lines[first : first + PARTS]
    return {**dict(_read(line.decode()) for line in near if _word(line) == sought), **added.get(word, {})}


def _word(line: bytes) -> bytes:
    return line.partition(b",")[0]


def _read(row: str) -> tuple[str, tuple[str, ...]]:
    _, part, spellings = row.split(",")
    return part.upper(), tuple(spellings.lower().split("/"))


@lru_cache(maxsize=1)
def _table() -> tuple[list[bytes], dict[str, Lemmas]]:
    """The lines `word,part,lemma/lemma` in the order of the words, and what stands apart: pronouns."""
    folder = _resources()
    lines = gzip.decompress((folder / "lemma_lu.csv.gz").read_bytes()).splitlines()
    return lines, dict(_apart((folder / "lemma_overrides.csv").read_text(encoding="utf-8")))


def _apart(text: str) -> Iterator[tuple[str, Lemmas]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.partition(",")[0], dict([_read(line)])


def _resources() -> Path:
    """Raises MissingExtra where lemminflect is not installed."""
    found = find_spec("lemminflect")
    if found is None or not found.submodule_search_locations:
        raise MissingExtra(
            "lemminflect is not installed", mend="install newsquiz with its extra: pip install '.[make]'"
        )
    return Path(found.submodule_search_locations[0]) / "resources"
