"""At what age: `died at the age of 86` → `At what age did ... die?`"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import finite_token
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.facts import Fact
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import ended, question
from newsquiz.language.numbers import in_figures, read_number

if TYPE_CHECKING:
    from spacy.tokens import Token

OLDEST = 122  # years: Jeanne Calment's, the highest age on record


@pattern("age.at")
def age(material: Material) -> Iterator[Candidate]:
    """The age at which somebody did or suffered what the clause tells, where its phrase hangs on the verb."""
    for fact in material.facts:
        if finite_token(fact.statement.clause).tag_ != "VBD":
            continue  # `has died`: nobody asks so
        for preposition in fact.statement.clause.verb.children:
            figures = _age(preposition)
            value = read_number(figures.text) if figures is not None else None
            if figures is not None and value is not None and 0 < value <= OLDEST:
                yield from _candidate(fact, preposition, figures, value)


def _age(preposition: Token) -> Token | None:
    """The figures of `at the age of 86` or `at age 86`."""
    if preposition.lower_ != "at":
        return None
    for noun in preposition.children:
        if noun.lower_ == "age":
            below = [t for t in noun.subtree if t.like_num]
            return below[0] if len(below) == 1 and below[0].i == noun.right_edge.i else None
    return None


def _candidate(fact: Fact, preposition: Token, figures: Token, value: float) -> Iterator[Candidate]:
    statement = fact.statement
    if not statement.covers(preposition.i, figures.i):
        return
    stem = question(statement, "At what age", (preposition.i, figures.i))
    if stem is None:
        return
    key = Key(f"{in_figures(value)} years", "DURATION", value=value, unit="years")
    yield Candidate(
        pattern="age.at",
        type="number",
        fact=f"{fact.id}.age",
        stem=stem,
        key=key,
        fields={"key": value, "unit": "years", "tolerance": 0},
        answers=(in_figures(value), figures.text),
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(statement.text(), "."),
    )
