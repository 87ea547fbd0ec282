"""The context line of an article: the topic and its time, so that a stem stands alone weeks later.

Three levels, the best that is certain: an event as a noun phrase with place and month ("Escape room fire in Koszalin,
Poland, January 2019"), a name with place and month, nothing. See `data/` for the tables behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.context import NOTHING, Context, Level
from newsquiz.authoring.anchors.headline import clause_of, parse
from newsquiz.authoring.anchors.leaks import fitting
from newsquiz.authoring.anchors.lines import topic_of
from newsquiz.authoring.anchors.names import main_name, main_thing
from newsquiz.authoring.anchors.news import news_date, news_place
from newsquiz.authoring.anchors.where import names_place
from newsquiz.authoring.annotate import Annotated
from newsquiz.language.dates import Granularity, PartialDate

__all__ = ["Context", "Level", "context_line", "fitting"]


def context_line(annotated: Annotated) -> Context:
    """The best line that is certain, with weaker wordings of it."""
    body = Body(annotated)
    title = parse(annotated.article.title, body)
    clause = clause_of(title, body)
    topic = topic_of(clause, body) if clause is not None else None
    when = news_date(topic.verb if topic else "", body)
    if when is None:
        return NOTHING
    place = news_place(topic.verb if topic else "", body)
    name = main_name(title, body)
    thing = main_thing(title, body, name)
    keywords = [", ".join(filter(None, words)) for words in ((name, thing), (name,), (thing,))]
    wordings = [*(topic.wordings if topic else ()), *(w[0].upper() + w[1:] for w in keywords if w)]
    if not wordings:
        return NOTHING
    variants = tuple(_variants(wordings, place, when))
    return Context(variants[0], Level.EVENT if topic else Level.NAME, variants, when)


def _variants(wordings: Iterable[str], place: str, when: PartialDate) -> Iterable[str]:
    """Every wording with place and month, then without place, then the place alone; the same with the year only."""
    lines: dict[str, None] = {}
    for date in dict.fromkeys((when.at(Granularity.MONTH), when.at(Granularity.YEAR))):
        for words in wordings:
            if place and not names_place(words):
                lines[f"{words}, {place}, {date.in_words()}"] = None
            lines[f"{words}, {date.in_words()}"] = None
        if place:
            lines[f"{place}, {date.in_words()}"] = None
    return lines
