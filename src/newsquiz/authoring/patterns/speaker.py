"""Who said it: the speaker of a quotation, and the source of a reported claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsquiz.authoring.asking import name_answers
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.clauses import REPORTING, own_subject, quoted_tokens
from newsquiz.authoring.extract import name_key
from newsquiz.authoring.facts import Fact
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.resolve import Person
from newsquiz.authoring.statement import QUOTES, join, tidy
from newsquiz.authoring.vocabulary import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from newsquiz.authoring.annotate import Sentence

SHORTEST_QUOTE = 7
LONGEST_QUOTE = 28
REPLIES = {"yes", "no", "yeah", "well", "oh", "so"}
BYSTANDERS = word_list("bystanders") | word_list("no_offices") | word_list("relatives")
CLAIMING = word_list("claiming")


@pattern("speaker.quote")
def quotation(material: Material) -> Iterator[Candidate]:
    """`X said, "..."` → `Who said: "..."?` The speaker is the subject of the verb that the quotation hangs on."""
    for sentence in material.annotated.body():
        for first, last in _quotes(sentence):
            speaker = _speaker_of(sentence, first, last)
            person = _speaker(material, speaker) if speaker is not None else None
            if person is not None and not _is_bystander(person):
                yield _quote_candidate(sentence, first, last, person)


@pattern("speaker.claim")
def claim(material: Material) -> Iterator[Candidate]:
    """`X said that S` → `Who said that S?`, S being the statement with its names and dates in full."""
    for fact in material.facts:
        clause = fact.statement.clause
        link, source = clause.link, clause.source
        if link is None or source is None or link.lemma_ not in CLAIMING or link.tag_ != "VBD":
            continue
        if clause.verb.dep_ != "ccomp" or clause.verb.head.i != link.i or clause.verb.lemma_ in REPORTING:
            continue  # of what is joined to a claim, or told in it, the speaker is not sure
        person = _speaker(material, source)
        if person is not None:
            yield _claim_candidate(fact, link, person)


def _quotes(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Token ranges of quotations that are sentences of their own, marks left out."""
    inside = sorted(quoted_tokens(sentence))
    start = None
    for at, i in enumerate(inside):
        if start is None:
            start = i
        if at + 1 == len(inside) or inside[at + 1] != i + 1:
            end = _cut(sentence, start + 1, i - 1)
            if end is not None:
                yield start + 1, end
            start = None


def _cut(sentence: Sentence, first: int, last: int) -> int | None:
    """The last token of the quotation, or of its opening sentence where the whole is too long; None where too short."""
    doc = sentence.span.doc
    if SHORTEST_QUOTE <= last - first <= LONGEST_QUOTE:
        return last
    stops = [i - 1 for i in range(first + SHORTEST_QUOTE, last) if doc[i].text in {".", "!", "?"}]
    return next((i for i in stops if i - first <= LONGEST_QUOTE), None)


def _speaker_of(sentence: Sentence, first: int, last: int) -> Token | None:
    doc = sentence.span.doc
    before = doc[first - 2] if first - 2 >= sentence.span.start else None
    if before is not None and before.text not in {",", ":"} and before.lemma_ not in REPORTING:
        return None
    if not doc[first].text[:1].isupper() or doc[first].lower_ in REPLIES:
        return None
    verbs = [
        t for t in sentence.span if t.lemma_ in REPORTING and not first <= t.i <= last and own_subject(t) is not None
    ]
    alone = sum(1 for t in sentence.span if t.text in QUOTES) == 2
    return own_subject(verbs[0]) if len(verbs) == 1 and alone else None


def _speaker(material: Material, token: Token) -> Person | None:
    """The person that `token` heads or stands for, known by full name."""
    if any(t.dep_ == "conj" for t in token.children):
        return None
    resolver = material.composer.resolver
    person = resolver.pronoun(token) if token.pos_ == "PRON" else resolver.person(token)
    return person if person and " " in person.full else None


def _is_bystander(person: Person) -> bool:
    """Somebody who happened to be there, or of whom the article tells nothing else: whose words nobody remembers."""
    words = re.split(r" (?:of|for|at|in|with|near) ", person.role.lower())[0].replace("-", " ").split()
    if not words:
        return len(person.mentions) == 1
    return bool(set(words) & BYSTANDERS)


def _quote_candidate(sentence: Sentence, first: int, last: int, person: Person) -> Candidate:
    doc = sentence.span.doc
    words = doc[first : last + 1].text.rstrip(",")
    name, key = person.full, name_key(person.full, "PERSON", person)
    return Candidate(
        pattern="speaker.quote",
        type="short_answer",
        fact=f"quote-{sentence.index}-{first}",
        stem=f"Who said: “{words}”?",
        key=key,
        fields={"key": name, "accepted": name_answers(key)[1:], "answer_type": "person"},
        answers=name_answers(key),
        evidence=((sentence.start, sentence.end),),
        sentence=sentence.index,
        explanation=f"{name} said: “{words}”",
    )


def _claim_candidate(fact: Fact, link: Token, person: Person) -> Candidate:
    name, key = person.full, name_key(person.full, "PERSON", person)
    statement = join(tidy(fact.statement.pieces))
    return Candidate(
        pattern="speaker.claim",
        type="short_answer",
        fact=f"{fact.id}.speaker",
        stem=f"Who {link.text} that {statement}?",
        key=key,
        fields={"key": name, "accepted": name_answers(key)[1:], "answer_type": "person"},
        answers=name_answers(key),
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        explanation=f"{name} {link.text} that {statement}.",
    )
