"""Several answers: the members of a list, and the topics that were left out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from newsquiz.authoring import knowledge
from newsquiz.authoring.asking import set_label
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import Certainty
from newsquiz.authoring.distractors import Key, Surroundings, choose
from newsquiz.authoring.facts import Fact
from newsquiz.authoring.patterns import EXEMPLIFYING, Material, pattern
from newsquiz.authoring.statement import Statement, ended, join, movable_front, question, tidy
from newsquiz.authoring.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT_ASKED = word_list("unasked_sets")
TOPICAL = word_list("topical")


@pattern("list.members")
def members(material: Material) -> Iterator[Candidate]:
    """`China, Iran and Russia have pledged funds` → `Which of these countries have pledged funds?`"""
    for fact in material.facts:
        for head in _list_heads(fact.statement):
            made = _members(material, fact, head)
            if made is not None:
                yield made


@pattern("list.excluded")
def excluded(material: Material) -> Iterator[Candidate]:
    """`The talks did not include A or B` → `Which of these topics did the talks not include?`

    The wrong options are topics that the article says were dealt with.
    """
    covered = [phrase for fact in material.facts for phrase in _topics(fact, denied=False)]
    for fact in material.facts:
        missing = list(_topics(fact, denied=True))
        wrong = _distinct(covered, missing)
        stem = _excluded_stem(fact.statement)
        if len(missing) >= 2 and len(wrong) >= 2 and stem:
            yield _candidate("list.excluded", fact, stem, tuple(missing), wrong, "excluded")


def _list_heads(statement: Statement) -> list[Token]:
    kept = statement.kept
    doc = statement.clause.verb.doc
    return [
        doc[i]
        for i in sorted(kept)
        if doc[i].dep_ != "conj" and doc[i].pos_ in {"NOUN", "PROPN"} and len(_joined(doc[i])) >= 2
    ]


def _joined(head: Token) -> list[Token]:
    """The members of a list by their heads: conjuncts hang on one another in a chain."""
    chain, at = [head], head
    while True:
        following = [t for t in at.children if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN"}]
        if len(following) != 1:
            return chain if not following else []
        at = following[0]
        chain.append(at)


def _members(material: Material, fact: Fact, head: Token) -> Candidate | None:
    statement = fact.statement
    chain = _joined(head)
    last = max(t.i for t in chain[-1].subtree)
    first = head.left_edge.i
    parts = _distributed([_member(statement, token) for token in chain], chain)
    if not statement.covers(first, last) or any(not p for p in parts):
        return None
    shared = _shared_set(parts, head)
    if shared is None:
        return None
    word, kind = shared
    stem = _list_stem(statement, head, (first, last), word)
    wrong = _outsiders(material, parts, kind, shared, stem) if stem else None
    if stem is None or wrong is None:
        return None
    return _candidate("list.members", fact, stem, tuple(parts), wrong, "list")


def _member(statement: Statement, token: Token) -> str:
    """A member's own words: compounds and names, without what it is joined to."""
    below = [t.i for t in token.subtree if (t.i <= token.i and t.dep_ not in {"cc", "punct", "det"}) or t.i == token.i]
    inside = [i for i in below if i >= token.left_edge.i]
    return statement.words(min(inside), max(inside)) if inside else ""


def _distributed(parts: list[str], chain: list[Token]) -> list[str]:
    """`electronics, defense and auto industries` → each with the noun they share, where a closed set knows them so."""
    head = chain[-1]
    if head.tag_ != "NNS" or not any(t.dep_ in {"compound", "amod"} for t in head.children):
        return parts
    bare = [*parts[:-1], parts[-1].rpartition(" ")[0]]
    whole = [f"{part} {head.lemma_}" for part in bare]
    return whole if all(knowledge.sets_of(name) for name in whole) else parts


def _shared_set(parts: list[str], head: Token) -> tuple[str, str] | None:
    """The plural noun for the members and the closed set that holds them all."""
    if head.ent_type_ == "PERSON" and all(" " in part for part in parts):
        return "people", "PERSON"
    common = set(knowledge.sets_of(parts[0])).intersection(*(knowledge.sets_of(part) for part in parts[1:]))
    for name in sorted(common - NOT_ASKED):
        return plural(set_label(name)), name
    return None


def plural(label: str) -> str:
    if label.endswith("y") and label[-2:-1] not in "aeiou":
        return f"{label[:-1]}ies"
    return label + ("es" if label.endswith(("s", "ch", "sh", "x")) else "s")


def _list_stem(statement: Statement, head: Token, phrase: tuple[int, int], word: str) -> str | None:
    verb, asked = statement.clause.verb, f"Which of these {word}"
    if phrase == statement.subject:
        front = movable_front(statement)
        tail = f" {front}" if front else ""
        return f"{asked} {join(tidy(statement.predicate))}{tail}?"
    if head.dep_ in {"dobj", "attr"} and head.head.i == verb.i:
        return question(statement, asked, phrase)
    tied = head.dep_ == "pobj" and _hangs_on(head.head, verb)
    if tied and head.head.i == phrase[0] - 1 and head.head.lower_ not in EXEMPLIFYING:
        opener = f"{head.head.text.capitalize()} which of these {word}"
        return question(statement, opener, (head.head.i, phrase[1]))
    return None


def _hangs_on(preposition: Token, verb: Token) -> bool:
    """On the verb itself, on what it says of its subject, or `ministers from A and B`; not `talks between A and B`."""
    head = preposition.head
    origin = preposition.lower_ == "from" and head.dep_ == "nsubj"
    return bool(head.i == verb.i or ((head.dep_ == "acomp" or origin) and head.head.i == verb.i))


def _outsiders(
    material: Material, parts: list[str], kind: str, shared: tuple[str, str], stem: str
) -> tuple[str, ...] | None:
    article = material.annotated.article
    around = Surroundings(article.text, stem, "", tuple(parts), article.published)
    rng = random.Random(f"{material.seed}:{stem}")
    key = Key(parts[0], "PERSON") if kind == "PERSON" else Key(parts[0], "TERM", fine=shared[1])
    return choose(key, around, rng)


def _topics(fact: Fact, *, denied: bool) -> Iterator[str]:
    """Noun phrases that the fact says were (or were not) dealt with."""
    if (fact.certainty is Certainty.DENIED) != denied:
        return
    for target in _dealt_with(fact.statement):
        examples = [g for p in target.children if p.lower_ in {"like", "as"} for g in p.children if g.dep_ == "pobj"]
        for head in examples or [target]:
            yield from filter(None, (_topic(fact.statement, t) for t in _joined(head)))


def _dealt_with(statement: Statement) -> Iterator[Token]:
    """Objects of the verbs that deal with a topic: of the clause's own, or `a call centred on trade`."""
    doc, clause = statement.clause.verb.doc, statement.clause
    kept = statement.kept
    verbs = [doc[i] for i in sorted(kept) if doc[i].i == clause.verb.i or doc[i].dep_ == "acl"]
    for verb in verbs:
        if verb.lemma_ in TOPICAL:
            yield from (t for t in verb.children if t.dep_ == "dobj")
            yield from (t for p in verb.children if p.lower_ == "on" for t in p.children if t.dep_ == "pobj")


def _topic(statement: Statement, token: Token) -> str:
    cut = {t.i for c in token.children if c.dep_ in {"conj", "cc", "punct", "relcl"} for t in c.subtree}
    inside = [t.i for t in token.subtree if t.i not in cut]
    return statement.words(min(inside), max(inside))


def _distinct(topics: list[str], missing: list[str]) -> tuple[str, ...]:
    """At most three topics that share no word with those left out, nor with one another."""
    chosen: list[str] = []
    for topic in topics:
        if not _overlaps(topic, missing) and not any(_alike(topic, other) for other in chosen):
            chosen.append(topic)
    return tuple(chosen[:3])


def _alike(topic: str, other: str) -> bool:
    """The same head, or two words in common."""
    a, b = topic.lower().split(), other.lower().split()
    return a[-1] == b[-1] or len(set(a) & set(b) - {"the", "of", "a"}) >= 2


def _overlaps(topic: str, others: list[str]) -> bool:
    words = set(topic.lower().split())
    return any(words & set(other.lower().split()) - {"the", "of", "a"} for other in others)


def _excluded_stem(statement: Statement) -> str | None:
    verb = statement.clause.verb
    target = next((t for t in verb.children if t.dep_ == "dobj"), None)
    if target is None or statement.clause.certainty is not Certainty.DENIED:
        return None
    first, last = min(t.i for t in target.subtree), max(t.i for t in target.subtree)
    return f"Which of these topics did {statement.subject_text} leave out?" if statement.covers(first, last) else None


def _candidate(
    name: str, fact: Fact, stem: str, right: tuple[str, ...], wrong: tuple[str, ...], slot: str
) -> Candidate:
    return Candidate(
        pattern=name,
        type="multiple_answer",
        fact=f"{fact.id}.{slot}",
        stem=stem,
        key=replace(Key("; ".join(right), "LIST")),
        fields={"keys": right, "distractors": wrong},
        answers=right,
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=ended(fact.statement.text(), "."),
    )
