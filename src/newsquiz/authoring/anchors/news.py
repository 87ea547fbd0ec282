"""Time and place of the news: those of the lead's clause that tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import word_lists
from newsquiz.authoring.anchors.when import date_of, times
from newsquiz.authoring.anchors.where import place_of
from newsquiz.language.dates import MONTHS, Granularity, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


FRESH = 14


def _tellers(verb: str, body: Body) -> list[tuple[Token, Span]]:
    """The lead's verbs that tell the news: the headline's own first, then the main verbs."""
    lemma = verb.split(" ")[0]
    own = [(t, s.span) for s in body.lead for t in s.span if t.pos_ == "VERB" and t.lemma_.lower() == lemma]
    return own + [(s.span.root, s.span) for s in body.lead[:1]]


def news_date(verb: str, body: Body) -> PartialDate | None:
    """The day of the news by the lead, else by the day of publication.

    A date that hangs on the headline's own `verb` is taken as it is. Any other must be of the last days (a whole month
    does for an event named without a verb), and where the lead names several months the month is left open.
    """
    published = body.annotated.article.published
    if published is None:
        return next((t.date for s in body.lead for t in times(s.text, None)), None)
    lemma = verb.split(" ")[0]
    for token, sentence in _tellers(verb, body):
        date = date_of(token, sentence, published)
        if date is not None and token.lemma_.lower() == lemma:
            return date
        known = date is not None and (date.day if lemma else date.month) is not None
        if date is not None and known and (published - date.last_day()).days < FRESH:
            return _cautious(date, body)
    return _cautious(PartialDate.of(published), body)


def one_month(body: Body) -> bool:
    """Whether the lead speaks of no other month than that of publication and the days before."""
    published = body.annotated.article.published
    if published is None:
        return True
    return all((published - t.date.last_day()).days < FRESH for s in body.lead for t in times(s.text, published))


def _cautious(date: PartialDate, body: Body) -> PartialDate:
    """The year only, where the lead speaks of another month of it too."""
    published = body.annotated.article.published
    named = {
        t.date[:2] for s in body.lead for t in times(s.text, published) if t.date.month and t.date.year == date.year
    }
    return date if named <= {date[:2]} else date.at(Granularity.YEAR)


_PUBLISHED = re.compile(
    r"published(?: online)?(?: (?:on )?(?:[A-Z][a-z]+day|yesterday|today|this week))?,? in (?:the (?:journal )?)?"
    r"((?:[A-Z][\w.]+)(?: (?:(?:of|the|and|in) )?[A-Z][\w.]+)*+)(.?)"
)


def journal(body: Body) -> str:
    """Where the lead says that findings were published; "" where it does not."""
    match = next((m for s in body.lead if (m := _PUBLISHED.search(s.text))), None)
    if match is None or match[1] in MONTHS or is_place(match[1]) or match[2] in ("'", "’"):
        return ""
    return match[1].rstrip(".")


def news_place(verb: str, body: Body) -> str:
    """The place of the news by the lead; "" where none is sure."""
    lemma = verb.split(" ")[0]
    tellers = [
        (t, s) for t, s in _tellers(verb, body) if t.lemma_.lower() == lemma or t.lemma_ not in word_lists()["tell"]
    ]
    return next((p for token, sentence in tellers if (p := place_of(token, sentence))), "")
