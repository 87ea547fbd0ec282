"""Definite phrases: does `the X` say which X, or does it point back into the article?"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from newsquiz.authoring.kin import called
from newsquiz.authoring.lexicon import is_person_noun
from newsquiz.authoring.statement import Statement
from newsquiz.authoring.vocabulary import word_list
from newsquiz.authoring.wording import words

if TYPE_CHECKING:
    from spacy.tokens import Token

ONE_OF_A_KIND = word_list("one_of_a_kind")
PLURAL = {"they", "them", "their", "theirs", "themselves"}
GENERAL = word_list("general")
POINTERS = {"the", "this", "that", "these", "those", "such"}
DEMONSTRATIVE = {"that", "this", "these", "those"}
ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj", "attr"}
PERSONAL = {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
TYING = {"of", "in", "at", "for", "between", "on", "from", "to", "against", "over", "about", "into", "near", "off"}
FIGURES = {"", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "TIME"}
TELLING = {"prep", "relcl", "acl", "nummod", "compound", "poss", "nmod", "appos"}


def dangling_phrase(statement: Statement, whole: str) -> str | None:
    """The first `the X` of the statement that neither itself nor `whole` (context and stem) identifies."""
    kept = statement.kept
    written = {i for p in statement.pieces if p.kind for i in range(p.first, p.last + 1)}
    doc = statement.clause.verb.doc
    context = set(words(whole.partition(":")[0])) if ":" in whole else set()
    for i in sorted(kept - written):
        noun = doc[i]
        determiner = next((t for t in noun.children if t.dep_ in {"det", "poss"} and t.i in kept), None)
        common = noun.pos_ == "NOUN" or (noun.tag_ == "NNPS" and not noun.ent_type_) or _bare_office(noun)
        if determiner is None or determiner.lower_ not in POINTERS or not common:
            continue
        phrase = f"{determiner.lower_} {noun.text}"
        named = any(t.pos_ == "PROPN" for t in noun.subtree)
        if noun.dep_ == "poss" and is_person_noun(noun.lemma_) and noun.lower_ not in context and not named:
            return phrase  # `the suspect's wife`
        if _named_earlier(noun, kept):
            continue
        stands = re.search(rf"\b{re.escape(noun.text)}\b", whole.partition(":")[2] or whole)
        if stands and (determiner.lower_ != "the" or not _identified(noun, kept, context)):
            return phrase
    return None


def _bare_office(noun: Token) -> bool:
    """`The President`, with a capital and nothing that says of what."""
    alone = not any(t.dep_ in {"compound", "nmod", "amod", "prep", "appos"} for t in noun.children)
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    named = following is not None and following.pos_ == "PROPN"
    return noun.tag_ == "NNP" and is_person_noun(noun.lemma_.lower()) and alone and not named and noun.lower_ != "pope"


def loose_pronoun(statement: Statement, stem: str, *, spoken: bool = False) -> str | None:
    """The first pronoun of the statement that stands in the stem and has no certain antecedent before it there.

    he/she/him: exactly one person is named before it. Possessives and reflexives: something that can own stands before
    it, and agrees in number and kind. it/they/them: never. Where the statement is `spoken` by the person asked for, he
    or she as its subject means them.
    """
    doc = statement.clause.verb.doc
    for piece in statement.pieces:
        token = doc[piece.first]
        bare = token.tag_ == "DT" and token.lower_ in DEMONSTRATIVE and token.dep_ in ARGUMENTS
        if bare and not piece.kind and not any(token.children):
            return str(token.text)
        if piece.kind or token.pos_ != "PRON" or token.tag_ not in {"PRP", "PRP$"}:
            continue
        if not re.search(rf"\b{re.escape(token.text)}\b", stem, re.IGNORECASE):
            continue
        own = token.dep_ in {"nsubj", "nsubjpass"} and token.head.i == statement.clause.verb.i
        if spoken and own and token.lower_ in PERSONAL and not _named_before(statement, token):
            continue
        possessive = token.tag_ == "PRP$" or token.lower_.endswith(("self", "selves"))
        certain = (
            _owner_before(statement, token)
            if possessive
            else token.lower_ in PERSONAL and _one_person(statement, token)
        )
        if not certain:
            return str(token.text)
    return None


def _one_person(statement: Statement, pronoun: Token) -> bool:
    return len(_named_before(statement, pronoun)) == 1


def _named_before(statement: Statement, pronoun: Token) -> set[str]:
    doc = statement.clause.verb.doc
    before = set(range(statement.clause.sentence.span.start, pronoun.i))
    named = {doc[i].text for i in before if doc[i].ent_type_ == "PERSON" and doc[i].dep_ not in {"compound", "flat"}}
    return named | {p.text for p in statement.pieces if p.kind == "pronoun" and p.first < pronoun.i}


def _owner_before(statement: Statement, pronoun: Token) -> bool:
    """Whether somebody or something that `his`, `its`, `their` can mean stands before it in the statement."""
    if pronoun.head.dep_ == "pobj" and pronoun.head.head.lower_ == "against":
        return False  # nobody rules against an attempt of their own
    doc = statement.clause.verb.doc
    kept = {i for p in statement.pieces for i in range(p.first, p.last + 1) if i < pronoun.i}
    if any(p.kind == "pronoun" and p.first < pronoun.i for p in statement.pieces) and pronoun.lower_ in PERSONAL:
        return True
    heads = [doc[i] for i in kept if doc[i].pos_ in {"NOUN", "PROPN"} and doc[i].dep_ not in {"compound", "nmod"}]
    heads = [t for t in heads if t.ent_type_ not in {"DATE", "TIME", "CARDINAL", "MONEY"}]
    if pronoun.lower_ in PERSONAL:
        return any(t.ent_type_ == "PERSON" or is_person_noun(t.lemma_) for t in heads)
    if pronoun.lower_ in PLURAL:
        many = (t.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in t.children) for t in heads)
        return any(many) or any(t.ent_type_ == "ORG" for t in heads)
    return any(t.tag_ in {"NN", "NNP"} and t.ent_type_ != "PERSON" and not is_person_noun(t.lemma_) for t in heads)


def _named_earlier(noun: Token, kept: Collection[int]) -> bool:
    """`Madrid District Hospital treated people who came to the hospital`."""
    earlier = (noun.doc[i] for i in kept if i < noun.i)
    return any(t.lower_ == noun.lower_ and t.pos_ == "PROPN" for t in earlier)


def _identified(noun: Token, kept: Collection[int], context: set[str]) -> bool:
    lemma = noun.lemma_.lower()
    if any(t.tag_ == "JJR" and t.dep_ == "amod" for t in noun.children):
        return False  # `the broader number`: than which?
    if lemma in ONE_OF_A_KIND or lemma in context or noun.lower_ in context:
        return True
    if called(lemma, context):
        return True
    if any(t.dep_ == "amod" and t.ent_type_ == "NORP" and t.i in kept for t in noun.children):
        return True  # `the Taiwanese government`
    if lemma in GENERAL:
        below = [t for c in noun.children if c.i in kept for t in c.subtree if t.i in kept]
        named = any(t.pos_ == "PROPN" or t.ent_type_ not in FIGURES for t in below)
        return named or any(t.dep_ == "pobj" and t.head.lower_ == "of" and t.head.head.i == noun.i for t in below)
    if any(_tells(child, kept) for child in noun.children if child.i in kept and child.dep_ in TELLING):
        return True
    described = any(t.dep_ == "amod" and t.i in kept for t in noun.children)
    return described and any(t.dep_ == "prep" and t.lower_ == "of" and t.i in kept for t in noun.children)


def _tells(child: Token, kept: Collection[int]) -> bool:
    """Whether a modifier says which one is meant: a name, or a phrase of some substance behind the noun."""
    if child.dep_ == "prep" and child.lower_ not in TYING:
        return False  # `discussed the situation with King Hamad`: it may hang on the verb
    below = [t for t in child.subtree if t.i in kept]
    if any(t.pos_ == "PROPN" or t.ent_type_ for t in below):
        return True
    return child.dep_ in {"prep", "relcl", "acl"} and sum(t.pos_ in {"NOUN", "VERB", "ADJ"} for t in below) >= 2
