"""Finite clauses of a sentence: who says or does what, and how surely.

A clause is the unit that facts are read from. It knows its verb, its subject (its own, or the one it shares with the
clause before), the tokens that belong to it, and its certainty. Whatever would make a clause only half true when it
stands alone (a condition, a hedge, a speaker) is found here and never lost later.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from newsquiz.authoring.annotate import Sentence
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.quotes import is_quoted, quotations
from newsquiz.authoring.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
REPORTING = word_list("reporting")
HEDGES = word_list("hedges")
HEDGING_VERBS = word_list("hedging_verbs")
MODALS = {"may", "might", "could", "would", "should", "can", "must", "ought"}
CONDITIONS = {"if", "unless", "whether", "provided", "assuming"}
PLANS = word_list("plans")


class Certainty(StrEnum):
    """How surely the article says it."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    DENIED = "denied"
    FUTURE = "future"


@dataclass(frozen=True)
class Clause:
    """A finite clause. `subject` is the head of the subject, `shared` when another clause holds it.

    `source` is the head of whoever says it (certainty ATTRIBUTED), `link` the reporting verb.
    """

    sentence: Sentence
    verb: Token
    subject: Token | None
    shared: bool
    certainty: Certainty
    source: Token | None = None
    link: Token | None = None

    @property
    def passive(self) -> bool:
        """Whether the verb is passive."""
        return any(child.dep_ in {"auxpass", "nsubjpass"} for child in self.verb.children)

    @property
    def past(self) -> bool:
        """Whether the clause tells what has happened: simple past, perfect or passive of either."""
        finite = finite_token(self)
        return finite.tag_ in {"VBD", "VBN"} or (finite.lemma_ == "have" and finite.i != self.verb.i)


def finite_token(clause: Clause) -> Token:
    """The token that carries tense: the first auxiliary, else the verb itself."""
    return next((t for t in auxiliaries(clause)), clause.verb)


def auxiliaries(clause: Clause) -> list[Token]:
    """Auxiliaries of the verb in order, those shared with the clause before included."""
    own = [t for t in clause.verb.children if t.dep_ in {"aux", "auxpass"} and t.tag_ != "TO" and t.i < clause.verb.i]
    if own or not clause.shared or clause.verb.tag_ not in {"VBN", "VBG", "VB"}:
        return own
    return [t for t in clause.verb.head.children if t.dep_ in {"aux", "auxpass"} and t.i < clause.verb.head.i]


def clauses(sentence: Sentence) -> list[Clause]:
    """All finite clauses of the sentence outside quotation marks, in order."""
    quoted = quoted_tokens(sentence)
    found = [_clause(sentence, token) for token in sentence.span if token.i not in quoted and _heads_clause(token)]
    return [clause for clause in found if clause is not None]


def quoted_tokens(sentence: Sentence) -> frozenset[int]:
    """Indices of the sentence's tokens inside quotation marks, marks included; a quotation may span sentences."""
    doc = sentence.span.doc
    kept: dict[int, frozenset[int]] = doc.user_data.setdefault("quoted", {})
    if sentence.span.start not in kept:
        text = text_of(doc)
        inside = (t.i for t in sentence.span if is_quoted(text, t.idx, t.idx + len(t.text)))
        kept[sentence.span.start] = frozenset(inside if quotations(text) else ())
    return kept[sentence.span.start]


def _heads_clause(token: Token) -> bool:
    if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
        return False
    if token.dep_ == "conj":
        return _subject(token) is not None and _is_finite(token)
    return token.dep_ in {"ROOT", "ccomp", "relcl", "advcl", "parataxis"} and _is_finite(token)


def _is_finite(token: Token) -> bool:
    helpers = [t for t in token.children if t.dep_ in {"aux", "auxpass"}]
    if any(t.tag_ == "TO" for t in helpers):
        return False
    if not helpers and token.tag_ == "VBN" and own_subject(token) is not None:
        return any(
            t.dep_ in {"dobj", "ccomp"} for t in token.children
        )  # a past tense that the tagger took for a participle
    if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in helpers):
        return True
    return token.dep_ == "conj" and token.tag_ in {"VBN", "VBD"} and token.head.pos_ in {"VERB", "AUX"}


def own_subject(token: Token) -> Token | None:
    """The subject that hangs on this verb itself."""
    return next((t for t in token.children if t.dep_ in SUBJECTS), None)


def _subject(token: Token) -> Token | None:
    """The verb's subject; for a conjunct without one, that of the verb it is joined to."""
    own = own_subject(token)
    if own is not None or token.dep_ != "conj" or token.head.pos_ not in {"VERB", "AUX"}:
        return own
    return _subject(token.head)


def _clause(sentence: Sentence, verb: Token) -> Clause | None:
    subject = _subject(verb)
    if _later_or_never(verb) or _subject_unsure(verb):
        return None
    if subject is None or subject.dep_ in {"csubj", "expl"} or not _sound_relative(verb, subject):
        return None
    if _source_unsure(verb):
        return None
    shared = own_subject(verb) is None
    link, source = _attribution(verb)
    certainty = _certainty(sentence, verb, shared, attributed=link is not None)
    return Clause(sentence, verb, subject, shared, certainty, source, link)


def _later_or_never(verb: Token) -> bool:
    """`until Sweden joined`, `unless`, `before he could`: what has not happened yet, or need not have."""
    if verb.dep_ != "advcl":
        return False
    ties = {t.lower_ for t in verb.children if t.dep_ == "mark" or t.tag_ == "WRB"}
    return bool(ties & {"until", "till", "before", "unless", "if", "whether", "once", "lest", "whenever", "wherever"})


def _subject_unsure(verb: Token) -> bool:
    """A second verb shares its subject only right behind `and`: behind a comma it may be a participle."""
    if verb.dep_ != "conj" or own_subject(verb) is not None:
        return False
    first = min(
        [verb.i, *(t.i for t in verb.children if t.dep_ in {"aux", "auxpass", "advmod", "neg"} and t.i < verb.i)]
    )
    before = verb.doc[first - 1] if first else None
    return before is None or not (before.dep_ == "cc" or before.lower_ in {"then"})


def _sound_relative(verb: Token, subject: Token) -> bool:
    """A relative clause stands alone only where its pronoun is its own subject and stands for a name."""
    if verb.dep_ != "relcl":
        return subject.tag_ not in {"WDT", "WP"}
    named = verb.head.ent_type_ in {"PERSON", "ORG", "GPE", "FAC", "EVENT", "LOC", "PRODUCT"}
    named = named and verb.doc[verb.left_edge.i - 1].text == ","  # `the ones who voted` are not all of them
    inner = _within_phrase(verb.head)  # whose `which` is it?
    fits = verb.head.ent_type_ == "PERSON" if subject.lower_ == "who" else verb.head.ent_type_ != "PERSON"
    return subject.tag_ in {"WDT", "WP"} and subject.head.i == verb.i and named and fits and not inner


def _within_phrase(name: Token) -> bool:
    """Whether the name ends a longer noun phrase: `a pact between the Union and the group Mercosur`."""
    while name.dep_ in {"appos", "conj"} and name.head.pos_ in {"NOUN", "PROPN"}:
        name = name.head
    return name.dep_ == "pobj" and name.head.head.pos_ in {"NOUN", "PROPN"}


def _certainty(sentence: Sentence, verb: Token, shared: bool, *, attributed: bool) -> Certainty:
    governed = list(_governing(verb, shared))
    if any(_hedged(token) for token in governed):
        return Certainty.HEDGED
    if any(_future(token) for token in governed):
        return Certainty.FUTURE
    if any(_denied(token) for token in governed):
        return Certainty.DENIED
    return Certainty.ATTRIBUTED if attributed or _according(sentence) else Certainty.ASSERTED


def _governing(verb: Token, shared: bool) -> Iterator[Token]:
    """The verb, and the one it shares its subject and so its auxiliaries with."""
    yield verb
    if shared and verb.tag_ in {"VBN", "VBG", "VB"}:
        yield verb.head


def _denied(verb: Token) -> bool:
    """`did not`, `never`, and `no claims were made`."""
    if any(t.dep_ == "neg" or t.lower_ in {"never", "hardly", "barely", "neither"} for t in verb.children):
        return True
    nouns = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}]
    return any(t.lower_ in {"no", "none", "nobody", "nothing"} for n in nouns for t in (n, *n.children))


def _hedged(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in MODALS:
            return True
        if child.lower_ in HEDGES or (child.dep_ == "mark" and child.lower_ in CONDITIONS):
            return True
        if child.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in CONDITIONS for t in child.children):
            return True
    return verb.lemma_ in HEDGING_VERBS and any(t.dep_ in {"auxpass", "xcomp"} for t in verb.children)


def _future(verb: Token) -> bool:
    if any(t.dep_ == "aux" and t.lower_ in {"will", "'ll", "’ll", "shall", "wo"} for t in verb.children):
        return True
    infinitive = next((t for t in verb.children if t.dep_ == "xcomp" and any(c.tag_ == "TO" for c in t.children)), None)
    return infinitive is not None and (verb.lemma_ == "be" or (verb.lemma_ in PLANS and verb.tag_ != "VBD"))


def _attribution(verb: Token) -> tuple[Token | None, Token | None]:
    """The reporting verb that this clause hangs on, and its subject; inherited across conjunctions."""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in {"VERB", "AUX"}:
        at = at.head
    if at.dep_ in {"ccomp", "parataxis"} and at.head.lemma_ in REPORTING:
        return at.head, _subject(at.head)
    inserted = next((t for t in at.children if t.dep_ in {"parataxis", "ccomp"} and t.lemma_ in REPORTING), None)
    teller = own_subject(inserted) if inserted is not None else None
    if inserted is not None and teller is not None and teller.dep_ == "nsubj" and _bare_report(inserted):
        return inserted, teller
    return None, None


def _source_unsure(verb: Token) -> bool:
    """Joined to what somebody says, but with its own subject: `X said A did B, and C did D` may be X's words or not."""
    at = verb
    while at.dep_ == "conj" and at.head.pos_ in {"VERB", "AUX"}:
        at = at.head
    reported = at.dep_ in {"ccomp", "parataxis"} and at.head.lemma_ in REPORTING
    if reported and any(t.dep_ == "nsubjpass" for t in at.head.children):
        return True  # whoever was told did not say it
    marked = any(t.dep_ == "mark" for t in at.children)
    if reported and not marked and any(t.text in {'"', "“", "”"} for t in verb.sent):
        return True  # what was said stands in the marks; what follows may be the writer's
    apart = reported and any(t.text == ";" for t in verb.doc[min(at.head.i, verb.i) : max(at.head.i, verb.i)])
    return apart or (reported and at.i != verb.i and own_subject(verb) is not None)


def _bare_report(verb: Token) -> bool:
    """A report put into the clause it reports (`50 gallons, officials said, spilled`): it has no object of its own."""
    return not any(t.dep_ in {"dobj", "ccomp", "xcomp"} for t in verb.children)


def _according(sentence: Sentence) -> bool:
    words = [t.lower_ for t in sentence.span]
    return any(a == "according" and b == "to" for a, b in itertools.pairwise(words))
