"""Date of an event: `On what date did ...?`"""

from __future__ import annotations

from collections.abc import Iterator

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import ended, question
from newsquiz.language.dates import Granularity, PartialDate

OPENERS = {
    Granularity.DAY: "On what date",
    Granularity.MONTH: "In which month of which year",
    Granularity.YEAR: "In which year",
}


@pattern("when.adjunct")
def when(material: Material) -> Iterator[Candidate]:
    """The date phrase that hangs on the verb is taken out and asked for."""
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot is Slot.WHEN and filler.head == fact.statement.clause.verb.i:
                yield from _candidate(fact, filler)


def _candidate(fact: Fact, filler: Filler) -> Iterator[Candidate]:
    if sum(piece.kind in {"date", "bound"} for piece in fact.statement.pieces) > 1:
        return  # which of them is asked for?
    value = filler.key.value
    if not isinstance(value, PartialDate) or not fact.statement.clause.past:
        return
    stem = question(fact.statement, OPENERS[value.granularity], (filler.first, filler.last))
    if stem is None:
        return
    yield Candidate(
        pattern="when.adjunct",
        type="date",
        fact=f"{fact.id}.when",
        stem=stem,
        key=filler.key,
        fields={"key": value, "granularity": value.granularity},
        answers=date_answers(value),
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(fact.statement.text(), "."),
    )


def date_answers(value: PartialDate) -> tuple[str, ...]:
    """The wordings of a date that would give it away."""
    words = value.in_words()
    if value.day is None:
        return (words,)
    day, month, year = words.split()
    return (words, f"{month} {day}, {year}", f"{month} {day}", f"{day} {month}")
