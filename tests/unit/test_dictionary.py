"""The dictionary answers as lemminflect does, whose table it reads."""

from __future__ import annotations

import lemminflect
import pytest

from newsquiz.authoring import dictionary
from newsquiz.errors import MissingExtra

EVERY = 97
"""Of so many words of the table one is looked up."""


def test_a_word_has_the_lemmas_that_lemminflect_gives_it() -> None:
    lines, apart = dictionary._table()
    words = {line.partition(b",")[0].decode().lower() for line in lines[::EVERY]} | apart.keys() | {"kills", "felled"}
    assert len(words) > 800
    assert {word: dictionary.lemmas(word) for word in words} == {w: lemminflect.getAllLemmas(w) for w in words}


@pytest.mark.parametrize("word", ["", "zzzyx", "kurds", "é"])
def test_a_word_that_it_lacks_has_none(word: str) -> None:
    assert dictionary.lemmas(word) == {} == lemminflect.getAllLemmas(word)


def test_without_lemminflect_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=r"lemminflect is not installed"):
        dictionary._resources()
