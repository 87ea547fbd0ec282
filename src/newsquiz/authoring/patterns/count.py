"""How many: the number before its noun is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import (
    Statement,
    ended,
    join,
    lower_first,
    movable_front,
    question,
    sentence_case,
    tidy,
)
from newsquiz.language.numbers import in_figures

if TYPE_CHECKING:
    from spacy.tokens import Token


@pattern("count.noun")
def count(material: Material) -> Iterator[Candidate]:
    """`Four people died` → `How many people died?`"""
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot is Slot.COUNT and not (filler.detail["vague"] or filler.detail["known"]):
                stem = _stem(fact.statement, filler)
                if stem is not None:
                    yield _candidate(fact, filler, stem)


@pattern("percent.of")
def percentage(material: Material) -> Iterator[Candidate]:
    """`67 % of voters rejected it` → `What percentage of voters rejected it?`"""
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot is Slot.PERCENT and not filler.detail["vague"]:
                stem = _percentage_stem(fact.statement, filler)
                if stem is not None:
                    yield _candidate(fact, filler, stem, unit="%")


def _stem(statement: Statement, filler: Filler) -> str | None:
    noun = statement.clause.verb.doc[filler.head]
    phrase = _phrase_range(statement, noun)
    if phrase is None or not statement.covers(*phrase):
        return None
    rest = tuple(p for p in statement.slice(*phrase) if p.first > filler.last)
    asked = f"How many {join(rest)}"
    return asked_for(statement, noun, phrase, asked)


def asked_for(statement: Statement, noun: Token, phrase: tuple[int, int], asked: str) -> str | None:
    """The question in which `asked` stands for the noun phrase, wherever that phrase hangs on the verb."""
    verb = statement.clause.verb
    if phrase == statement.subject:
        front = movable_front(statement)
        tail = f" {front}" if front else ""
        head = f"{statement.prefix}{lower_first(asked, statement.prefix)}"
        return sentence_case(f"{head} {join(tidy(statement.predicate))}{tail}?")
    if noun.dep_ in {"dobj", "attr"} and noun.head.i == verb.i:
        return question(statement, asked, phrase)
    if noun.dep_ == "pobj" and noun.head.head.i == verb.i and noun.head.i == phrase[0] - 1:
        opener = f"{sentence_case(noun.head.lower_)} {asked[:1].lower()}{asked[1:]}"
        return question(statement, opener, (noun.head.i, phrase[1]))
    return None


def _phrase_range(statement: Statement, noun: Token) -> tuple[int, int] | None:
    """The noun phrase from its number on; None where something stands before the number but an article."""
    kept = {i for p in statement.pieces for i in range(p.first, p.last + 1)}
    below = sorted(t.i for t in noun.subtree if t.i in kept)
    if not below or any(t.dep_ in {"conj", "poss"} for t in noun.children if t.i in kept):
        return None
    first = noun.doc[below[0]]
    numeric = first.like_num or first.dep_ in {"nummod", "quantmod"}
    return (below[0], below[-1]) if numeric else None


def _percentage_stem(statement: Statement, filler: Filler) -> str | None:
    doc = statement.clause.verb.doc
    head = next(
        (doc[i] for i in range(filler.first, filler.last + 1) if doc[i].lower_ in {"%", "percent", "cent"}), None
    )
    following = doc[filler.last + 1] if filler.last + 1 < len(doc) else None
    if head is None or following is None or following.lower_ != "of":
        return None
    kept = {i for p in statement.pieces for i in range(p.first, p.last + 1)}
    phrase = (filler.first, max([t.i for t in following.subtree if t.i in kept], default=filler.last))
    if not statement.covers(*phrase):
        return None
    rest = join(p for p in statement.slice(*phrase) if p.first > filler.last)
    return asked_for(statement, head, phrase, f"What percentage {rest}")


def _candidate(fact: Fact, filler: Filler, stem: str, unit: str | None = None) -> Candidate:
    value = filler.key.value
    assert isinstance(value, int | float)
    unit = unit or filler.key.unit
    return Candidate(
        pattern="percent.of" if unit == "%" else "count.noun",
        type="number",
        fact=f"{fact.id}.{filler.slot}",
        stem=stem,
        key=filler.key,
        fields={"key": value, "unit": unit, "tolerance": 0},
        answers=(in_figures(value), filler.text),
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(fact.statement.text(), "."),
    )
