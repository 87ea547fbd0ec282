"""Where an article dates an event: what the event is called there, and who and what its clause is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.article import BlockKind
from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.dated import EVENT_PREPOSITIONS, Dated
from newsquiz.authoring.lexicon import is_person_noun
from newsquiz.authoring.resolve import Resolver
from newsquiz.authoring.when import Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
CONTENT = {"NOUN", "VERB", "ADJ"}
NAMES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "NORP"}
EMPTY = {
    "be", "have", "make", "take", "give", "do", "get", "go", "come", "say", "tell", "add", "announce", "state",
    "report", "hold", "release", "issue", "note", "president", "minister", "prime", "leader", "government", "official",
    "spokesman", "country", "year", "month", "week", "day", "time", "people", "man", "woman", "former", "new", "last",
    "next", "first", "second", "other", "many", "more", "most", "high", "own", "several", "early", "late", "local",
    "national", "use", "part", "number", "place", "same",
}  # fmt: skip
"""Lemmas too common in the news to tell one event from another."""
_BREAKS = {"advcl", "relcl", "ccomp", "parataxis"}


@dataclass(frozen=True)
class Occurrence:
    """An event with a date in one sentence.

    `noun` is what it is called where the date stands at a noun ("truce"), with the names that modify it. `names` and
    `lemmas` are the proper nouns (in full) and content words of the clause. `clause` is its article span.
    """

    sentence: Sentence
    dated: Dated
    noun: str
    noun_phrase: str
    modifiers: frozenset[str]
    names: frozenset[str]
    people: tuple[str, ...]
    lemmas: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    clause: tuple[int, int]

    @property
    def in_body(self) -> bool:
        """Whether it stands in the running text, not in a caption, heading or pull quote."""
        return self.sentence.block.kind in BODY


def occurrences(annotated: Annotated, resolver: Resolver) -> tuple[Occurrence, ...]:
    """Every dated event of the article, in order; without a date of publication, as of its presumed month."""
    return tuple(
        _occurrence(sentence, dated, resolver)
        for sentence in annotated.sentences
        for dated in resolver.presumed_dates(sentence)
        if dated.preposition in EVENT_PREPOSITIONS
    )


def _occurrence(sentence: Sentence, dated: Dated, resolver: Resolver) -> Occurrence:
    doc = sentence.span.doc
    tokens = _tokens_of(sentence, dated)
    noun = _dated_noun(doc, tokens, dated)
    clause = clause_around(tokens)
    entities = [e for e in sentence.ents if e.label_ in NAMES and e.root.i in clause]
    content = content_words(sentence, clause)
    return Occurrence(
        sentence,
        dated,
        noun=noun.lemma_.lower() if noun is not None else "",
        noun_phrase=_noun_phrase(noun),
        modifiers=frozenset(_modifiers(noun)),
        names=names_in(sentence, clause, resolver),
        people=tuple(dict.fromkeys(_full(e, resolver) for e in entities if e.label_ == "PERSON")),
        lemmas=frozenset(t.lemma_.lower() for t in content) - EMPTY,
        phrases=tuple((t.lemma_.lower(), _noun_phrase(t)) for t in content if t.pos_ == "NOUN"),
        clause=bounds_of(sentence, clause, tokens),
    )


def _tokens_of(sentence: Sentence, dated: Dated) -> Span:
    start, end = dated.start - sentence.block.start, dated.end - sentence.block.start
    return sentence.span.doc.char_span(start, end, alignment_mode="expand")


def _dated_noun(doc: Doc, tokens: Span, dated: Dated) -> Token | None:
    """The noun that the date stands at: `truce in April`, `truce last month`, `April's truce`."""
    if dated.modifier:
        head: Token = tokens.root.head
        return head if head.pos_ == "NOUN" else None
    before = doc[tokens.start - 1] if tokens.start > tokens.sent.start else None
    return before if before is not None and before.pos_ == "NOUN" and not before.ent_type_ else None


def _modifiers(noun: Token | None) -> Iterator[str]:
    """Names directly before or behind the noun: `Geneva truce`, `truce of Geneva`, `summit in Geneva`."""
    if noun is None:
        return
    for child in noun.children:
        if child.ent_type_ in NAMES and child.dep_ in {"compound", "nmod", "amod", "poss"}:
            yield from (t.text for t in child.subtree if t.ent_type_ in NAMES)
        if child.dep_ == "prep":
            yield from (t.text for t in child.children if t.ent_type_ in NAMES)


def _noun_phrase(noun: Token | None) -> str:
    """The noun with the nouns and names right before it, in the singular as it stands."""
    if noun is None:
        return ""
    doc, start = noun.doc, noun.i
    while start > noun.sent.start and doc[start - 1].dep_ in {"compound", "nmod"} and doc[start - 1].head.i <= noun.i:
        start -= 1
    return str(doc[start : noun.i + 1].text)


def clause_around(tokens: Span) -> set[int]:
    """Indices of the tokens of the innermost finite clause around a span."""
    verb = tokens.root
    while verb.head.i != verb.i and not (verb.pos_ in {"VERB", "AUX"} and verb.dep_ in {"ROOT", *_BREAKS, "conj"}):
        verb = verb.head
    inside, stack = {verb.i}, [verb]
    while stack:
        for child in stack.pop().children:
            joined_clause = child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and child.head.i == verb.i
            if child.dep_ not in _BREAKS and not joined_clause:
                inside.add(child.i)
                stack.append(child)
    return {i for i in inside if tokens.sent.start <= i < tokens.sent.end}


def content_words(sentence: Sentence, clause: set[int]) -> list[Token]:
    """Nouns, verbs and adjectives of a clause outside names and figures, less auxiliaries and what tells a calling."""
    doc, covered = sentence.span.doc, {t.i for e in sentence.ents for t in e}
    words = [doc[i] for i in sorted(clause) if i not in covered]
    return [t for t in words if t.pos_ in CONTENT and t.dep_ not in {"aux", "auxpass"} and not _of_a_calling(t)]


def _of_a_calling(token: Token) -> bool:
    """`climate change activist`: the words before the calling tell of a person, not of what happened."""
    head = token
    while head.dep_ in {"compound", "amod", "nmod"} and head.head.i > head.i:
        head = head.head
        if is_person_noun(head.lemma_) or head.ent_type_ == "PERSON":
            return True
    return False


def names_in(sentence: Sentence, clause: set[int], resolver: Resolver) -> frozenset[str]:
    """The proper nouns of a clause, in full."""
    named = [e for e in sentence.ents if e.label_ in NAMES - {"NORP"} and e.root.i in clause]
    return frozenset(_full(e, resolver) for e in named)


def bounds_of(sentence: Sentence, clause: set[int], tokens: Span) -> tuple[int, int]:
    """The clause as a stretch of text, without punctuation at its ends; the sentence where the parse breaks it up."""
    doc = sentence.span.doc
    first, last = min(clause | {tokens.start}), max(clause | {tokens.end - 1})
    while first < last and doc[first].is_punct:
        first += 1
    while last > first and doc[last].is_punct and doc[last].text not in {'"', "”", ")"}:
        last -= 1
    span = doc[first : last + 1]
    whole = span.start_char <= tokens.start_char and tokens.end_char <= span.end_char
    return sentence.bounds(span) if whole else (sentence.start, sentence.end)


def _full(entity: Span, resolver: Resolver) -> str:
    return resolver.name(entity) or str(entity.text)


def same_event(one: Occurrence, other: Occurrence) -> bool:
    """Whether both are about one event: a shared name before one noun, or two shared names and two content words."""
    if one.sentence.index == other.sentence.index:
        return False
    if Tense.FUTURE in {one.dated.tense, other.dated.tense} and one.dated.tense is not other.dated.tense:
        return False
    if one.noun and one.noun == other.noun and one.modifiers & other.modifiers:
        return True
    return len(one.names & other.names) >= 2 and len(one.lemmas & other.lemmas) >= 2
