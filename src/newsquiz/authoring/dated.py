"""The dates of a sentence: expressions of time with the tense around them, resolved against publication."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.authoring.annotate import Sentence
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.quotes import is_quoted
from newsquiz.authoring.when import Expression, Tense, find, resolve, with_preposition
from newsquiz.language.dates import Granularity, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

EVENT_PREPOSITIONS = frozenset({"", "on", "in", "at", "during", "of", "for"})
"""Prepositions that can set the time of an event; the others (since, by, until ...) bound it."""

_ATTRIBUTIVE = {"nmod", "compound", "poss", "nummod", "amod", "nmod:poss"}
_PLANNED = {"set", "schedule", "expect", "due", "plan", "slate", "bind", "likely", "poise", "forecast"}
_WITHIN_A_MONTH = {"day", "month", "period", "year"}
_UNSURE = {"would", "could", "may", "might", "should", "can", "ca"}


@dataclass(frozen=True)
class Dated:
    """A date as a sentence gives it: `article.text[start:end]` is the expression with its preposition.

    `absolute` tells that the year stands in the text. `modifier` tells that the expression belongs to a noun ("the 2016
    referendum", "Monday's vote"): it dates that noun, not the verb, and has no preposition of its own.
    """

    value: PartialDate
    absolute: bool
    start: int
    end: int
    preposition: str
    modifier: bool
    tense: Tense

    @property
    def granularity(self) -> Granularity:
        """How exactly the date is known."""
        return self.value.granularity


def dates_in(sentence: Sentence, published: dt.date | None, *, by_month: bool = False) -> tuple[Dated, ...]:
    """The dates of the sentence that are certain, in order. Nothing in quotation marks or brackets is dated.

    `by_month` leaves out what needs the very day of publication (yesterday, on Monday).
    """
    text = text_of(sentence.span.doc)
    first, last = sentence.span.start_char, sentence.span.end_char
    inside = [e for e in find(text) if first <= e.start < last and not _set_apart(text, e)]
    kept = [e for e in inside if not by_month or e.kind in _WITHIN_A_MONTH]
    found = [_dated(sentence, expression, published) for expression in kept]
    return tuple(dated for dated in found if dated is not None)


def _dated(sentence: Sentence, expression: Expression, published: dt.date | None) -> Dated | None:
    doc, text = sentence.span.doc, text_of(sentence.span.doc)
    tokens = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    modifier = is_modifier(tokens)
    if expression.kind == "year" and _counts(tokens):
        return None
    start, preposition = with_preposition(text, expression)
    if preposition == "on" and text[start : expression.start].lower() == "on " and not _is_possessive(tokens):
        modifier = False  # "on Sunday Presidents ... signed": the parser joins what the comma does not part
    start = max(start, sentence.span.start_char)
    tense = tense_around(tokens)
    value = resolve(expression, published, _tense_for(expression, tense, preposition, modifier))
    if value is None or (preposition in {"until", "till"} and not expression.absolute):
        return None  # `was envoy until December` looks back, `is closed until December` ahead
    if modifier:
        start, preposition = expression.start, ""
    base = sentence.block.start
    return Dated(value, expression.absolute, base + start, base + expression.end, preposition, modifier, tense)


def _tense_for(expression: Expression, tense: Tense, preposition: str, modifier: bool) -> Tense:
    """A past verb dates only what hangs on it: "was scheduled for May" and "the May election" may lie ahead."""
    if preposition == "since" and not modifier:
        return Tense.PAST
    if expression.kind in {"day", "month"} and (modifier or preposition not in {"on", "in"}):
        return Tense.UNCLEAR
    return tense


def _set_apart(text: str, expression: Expression) -> bool:
    """Whether the expression is quoted, bracketed, or one of two alternatives."""
    if is_quoted(text, expression.start, expression.end):
        return True
    before, after = text[: expression.start], text[expression.end :]
    if re.search(r"\beither $|\b\d{1,2} or $", before) or re.match(r" or (?:[A-Z][a-z]+ )?\d", after):
        return True
    return not expression.absolute and before.rfind("(") > before.rfind(")")


def _counts(tokens: Span) -> bool:
    """`2011 attendees`: a number before a plural without an article is as likely a count as a year."""
    head = tokens.root.head
    counted = head.tag_ == "NNS" and head.i == tokens.end
    return counted and not any(t.dep_ in {"det", "poss"} for t in head.children)


def is_modifier(tokens: Span) -> bool:
    """Whether the expression stands before the noun that it dates, or in the possessive."""
    root = tokens.root
    if _is_possessive(tokens):
        return True
    return root.dep_ in _ATTRIBUTIVE and root.head.i >= tokens.end and root.head.pos_ in {"NOUN", "PROPN"}


def _is_possessive(tokens: Span) -> bool:
    return bool(tokens.end < len(tokens.doc) and tokens.doc[tokens.end].tag_ == "POS")


def tense_around(tokens: Span) -> Tense:
    """The tense of the clause that the expression stands in; UNCLEAR where no verb governs it."""
    token = tokens.root
    for _ in range(len(tokens.doc)):
        if token.pos_ in {"VERB", "AUX"} and not (tokens.start <= token.i < tokens.end):
            return tense_of(token)
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.UNCLEAR


def tense_of(verb: Token) -> Tense:
    """The tense of a verb with its auxiliaries; participles and infinitives take that of what they hang on."""
    helpers = [t.lower_ for t in verb.children if t.dep_ in {"aux", "auxpass"}]
    if any(h in {"will", "shall", "wo", "'ll", "’ll"} for h in helpers):
        return Tense.FUTURE
    if _UNSURE & set(helpers):
        return Tense.UNCLEAR
    if _is_planned(verb, helpers):
        return (
            Tense.FUTURE
            if verb.tag_ in {"VBZ", "VBP"} or {"is", "are", "has", "have"} & set(helpers)
            else Tense.UNCLEAR
        )
    if verb.tag_ == "VBD" or {"was", "were", "had", "did", "has", "have", "'ve", "’ve"} & set(helpers):
        return Tense.PAST
    if verb.tag_ == "VB" and "to" in helpers:
        return _tense_of_infinitive(verb)
    if verb.tag_ == "VBN" and not helpers:
        return Tense.PAST
    if verb.tag_ == "VBG" and not helpers and verb.head.i != verb.i:
        return tense_around(verb.doc[verb.i : verb.i + 1])
    return Tense.PRESENT


def _is_planned(verb: Token, helpers: list[str]) -> bool:
    """`is scheduled for Monday`, `is due on Monday`, `is to appear on Monday`: what is said lies ahead."""
    if verb.lemma_ in _PLANNED and (verb.tag_ == "VBN" and helpers):
        return True
    complements = [t for t in verb.children if t.dep_ in {"acomp", "xcomp"}]
    if verb.lemma_ != "be":
        return False
    return any(t.lemma_ in _PLANNED or any(c.tag_ == "TO" for c in t.children) for t in complements)


def _tense_of_infinitive(verb: Token) -> Tense:
    head = verb.head
    if head.i == verb.i or head.pos_ not in {"VERB", "AUX"}:
        return Tense.UNCLEAR
    present = tense_of(head) in {Tense.PRESENT, Tense.FUTURE}
    return Tense.FUTURE if present else Tense.UNCLEAR


def latest_past(sentences: tuple[Sentence, ...]) -> PartialDate | None:
    """The month of the latest absolute date that a past-tense clause gives to the month or the day; None without any.

    For an article without a date of publication this is roughly when it was written: good enough to compare its
    relative dates with each other, never to tell them to anybody.
    """
    dates = [
        dated.value
        for sentence in sentences
        for dated in dates_in(sentence, None)
        if dated.tense is Tense.PAST and dated.granularity is not Granularity.YEAR
    ]
    latest = max(dates, key=lambda date: date.last_day(), default=None)
    return latest.at(Granularity.MONTH) if latest else None
