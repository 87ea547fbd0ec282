"""Which of the survivors to keep: the surest first, spread over facts, sentences, answers and types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.distractors.model import NAMES

PER_SENTENCE = 4
PER_ANSWER = 2
MOST_QUOTES = 3
LARGEST_SHARE = 0.4
WORDS_PER_ITEM = 22
CLUMSY = 0.6  # how much less often judges accept what wants rewording
CENTRAL = 0.15
FLOOR, OF_CENTRAL = 0.45, 0.2
"""Down to which chance the likeliest facts of an article are asked about, and what the meeting itself is asked."""
FEWEST = 3


@dataclass
class _Spread:
    """What has been taken so far."""

    sentences: Counter[int] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    facts: set[tuple[str, str]] = field(default_factory=set)
    bases: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    asked: set[tuple[str, str, int]] = field(default_factory=set)
    quotes: int = 0

    def refuses(self, candidate: Candidate) -> str | None:
        base = _base(candidate)
        if self.sentences[candidate.sentence] >= PER_SENTENCE:
            return "its sentence is asked about enough"
        answer = _answer(candidate)
        if answer and _way(candidate) in self.asked:
            return "its answer is asked for in the same way already"
        if answer and self.answers[answer] >= PER_ANSWER:
            return "its answer is asked for enough"
        if candidate.pattern == "speaker.quote" and self.quotes >= MOST_QUOTES:
            return "quotations are asked about enough"
        if (candidate.fact, candidate.type) in self.facts or (base, candidate.type) in self.facts:
            return "its fact is asked for already"
        return "its question is asked already" if candidate.plain_stem.lower() in self.stems else None

    def take(self, candidate: Candidate) -> None:
        self.sentences[candidate.sentence] += 1
        answer = _answer(candidate)
        if answer:
            self.answers[answer] += 1
            self.asked.add(_way(candidate))
        self.types[candidate.type] += 1
        self.quotes += candidate.pattern == "speaker.quote"
        base = _base(candidate)
        self.bases.add(base)
        self.facts |= {(candidate.fact, candidate.type), (base, candidate.type)}
        self.stems.add(candidate.plain_stem.lower())


def _answer(candidate: Candidate) -> str:
    """What is asked for, whatever the wording; all members of a list together."""
    together = candidate.key.kind == "LIST" or not candidate.answers
    return candidate.key.text.lower() if together else candidate.answers[0].lower()


def _way(candidate: Candidate) -> tuple[str, str, int]:
    """How an answer is asked for: a name once a type and sentence, a number or date once a type."""
    named = candidate.key.kind in NAMES
    return candidate.type, _answer(candidate), candidate.sentence if named else -1


def is_poor(candidates: Iterable[Candidate], least: float) -> bool:
    """Whether no candidate is sure enough."""
    return not any(c.stopped_by is None and c.confidence >= least for c in candidates)


def sure(candidates: Sequence[Candidate], least: float, *, lenient: bool = False) -> list[Candidate]:
    """Every candidate, those whose chance is below `least` marked so.

    `lenient` asks less where an article would give little: its likeliest facts are kept down to `FLOOR`, what is about
    its meeting or agreement down to `OF_CENTRAL`, and where it would give nothing at all, the best candidate that only
    wants rewording, at a lower chance: a teacher mends a clumsy true item sooner than writing one.
    """
    floor = min(FLOOR, least) if lenient else least
    clumsy = [c for c in candidates if c.mendable and c.confidence >= floor]
    spared = max(clumsy, key=_rank, default=None) if lenient and is_poor(candidates, floor) else None
    wanted = _likeliest(candidates, floor) if lenient else frozenset()
    bar = {True: min(OF_CENTRAL, least), False: least} if lenient else {True: least, False: least}
    return [_weighed(c, min(bar[c.central], floor if _base(c) in wanted else least), spared) for c in candidates]


def _likeliest(candidates: Iterable[Candidate], floor: float) -> frozenset[str]:
    """The facts that the likeliest candidates are about, at most `FEWEST`."""
    passing = [c for c in candidates if c.stopped_by is None and c.confidence >= floor]
    bases = dict.fromkeys(_base(c) for c in sorted(passing, key=_rank, reverse=True))
    return frozenset(list(bases)[:FEWEST])


def _base(candidate: Candidate) -> str:
    """The fact that it is about, whatever part of it is asked for."""
    return candidate.fact.partition(".")[0]


def _rank(candidate: Candidate) -> tuple[float, str]:
    return candidate.confidence, candidate.stem


def _weighed(candidate: Candidate, least: float, spared: Candidate | None) -> Candidate:
    if candidate is spared:
        return replace(candidate, stopped_by=None, reason="", confidence=round(candidate.confidence * CLUMSY, 3))
    if candidate.stopped_by is None and candidate.confidence < least:
        reason = f"its chance of acceptance is {candidate.confidence}, below {least}"
        return replace(candidate, stopped_by="min-confidence", reason=reason)
    return candidate


def select(candidates: Iterable[Candidate], most: int) -> list[Candidate]:
    """Every candidate, those not chosen marked with why. Types already common are passed over for rarer ones."""
    waiting = [c for c in candidates if c.stopped_by is None]
    result = [c for c in candidates if c.stopped_by is not None]
    spread, taken = _Spread(), 0
    while waiting:
        best = max(waiting, key=lambda c: (_worth(c) - _crowding(c, spread, taken), -c.sentence, c.stem))
        waiting.remove(best)
        why = spread.refuses(best) or ("the bank is full" if taken >= most else None)
        if why is None:
            spread.take(best)
            taken += 1
            result.append(best)
        else:
            result.append(replace(best, stopped_by="spread", reason=why))
    return result


def _worth(candidate: Candidate) -> float:
    """Its chance of acceptance, and a little more where it is about what the article is about."""
    return candidate.confidence + (CENTRAL if candidate.central else 0.0)


def _crowding(candidate: Candidate, spread: _Spread, taken: int) -> float:
    share = spread.types[candidate.type] / taken if taken else 0.0
    sibling = _base(candidate) in spread.bases
    repeated = spread.answers[_answer(candidate)] > 0
    return 0.3 * sibling + 0.2 * repeated + 0.25 * share + (0.3 if taken >= 4 and share > LARGEST_SHARE else 0.0)
