"""From statements to facts: which words fill which slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.article import BlockKind
from newsquiz.authoring import knowledge
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.clauses import Certainty, Clause, clauses, quoted_tokens
from newsquiz.authoring.compose import Composer
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.lexicon import is_person_noun
from newsquiz.authoring.resolve import Person
from newsquiz.authoring.statement import Statement
from newsquiz.authoring.vocabulary import word_list
from newsquiz.language.dates import PartialDate
from newsquiz.language.numbers import read_number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

ENTITY_KINDS = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "EVENT": "TERM", "LAW": "TERM",
    "PRODUCT": "TERM",
}  # fmt: skip
PLACES = {"GPE", "LOC", "FAC"}
PLACE_PREPOSITIONS = {"in", "at", "near", "outside"}
UNITS = {"second", "minute", "hour", "day", "week", "month", "year", "decade"}
MEASURES = word_list("measures")
CASUALTY = {"kill", "injure", "wound", "hospitalise", "hospitalize", "arrest", "displace", "leave"}
ABOUT = {"about", "around", "approximately", "roughly", "nearly", "almost", "over"}
TERMS = word_list("term_sets")
VAGUE = word_list("vague")
_SLUG = re.compile(r"[^a-z0-9]+")


def usable(sentence: Sentence) -> bool:
    """Paragraph sentences, and list items that are whole sentences."""
    kind = sentence.block.kind
    if kind is BlockKind.LIST_ITEM:
        return sentence.text.endswith(".")
    return kind is BlockKind.PARAGRAPH and sentence.text.rstrip("”\"')]").endswith((".", "!", ":"))


def facts(annotated: Annotated, composer: Composer) -> list[Fact]:
    """Every fact of the article that is told as having happened or being so, in order; ids are unique."""
    found: list[Fact] = []
    taken: set[str] = set()
    for sentence in filter(usable, annotated.sentences):
        for clause in clauses(sentence):
            fact = _fact(clause, composer, taken)
            if fact is not None:
                taken.add(fact.id)
                found.append(fact)
    return found


def _fact(clause: Clause, composer: Composer, taken: set[str]) -> Fact | None:
    statement = composer.statement(clause)
    if statement is None:
        return None
    fillers = tuple(_fillers(statement, composer))
    id = _unique(_fact_id(statement), taken)
    return Fact(id, statement, fillers, clause.certainty, _evidence(statement))


def _unique(id: str, taken: set[str]) -> str:
    number = 1
    while (candidate := id if number == 1 else f"{id}-{number}") in taken:
        number += 1
    return candidate


def _fact_id(statement: Statement) -> str:
    clause = statement.clause
    subject = clause.verb.head if clause.verb.dep_ == "relcl" else clause.subject
    target = next((t for t in clause.verb.children if t.dep_ in {"dobj", "attr", "acomp", "oprd"}), None)
    words = [t.lemma_.lower() for t in (subject, clause.verb, target) if t is not None]
    return _SLUG.sub("-", "-".join(words)).strip("-")[:48] or "fact"


def _evidence(statement: Statement) -> tuple[int, int]:
    """From the first to the last kept token, the reporting words included."""
    clause, sentence = statement.clause, statement.clause.sentence
    doc = clause.verb.doc
    indices = [i for p in statement.pieces for i in (p.first, p.last)]
    if clause.link is not None and clause.source is not None:
        indices += [clause.link.i, clause.source.left_edge.i, clause.source.i]
    first, last = doc[min(indices)], doc[max(indices)]
    end = sentence.offset(last) + len(last.text)
    return sentence.offset(first), end


def _fillers(statement: Statement, composer: Composer) -> Iterator[Filler]:
    sentence = statement.clause.sentence
    quoted = quoted_tokens(sentence)
    for ent in sentence.ents:
        if any(t.i in quoted for t in ent):
            continue
        span = _entity_range(ent)
        if statement.covers(*span):
            yield from _entity_fillers(statement, ent, span, composer)
    yield from _term_fillers(statement, quoted)
    for piece in statement.pieces:
        if piece.kind == "date":
            yield from _date_filler(statement, piece.first, piece.last, composer)


def _term_fillers(statement: Statement, quoted: frozenset[int]) -> Iterator[Filler]:
    """Common nouns that a closed set knows: minerals, diseases, industries, animals."""
    doc = statement.clause.verb.doc
    for piece in statement.pieces:
        noun = doc[piece.last]
        if noun.pos_ != "NOUN" or noun.ent_type_ or noun.i in quoted or piece.kind:
            continue
        before = [t for t in noun.children if t.dep_ in {"compound", "amod"} and t.i < noun.i]
        first = min((t.left_edge.i for t in before), default=noun.i)
        text = doc[first : noun.i + 1].text
        person = is_person_noun(noun.lemma_.lower())
        if statement.covers(first, noun.i) and not person and knowledge.fine_type(text, "TERM") in TERMS:
            yield Filler(Slot.NAME, first, noun.i, text, Key(text, "TERM"), noun.i, detail={"label": "TERM"})


def _entity_range(ent: Span) -> tuple[int, int]:
    return int(ent.start), int(ent.end) - 1


def _entity_fillers(statement: Statement, ent: Span, span: tuple[int, int], composer: Composer) -> Iterator[Filler]:
    label, root = ent.label_, ent.root
    text = statement.words(*span)
    kind = ENTITY_KINDS.get(label)
    if kind is not None:
        key = name_key(text, kind, composer.resolver.person(ent) if label == "PERSON" else None)
        detail = {"label": label}
        yield Filler(Slot.NAME, *span, text, key, root.i, detail=detail)
        if _is_subject(statement, root):
            yield Filler(Slot.WHO, *statement.subject, statement.subject_text, key, root.i, detail=detail)
        if root.dep_ == "pobj" and root.head.lower_ == "on" and knowledge.fine_type(text, "TERM") == "social_platform":
            yield from _where(statement, ent, root, text)
        if label in PLACES and root.dep_ == "pobj" and root.head.lower_ in PLACE_PREPOSITIONS:
            yield from _where(statement, ent, root, text)
    elif label in {"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "DURATION"}:
        yield from _number_filler(statement, ent, span)


def name_key(text: str, kind: str, person: Person | None) -> Key:
    """The key for a name; a person's role and gender say who could stand in for them."""
    if person is None:
        return Key(text, kind)
    short = (person.surname,) if person.surname not in {"", text, text.split()[-1]} else ()
    return Key(text, kind, role=person.role or None, gender=person.gender, aliases=short)


def _is_subject(statement: Statement, root: Token) -> bool:
    clause = statement.clause
    subject = clause.verb.head if clause.verb.dep_ == "relcl" else clause.subject
    assert subject is not None
    alone = not any(t.dep_ in {"conj", "poss"} for t in subject.children)
    return bool(root.i == subject.i and alone)


def _where(statement: Statement, ent: Span, root: Token, text: str) -> Iterator[Filler]:
    preposition = root.head
    if preposition.head.i == statement.clause.verb.i:
        first, last = preposition.i, max(t.i for t in preposition.subtree)
        if statement.covers(first, last):
            key = Key(text, "PLACE" if ent.label_ in PLACES else "TERM")
            detail = {"label": ent.label_, "preposition": preposition.lower_}
            yield Filler(Slot.WHERE, first, last, text, key, preposition.head.i, detail=detail)


def _date_filler(statement: Statement, first: int, last: int, composer: Composer) -> Iterator[Filler]:
    sentence = statement.clause.sentence
    value = composer.date_of(sentence, first)
    if value is None:
        return
    anchor = statement.clause.verb.doc[first]
    governor = anchor.head if anchor.dep_ in {"prep", "npadvmod", "tmod"} else anchor.head.head
    words = statement.words(first, last)
    key = Key(words.split(" ", 1)[1], "DATE", value=value)
    yield Filler(Slot.WHEN, first, last, key.text, key, governor.i, detail={"granularity": value.granularity})


def _number_filler(statement: Statement, ent: Span, span: tuple[int, int]) -> Iterator[Filler]:
    doc, text = statement.clause.verb.doc, str(ent.text)
    vague = any(t.lower_ in VAGUE for t in doc[max(ent.start - 3, 0) : ent.end])
    following = doc[ent.end] if ent.end < len(doc) else None
    if "or" in text.split() or (following is not None and following.lower_ == "or"):
        return  # `six or seven`
    detail: dict[str, object] = {"label": ent.label_, "vague": vague, "known": _known_number(doc, ent)}
    if ent.label_ == "PERCENT":
        value = read_number(re.sub(r"\s*(%|per ?cent|percent)$", "", text))
        if value is not None:
            yield Filler(
                Slot.PERCENT, *span, text, Key(text, "PERCENT", value=value, unit="%"), ent.root.i, detail=detail
            )
        return
    if ent.label_ == "MONEY":
        yield Filler(Slot.AMOUNT, *span, text, Key(text, "MONEY"), ent.root.i, detail=detail)
        return
    figures = next((t for t in ent if t.like_num), None)
    value = read_number(figures.text) if figures is not None else None
    if figures is None or value is None or _is_part(figures):
        return
    if ent.label_ == "DURATION" or (figures.head.lemma_.lower() in UNITS and figures.dep_ == "nummod"):
        unit = next((t for t in ent if t.lemma_.lower() in UNITS), None)
        if unit is not None:
            key = Key(text, "DURATION", value=value, unit=plural(unit.lemma_.lower()))
            yield Filler(Slot.DURATION, *span, text, key, unit.head.i, detail=detail | {"unit": unit.i})
    elif (
        ent.label_ == "CARDINAL" and figures.dep_ in {"dobj", "nsubj", "nsubjpass"} and figures.head.lemma_ in CASUALTY
    ):
        key = Key(text, "NUMBER", value=value, unit="people")
        yield Filler(Slot.COUNT, *span, text, key, figures.i, detail=detail | {"hedge": _hedge(doc, ent)})
    elif (
        ent.label_ == "CARDINAL"
        and figures.dep_ == "nummod"
        and figures.i < figures.head.i
        and figures.head.tag_ == "NNS"
    ):
        detail["hedge"] = _hedge(doc, ent)
        if any(t.dep_ == "appos" for t in figures.head.children):
            return  # what is counted is listed beside it
        key = Key(text, "NUMBER", value=value, unit=figures.head.text)
        yield Filler(Slot.COUNT, *span, text, key, figures.head.i, detail=detail)


def _is_part(figures: Token) -> bool:
    """`15 000`: a figure beside a figure is only a piece of a number."""
    doc = figures.doc
    return any(0 <= i < len(doc) and doc[i].text.isdigit() for i in (figures.i - 1, figures.i + 1))


def _hedge(doc: Doc, ent: Span) -> tuple[int, int] | None:
    """Where `at least`, `more than` or `about` stands before (or at the start of) the number, as a token range."""
    for first in range(max(ent.start - 2, 0), ent.start + 1):
        words = " ".join(t.lower_ for t in doc[first : first + 2])
        if words in {"at least", "more than", "fewer than", "less than", "up to"}:
            return first, first + 1
        if first + 1 <= ent.end - 1 and doc[first].lower_ in ABOUT and doc[first + 1].like_num:
            return first, first
    return None


def _known_number(doc: Doc, ent: Span) -> bool:
    """A number that readers take for granted: `the two`, `its three`, `one`."""
    before = doc[ent.start - 1] if ent.start else None
    definite = before is not None and (before.lower_ in {"the", "these", "those"} or before.tag_ in {"PRP$", "POS"})
    return definite or ent.text.lower() in {"one", "a", "an"}


def plural(unit: str) -> str:
    """`minute` → `minutes`."""
    return unit if unit.endswith("s") else f"{unit}s"


def value_of(key: Key) -> PartialDate | float | None:
    """What the key stands for where it is a date or a number."""
    return key.value


__all__ = ["Certainty", "facts", "plural", "usable", "value_of"]
