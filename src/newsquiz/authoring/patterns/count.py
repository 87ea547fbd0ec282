"""How many: the number before its noun is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import Certainty
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


FRONTED = {"in", "across", "on", "to"}
"""What reads well before a number that is asked for: `In how many countries ...?`"""
AND_MORE = re.compile(r"\band (?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)")
"""What else was counted was left standing: `How many children were killed on the bus and two drivers?`"""


@pattern("count.noun")
def count(material: Material) -> Iterator[Candidate]:
    """`Four people died` → `How many people died?`"""
    for fact in material.facts:
        for filler in fact.fillers:
            denied = fact.certainty is Certainty.DENIED and filler.head != _subject(fact)
            asked = filler.slot is Slot.COUNT and not denied and not filler.detail["known"] and _plain_or_hedged(filler)
            if asked and not any(piece.text.lower() == "only" for piece in fact.statement.pieces):
                stem = _stem(fact.statement, filler)
                if stem is not None and not AND_MORE.search(stem):
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


def _subject(fact: Fact) -> int | None:
    """The token that heads the subject: how many did not is sure only of those."""
    subject = fact.statement.clause.subject
    return subject.i if subject is not None else None


def _plain_or_hedged(filler: Filler) -> bool:
    """An exact number, or one whose hedge the question can keep (`At least how many ...?`)."""
    return not filler.detail["vague"] or filler.detail["hedge"] is not None


def _stem(statement: Statement, filler: Filler) -> str | None:
    noun = statement.clause.verb.doc[filler.head]
    phrase = _phrase_range(statement, noun)
    if phrase is None or not statement.covers(*phrase):
        return None
    counted = _counted(statement, noun, filler)
    if counted is None:
        return None
    hedge = filler.detail["hedge"]
    asked = f"{statement.words(*hedge).capitalize()} how many {counted}" if hedge else f"How many {counted}"
    return asked_for(statement, noun, phrase, asked)


def _counted(statement: Statement, noun: Token, filler: Filler) -> str | None:
    """What is counted: the noun with what belongs to it; None where it is joined to another."""
    if filler.head in range(filler.first, filler.last + 1):
        return "people"
    if any(t.dep_ in {"conj", "cc"} and t.i > noun.i for t in noun.children):
        return None  # `4,000 men and women`: the number counts them all, or only the first
    rest = join(tidy(p for p in statement.slice(*_span(statement, noun)) if filler.last < p.first))
    named = re.search(r"^[^,]* (?:and|or) (?:the )?[A-Z]", rest)  # `malls in A and the Mall in B`
    return rest if rest and not rest.startswith("of ") and not named else None


def _span(statement: Statement, noun: Token) -> tuple[int, int]:
    kept = statement.kept
    below = [t.i for t in noun.subtree if t.i in kept]
    return min(below), max(below)


def asked_for(statement: Statement, noun: Token, phrase: tuple[int, int], asked: str) -> str | None:
    """The question in which `asked` stands for the noun phrase, wherever that phrase hangs on the verb."""
    verb = statement.clause.verb
    if phrase == statement.subject:
        front = movable_front(statement)
        tail = f" {front}" if front else ""
        asked += "," if asked.count(",") % 2 else ""  # `nine ministers, including A and B, ...`
        head = f"{statement.prefix}{lower_first(asked, statement.prefix)}"
        return sentence_case(f"{head} {join(tidy(statement.predicate))}{tail}?")
    if noun.dep_ in {"dobj", "attr"} and noun.head.i == verb.i and not (noun.dep_ == "attr" and verb.lemma_ == "be"):
        return question(statement, asked, phrase)
    tied = noun.dep_ == "pobj" and noun.head.head.i == verb.i and noun.head.i == phrase[0] - 1
    if tied and noun.head.lower_ in FRONTED:
        opener = f"{sentence_case(noun.head.lower_)} {asked[:1].lower()}{asked[1:]}"
        return question(statement, opener, (noun.head.i, phrase[1]))
    return None


def _phrase_range(statement: Statement, noun: Token) -> tuple[int, int] | None:
    """The noun phrase from its number on; None where something stands before the number but an article."""
    first, last = _span(statement, noun)
    opening = noun.doc[first]
    numeric = opening.like_num or opening.dep_ in {"nummod", "quantmod", "advmod"} or opening.lower_ in {"at", "more"}
    return (first, last) if numeric and opening.dep_ != "poss" else None


def _percentage_stem(statement: Statement, filler: Filler) -> str | None:
    doc = statement.clause.verb.doc
    head = next(
        (doc[i] for i in range(filler.first, filler.last + 1) if doc[i].lower_ in {"%", "percent", "cent"}), None
    )
    following = doc[filler.last + 1] if filler.last + 1 < len(doc) else None
    if head is None or following is None or following.lower_ != "of":
        return None
    kept = statement.kept
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
