"""How long: `lasted 90 minutes`, `for five years`, `a 90-minute call`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import Statement, ended, join, question, tidy
from newsquiz.language.numbers import in_figures

ASKING = {"ask", "call", "plead", "apply", "hope", "pay", "push", "press", "wish", "argue", "vote", "campaign"}


@pattern("duration.adjunct")
def adjunct(material: Material) -> Iterator[Candidate]:
    """The measure that hangs on the verb: `How many minutes did the call last?`, `For how many years ...?`"""
    for fact, filler in _durations(material):
        stem = _adjunct_stem(fact.statement, filler)
        if stem is not None:
            yield _candidate("duration.adjunct", fact, filler, stem)


@pattern("duration.modifier")
def modifier(material: Material) -> Iterator[Candidate]:
    """`A and B held a 90-minute call` → `How many minutes long was the call that A and B held?`"""
    for fact, filler in _durations(material):
        stem = _modifier_stem(fact.statement, filler)
        if stem is not None:
            yield _candidate("duration.modifier", fact, filler, stem)


def _durations(material: Material) -> Iterator[tuple[Fact, Filler]]:
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot is Slot.DURATION and not filler.detail["vague"] and not _goes_on(fact):
                yield fact, filler


def _goes_on(fact: Fact) -> bool:
    """`has been doing it for two years` depends on the day it was said."""
    auxiliaries = {t.lower_ for t in fact.statement.clause.verb.children if t.dep_ == "aux"}
    return bool(auxiliaries & {"has", "have"})


def _adjunct_stem(statement: Statement, filler: Filler) -> str | None:
    verb = statement.clause.verb
    unit = verb.doc[filler.detail["unit"]]
    asked = f"How many {filler.key.unit}"
    if (
        unit.head.i == verb.i
        and unit.dep_ in {"npadvmod", "dobj"}
        and verb.lemma_ in {"last", "take", "spend", "run", "continue"}
    ):
        return question(statement, asked, (filler.first, filler.last))
    if verb.lemma_ in ASKING:
        return None
    if unit.dep_ == "pobj" and unit.head.lower_ == "for" and unit.head.head.i == verb.i:
        return question(statement, f"For how many {filler.key.unit}", (unit.head.i, filler.last))
    return None


def _modifier_stem(statement: Statement, filler: Filler) -> str | None:
    clause = statement.clause
    noun = clause.verb.doc[filler.head]
    if noun.dep_ != "dobj" or noun.head.i != clause.verb.i or clause.passive:
        return None
    kept = statement.kept
    below = sorted(t.i for t in noun.subtree if t.i in kept)
    event = join(p for p in statement.slice(below[0], below[-1]) if p.first > filler.last)
    held = join(tidy(p for p in statement.predicate if p.last < below[0]))
    after = join(tidy(p for p in statement.predicate if p.first > below[-1]))
    tail = f" {after}" if after else ""
    was = "were" if noun.tag_ == "NNS" else "was"
    return f"How many {filler.key.unit} long {was} the {event} that {statement.subject_text} {held}{tail}?"


def _candidate(name: str, fact: Fact, filler: Filler, stem: str) -> Candidate:
    value = filler.key.value
    assert isinstance(value, int | float)
    return Candidate(
        pattern=name,
        type="number",
        fact=f"{fact.id}.duration",
        stem=stem,
        key=replace(filler.key, text=f"{in_figures(value)} {filler.key.unit}"),
        fields={"key": value, "unit": filler.key.unit, "tolerance": 0},
        answers=(f"{in_figures(value)} {filler.key.unit}", filler.text),
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(fact.statement.text(), "."),
    )
