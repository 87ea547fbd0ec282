"""A statement with one gap: the most robust form there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring.asking import name_answers
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import EXEMPLIFYING, Material, pattern
from newsquiz.authoring.patterns.when import date_answers
from newsquiz.authoring.statement import ended
from newsquiz.authoring.vocabulary import word_list
from newsquiz.language.dates import PartialDate
from newsquiz.language.numbers import in_figures

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_LIST = 3
RELATIVES = word_list("relatives") | {"child", "twin", "fiancé", "fiancée", "girlfriend", "boyfriend"}
HEADS = {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "oprd", "dative"}
GAPPED = {Slot.NAME, Slot.COUNT, Slot.PERCENT, Slot.AMOUNT, Slot.DURATION}


@pattern("cloze.gap")
def cloze(material: Material) -> Iterator[Candidate]:
    """Each name and number of a statement as its gap; ranking keeps the best."""
    for fact in material.facts:
        for filler in fact.fillers:
            if filler.slot in GAPPED and is_gap(fact, filler):
                yield _candidate(fact, filler)


def is_gap(fact: Fact, filler: Filler) -> bool:
    """Names stand for somebody or something of their own, not before a noun; numbers are not `the two`."""
    token = fact.statement.clause.verb.doc[filler.head]
    if any(t.lower_ == "according" for t in token.doc[max(filler.first - 3, 0) : filler.first]):
        return False  # who told it is incidental
    if filler.slot is Slot.NAME:
        if filler.key.kind == "TERM" and filler.text.islower() and " " not in filler.text:
            return False  # `a surface-to-air ____`
        if filler.key.kind == "PLACE":
            return False  # a town, its country and its region would all fill the gap
        whole = not _follows_place(fact, filler) and not _part_of_name(token, filler)
        return token.dep_ in HEADS and whole and not _example(token) and not _relative(token)
    before = token.doc[filler.first - 1] if filler.first else None
    rate = before is not None and before.lower_ == "per"  # `15 per 100,000`: nobody remembers the second number
    return not rate and not filler.detail.get("vague") and not filler.detail.get("known")


def _example(token: Token) -> bool:
    """`politicians including A, B and ____`: whoever else was there fits, and nobody remembers who stood last."""
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    named_as_one = token.dep_ == "pobj" and token.head.lower_ in EXEMPLIFYING
    return bool(named_as_one or (token.dep_ == "dobj" and token.head.lemma_ == "include"))


def _relative(token: Token) -> bool:
    """`his father, ____`, `survived by sons ____, A and B`: what relatives are called is for those who know them."""
    named = {t.lemma_.lower() for t in (token.head, *token.children) if t.pos_ in {"NOUN", "PROPN"}}
    return bool(named & RELATIVES)


def _follows_place(fact: Fact, filler: Filler) -> bool:
    """`El Paso, ____`: the city tells the state."""
    doc = fact.statement.clause.verb.doc
    return filler.first >= 2 and doc[filler.first - 1].text == "," and bool(doc[filler.first - 2].ent_type_)


def _part_of_name(token: Token, filler: Filler) -> bool:
    """`Grauman's ____`, `spotLESS ____`, `Iran–____`: a name goes on beside the gap, or one of many is asked for."""
    doc = token.doc
    following = doc[filler.last + 1] if filler.last + 1 < len(doc) else None
    if following is not None and following.pos_ == "PROPN":
        return True
    home = token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.ent_type_ == "PERSON"
    if home or sum(1 for t in token.sent if t.dep_ == "conj" and t.ent_type_ == token.ent_type_) > LONGEST_LIST:
        return True
    if filler.first and doc[filler.first - 1].text in {"–", "-"} and not doc[filler.first - 1].whitespace_:
        return True
    if token.dep_ == "conj" and token.head.dep_ == "pobj" and token.head.head.head.pos_ == "PROPN":
        return True  # `the Islamic State of Iraq and the ____`
    after = doc[filler.last + 2] if filler.last + 2 < len(doc) else None
    goes_on = following is not None and following.lower_ in {"and", "of"}
    if goes_on and after is not None and not after.ent_type_ and after.text[:1].isupper():
        return True  # `____ and Furious`
    if token.dep_ == "conj" and token.head.pos_ == "PROPN" and token.head.ent_type_ != token.ent_type_:
        return True  # `the School of Marine and ____`
    outside = [t for t in token.children if t.i < filler.first and t.dep_ in {"compound", "poss", "nmod"}]
    return any(t.pos_ == "PROPN" or t.text[:1].isupper() for t in outside)


def _candidate(fact: Fact, filler: Filler) -> Candidate:
    statement = fact.statement.with_text(filler.first, filler.last, "{{" + filler.text + "}}")
    answers = gap_answers(filler)
    return Candidate(
        pattern="cloze.gap",
        type="cloze",
        fact=f"{fact.id}.{filler.slot}-{filler.first}",
        stem=ended(statement.text(), "."),
        key=filler.key,
        fields={"accepted": (answers[1:],) if len(answers) > 1 else ()},
        answers=answers,
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(fact.statement.text(), "."),
    )


def gap_answers(filler: Filler) -> tuple[str, ...]:
    """What fits the gap, the article's wording first."""
    value = filler.key.value
    if isinstance(value, PartialDate):
        return date_answers(value)
    if filler.slot in {Slot.COUNT} and value is not None:
        return tuple(dict.fromkeys((filler.text, in_figures(value))))
    return name_answers(filler.key)
