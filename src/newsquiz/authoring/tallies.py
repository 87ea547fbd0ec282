"""Exact figures and what they count: how an article contradicts itself in a number."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.entities import hedge
from newsquiz.authoring.occurrences import BODY, EMPTY, bounds_of, clause_around, content_words, names_in
from newsquiz.authoring.quotes import is_quoted
from newsquiz.authoring.resolve import Resolver
from newsquiz.language.dates import PartialDate
from newsquiz.language.numbers import find_numbers, is_range

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

COMPARED = {"CARDINAL", "DURATION", "MONEY", "PERCENT", "QUANTITY"}
CHANGING = frozenset(
    {
        "initially",
        "later",
        "earlier",
        "first",
        "revised",
        "rise",
        "rose",
        "risen",
        "fell",
        "fall",
        "since",
        "now",
        "far",
    }
    | {"previously", "originally", "another", "other", "others", "more", "additional", "total", "each", "every", "per"}
    | {"update", "updated", "climb", "climbed", "grow", "grew", "then", "still", "again", "respectively", "average"}
)
"""Words that say that a count goes on or that another one is meant."""


@dataclass(frozen=True)
class Tally:
    """A figure in the article, `text` at `start:end`; `unit` is what it counts, `action` the verb it stands with.

    `about` asks for it in a few words ("how many residents (Leeds)"); `clause` is the article span that says so.
    """

    sentence: Sentence
    label: str
    text: str
    value: float
    unit: str
    action: str
    about: str
    shared: frozenset[str]
    names: frozenset[str]
    dates: tuple[PartialDate, ...]
    start: int
    end: int
    clause: tuple[int, int]

    @property
    def in_body(self) -> bool:
        """Whether it stands in the running text, not in a caption, heading or pull quote."""
        return self.sentence.block.kind in BODY


def contradicting(annotated: Annotated, resolver: Resolver) -> Iterator[tuple[Tally, Tally]]:
    """Pairs of figures for one subject that cannot both be true, each in another sentence."""
    for one, other in itertools.combinations(_tallies(annotated, resolver), 2):
        if one.sentence.index != other.sentence.index and one.value != other.value and _same_subject(one, other):
            yield one, other


def _same_subject(one: Tally, other: Tally) -> bool:
    if (one.label, one.unit, one.action) != (other.label, other.unit, other.action):
        return False
    if any(not a.agrees(b) for a in one.dates for b in other.dates):
        return False
    return bool(one.names & other.names) and len((one.names & other.names) | (one.shared & other.shared)) >= 3


def _tallies(annotated: Annotated, resolver: Resolver) -> list[Tally]:
    return [
        tally
        for sentence in annotated.sentences
        if CHANGING.isdisjoint(token.lower_ for token in sentence.span)
        for span in sentence.ents
        if span.label_ in COMPARED and (tally := _tally(sentence, span, resolver)) is not None
    ]


def _tally(sentence: Sentence, span: Span, resolver: Resolver) -> Tally | None:
    """The figure with its subject; None where it is hedged, quoted, a range, or counts nothing that can be told."""
    numbers = find_numbers(span.text)
    noun, verb = _counted(span), _verb(span)
    if len(numbers) != 1 or is_range(span.text) or hedge(span) or is_quoted(text_of(span.doc), span.start_char):
        return None
    if noun is None or verb is None:
        return None
    clause = clause_around(span)
    words = frozenset(t.lemma_.lower() for t in content_words(sentence, clause)) - EMPTY
    names = names_in(sentence, clause, resolver)
    start, end = sentence.bounds(span)
    return Tally(
        sentence,
        span.label_,
        text=f"{span.text} {noun.text}" if span.label_ == "CARDINAL" else span.text,
        value=numbers[0][2],
        unit=_unit(span, noun),
        action=verb.lemma_.lower(),
        about=f"{_question(span, noun)} ({', '.join(sorted(names))})",
        shared=words - {noun.lemma_.lower(), verb.lemma_.lower()},
        names=names,
        dates=tuple(dated.value for dated in resolver.presumed_dates(sentence)),
        start=start,
        end=end,
        clause=bounds_of(sentence, clause, span),
    )


def _counted(span: Span) -> Token | None:
    """The noun that the figure counts or measures."""
    head = span.root.head
    if span.label_ == "CARDINAL":
        return head if head.pos_ == "NOUN" and span.root.dep_ == "nummod" and head.i >= span.end else None
    return head if head.i != span.root.i else None


def _question(span: Span, noun: Token) -> str:
    if span.label_ == "CARDINAL":
        return f"how many {noun.text}"
    return {"DURATION": "how long", "MONEY": "how much money", "PERCENT": "what percentage"}.get(
        span.label_, "how much"
    )


def _unit(span: Span, noun: Token) -> str:
    """`people` for five people; for a measure the words behind the number, in the singular."""
    if span.label_ == "CARDINAL":
        modifiers = sorted(t.lemma_.lower() for t in noun.children if t.dep_ in {"amod", "compound"})
        return " ".join((*modifiers, noun.lemma_.lower()))
    return " ".join(t.lemma_.lower() for t in span if not t.like_num and t.text not in {"-", ","})


def _verb(span: Span) -> Token | None:
    return next((t for t in span.root.ancestors if t.pos_ == "VERB"), None)
