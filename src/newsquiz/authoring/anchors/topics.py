"""What a headline speaks of: its noun phrases, best first, each as it may stand in a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.chunks import Chunk
from newsquiz.authoring.anchors.names import full, fullest
from newsquiz.authoring.anchors.places import is_area
from newsquiz.authoring.anchors.tables import gazetteer, is_calling, mass_nouns, word_lists
from newsquiz.authoring.anchors.when import DAYS
from newsquiz.language.dates import MONTHS

MOST = 3
_OFTEN = 2
_WORDS = 16


class Worth(IntEnum):
    """How well a phrase tells the news from others."""

    WORD = 1
    COUNTRY = 2
    PEOPLE = 3
    THING = 4
    EVENT = 5
    NAME = 6
    NAMED_EVENT = 7


_DAY = rf"(?:{'|'.join((*MONTHS, *DAYS))})(?: \d{{1,2}})?(?:,? \d{{4}})?"
_DATE = re.compile(rf"{_DAY}(?: ?[-–] ?(?:{_DAY}|\d{{1,2}}))?")
_ABOUT = frozenset({"over", "for", "against", "with", "from", "of"})
_WEAK = (Worth.WORD, Worth.PEOPLE)


@dataclass(frozen=True)
class Topic:
    """A noun phrase of the headline; `event` where it tells what happened.

    `loose`: a bare noun. `setting`: nameless, behind a preposition ("at Libyan home"), and no line by itself.
    """

    text: str
    worth: Worth
    event: bool = False
    loose: bool = False
    setting: bool = False


def topics(found: list[Chunk], body: Body, *, certain: bool) -> list[Topic]:
    """The two or three best phrases in the headline's order, weak ones last; a named event stands for all.

    An event counts as one only where its time is `certain`, or in its name: else, and where it stands in the
    background ("ahead of"), it is a thing like others, and no line of its own.
    """
    told = list(dict.fromkeys(t for chunk in found if (t := _topic(chunk, body, certain)) is not None))
    if len(told) == 1 and not told[0].event and any(chunk.event and not _empty(chunk) for chunk in found):
        return []
    if len(told) == 1 and (told[0].loose or (told[0].worth is Worth.NAME and " " not in told[0].text)):
        return []  # "Cat", "Facebook": of which there is news every day
    best = _chosen(sorted(told, key=lambda t: -t.worth))
    while len(best) > 1 and sum(len(t.text.split()) for t in best) > _WORDS:
        best = best[:-1]
    return sorted(best, key=lambda t: (t.worth in _WEAK, told.index(t)))


def _chosen(told: list[Topic]) -> list[Topic]:
    """Of the phrases, best first, those that the line needs: weak ones only where there are not two strong."""
    strong = [t for t in told if t.worth >= Worth.THING]
    if strong and strong[0].worth is Worth.NAMED_EVENT:
        return [strong[0], *(t for t in strong[1:MOST] if t.worth is Worth.NAME)]
    countries = [t for t in told if t.worth is Worth.COUNTRY]
    if strong and countries and not any(_tells_where(t.text) for t in strong):
        return [*strong[: MOST - 1], *countries][:MOST]
    if len(strong) > 1:
        return strong[:MOST]
    better = [t for t in told if (t.worth > Worth.WORD and not (strong and t.loose)) or t.event]
    words = [t for t in told if t not in better and not (strong and t.loose)]
    return [*better, *words[: max(0, 2 - len(better))]][:MOST]


def _tells_where(text: str) -> bool:
    """Whether a name, or a people's, stands in it, and not just somebody's view of one ("anti-Finnish boycotts")."""
    return any(word[0].isupper() for word in text.split())


def _topic(chunk: Chunk, body: Body, certain: bool) -> Topic | None:
    if chunk.place or _empty(chunk):
        return None
    event = chunk.event and (certain or chunk.noun.year) and not chunk.background
    worth = _worth(chunk, body, event)
    if worth is Worth.WORD and not chunk.event and body.mentions(chunk.noun.head.lemma_) < _OFTEN:
        return None
    alone = len(chunk.units) == 1 and not chunk.named and not chunk.event
    someone = chunk.text in gazetteer().people  # "Peruvian awaits decision"
    loose = someone or (alone and worth in _WEAK and chunk.noun.lower not in mass_nouns())
    setting = bool(chunk.link) and chunk.link != "of" and not event and not chunk.event and worth is not Worth.NAME
    return Topic(_called(chunk, body), worth, event, loose, setting)


def _empty(chunk: Chunk) -> bool:
    """Whether the phrase says nothing by itself: a count, a time, an outlet, the study that the news is from."""
    noun, lists = chunk.noun, word_lists()
    if chunk.text in lists["outlets"] or _DATE.fullmatch(chunk.text) or chunk.text.lower() in lists["currencies"]:
        return True
    listed = noun.lower.removesuffix("s") in lists["listed"]
    if noun.proper:
        return listed and len(chunk.units) == 1
    single = len(chunk.units) == 1 and bool({noun.lower, noun.head.lemma_.lower()} & lists["vague"])
    if single or (listed and not chunk.named) or noun.lower in lists["counts"] | lists["units"]:
        return True
    if len(chunk.units) == 1 and chunk.link in lists["prepositions"] - _ABOUT and not chunk.named:
        return True
    return not _name(chunk.text) and noun.lower in lists["studies"] | lists["researchers"] | lists["nobody"]


def _name(text: str) -> bool:
    """Whether a name stands in it that is not just a people's or a country's."""
    atlas = gazetteer()
    for name in sorted({*atlas.people, *atlas.countries}, key=len, reverse=True):
        if name in text:
            text = re.sub(rf"\b{re.escape(name)}(?!\w)", "", text)
    return any(c.isupper() for c in text)


def _worth(chunk: Chunk, body: Body, event: bool) -> Worth:
    noun = chunk.noun
    if event:
        named = _name(" ".join(u.text for u in chunk.units[: chunk.head - chunk.start + 1]))
        return Worth.NAMED_EVENT if named else Worth.EVENT if len(chunk.units) > 1 else Worth.WORD
    if is_area(chunk.text):
        return Worth.COUNTRY
    if _name(chunk.text):
        return Worth.NAME
    human = noun.lower in word_lists()["people"] or is_calling(noun.head.lemma_.lower())
    if human and (not chunk.named or noun.lower in word_lists()["plural"]):
        return Worth.PEOPLE
    if chunk.named or len(chunk.units) > 1:
        return Worth.THING
    return Worth.WORD


def _called(chunk: Chunk, body: Body) -> str:
    """The phrase with its person, or its event, named in full."""
    core = chunk.units[: chunk.head - chunk.start + 1]
    if chunk.event and all(u.proper and not u.possessive for u in core):
        name = " ".join(u.text for u in core)
        rest = chunk.text.removeprefix(name)
        longer = fullest(name, body)
        told = any(word in longer.split() for word in rest.split())
        return chunk.text if told else longer + rest
    return full(chunk, body)
