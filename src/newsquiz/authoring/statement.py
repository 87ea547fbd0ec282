"""A clause as a statement that stands alone: names in full, dates absolute, ready to be turned into a question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from newsquiz.authoring.clauses import Clause, auxiliaries

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE_PUNCTUATION = re.compile(r"\s+([,.;:?!%)\]’”])(?!\w)")
_COMMA_IN_QUOTE = re.compile(r",([”\"])$")
QUOTES = {'"', "“", "”"}
LONGEST_SUBJECT = 12
_REPEATED = re.compile(r"\s{2,}")


@dataclass(frozen=True)
class Piece:
    """A run of tokens `first..last` (inclusive, in the block's document) as it is to be written."""

    text: str
    first: int
    last: int
    space: bool = True
    kind: str = ""

    def within(self, first: int, last: int) -> bool:
        """Whether the piece lies in the token range."""
        return first <= self.first and self.last <= last


@dataclass(frozen=True, eq=False)
class Statement:
    """The pieces of a clause in order. `prefix` names whoever says it ("According to police, ").

    Each is itself alone, so that what is found of it can be kept.
    """

    clause: Clause
    pieces: tuple[Piece, ...]
    subject: tuple[int, int]
    prefix: str = ""

    @cached_property
    def kept(self) -> frozenset[int]:
        """The indices of its tokens."""
        return frozenset(i for p in self.pieces for i in range(p.first, p.last + 1))

    def text(self) -> str:
        """The statement as a sentence without its full stop."""
        return self._text

    @cached_property
    def _text(self) -> str:
        return sentence_case(self.prefix + join(self.pieces))

    def words(self, first: int, last: int) -> str:
        """What is written for a token range."""
        return join(self.slice(first, last))

    def slice(self, first: int, last: int) -> tuple[Piece, ...]:
        """The pieces of a token range."""
        return tuple(p for p in self.pieces if p.within(first, last))

    def covers(self, first: int, last: int) -> bool:
        """Whether the token range is made of whole pieces."""
        inside = self.slice(first, last)
        return bool(inside) and inside[0].first == first and inside[-1].last == last

    def without(self, first: int, last: int) -> Statement:
        """The statement less a token range, with no comma left dangling."""
        return replace(self, pieces=tidy(p for p in self.pieces if not p.within(first, last)))

    def with_text(self, first: int, last: int, text: str) -> Statement:
        """The statement with other words in place of a token range."""
        inside = self.slice(first, last)
        new = Piece(text, first, last, inside[-1].space, "gap")
        at = self.pieces.index(inside[0])
        return replace(self, pieces=(*self.pieces[:at], new, *self.pieces[at + len(inside) :]))

    @property
    def front(self) -> tuple[Piece, ...]:
        """What stands before the subject."""
        return tuple(p for p in self.pieces if p.last < self.subject[0])

    @property
    def predicate(self) -> tuple[Piece, ...]:
        """What stands behind the subject."""
        return tuple(p for p in self.pieces if p.first > self.subject[1])

    @property
    def subject_text(self) -> str:
        """The subject as it is to be written."""
        return self.words(*self.subject)


def join(pieces: Iterable[Piece]) -> str:
    """Pieces as text, with the article's own spacing where they were neighbours."""
    out, before, quoting = "", None, False
    for piece in pieces:
        touching = before is not None and before.last + 1 == piece.first and not before.space
        if piece.text in QUOTES:
            quoting = not quoting
            touching = touching or not quoting
        glue = "" if not out or touching or (piece.text[:1] in {"'", "’"} and piece.text[1:2] in {"s", ""}) else " "
        out += glue + piece.text
        before = piece
    return _REPEATED.sub(" ", _BEFORE_PUNCTUATION.sub(r"\1", _COMMA_IN_QUOTE.sub(r"\1", out))).strip()


def tidy(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Without commas at the ends, or beside each other."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.text == "," and (not kept or kept[-1].text == ","):
            continue
        kept.append(piece)
    while kept and kept[-1].text in {",", ";", ":", "-"}:
        kept.pop()
    return tuple(kept)


def ended(text: str, mark: str) -> str:
    """`text` with its closing mark; an abbreviation's full stop serves as one."""
    return text if mark == "." and text.endswith(".") else text + mark


def sentence_case(text: str) -> str:
    """With its first letter in upper case."""
    return text[:1].upper() + text[1:]


def decapitalised(piece: Piece, token: Token) -> Piece:
    """The first word of a sentence as it is written inside one; names keep their capitals."""
    if token.lower_ in {"the", "a", "an"} and not piece.kind:
        return replace(piece, text=piece.text.lower())
    acronym = token.text.isupper() and len(token.text) > 1
    if token.pos_ == "NUM" and token.is_alpha:
        return replace(piece, text=piece.text.lower())
    named = piece.kind or token.ent_type_ not in {"", "MISC"} or not token.is_sent_start
    common = not named and token.lemma_.lower() in token.doc.user_data.get("common words", ())
    if common and token.text[1:].islower():
        return replace(piece, text=piece.text.lower())
    capital = token.text in token.doc.user_data.get("capital words", ())
    if token.ent_type_ or token.pos_ == "PROPN" or token.text == "I" or acronym or capital or piece.kind:
        return piece
    return replace(piece, text=piece.text[:1].lower() + piece.text[1:])


def question(statement: Statement, opener: str, gone: tuple[int, int] | None) -> str | None:
    """`opener` + inverted auxiliary + subject + rest, without the token range `gone` that the opener asks for.

    Do-support where the verb has no auxiliary. None where the verb cannot be inverted safely.
    """
    clause = statement.clause
    finite, verb = next(iter(auxiliaries(clause)), None), clause.verb
    kept = statement.kept
    if any(t.i in kept and t.dep_ == "conj" and t.tag_ in {"VBD", "VBZ", "VBP", "VBN"} for t in verb.children):
        return None  # `was born in 1920 and studied law` cannot be asked with one auxiliary
    rest = statement.without(*gone) if gone else statement
    predicate = list(rest.predicate)
    if finite is None and verb.lemma_ != "be":
        helper = {"VBD": "did", "VBN": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag_)
        base = _map(predicate, verb.i, lambda p: replace(p, text=verb.lemma_))
        if helper is None or base is None:
            return None
        predicate = base
    else:
        token = finite or verb
        helper = token.text
        predicate = [p for p in predicate if not p.within(token.i, token.i)]
    subject = _closed_subject(rest)
    if not subject:
        return None
    body = join(tidy([*predicate]))
    front = movable_front(rest)
    tail = f" {front}" if front else ""
    return sentence_case(
        f"{statement.prefix}{lower_first(opener, statement.prefix)} {helper} {subject} {body}{tail}".strip() + "?"
    )


def _closed_subject(statement: Statement) -> str:
    """The subject; where an apposition ends it, with the comma that closes it before the verb."""
    pieces = tidy(statement.slice(*statement.subject))
    text = join(pieces)
    setting_off = [piece for piece in pieces if piece.text == "," and not _lists(piece, statement)]
    if len(setting_off) % 2 == 0:
        return text
    return f"{text}," if len(text.split()) <= LONGEST_SUBJECT else ""  # else too much stands before the verb


def _lists(comma: Piece, statement: Statement) -> bool:
    """Whether the comma stands before a member of a list: `A, B and C` sets nothing off."""
    doc = statement.clause.verb.doc
    following = doc[comma.last + 1] if comma.last + 1 < len(doc) else None
    if following is None or following.dep_ == "cc":
        return following is not None
    listed = any(t.dep_ == "conj" and t.left_edge.i == following.i for t in (following, *following.ancestors))
    return listed or any(t.dep_ == "conj" for t in following.children)


def lower_first(text: str, prefix: str) -> str:
    """`text` as it is written behind `prefix`."""
    return text[:1].lower() + text[1:] if prefix else text


def movable_front(statement: Statement) -> str:
    """Fronted adjuncts as they are written at the end of a question."""
    return join(tidy(p for p in statement.front))


def _map(pieces: list[Piece], index: int, change: Callable[[Piece], Piece]) -> list[Piece] | None:
    """The pieces with the one that is exactly token `index` changed; None where that token is no piece of its own."""
    if not any(p.first == p.last == index for p in pieces):
        return None
    return [change(p) if p.first == p.last == index else p for p in pieces]
