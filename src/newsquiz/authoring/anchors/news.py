"""Time and place of the news: those of the lead's clause that tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.places import is_place
from newsquiz.authoring.anchors.tables import gazetteer, word_lists
from newsquiz.authoring.anchors.when import date_of, times
from newsquiz.authoring.anchors.where import place_of
from newsquiz.language.dates import MONTHS, Granularity, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


FRESH = 14
_OPENING = 5


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


def timely(when: PartialDate | None, body: Body) -> bool:
    """Whether an event of the headline is of the time `when`: the lead speaks of no other month than that of
    publication and the days before, or, where the month is left open, of no other year.
    """
    published = body.annotated.article.published
    if published is None or when is None:
        return True
    told = [t.date for s in body.lead for t in times(s.text, published)]
    near = all((published - date.last_day()).days < FRESH for date in told)
    return near or (when.month is None and all(date.year == when.year for date in told))


def _cautious(date: PartialDate, body: Body) -> PartialDate:
    """The year only, where the lead speaks of another month of it too."""
    published = body.annotated.article.published
    named = {
        t.date[:2] for s in body.lead for t in times(s.text, published) if t.date.month and t.date.year == date.year
    }
    return date if named <= {date[:2]} else date.at(Granularity.YEAR)


_STUDY = re.compile(r"\b(?:stud(?:y|ies)|research|journal|findings|paper)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"published(?: online)?(?: (?:on )?(?:[A-Z][a-z]+day|yesterday|today|this week))?,? in (?:the )?(?:journal )?"
    r"((?:[A-Z][\w.]+)(?: (?:(?:of|the|and|in) )?[A-Z][\w.]+)*+)(.?)"
)


def journal(body: Body) -> str:
    """Where the opening says that findings were published; "" where it does not."""
    opening = (s.text for s in body.sentences[:_OPENING])
    match = next((m for text in opening if _STUDY.search(text) and (m := _PUBLISHED.search(text))), None)
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


def main_place(body: Body) -> str:
    """The one place known by heart that the lead names, with its region; "" where it names none or several."""
    atlas, text = gazetteer(), " ".join(s.text for s in body.lead)
    names = [e.text.removeprefix("the ") for s in body.lead for e in s.ents if e.label_ == "GPE"]
    places = list(dict.fromkeys(name for name in names if is_place(name)))
    if len(places) > 1 and f"{places[0]}, {places[1]}" in text:
        places[:2] = [f"{places[0]}, {places[1]}"]
    around = (
        {atlas.cities.get(part) or atlas.regions.get(part, "") for part in places[0].split(", ")} if places else set()
    )
    return places[0] if places and set(places[1:]) <= around else ""
