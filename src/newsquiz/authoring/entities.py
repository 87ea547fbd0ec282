"""Entities of an article, set anew: whole names with a label that all their mentions agree on, and bare figures.

Labels: PERSON, ORG, GPE, LOC, FAC, NORP, EVENT, LAW, WORK_OF_ART, PRODUCT (vessels and aircraft, too), LANGUAGE, AWARD
and, for names that cannot be told, MISC; DATE, TIME, DURATION (a length), AGE, PERCENT, MONEY, QUANTITY, CARDINAL and
ORDINAL.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsquiz.authoring import figures
from newsquiz.authoring.doctext import text_of
from newsquiz.authoring.kinds import UNSURE, Name, key_of, labels
from newsquiz.authoring.lexicon import place_kind
from newsquiz.authoring.names import capitalised_words, common_words, find

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["correct", "hedge", "place_kind", "unsure"]


def correct(docs: Sequence[Doc]) -> None:
    """Set `doc.ents` of every document of one article anew. Call it once, on the model's own entities."""
    known, common = capitalised_words(docs), common_words(docs)
    names = [Name(doc[start:end], key_of(doc[start:end])) for doc in docs for start, end in find(doc, known, common)]
    label_of = labels(names)
    for doc in docs:
        spans = [_labelled(name.span, label_of[name.key]) for name in names if name.span.doc is doc]
        doc.ents = tuple(_with_figures(doc, spans))


def hedge(span: Span) -> str:
    """What makes a figure less than exact ("about", "at least", "more than"), "" where nothing does."""
    return figures.hedge(text_of(span.doc), span.start_char)


def unsure(docs: Sequence[Doc]) -> tuple[int, int]:
    """How many names could not be typed, of how many."""
    counts = Counter(ent.label_ == UNSURE for doc in docs for ent in doc.ents if ent.label_ not in figures.LABELS)
    return counts[True], counts.total()


def _labelled(span: Span, label: str) -> Span:
    return span.doc.char_span(span.start_char, span.end_char, label=label)


def _with_figures(doc: Doc, names: list[Span]) -> Iterator[Span]:
    yield from names
    taken = {token.i for span in names for token in span}
    last_age: Span | None = None
    for figure in figures.find(text_of(doc)):
        span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
        tokens = {token.i for token in span} if span is not None else {0}
        if span is not None and not tokens & taken:
            taken |= tokens
            label = _figure_label(figure.label, span, names, last_age)
            last_age = span if label == "AGE" else last_age
            yield doc.char_span(span.start_char, span.end_char, label=label)


def _figure_label(label: str, span: Span, names: list[Span], last_age: Span | None) -> str:
    """A bare number is an age behind somebody's name ("Kim, 39, who"), after "she was" and after another age."""
    if label != "CARDINAL" or not re.fullmatch(r"\d{1,2}|1[01]\d|[a-z]+(?:-[a-z]+)?", span.text):
        return label
    text = text_of(span.doc)
    before, after = text[: span.start_char], text[span.end_char :]
    listed = last_age is not None and text[last_age.end_char : span.start_char] in {", ", " and ", ", and "}
    copula = re.search(r"\b(?:[Hh]e|[Ss]he|who|[A-Z]\w+) (?:was|is) $", before) and after[:1] in {".", ",", ""}
    digits = span.text.isdigit()
    behind = re.search(r", (?:now )?$", before) and any(
        0 < span.start - n.end <= 2 and n.label_ == "PERSON" for n in names
    )
    aged = (listed and not after.startswith(" aged")) or (digits and (copula or behind))
    return "AGE" if aged else label
