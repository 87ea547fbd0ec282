"""Who or which: the subject is asked for, the verb stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from newsquiz.authoring.asking import name_answers, which
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import REPORTING, auxiliaries
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import Piece, Statement, ended, join, lower_first, movable_front, sentence_case, tidy
from newsquiz.authoring.vocabulary import word_list

COMMON_DEEDS = word_list("common_deeds")
MAKING = {"found", "establish", "build", "publish", "release", "write", "open", "launch", "create", "destroy"}
LONG = 8  # words of a predicate behind which a date would seem to date something else
MANY = {"are", "were", "have"}


@pattern("who.subject")
def who(material: Material) -> Iterator[Candidate]:
    """`Trump requested the call` → `Who requested the call?`"""
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot is not Slot.WHO or _made(fact, filler):
                continue
            if not _reports(fact) and not _done_by_many(fact):
                opener = which(filler)
                plural = next(iter(auxiliaries(fact.statement.clause)), fact.statement.clause.verb).lower_ in MANY
                if opener is not None and not (plural and opener != "Who"):
                    yield _candidate(material, fact, filler, subject_question(fact.statement, opener))


def _done_by_many(fact: Fact) -> bool:
    """`served in the House`, `worked with the government`: others did, and only a date could tell."""
    dated = any(filler.slot is Slot.WHEN for filler in fact.fillers)
    return fact.statement.clause.verb.lemma_ in COMMON_DEEDS and not dated


def _made(fact: Fact, filler: Filler) -> bool:
    """`was founded`, `was published`: no person was, whatever the name looks like."""
    clause = fact.statement.clause
    return clause.passive and clause.verb.lemma_ in MAKING and filler.detail["label"] == "PERSON"


def _reports(fact: Fact) -> bool:
    """`X said that ...` is asked by its own pattern, with the claim in full."""
    verb = fact.statement.clause.verb
    return verb.lemma_ in REPORTING and any(t.dep_ == "ccomp" for t in verb.children)


def subject_question(statement: Statement, opener: str) -> str:
    """The statement with `opener` in place of its subject, fronted adjuncts moved to the end of a short one."""
    front = movable_front(statement)
    predicate = join(_set_off(statement))
    if front and not statement.prefix and len(predicate.split()) > LONG:
        return sentence_case(f"{front}, {opener[:1].lower()}{opener[1:]} {predicate}?")
    tail = f" {front}" if front else ""
    head = f"{statement.prefix}{lower_first(opener, statement.prefix)}"
    glue = "" if predicate.startswith(",") else " "
    return sentence_case(f"{head}{glue}{predicate}{tail}?")


def _set_off(statement: Statement) -> tuple[Piece, ...]:
    """The predicate; a comma right behind the subject stays where another closes what it opens before the verb."""
    pieces = _date_last(statement)
    before_verb = [p for p in pieces if p.text == "," and p.first < statement.clause.verb.i]
    tidied = tidy(pieces)
    return (pieces[0], *tidied) if len(before_verb) >= 2 and pieces[0].text == "," else tidied


def _date_last(statement: Statement) -> tuple[Piece, ...]:
    """The predicate with a date that stands before its verb moved to the end."""
    pieces = statement.predicate
    early = [p for p in pieces if p.kind == "date" and p.last < statement.clause.verb.i]
    return (*(p for p in pieces if p not in early), *early)


def _candidate(material: Material, fact: Fact, filler: Filler, stem: str) -> Candidate:
    answers = name_answers(filler.key)
    return Candidate(
        pattern="who.subject",
        type="short_answer",
        fact=f"{fact.id}.who",
        stem=stem,
        key=filler.key,
        fields={"key": filler.key.text, "accepted": answers[1:], "answer_type": filler.key.kind.lower()},
        answers=answers,
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(fact.statement.text(), "."),
    )
