"""The context line of an article: the topic and its time, so that a stem stands alone weeks later.

The line is made of whole noun phrases of the headline, in its own words, with place and month: an event where the
headline certainly tells one ("Escape room fire in Koszalin, Poland, January 2019"), else the two or three phrases that
say most ("Donald Trump, border wall, January 2019"). See `data/` for the tables behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.casing import parse
from newsquiz.authoring.anchors.chunks import Chunk, chunks
from newsquiz.authoring.anchors.context import NOTHING, Context, Level
from newsquiz.authoring.anchors.events import Event, event_of, main_verb
from newsquiz.authoring.anchors.leaks import content, fitting
from newsquiz.authoring.anchors.news import journal, main_place, news_date, news_place, timely
from newsquiz.authoring.anchors.places import names_place, tells_place, with_a, with_the
from newsquiz.authoring.anchors.tables import event_nouns, gazetteer, is_calling
from newsquiz.authoring.anchors.topics import Topic, Worth, topics
from newsquiz.authoring.anchors.units import Reading, units
from newsquiz.authoring.anchors.where import with_region
from newsquiz.authoring.annotate import Annotated
from newsquiz.authoring.lexicon import TITLES
from newsquiz.language.dates import Granularity, PartialDate

_PARTICLES = frozenset({"de", "da", "del", "di", "van", "von", "der", "bin", "al", "el", "of", "II", "III", "Jr."})
_FEW = 3

__all__ = ["Context", "Level", "context_line", "fitting"]


def context_line(annotated: Annotated) -> Context:
    """The best line that is certain, with weaker wordings of it; none for advice, which tells no news."""
    if annotated.article.title.startswith("How to "):
        return NOTHING
    body = Body(annotated)
    reading = Reading(units(parse(annotated.article.title, body)), body)
    found = chunks(reading)
    event = event_of(reading, found)
    verb = event.verb if event is not None else main_verb(reading, body)
    when = news_date(verb if event is not None else "", body)
    told = topics(found, body, certain=timely(when, body))
    spot = _headline_place(found, body)
    place = spot or news_place(verb, body) or journal(body)
    wordings = _wordings(event, told)
    if not place and not any(_clear(words, "", body) for words in wordings):
        place = main_place(body)
    telling = {words for words, tells in wordings.items() if tells}
    if when is None:
        return NOTHING
    lines = dict(_lines(wordings, place, when, body, told=bool(spot)))
    variants = tuple(lines)
    if not variants:
        return NOTHING
    events = frozenset(line for line, words in lines.items() if words in telling)
    return Context(variants[0], Level.EVENT if variants[0] in events else Level.NAME, variants, when, events)


def _headline_place(found: list[Chunk], body: Body) -> str:
    name = next((c.text for c in found if c.place), "")
    return with_region(name, " ".join(s.text for s in body.lead)) if name else ""


def _wordings(event: Event | None, told: list[Topic]) -> dict[str, bool]:
    """What may stand before the time, best first, and whether it tells what happened: the event, then the topics, all
    of them, then fewer, as long as these say enough.
    """
    told_event = (event.text, event.nameless) if event is not None else ()
    found = {_opened(text): True for text in told_event if text}
    for size in range(len(told), 0, -1):
        for some in sorted(combinations(told, size), key=lambda some: -sum(t.worth for t in some)):
            alone = all(t.setting for t in some)
            enough = size == len(told) or sum(t.worth for t in some) >= Worth.THING
            if enough and not (alone and (found or size < len(told))):
                found.setdefault(_opened(", ".join(t.text for t in some)), any(t.event for t in some))
    for words, tells in tuple(found.items()):
        if " " in _unnamed(words):  # "Actor, Turku" names nobody
            found.setdefault(_unnamed(words), tells)
    return found


def _unnamed(words: str) -> str:
    """With the office for whoever holds it: "Death of the Tongan Prime Minister", "Hong Kong leader"."""
    return ", ".join(_office_only(phrase) for phrase in words.split(", "))


def _office_only(phrase: str) -> str:
    words = phrase.split()
    for end in range(len(words) - 1, 0, -1):
        office, name = words[end - 1], words[end:]
        titled = is_calling(office.lower()) or office in TITLES
        if titled and name[0] != "of" and all(w[0].isupper() or w in _PARTICLES for w in name):
            return _with_article(" ".join(words[:end]))
    return phrase


def _with_article(phrase: str) -> str:
    """ "Death of drummer" → "Death of a drummer", "Interview with US candidate" → "Interview with the US candidate"."""
    before, tie, office = re.match(r"(?:(.*) (of|with) )?(.*)", phrase).groups()  # type: ignore[union-attr]
    if not tie:
        return phrase
    known = any(not w[0].islower() for w in office.split())
    return f"{before} {tie} {'the ' + office if known else with_a(office)}"


def _opened(words: str) -> str:
    """With a capital in front, except where the first word has one inside: "iPhone"."""
    first = words.partition(" ")[0]
    return words if any(c.isupper() for c in first.partition("-")[0]) else words[0].upper() + words[1:]


def _clear(words: str, place: str, body: Body) -> bool:
    """Whether `words` say which one: by a name, or by the place added. Of nameless events there are many in a year."""
    first, *rest = words.split()
    if any(one == other for one, other in pairwise(words.split())):
        return False  # "Interview with Brian Brian T. Carroll": a name was put in beside itself
    proper = first in gazetteer().people or (body.spelled(first, alone=True) or "").istitle()
    named = proper or names_place(words) or any(w[0].isupper() or w[0].isdigit() for w in rest)
    return bool(place) or named


def _lines(
    wordings: Iterable[str], place: str, when: PartialDate, body: Body, *, told: bool
) -> Iterator[tuple[str, str]]:
    """Every clear line with the wording in it: with place and month, without the place, then both with the year only.

    The place alone tells nothing. `told`: the headline tells the place.
    """
    for date in dict.fromkeys((when.at(Granularity.MONTH), when.at(Granularity.YEAR))):
        for words in wordings:
            if place:
                yield _dated(_placed(words, place, told=told), date), words
            if _clear(words, "", body) or len(content(words)) > _FEW:
                yield _dated(words, date), words


def _placed(words: str, place: str, *, told: bool) -> str:
    """`words` with the place, or with the rest of it where they end in its beginning ("fire in Porto").

    A place that only the body tells is left out where another stands in the words already.
    """
    name = place if place[0].isupper() else place.partition(" ")[2]
    first, _, rest = name.partition(", ")
    if words.lower() in event_nouns():
        return f"{words} {'in ' if place == name else ''}{with_the(place)}"
    if rest and words.endswith(f" {first}"):
        return f"{words}, {rest}"
    return words if tells_place(words, name, other=not told) else f"{words}, {place}"


def _dated(words: str, date: PartialDate) -> str:
    """`words` with their time, unless they tell the year themselves ("2019 UK general election")."""
    return words if date.month is None and str(date.year) in words.split() else f"{words}, {date.in_words()}"
