"""Headlines whose verb certainly makes an event: a death, what is done to a named person, a ruling, a crash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.chunks import Chunk
from newsquiz.authoring.anchors.names import full, person
from newsquiz.authoring.anchors.places import is_area, names_place, opening_place, with_a, with_the
from newsquiz.authoring.anchors.tables import Deeds, consequences, deeds, is_calling, word_lists
from newsquiz.authoring.anchors.units import Reading, Unit
from newsquiz.authoring.dictionary import lemmas
from newsquiz.authoring.lexicon import TITLES

_OTHERS = ("others", "another")
_WHERE = ("in", "at", "on", "near", "outside")


@dataclass(frozen=True)
class Event:
    """What happened, as a noun phrase. `verb` is the lemma that its place and time hang on."""

    text: str
    verb: str
    nameless: str = ""
    """The same without the person's name, where the headline gives an office: "Election of a Conservative leader"."""


def event_of(reading: Reading, found: list[Chunk]) -> Event | None:
    """The event that the headline's first clause tells; None where it tells no certain one."""
    return Telling(reading, found).event()


@dataclass(frozen=True)
class Telling:
    """The first clause: a noun phrase, a verb right behind it, and what follows that."""

    reading: Reading
    chunks: list[Chunk]

    def event(self) -> Event | None:
        """By the first way that fits."""
        verbs = (i for i, verb in enumerate(self.reading.verbs) if verb)
        at = next((i for i in verbs if self.reading.units[i].head.tag_ != "VBG"), None)
        subject = self._subject(at) if at is not None else None
        if at is None or self._hedged(at):
            return None
        table, verb = deeds(), self._verb(at)
        harmed = self._harmed(at, verb)
        if subject is None or harmed is not None:
            return harmed
        if verb in consequences() and subject.event:
            return self._struck(subject, verb)
        patient = self._object(at)
        court = subject.noun.lower == "court" and patient is not None
        if verb in table.sentences and court and patient is not None and subject.named:
            return self._sentenced(f"{subject.text} {table.done[verb].lower()}", verb, patient)
        if verb in table.rulings and court and patient is not None:
            return Event(f"{subject.text} ruling on {patient.text}", verb)
        if verb == "interview" and patient is not None and self._someone(patient):
            return Event(f"Interview with {self._someone(patient)}", verb)
        if verb in table.crashes and patient is None and not self._someone(subject) and _short(subject):
            return Event(f"{subject.text} {table.crashes[verb]}", verb)
        return self._deed(table, verb, subject, patient, at)

    def _subject(self, at: int) -> Chunk | None:
        """The phrase right before the verb; the name, where what is said of it stands between commas."""
        units = self.reading.units
        before = [c for c in self.chunks if c.end <= at and not c.place and c.text not in _OTHERS]
        if not before or any(u.text == ":" for u in units[before[-1].end : at]):
            return None
        gap = units[before[-1].end : at]
        if len(before) > 1 and [u.text for u in gap] == [","]:
            return before[0] if before[0].start == 0 and self._someone(before[0]) else None
        straight = all(u.head.tag_ == "RB" or u.head.lemma_ == "be" for u in gap) or _and_others(gap)
        return before[0] if len(before) == 1 and straight else None

    def _object(self, at: int) -> Chunk | None:
        """The phrase right behind the verb."""
        units = self.reading.units
        behind = next((c for c in self.chunks if c.start > at), None)
        if behind is None or any(u.stop or u.head.tag_ in ("IN", "TO", "RP") for u in units[at + 1 : behind.start]):
            return None
        return behind

    def _harmed(self, at: int, verb: str) -> Event | None:
        """ "Stabbing at Oslo central station", "Death of a welder in Turku harbour": of nameless victims, with the
        named spot that the same clause gives.
        """
        noun, spot, victim = deeds().harms.get(verb), self._spot(at), self._victim(at)
        active = self.reading.units[at].head.tag_ not in ("VBN", "VBD") or self._object(at) is not None
        if noun is None or spot is None or victim is None or active:
            return None
        several = "s" if noun == "Death" and not victim else ""
        return Event(f"{noun}{several}{victim} {spot.link} {with_the(spot.text)}", verb)

    def _spot(self, at: int) -> Chunk | None:
        """The first named phrase behind the verb that says where, before another verb tells more."""
        found = (c for c in self.chunks if c.start > at and c.named and c.link in _WHERE)
        spot = next(found, None)
        between = range(at + 1, spot.start if spot is not None else at)
        told = any(self.reading.verbs[i] and self.reading.units[i].head.tag_ != "VBG" for i in between)
        return None if told else spot

    def _victim(self, at: int) -> str | None:
        """ " of a welder"; "" where the headline gives only a number, or several people; None for anything else."""
        before = [c for c in self.chunks if c.end <= at]
        if not before:
            return "" if at and self.reading.units[at - 1].figure else None
        if len(before) > 1 or before[0].start > 1 or before[0].named or not _human(before[0]):
            return None
        return "" if before[0].noun.plural else f" of {with_a(before[0].text)}"

    def _hedged(self, at: int) -> bool:
        """Whether it may have happened, or has not."""
        around = self.reading.units[max(0, at - 2) : at + 2]
        return any(u.lower in word_lists()["hedges"] for u in around) or self.reading.units[-1].text == "?"

    def _verb(self, at: int) -> str:
        """Its lemma, with a word behind it where the table has the two as one: "step down", "found dead"."""
        unit = self.reading.units[at]
        lemma = lemma_of(unit)
        behind = self.reading.units[at + 1].lower if at + 1 < len(self.reading.units) else ""
        return f"{lemma} {behind}" if f"{lemma} {behind}" in deeds().happens else lemma

    def _someone(self, chunk: Chunk) -> str:
        """The person that the phrase names, with forename and what the person is called by; "" where it names none."""
        found = person(chunk, self.reading.body)
        if found is None:
            return ""
        called = found[0].rpartition(" ")[2]
        enough = " " in found[1] or is_calling(called.lower()) or called in TITLES
        return full(chunk, self.reading.body) if enough else ""

    def _struck(self, subject: Chunk, verb: str) -> Event:
        """ "Warehouse fire in Porto, Portugal": the event with the place that the same clause gives."""
        text = re.sub(r"\b([Bb]omb)s?$", r"\1ing", subject.text)
        behind = (c for c in self.chunks if c.start > subject.end)
        hit = verb in word_lists()["struck"]
        spot = next((c for c in behind if c.place or (hit and not c.link and is_area(c.text))), None)
        if spot is None:
            spot = next(
                (c for c in self.chunks if c.start > subject.end and c.link == "in" and opening_place(c.text)), None
            )
        if spot is None or names_place(text):
            return Event(text, verb)
        return Event(f"{text} {spot.link or 'in'} {with_the(opening_place(spot.text) or spot.text)}", verb)

    def _sentenced(self, act: str, verb: str, patient: Chunk) -> Event:
        """ "Turku court sentencing of brewers over beer tax": with what it was for, where that follows at once."""
        behind = next((c for c in self.chunks if c.start == patient.end + 1 and c.link in ("for", "in", "over")), None)
        why = f" {behind.link} {behind.text}" if behind is not None and not behind.place else ""
        return Event(f"{act} of {patient.text}{why}", verb)

    def _deed(self, table: Deeds, verb: str, subject: Chunk, patient: Chunk | None, at: int) -> Event | None:
        """ "Death of sculptor Anna Holm", "Arrest of Jon Vik"."""
        unit = self.reading.units[at]
        if verb in table.happens and self._leads(self._someone(subject)):
            return Event(f"{table.happens[verb]} of {self._someone(subject)}", verb)
        if verb not in table.done:
            return None
        passive = unit.head.tag_ in ("VBN", "VBD") or unit.lower.endswith("ed")
        if passive and patient is None and self._someone(subject) and not self._did_it(subject, verb):
            return Event(f"{table.done[verb]} of {self._someone(subject)}", verb)
        if patient is not None and not passive and self._someone(patient):
            return Event(f"{table.done[verb]} of {self._someone(patient)}", verb)
        made = verb in table.made and passive and patient is not None and is_calling(patient.noun.lower)
        if made and patient is not None and self._someone(subject):
            office = with_a(patient.text) if patient.noun.text == patient.text.split()[-1] else patient.text
            noun = table.done[verb]
            return Event(f"{noun} of {self._someone(subject)} as {patient.text}", verb, f"{noun} of {office}")
        return None

    def _leads(self, name: str) -> bool:
        """Whether the first sentence speaks of the person: "Last Ottoman dies" names nobody whom it knows."""
        opening = self.reading.body.lead[:1]
        named = (ent for s in opening for ent in s.span.ents if ent.label_ == "PERSON")
        whole = " ".join(name.split()[-2:])
        return bool(name) and (any(name.split()[-1] in e.text for e in named) or any(whole in s.text for s in opening))

    def _did_it(self, chunk: Chunk, verb: str) -> bool:
        """Whether the lead has the person as the doer of the deed."""
        told = [t for s in self.reading.body.lead for t in s.span if t.lemma_ == verb and t.pos_ == "VERB"]
        active = [t for t in told if not any(c.lemma_ == "be" for c in t.lefts)]
        return any(c.dep_ == "nsubj" and c.text == chunk.noun.head.text for t in active for c in t.lefts)


def _and_others(gap: list[Unit]) -> bool:
    """Whether "and two others" stands between a name and its verb."""
    return len(gap) in (2, 3) and gap[0].lower == "and" and gap[-1].lower in _OTHERS


def _human(chunk: Chunk) -> bool:
    return chunk.noun.lower in word_lists()["people"] or is_calling(chunk.noun.head.lemma_.lower())


def _short(chunk: Chunk) -> bool:
    """Whether "crash" can follow: "Iranian cargo plane", "block of flats"."""
    return chunk.end - 1 == chunk.head or (not chunk.named and len(chunk.units) < 4)


def lemma_of(unit: Unit) -> str:
    """The verb's lemma also where the tagger took it for a noun."""
    if unit.lower == "dead":
        return "die"
    found = lemmas(unit.head.lower_).get("VERB", ())
    return str(unit.head.lemma_.lower() if unit.head.tag_.startswith("V") else next(iter(found), unit.head.lemma_))


def main_verb(reading: Reading, body: Body) -> str:
    """The lemma of the headline's first verb; "" where it has none, or one that the body does not use."""
    at = next((i for i, verb in enumerate(reading.verbs) if verb and reading.units[i].head.tag_ != "MD"), None)
    lemma = lemma_of(reading.units[at]) if at is not None else ""
    return lemma if body.verbs[lemma] else ""
