"""What `make` tells at its end: items, conflicts, sentences covered, what was rejected and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz.cli.merging import Done
from newsquiz.errors import ArticleError
from newsquiz.item import Bank
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.authoring.candidate import Candidate
    from newsquiz.authoring.pipeline import Made

NEAREST = 3
GATES_SHOWN = 8
LANGUAGES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "pl": "Polish",
}  # fmt: skip


@dataclass
class Totals:
    """What a run came to so far; `stopped` counts candidates by the gate that stopped them."""

    articles: int = 0
    items: int = 0
    sentences: int = 0
    covered: int = 0
    stopped: Counter[str] = field(default_factory=Counter)

    def counting(self, made: Made | ArticleError, *, whole: bool) -> Made | ArticleError:
        """The same with it counted in: `whole`, or with no more candidates than the nearest misses."""
        if isinstance(made, ArticleError):
            return made
        self.articles += 1
        self.items += len(made.items)
        self.sentences += made.sentences
        self.covered += made.covered
        self.stopped.update(c.stopped_by for c in made.candidates if c.stopped_by)
        return made if whole else replace(made, candidates=tuple(_nearest(made)))


def of_bank(path: Path, bank: Bank, done: Sequence[Done], count: int | None) -> list[str]:
    """The lines for one bank, as it is written."""
    lines = [f"{one_line(str(path))}: {_count(len(bank.items), 'item')}{_types(bank)}"]
    for conflict in bank.conflicts:
        lines.append(f"  conflict: {conflict.about}")
        lines += [f"    {claim.value}: “{claim.evidence.quote}”" for claim in conflict.claims]
    for one in done:
        language = one.article.language
        if language != "en":
            lines.append(f"  {one.article.id}: {_in_language(language)}; items are made of English articles only")
            continue
        if one.made.genre:
            lines.append(f"  {one.article.id}: {one.made.genre}")
        elif not one.made.items:
            lines += _why_none(one)
        if count is not None and len(one.made.items) < count:
            lines += _misses(one.made, count)
    return lines


def of_all(totals: Totals) -> list[str]:
    """The closing lines: coverage, and candidates by the gate that stopped them."""
    sentences, covered, stopped = totals.sentences, totals.covered, totals.stopped
    lines = [f"Sentences with an item: {covered} of {sentences}{_percent(covered, sentences)}"]
    if stopped:
        gates = ", ".join(f"{gate} {number}" for gate, number in stopped.most_common(GATES_SHOWN))
        rest = stopped.total() - sum(number for _, number in stopped.most_common(GATES_SHOWN))
        others = f", others {rest}" if rest else ""
        lines.append(f"Rejected: {_count(stopped.total(), 'candidate')}: {gates}{others}")
    return lines


def of_candidates(done: Done) -> Iterator[str]:
    """Every candidate with its pattern, its features and what became of it, then why other sentences have no item."""
    yield f"{done.article.id}: {_count(len(done.made.candidates), 'candidate')}"
    for candidate in done.made.candidates:
        fate = f"stopped by {candidate.stopped_by}: {candidate.reason}" if candidate.stopped_by else "kept"
        yield f"  {_question(candidate)}"
        yield f"    {fate}"
        yield f"    {candidate.type}, {candidate.pattern}; from: {candidate.sentence_text}"
        for doubt in candidate.doubts.values():
            yield f"    doubted: {doubt}"
        if candidate.features:
            yield "    " + ", ".join(f"{name} {value:.3g}" for name, value in candidate.features.items())
    for sentence, why in done.made.silent:
        yield f"  no question about: {sentence}"
        yield f"    {why}"


def _why_none(done: Done) -> Iterator[str]:
    """Why nothing came of an article that reads like news: what came nearest."""
    nearest = _nearest(done.made)
    if not nearest:
        yield f"  {done.article.id}: it tells of nothing with a name, a number or a date of its own"
        return
    yield f"  {done.article.id}: no question passed every gate; the nearest: {_question(nearest[0])}"
    yield f"    stopped by {nearest[0].stopped_by}: {nearest[0].reason}"


def _misses(made: Made, count: int) -> Iterator[str]:
    """The candidates that came nearest, where fewer items were kept than wished for."""
    yield f"  {len(made.items)} of the {count} wished for passed every gate; the nearest misses:"
    for candidate in _nearest(made):
        yield f"    {_question(candidate)}"
        yield f"      stopped by {candidate.stopped_by}: {candidate.reason}"


def _nearest(made: Made) -> list[Candidate]:
    return sorted((c for c in made.candidates if c.stopped_by), key=lambda c: -c.confidence)[:NEAREST]


def _question(candidate: Candidate) -> str:
    return f"{candidate.stem} [{candidate.key_text}]"


def _types(bank: Bank) -> str:
    types = Counter(item.type for item in bank.items)
    return f" ({', '.join(f'{kind} {number}' for kind, number in types.most_common())})" if types else ""


def _in_language(code: str) -> str:
    return f"written in {LANGUAGES[code]}" if code in LANGUAGES else "written in another language"


def _percent(part: int, whole: int) -> str:
    return f" ({part / whole:.0%})" if whole else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
