"""A headline cut into whole noun phrases, in its own words and order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from newsquiz.authoring.anchors.body import Body, known_noun
from newsquiz.authoring.anchors.casing import JOINT
from newsquiz.authoring.anchors.places import are_countries, is_area, is_place
from newsquiz.authoring.anchors.tables import event_nouns, gazetteer, is_calling, word_lists
from newsquiz.authoring.anchors.units import Reading, Unit
from newsquiz.authoring.anchors.when import DAYS
from newsquiz.language.dates import MONTHS

_ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "VBD", "FW", "NN", "NNS", "NNP", "NNPS", "VB", "VBP", "VBZ"})
_NO_NOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WRB", "EX", "MD", "DT", "UH"})
_TIMES = frozenset({*MONTHS, *DAYS})
_NEAR = frozenset({*DAYS, "Week", "Month", "Today", "Tonight", "Yesterday", "Tomorrow"})
_SPOTS = frozenset({"in", "at", "near", "off", "outside"})
_LONGEST = 9


@dataclass(frozen=True)
class Chunk:
    """A noun phrase: the units `start` to `end` of the headline; `head` is the place of its first noun's end.

    `link` is the preposition before it; a `place` is nothing but one; `background` is what the news is set against.
    """

    units: tuple[Unit, ...]
    start: int
    end: int
    head: int
    link: str = ""
    place: bool = False
    background: bool = False

    @cached_property
    def text(self) -> str:
        """As printed, without an ending possessive."""
        tokens = [t for u in self.units for t in u.tokens]
        last = tokens[:-1] if self.units[-1].possessive else tokens
        return "".join(t.text_with_ws for t in last).strip().replace(JOINT, " ")

    @property
    def noun(self) -> Unit:
        """The noun that says what it is: "court" of "court of appeal"."""
        return self.units[self.head - self.start]

    @property
    def named(self) -> bool:
        """Whether a name stands in it."""
        return any(u.proper for u in self.units)

    @property
    def event(self) -> bool:
        """Whether an event is meant: by its noun, as a storm by its name, as an edition by its year."""
        noun = self.noun
        if noun.year and all(u.proper or u.year for u in self.units):
            return not is_place(" ".join(u.text for u in self.units[:-1]))
        if self.units[0].lower in word_lists()["storms"] and self.units[0].proper and noun.proper:
            return True
        forms = {noun.lower, noun.head.lemma_.lower(), noun.lower.removesuffix("s"), noun.lower.rpartition("-")[2]}
        return bool(forms & event_nouns())


def chunks(reading: Reading) -> list[Chunk]:
    """The headline's noun phrases; places with their regions in one piece."""
    return _joined(reading, _settled(reading, list(_phrases(reading))))


def _phrases(reading: Reading) -> Iterator[Chunk]:
    """Unbroken runs of nouns with what stands before them."""
    begun = 0
    for at in range(len(reading.units) + 1):
        if at < len(reading.units) and _nominal(reading, at):
            continue
        start, end = _trimmed(reading, begun, at)
        if start < end:
            before = reading.units[start - 1] if start else None
            if before is not None and before.head.tag_ in ("DT", "PRP$") and start > 1:
                before = reading.units[start - 2]
            link = before.lower if before is not None and before.head.tag_ in ("IN", "TO", "RP") else ""
            set_against = {u.lower for u in reading.units[max(0, start - 2) : start]} & word_lists()["background"]
            light = before is not None and f"{before.head.lemma_.lower()}-{reading.units[start].lower}"
            if light in word_lists()["idioms"]:
                begun = at + 1
                continue
            yield Chunk(tuple(reading.units[start:end]), start, end, end - 1, link, background=bool(set_against))
        begun = at + 1


def _nominal(reading: Reading, at: int) -> bool:
    """Whether the word can stand in a noun phrase, and go on with the one before."""
    unit = reading.units[at]
    if unit.lower == "and" or unit.text == "&":
        return _one_name(reading, at) or _fixed_pair(reading.units, at) or _two_peoples(reading.units, at)
    if unit.text == "The":
        return _article_of_name(reading.units, at)
    if at and unit.head.tag_ == "JJ" and not unit.proper and _after_person(reading, at):
        return False
    pronoun = unit.tokens[0].tag_ in _NO_NOUNS and not unit.compound
    if pronoun or unit.denial or re.fullmatch(r"\d+-\d+", unit.text) or _date(reading.units, at):
        return False
    if unit.stop or unit.lower in word_lists()["stop"] | word_lists()["cuts"] | word_lists()["hedges"]:
        return False
    if unit.figure and not unit.compound:
        return _figure_of_name(reading, at)
    if unit.possessive or unit.compound or (unit.proper and unit.lower not in word_lists()["prepositions"]):
        return True
    return (unit.head.tag_ in _ADJECTIVES or unit.noun) and not reading.verbs[at]


def _article_of_name(units: list[Unit], at: int) -> bool:
    """Whether "The" belongs to the name behind it: "rock band The Cormorants"."""
    around = units[max(0, at - 1) : at + 2]
    return len(around) == 3 and around[0].noun and not around[0].proper and around[2].proper


def _after_person(reading: Reading, at: int) -> bool:
    """Whether a person's name has ended before the adjective: "Rosa Vega new mayor of Turku"."""
    before = reading.units[at - 1]
    return before.proper and not before.possessive and reading.body.person_called(before.text)


def _date(units: list[Unit], at: int) -> bool:
    """Whether it is a month or a day of the week behind its preposition."""
    return at > 0 and units[at].text in _TIMES and units[at - 1].lower in ("in", "on", "since", "until", "by", "last")


def _one_name(reading: Reading, at: int) -> bool:
    """Whether "and" stands within one name: "Trinidad and Tobago"."""
    around = reading.units[max(0, at - 1) : at + 2]
    if len(around) < 3 or not (around[0].proper and around[2].proper):
        return False
    doc = around[0].head.doc
    return any(e.start <= around[0].head.i and around[2].head.i < e.end for e in doc.ents)


def _fixed_pair(units: list[Unit], at: int) -> bool:
    """Whether "and" stands within one thing: "track and field athlete"."""
    around = units[max(0, at - 1) : at + 2]
    return len(around) == 3 and f"{around[0].lower}-{around[2].lower}" in word_lists()["pairs"]


def _two_peoples(units: list[Unit], at: int) -> bool:
    """Whether "and" stands between two peoples before the noun that they share: "US and Chinese presidents"."""
    if not 0 < at < len(units) - 2:
        return False
    atlas = gazetteer()
    first, second, noun = units[at - 1], units[at + 1], units[at + 2]
    return first.text in {*atlas.people, *atlas.countries} and second.text in atlas.people and noun.noun


def _figure_of_name(reading: Reading, at: int) -> bool:
    """Whether a figure names something ("Internet Explorer 6", "2019 election") and counts nothing.

    Of small figures the body decides: "Formula One driver", but no "Suns 111, Clippers 98".
    """
    units = reading.units
    unit, before = units[at], units[at - 1] if at else None
    behind = units[at + 1] if at + 1 < len(units) else None
    follows = before is not None and before.proper and not before.possessive and before.noun
    if before is None or before.lower in word_lists()["currencies"]:
        follows = False
    elif before.proper and behind is not None and behind.proper:
        whole = f"{before.text} {unit.text} {behind.text}"
        if whole.lower() in reading.body.text.lower():
            return True  # "Lost 52 Project"
    measured = behind is not None and behind.lower in word_lists()["measures"]
    if behind is not None and behind.lower == "magnitude":
        return True
    if measured or (before is not None and before.lower in ("magnitude", "category")):
        return True
    if unit.year:
        attribute = behind is not None and not behind.stop and (behind.noun or behind.head.tag_ == "JJ")
        return follows or attribute or (before is not None and before.lower == "of")
    named = follows and before is not None and f"{before.text} {unit.text}" in reading.body.text
    return follows and (unit.text.isdigit() or unit.proper) and named


def _trimmed(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Without ornaments in front and whatever is no noun at the end."""
    units = reading.units
    while start < end and _ornament(units[start]):
        start += 1
    told = end < len(units) and reading.verbs[end]
    while start < end and not (_ends(units[end - 1], reading.body) or (told and units[end - 1].demonym)):
        end, told = end - 1, False
    if end - start > 1 and units[end - 2].year and units[end - 1].lower in word_lists()["vague"]:
        end -= 1  # "World Cup 2018 day five"
    return start, end


def _ends(unit: Unit, body: Body) -> bool:
    """Whether a phrase can end in the word, which is no verb: a noun, or what was mistaken for another word."""
    if unit.head.tag_ == "JJ" and not unit.proper and body.nouns[unit.lower]:
        return True
    if unit.compound and unit.head.tag_ in ("VBN", "VBD", "JJ") and not unit.proper:
        return False  # "state-run" alone
    mistaken = unit.head.tag_ in ("VB", "VBP", "VBZ", "VBG") and not unit.compound and known_noun(unit.head)
    return unit.noun or mistaken


def _ornament(unit: Unit) -> bool:
    aged = unit.compound and unit.text[0].isdigit()
    day = unit.possessive and unit.tokens[0].text.capitalize() in _NEAR
    return day or (not unit.proper and (unit.lower in word_lists()["ornaments"] or aged))


def _settled(reading: Reading, found: list[Chunk]) -> list[Chunk]:
    """Places made whole: "Koszalin, Poland"; a city before its region's noun too: "Boulder, Colorado shooting".

    Callings that are listed before the name of who has them are left out: "Poet, singer, and actor Anna Holm".
    """
    whole: list[Chunk] = []
    for chunk in found:
        before = whole[-1] if whole else None
        comma = before is not None and before.end + 1 == chunk.start and reading.units[before.end].text == ","
        if before is not None and comma and before.units[-1].proper and _region(before, chunk):
            units = tuple(reading.units[before.start : chunk.end])
            alone = is_area(chunk.text) and before.link in _SPOTS
            whole[-1] = Chunk(units, before.start, chunk.end, chunk.end - 1, before.link, alone, before.background)
        else:
            if chunk.units[-1].proper and all(_calling(c, reading) for c in whole):
                whole.clear()
            spot = is_area(chunk.text) and (chunk.link in _SPOTS or _last_after_comma(reading, chunk))
            whole.append(replace(chunk, place=spot))
    return whole


def _calling(chunk: Chunk, reading: Reading) -> bool:
    """Whether it is what somebody is called by, with a comma behind."""
    behind = reading.units[chunk.end].text if chunk.end < len(reading.units) else ""
    return behind == "," and not chunk.noun.proper and not chunk.noun.plural and is_calling(chunk.noun.lower)


def _last_after_comma(reading: Reading, chunk: Chunk) -> bool:
    return chunk.start > 0 and chunk.end == len(reading.units) and reading.units[chunk.start - 1].text == ","


def _region(city: Chunk, chunk: Chunk) -> bool:
    """Whether `chunk` is, or begins with, the region of `city`."""
    if not all(u.proper for u in city.units) and city.link not in _SPOTS:
        return False
    words = [u.text for u in chunk.units]
    names = [" ".join(words[:n]) for n in range(1, min(4, len(words) + 1))]
    return any(is_place(n) and not are_countries(city.text, n) and n not in gazetteer().people for n in names)


def _joined(reading: Reading, found: list[Chunk]) -> list[Chunk]:
    """Phrases over "of", and over the prepositions that their noun asks for or the body has in these words."""
    whole: list[Chunk] = []
    for chunk in found:
        before = whole[-1] if whole else None
        gap = reading.units[before.end : chunk.start] if before is not None else []
        if before is None or not gap or not _linked(before, gap, chunk, reading.body):
            whole.append(chunk)
        elif before.text.lower() in word_lists()["counts"]:
            whole[-1] = replace(chunk, link=before.link)
        else:
            units = tuple(reading.units[before.start : chunk.end])
            whole[-1] = replace(before, units=units, end=chunk.end)
    return whole


def _linked(before: Chunk, gap: list[Unit], chunk: Chunk, body: Body) -> bool:
    link = gap[0].lower
    if len(gap) > 2 or (len(gap) == 2 and gap[1].head.tag_ not in ("DT", "PRP$")) or before.place:
        return False
    if chunk.end - before.start > _LONGEST:
        return False
    if link == "of":
        return True
    if link in _SPOTS and chunk.place:
        return before.event and before.end - 1 == before.head
    if before.event and (link in ("against", "over", "with", "between") or (link == "from" and chunk.named)):
        return True
    if gap[0].head.tag_ not in ("IN", "TO") or link in word_lists()["cuts"]:
        return False
    last = before.units[-1]
    if f"{last.head.lemma_.lower()}-{link}" in word_lists()["complements"]:
        return link != "with" or before.event or chunk.named
    words = " ".join([last.text, *(u.text for u in gap), chunk.units[0].text]).lower()
    return link not in ("to", "into", "from", "with") and words in body.text.lower()
