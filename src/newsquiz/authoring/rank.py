"""Which of the survivors to keep: the surest first, spread over facts, sentences, answers and types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.wording import content_words, has_name

# How often judges accepted items of a pattern, before features.
PRIOR = {
    "when.adjunct": 0.80, "count.noun": 0.72, "percent.of": 0.72, "duration.adjunct": 0.75, "duration.modifier": 0.75,
    "who.subject": 0.70, "where.adjunct": 0.72, "cloze.gap": 0.58, "speaker.quote": 0.70, "speaker.claim": 0.66,
    "list.members": 0.80, "list.excluded": 0.80, "truth.value": 0.68,
    "office.matching": 0.75, "office.holder": 0.7, "sequence.dated": 0.75,
}  # fmt: skip
TYPE_BONUS = {"multiple_choice": -0.02}
SWAPPED_NAME = 0.16  # a statement about a name is asked less directly than its number or date
PER_SENTENCE = 2
PER_ANSWER = 2
MOST_QUOTES = 2
LARGEST_SHARE = 0.4
WORDS_PER_ITEM = 36


def confidence(candidate: Candidate) -> float:
    """A rough chance, 0 to 1, that a strict judge accepts it: the pattern's figure, moved by its features."""
    stem = candidate.plain_stem
    f = {
        "content_words": float(len(content_words(stem))),
        "words": float(len(stem.split())),
        "named": float(has_name(stem)),
        "context": float(bool(candidate.context)),
        "position": candidate.sentence / (candidate.sentence + 10),
        "named_key": float(candidate.key.kind in {"PERSON", "ORG", "PLACE", "TERM"}),
        "attributed": float("ccording to" in stem),
    }
    score = PRIOR.get(candidate.pattern, 0.5) + TYPE_BONUS.get(candidate.type, 0.0)
    score -= SWAPPED_NAME * (candidate.type == "true_false" and f["named_key"])
    score += 0.08 * f["named"] + 0.05 * f["context"] - 0.10 * f["position"]
    score += 0.02 * min(f["content_words"] - 7, 3) - 0.01 * max(f["words"] - 18, 0) - 0.05 * f["attributed"]
    return round(min(max(score, 0.01), 0.99), 3)


@dataclass
class _Spread:
    """What has been taken so far."""

    sentences: Counter[int] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    facts: set[tuple[str, str]] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    quotes: int = 0

    def refuses(self, candidate: Candidate) -> str | None:
        base = candidate.fact.partition(".")[0]
        if self.sentences[candidate.sentence] >= PER_SENTENCE:
            return "its sentence is asked about enough"
        if candidate.answers and self.answers[candidate.answers[0].lower()] >= PER_ANSWER:
            return "its answer is asked for enough"
        if candidate.pattern == "speaker.quote" and self.quotes >= MOST_QUOTES:
            return "quotations are asked about enough"
        if (candidate.fact, candidate.type) in self.facts or (base, candidate.type) in self.facts:
            return "its fact is asked for already"
        return "its question is asked already" if candidate.plain_stem.lower() in self.stems else None

    def take(self, candidate: Candidate) -> None:
        self.sentences[candidate.sentence] += 1
        if candidate.answers:
            self.answers[candidate.answers[0].lower()] += 1
        self.types[candidate.type] += 1
        self.quotes += candidate.pattern == "speaker.quote"
        self.facts |= {(candidate.fact, candidate.type), (candidate.fact.partition(".")[0], candidate.type)}
        self.stems.add(candidate.plain_stem.lower())


def select(candidates: Iterable[Candidate], most: int) -> list[Candidate]:
    """Every candidate, those not chosen marked with why. Types already common are passed over for rarer ones."""
    waiting = [c for c in candidates if c.stopped_by is None]
    result = [c for c in candidates if c.stopped_by is not None]
    spread, taken = _Spread(), 0
    while waiting:
        best = max(waiting, key=lambda c: (c.confidence - _crowding(c, spread, taken), -c.sentence, c.stem))
        waiting.remove(best)
        why = spread.refuses(best) or ("the bank is full" if taken >= most else None)
        if why is None:
            spread.take(best)
            taken += 1
            result.append(best)
        else:
            result.append(replace(best, stopped_by="spread", reason=why))
    return result


def _crowding(candidate: Candidate, spread: _Spread, taken: int) -> float:
    share = spread.types[candidate.type] / taken if taken else 0.0
    sibling = candidate.fact.partition(".")[0] in {fact.partition(".")[0] for fact, _ in spread.facts}
    repeated = bool(candidate.answers) and spread.answers[candidate.answers[0].lower()] > 0
    return 0.3 * sibling + 0.2 * repeated + 0.25 * share + (0.3 if taken >= 4 and share > LARGEST_SHARE else 0.0)
