"""A second answer: does anything else in the article fit the stem as well?"""

from __future__ import annotations

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.wording import content_words

SHARED = 0.6  # share of the stem's content words that another statement must hold to be a rival


def rival(candidate: Candidate, fact: Fact, facts: tuple[Fact, ...]) -> str | None:
    """Another filler of the asked slot whose statement says nearly the same, or None.

    Two statements are near when they have the verb in common and most of the content words of the stem.
    """
    slot = candidate.fact.rpartition(".")[2].partition("-")[0]
    stem = set(content_words(candidate.plain_stem))
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


def _same_slot(slot: str, filler: Filler) -> bool:
    return slot == str(filler.slot) or (slot == "speaker" and filler.slot is Slot.WHO)


def _same(text: str, candidate: Candidate) -> bool:
    a = set(content_words(text))
    answers = candidate.answers or (candidate.key.text,)
    return any(a <= set(content_words(answer)) or set(content_words(answer)) <= a for answer in answers)
