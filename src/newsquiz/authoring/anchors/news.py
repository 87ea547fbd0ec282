"""Time and place of the news: those of the lead's clause that tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.when import date_of, times
from newsquiz.authoring.anchors.where import place_of
from newsquiz.language.dates import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


FRESH = 14


def _tellers(verb: str, body: Body) -> list[tuple[Token, Span]]:
    """The lead's verbs that tell the news: the headline's own first, then the main verbs."""
    lemma = verb.split(" ")[0]
    own = [(t, s.span) for s in body.lead for t in s.span if t.pos_ == "VERB" and t.lemma_.lower() == lemma]
    return own + [(s.span.root, s.span) for s in body.lead[:1]]


def news_date(verb: str, body: Body) -> PartialDate | None:
    """The day of the news by the lead, else by the day of publication."""
    published = body.annotated.article.published
    lemma = verb.split(" ")[0]
    for token, sentence in _tellers(verb, body):
        date = date_of(token, sentence, published)
        if date is not None and (
            published is None or token.lemma_.lower() == lemma or (published - date.last_day()).days < FRESH
        ):
            return date
    if published is not None:
        return PartialDate.of(published)
    return next((t.date for s in body.lead for t in times(s.text, None)), None)


def news_place(verb: str, body: Body) -> str:
    """The place of the news by the lead; "" where none is sure."""
    return next((p for token, sentence in _tellers(verb, body) if (p := place_of(token, sentence))), "")
