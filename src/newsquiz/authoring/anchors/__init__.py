"""The context line of an article: the topic and its time, so that a stem stands alone weeks later.

Three levels, the best that is certain: an event as a noun phrase with place and month ("Escape room fire in Koszalin,
Poland, January 2019"), a name with place and month, nothing. See `data/` for the tables behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.casing import parse, says_who
from newsquiz.authoring.anchors.context import NOTHING, Context, Level
from newsquiz.authoring.anchors.headline import Clause, clause_of, heading_of, second_clause
from newsquiz.authoring.anchors.leaks import fitting
from newsquiz.authoring.anchors.lines import Topic, heading_topic, topic_of
from newsquiz.authoring.anchors.names import keywords
from newsquiz.authoring.anchors.news import journal, news_date, news_place, one_month
from newsquiz.authoring.anchors.occasions import named_event, studied
from newsquiz.authoring.anchors.places import names_place, tells_place
from newsquiz.authoring.anchors.tables import gazetteer
from newsquiz.authoring.annotate import Annotated
from newsquiz.language.dates import Granularity, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Context", "Level", "context_line", "fitting"]


def context_line(annotated: Annotated) -> Context:
    """The best line that is certain, with weaker wordings of it."""
    body = Body(annotated)
    title = parse(annotated.article.title, body)
    first = clause_of(title, body)
    verb = first.verb.split(" ")[0] if first is not None else ""
    topic = _topic(title, first, body)
    place = news_place(topic.verb if topic else "", body) or journal(body)
    events = [words for words in (topic.wordings if topic else ()) if _clear(words, place, body)]
    when = news_date(topic.verb if topic and events and not topic.named else "", body)
    if when is None:
        return NOTHING
    names = [words for words in keywords(title, body, verb, certain=one_month(body)) if _clear(words, place, body)]
    variants = tuple(_variants([*events, *names], place, when)) if events or names else ()
    if not variants:
        return NOTHING
    unclear = [words for words in events if not _clear(words, "", body)]
    alone = {*_variants([], place, when), *_variants(unclear, "", when)}
    telling = frozenset(_variants(events, place, when)) - alone
    return Context(variants[0], Level.EVENT if events else Level.NAME, variants, when, telling)


def _topic(title: Doc, first: Clause | None, body: Body) -> Topic | None:
    """What the headline heads itself with, tells, names, or tells next; else what its study is about."""
    verb = first.verb.split(" ")[0] if first is not None else ""
    study = studied(title, body, verb)
    if study and says_who(body.annotated.article.title):
        return Topic((study,), "")
    heading = heading_topic(heading_of(title, first), body) if one_month(body) else None
    told = heading or (topic_of(first, body) if first is not None else None)
    if told is not None:
        return told
    event = named_event(title, body, verb)
    if event:
        return Topic((event[0].upper() + event[1:],), "")
    if study:
        return Topic((study,), "")
    second = second_clause(title, body)
    return topic_of(second, body) if second is not None else None


def _clear(words: str, place: str, body: Body) -> bool:
    """Whether `words` say which one: by a name, or by the place added. Of nameless events there are many in a year."""
    first, *rest = words.split()
    if any(one == other for one, other in pairwise(words.split())):
        return False  # "Interview with Brian Brian T. Carroll": a name was put in beside itself
    proper = first in gazetteer().people or (body.spelled(first, alone=True) or "").istitle()
    named = proper or names_place(words) or any(w[0].isupper() or w[0].isdigit() for w in rest)
    return bool(place) or named


def _variants(wordings: Iterable[str], place: str, when: PartialDate) -> Iterable[str]:
    """Every wording with place and month, then without place, then the place alone; the same with the year only.

    A place "near" another is none to stand alone.
    """
    lines: dict[str, None] = {}
    for date in dict.fromkeys((when.at(Granularity.MONTH), when.at(Granularity.YEAR))):
        for words in wordings:
            if place:
                lines[_dated(_placed(words, place), date)] = None
            lines[_dated(words, date)] = None
        if place and date.month and place[0].isupper():
            lines[_dated(place, date)] = None
    return lines


def _placed(words: str, place: str) -> str:
    """`words` with the place, or with the rest of it where they end in its beginning ("fire in Porto")."""
    name = place if place[0].isupper() else place.partition(" ")[2]
    first, _, rest = name.partition(", ")
    if rest and words.endswith(f" {first}"):
        return f"{words}, {rest}"
    return words if tells_place(words, name) else f"{words}, {place}"


def _dated(words: str, date: PartialDate) -> str:
    """`words` with their time, unless they tell the year themselves ("2019 UK general election")."""
    return words if date.month is None and str(date.year) in words.split() else f"{words}, {date.in_words()}"
