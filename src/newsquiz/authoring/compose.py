"""Clauses made into statements: names in full, pronouns and dates resolved, "that agreement" given its name."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsquiz.authoring.annotate import Annotated, Sentence
from newsquiz.authoring.clauses import SUBJECTS, Certainty, Clause, own_subject
from newsquiz.authoring.meetings import Meeting, is_bare, named_in
from newsquiz.authoring.mentions import antecedent
from newsquiz.authoring.resolve import Resolver
from newsquiz.authoring.statement import Piece, Statement, decapitalised, join, tidy
from newsquiz.authoring.trim import kept_tokens
from newsquiz.language.dates import Granularity, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Token

EVENT_TIME = {"", "on", "in", "at", "during"}
PERSONAL = {"he", "she", "him", "her", "his", "hers"}


@dataclass(frozen=True)
class Substitute:
    """Other words for a token range (inclusive)."""

    first: int
    last: int
    text: str
    kind: str


@dataclass(frozen=True)
class Composer:
    """Builds statements of one article.

    `disputed` are article spans of dates that the article contradicts elsewhere, each with what all claims allow.
    """

    annotated: Annotated
    resolver: Resolver
    disputed: Mapping[tuple[int, int], PartialDate | None] = field(default_factory=dict)
    meeting: Meeting | None = None
    _cache: dict[int, tuple[Substitute, ...]] = field(default_factory=dict)
    _values: dict[tuple[int, int], PartialDate] = field(default_factory=dict)

    def statement(self, clause: Clause) -> Statement | None:
        """The clause as a statement, or None where its source cannot be named."""
        tokens = kept_tokens(clause)
        if not tokens or clause.subject is None:
            return None
        prefix = self._prefix(clause, tokens)
        if prefix is None:
            return None
        pieces = _articles(self._pieces(clause.sentence, tokens))
        subject = self._subject_range(clause, tokens)
        if subject is None:
            return None
        if prefix and self._source_is_subject(clause, prefix):
            return None
        closed = _closed(tidy(pieces), clause, subject)
        return Statement(clause, _lowered(closed, clause), subject, prefix)

    def phrase(self, sentence: Sentence, tokens: list[Token]) -> str:
        """Tokens of a noun phrase with names and dates resolved."""
        return join(tidy(_articles(self._pieces(sentence, _unbracketed(tokens)))))

    def _prefix(self, clause: Clause, tokens: list[Token]) -> str | None:
        if clause.certainty is not Certainty.ATTRIBUTED:
            return ""
        if clause.source is None:
            return self._according(clause, tokens)
        bare = clause.source.tag_ == "NN" and not any(t.i < clause.source.i for t in clause.source.children)
        if bare and not clause.source.ent_type_:
            return None  # `news broadcaster`: its name or article was lost
        if _run_together(clause.sentence, clause.source):
            return None
        source = self.phrase(clause.sentence, _noun_phrase(clause.source))
        if source.lower() in PERSONAL | {"it", "they", "who", "which", "that", "we", "i", ""}:
            return None
        if clause.source.ent_type_ == "PERSON" and " " not in source:
            return None  # `Sultan`: half a name
        if _unnamed_office(clause.source):
            return None  # `the governor`: of what?
        opening = clause.source.left_edge
        plain = opening.pos_ in {"DET", "NOUN", "ADJ", "NUM"} and not opening.ent_type_ and opening.is_sent_start
        return f"According to {lower_start(source) if plain else source}, "

    def _source_is_subject(self, clause: Clause, prefix: str) -> bool:
        """`According to X, X reported ...`"""
        subject = clause.subject
        return subject is not None and bool(subject.ent_type_) and subject.text in prefix

    def _according(self, clause: Clause, tokens: list[Token]) -> str | None:
        """For a clause that shares the sentence's "according to": the phrase where the clause's own words lack it."""
        if any(t.lower_ == "according" for t in tokens):
            return ""
        for token in clause.sentence.span:
            if token.lower_ == "according":
                if not _same_claim(token, clause.verb):
                    return None
                source = [t for t in token.subtree if t.i > token.i + 1 or t.lower_ != "to"][1:]
                words = self.phrase(clause.sentence, [t for t in source if t.lower_ != "to" or t.i > token.i + 1])
                return f"According to {words}, " if words else None
        return None

    def _subject_range(self, clause: Clause, tokens: list[Token]) -> tuple[int, int] | None:
        subject = clause.verb.head if clause.verb.dep_ == "relcl" else clause.subject
        assert subject is not None
        heads = [subject, *(t for t in clause.verb.children if t.dep_ in SUBJECTS and t.i < clause.verb.i)]
        below = [t.i for t in tokens if any(t.i == h.i or h.is_ancestor(t) for h in heads) and t.i < clause.verb.i]
        if clause.verb.dep_ == "relcl":
            below = [i for i in below if not clause.verb.is_ancestor(clause.verb.doc[i])]
        return (min(below), max(below)) if below else None

    def _pieces(self, sentence: Sentence, tokens: list[Token]) -> Iterator[Piece]:
        kept = {t.i for t in tokens}
        replaced = {i: s for s in self._substitutes(sentence) for i in range(s.first, s.last + 1)}
        named: set[str] = set()
        done: set[tuple[int, int]] = set()
        for token in tokens:
            sub = replaced.get(token.i)
            if sub is None or not any(i in kept for i in range(sub.first, sub.last + 1)):
                yield Piece(token.text, token.i, token.i, bool(token.whitespace_))
                continue
            if (sub.first, sub.last) in done:
                continue
            done.add((sub.first, sub.last))
            yield self._written(sub, sentence, named)

    def _written(self, sub: Substitute, sentence: Sentence, named: set[str]) -> Piece:
        doc = sentence.span.doc
        original = doc[sub.first : sub.last + 1].text
        text = sub.text
        if sub.kind in {"person", "pronoun"}:
            name = text.removesuffix("’s").removesuffix("'s")
            text = original if name in named else text
            named.add(name)
        return Piece(text, sub.first, sub.last, bool(doc[sub.last].whitespace_), sub.kind)

    def _substitutes(self, sentence: Sentence) -> tuple[Substitute, ...]:
        cached = self._cache.get(sentence.index)
        if cached is None:
            cached = self._cache[sentence.index] = tuple(self._find_substitutes(sentence))
        return cached

    def _find_substitutes(self, sentence: Sentence) -> Iterator[Substitute]:
        taken: set[int] = set()
        for found in (self._dates, self._people, self._pronouns, self._mentions):
            for sub in found(sentence):
                tokens = set(range(sub.first, sub.last + 1))
                if not tokens & taken:
                    taken |= tokens
                    yield sub

    def date_of(self, sentence: Sentence, first: int) -> PartialDate | None:
        """The date that the piece beginning at token `first` stands for."""
        return self._values.get((sentence.index, first))

    def _dates(self, sentence: Sentence) -> Iterator[Substitute]:
        for (start, end), agreed in self.disputed.items():
            if sentence.start <= start and end <= sentence.end:
                yield Substitute(*tokens_at(sentence, start, end), f"in {agreed.in_words()}" if agreed else "", "bound")
        for dated in self.resolver.dates(sentence):
            if dated.modifier or any(a < dated.end and dated.start < b for a, b in self.disputed):
                continue
            first, last = tokens_at(sentence, dated.start, dated.end)
            value = dated.value
            while first > sentence.span.start and sentence.span.doc[first - 1].lower_ in {
                "early",
                "late",
                "very",
                "mid",
            }:
                first -= 1
            tied = first > sentence.span.start and sentence.span.doc[first - 1].pos_ == "ADP"
            if not dated.preposition and tied:
                yield Substitute(first, last, value.in_words(), "bound")  # `as of late Tuesday`
                continue
            bare_year = first == last and sentence.span.doc[first].text.isdigit()
            if not dated.preposition and (bare_year or _joined_number(sentence, first)):
                continue
            if not dated.preposition and sentence.span.doc[last].dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
                yield Substitute(first, last, value.in_words(), "bound")  # the day itself is spoken of
            elif dated.preposition in EVENT_TIME and not self._announced(value, clause_verb(sentence, first)):
                self._values[sentence.index, first] = value
                preposition = "on" if value.granularity is Granularity.DAY else "in"
                yield Substitute(first, last, f"{preposition} {value.in_words()}", "date")
            else:
                yield Substitute(first, last, f"{dated.preposition} {value.in_words()}", "bound")

    def _announced(self, value: PartialDate, verb: Token) -> bool:
        """`has declared tomorrow a day of mourning`: a day to come is not when something was done."""
        published = self.annotated.article.published
        done = verb.tag_ in {"VBD", "VBN"} and not any(t.lower_ in {"will", "would"} for t in verb.children)
        return published is not None and done and value.first_day() > published

    def _people(self, sentence: Sentence) -> Iterator[Substitute]:
        for ent in sentence.ents:
            name = self.resolver.name(ent) if ent.label_ in {"PERSON", "ORG"} else None
            if name is not None:
                yield Substitute(ent.start, ent.end - 1, name, "person")

    def _pronouns(self, sentence: Sentence) -> Iterator[Substitute]:
        for token in sentence.span:
            if token.lower_ in PERSONAL:
                person = self.resolver.pronoun(token)
                if person is not None:
                    yield Substitute(token.i, token.i, person.full + ("’s" if token.tag_ == "PRP$" else ""), "pronoun")

    def _mentions(self, sentence: Sentence) -> Iterator[Substitute]:
        for token in sentence.span:
            found = self._meant(sentence, token)
            if found is not None:
                yield Substitute(token.left_edge.i, token.i, found, "mention")

    def _meant(self, sentence: Sentence, token: Token) -> str | None:
        if token.pos_ == "NOUN" and self.meeting is not None and is_bare(token):
            return self.meeting.named(token.text, named_in(sentence, self.resolver))
        return antecedent(self.annotated, sentence, token)


def _run_together(sentence: Sentence, source: Token) -> bool:
    """`Amnesty International Jon Vik`: two names side by side, of which one belongs to something else."""
    near = [e for e in sentence.span.ents if source.left_edge.i <= e.start <= source.right_edge.i]
    joined = (b.start == a.end and {a.label_, b.label_} == {"ORG", "PERSON"} for a, b in itertools.pairwise(near))
    return any(joined)


def tokens_at(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The first and last token (inclusive, in the block's document) of an article span."""
    inside = [t.i for t in sentence.span if start <= sentence.offset(t) < end]
    return inside[0], inside[-1]


def lower_start(text: str) -> str:
    """`Police` → `police`, `The NHC` → `the NHC`; acronyms and names behind stay as they are."""
    first, _, rest = text.partition(" ")
    return text if first.isupper() and len(first) > 1 else f"{first.lower()} {rest}".strip()


def _joined_number(sentence: Sentence, first: int) -> bool:
    """`the 2008 and 2012 campaigns`: the second year dates nothing by itself."""
    before = sentence.span.doc[first - 1] if first > sentence.span.start else None
    return before is not None and (before.dep_ == "cc" or before.like_num)


def _unnamed_office(source: Token) -> bool:
    """`the governor`, `the embassy`: one of many, and no name says which."""
    definite = any(t.lower_ in {"the", "its", "his", "her", "their"} for t in source.children)
    named = any(t.pos_ == "PROPN" for t in source.subtree)
    return source.tag_ == "NN" and definite and not named and source.lower_ not in {"police", "media", "press", "army"}


def _same_claim(according: Token, verb: Token) -> bool:
    """Whether "according to X" governs the clause: it hangs on the verb, or on the one that the verb is joined to."""
    head = according.head
    while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
        head = head.head
    joined = verb
    while joined.dep_ == "conj" and joined.i != head.i:
        if own_subject(joined) is not None:
            return False  # `A was arrested, according to X, but B has a policy`: of B only the article speaks
        joined = joined.head
    return bool(joined.i == head.i)


def _closed(pieces: tuple[Piece, ...], clause: Clause, subject: tuple[int, int]) -> tuple[Piece, ...]:
    """With the second comma of an apposition in the subject, where what stood behind it was cut."""
    doc = clause.verb.doc
    heads = [t for t in doc[subject[0] : subject[1] + 1] if t.dep_ in {"nsubj", "nsubjpass"}]
    listed = any(t.dep_ in {"conj", "cc"} for t in doc[subject[0] : subject[1] + 1])
    if len(heads) != 1 or listed:
        return pieces
    within = [p for p in pieces if p.text == "," and heads[0].i < p.first <= subject[1]]
    behind = next((i for i, p in enumerate(pieces) if p.first > subject[1]), None)
    if len(within) % 2 == 0 or behind is None or pieces[behind].text == ",":
        return pieces
    at = pieces[behind - 1].last + 1
    if at >= pieces[behind].first:
        return pieces
    before = replace(pieces[behind - 1], space=False)
    comma = Piece(",", at, at)
    return (*pieces[: behind - 1], before, comma, *pieces[behind:])


def clause_verb(sentence: Sentence, index: int) -> Token:
    """The verb that the token hangs on, however far up."""
    token = sentence.span.doc[index]
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def _unbracketed(tokens: list[Token]) -> list[Token]:
    """Tokens less what stands in brackets."""
    depth, outside = 0, []
    for token in tokens:
        depth += token.text in {"(", "["}
        if not depth:
            outside.append(token)
        depth -= token.text in {")", "]"} and depth > 0
    return outside


def _articles(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`a` and `an` as the word that now follows wants them: `an SNP`, but `a Scottish National Party candidate`."""
    done: list[Piece] = []
    for piece in pieces:
        if piece.kind and done and done[-1].text.lower() in {"a", "an"}:
            spelled = piece.text[:2].isupper()  # `an NBC pilot`: each letter is said by its name
            right = "an" if piece.text[:1].lower() in ("aefhilmnorsx" if spelled else "aeiou") else "a"
            done[-1] = replace(done[-1], text=right if done[-1].text.islower() else right.capitalize())
        done.append(piece)
    return tuple(done)


def _noun_phrase(head: Token) -> list[Token]:
    """The noun phrase of `head` without relative clauses."""
    cut = {t.i for child in head.children if child.dep_ in {"relcl", "acl"} for t in child.subtree}
    for child in head.children:
        if child.dep_ == "appos" and head.doc[child.left_edge.i - 1].text in {",", "("}:
            cut |= {t.i for t in child.subtree}
    return [t for t in head.subtree if t.i not in cut]


def _lowered(pieces: tuple[Piece, ...], clause: Clause) -> tuple[Piece, ...]:
    """The first word in lower case where it no longer begins the sentence or will not once it is moved."""
    doc = clause.verb.doc
    return tuple(decapitalised(p, doc[p.first]) if doc[p.first].is_sent_start else p for p in pieces)
