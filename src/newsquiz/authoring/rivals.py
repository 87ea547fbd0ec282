"""A second answer: does anything else in the article fit the stem as well?"""

from __future__ import annotations

import re

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.wording import content_words

_DATED = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
SHARED = 0.6  # share of the stem's content words that another statement must hold to be a rival


def rival(candidate: Candidate, fact: Fact, facts: tuple[Fact, ...]) -> str | None:
    """Another filler of the asked slot whose statement says nearly the same, or None.

    Two statements are near when they have the verb in common and most of the content words of the stem.
    """
    slot = candidate.fact.rpartition(".")[2].partition("-")[0]
    stem = set(content_words(candidate.plain_stem))
    count = _other_count(candidate, fact, facts)
    if count is not None:
        return count
    for other in facts:
        if other is fact:
            continue
        if other.statement.clause.verb.lemma_ != fact.statement.clause.verb.lemma_:
            continue
        for filler in other.fillers:
            if filler.key.kind != candidate.key.kind:
                continue
            if _same_slot(slot, filler) and not _same(filler.text, candidate):
                rest = set(content_words(other.statement.text()))
                if stem and len(stem & rest) / len(stem) >= SHARED:
                    return filler.text
    return None


def _other_count(candidate: Candidate, fact: Fact, facts: tuple[Fact, ...]) -> str | None:
    """Another number of the same things for the same name, as before and after a vote; a date tells which."""
    if candidate.key.kind != "NUMBER" or _DATED.search(candidate.plain_stem):
        return None
    names = _names(fact)
    for other in facts:
        for filler in other.fillers:
            same = filler.slot is Slot.COUNT and filler.key.unit == candidate.key.unit
            if same and filler.key.value != candidate.key.value and names & _names(other):
                return filler.text
    return None


def _names(fact: Fact) -> set[str]:
    return {filler.text for filler in fact.fillers if filler.slot is Slot.NAME}


def _same_slot(slot: str, filler: Filler) -> bool:
    return slot == str(filler.slot) or (slot == "speaker" and filler.slot is Slot.WHO)


def _same(text: str, candidate: Candidate) -> bool:
    a = set(content_words(text))
    answers = candidate.answers or (candidate.key.text,)
    return any(a <= set(content_words(answer)) or set(content_words(answer)) <= a for answer in answers)
