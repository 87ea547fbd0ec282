"""Meetings and calls by their participants: what "the call" means in an article that tells of only one.

`A and B had a phone call` names the call: "the call between A and B". Where the statement itself is about A or B, their
offices stand for their names ("the call between the U.S. President and the Chinese President"), so that a question for
one of them does not hold its own answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.article import BlockKind
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.resolve import Person, Resolver

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = {"call", "conversation", "meeting", "summit", "discussion", "talk", "dialogue"}
HOLDING = {"have", "hold", "speak", "meet", "talk", "confer"}
VERB_NOUN = {"speak": "conversation", "talk": "conversation", "meet": "meeting", "confer": "conversation"}


@dataclass(frozen=True)
class Meeting:
    """Two people who met or spoke, and every noun that the article calls it by."""

    people: tuple[Person, Person]
    noun: str

    def named(self, noun: str, without: set[str]) -> str | None:
        """`the call between A and B`, by office where one of them is in `without`; None where an office is unknown."""
        if not without & {person.full for person in self.people}:
            return f"the {noun} between {self.people[0].full} and {self.people[1].full}"
        offices = [person.role for person in self.people]
        if not all(offices) or offices[0] == offices[1]:
            return None
        return f"the {noun} between the {offices[0]} and the {offices[1]}"


def meeting_of(annotated: Annotated, resolver: Resolver) -> Meeting | None:
    """The one meeting of two people that the article is about; None where there is none, or more than one."""
    found: dict[frozenset[str], Meeting] = {}
    for sentence in annotated.sentences:
        if sentence.block.kind is not BlockKind.PARAGRAPH:
            continue
        for token in sentence.span:
            noun = _held(token)
            people = noun and _pair(token, resolver)
            if noun and people:
                found.setdefault(frozenset(p.full for p in people), Meeting(people, noun))
    return next(iter(found.values())) if len(found) == 1 else None


def _held(verb: Token) -> str | None:
    """The noun for what the verb tells of, where it tells of a meeting."""
    if verb.pos_ != "VERB" or verb.lemma_ not in HOLDING:
        return None
    held = next((t.lemma_.lower() for t in verb.children if t.dep_ == "dobj" and t.lemma_.lower() in NOUNS), None)
    return held or VERB_NOUN.get(verb.lemma_)


def _pair(verb: Token, resolver: Resolver) -> tuple[Person, Person] | None:
    subject = next((t for t in verb.children if t.dep_ == "nsubj" and t.ent_type_ == "PERSON"), None)
    if subject is None:
        return None
    people = [resolver.person(t) if t.ent_type_ == "PERSON" else None for t in _joined(subject)]
    if len(people) != 2 or people[0] is None or people[1] is None:
        return None
    return people[0], people[1]


def _joined(head: Token) -> list[Token]:
    chain = [head]
    for token in chain:
        chain += [t for t in token.children if t.dep_ == "conj"]
    return chain


def is_bare(noun: Token) -> bool:
    """Whether `the call` stands without anything that says which one."""
    definite = any(t.dep_ == "det" and t.lower_ in {"the", "this", "that"} for t in noun.children)
    return definite and noun.lemma_.lower() in NOUNS and not any(_tells(t) for t in noun.children)


def _tells(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ in {"of", "between", "with", "on", "about", "in", "from"}
    if child.dep_ in {"relcl", "acl"}:
        return bool(child.doc[child.left_edge.i - 1].text != ",")
    return child.dep_ in {"compound", "nummod", "poss", "amod"}


def named_in(sentence: Sentence, resolver: Resolver) -> set[str]:
    """The full names of the people a sentence names."""
    people = [resolver.person(ent) for ent in sentence.ents if ent.label_ == "PERSON"]
    return {person.full for person in people if person is not None}
