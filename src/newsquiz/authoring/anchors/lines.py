"""Topics: what a headline's clause becomes without its predicate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.cutting import YEAR
from newsquiz.authoring.anchors.headline import Adjunct, Clause, Tokens
from newsquiz.authoring.anchors.names import fullest
from newsquiz.authoring.anchors.occasions import edition
from newsquiz.authoring.anchors.phrases import Phrase, phrase
from newsquiz.authoring.anchors.places import is_place, names_place
from newsquiz.authoring.anchors.tables import Frame, consequences, frames, word_lists

_SHARED = {"talk", "talks", "meeting", "summit", "negotiations", "debate", "call", "match", "conversation"}
_SPOTS = {"in", "at", "near"}
_LONGEST = 16


@dataclass(frozen=True)
class Topic:
    """What happened in words, best first, each without time.

    `verb` is what its place and time hang on; an event that is `named` has its time by itself.
    """

    wordings: tuple[str, ...]
    verb: str
    named: bool = False


def heading_topic(words: Tokens, body: Body) -> Topic | None:
    """An event named without a verb: "Thai cave rescue: ...", "Badalona apartment fire"."""
    found = phrase(words, body) if words else None
    if found is None or not found.event or " " not in found.bare:
        return None
    return Topic((found.bare[0].upper() + found.bare[1:],), "")


def topic_of(clause: Clause, body: Body) -> Topic | None:
    """The clause as a noun phrase; None where it gives no certain one."""
    return Maker(clause, body).topic()


@dataclass(frozen=True)
class Maker:
    """One clause being turned into a topic."""

    clause: Clause
    body: Body

    def topic(self) -> Topic | None:
        """By the first way that is certain."""
        clause = self.clause
        subject = phrase(clause.subject, self.body, subject=True) if clause.subject else None
        if subject is not None and subject.event and clause.verb.split(" ")[0] in consequences() and not clause.hedged:
            return self._event(subject)
        if subject is not None and subject.bare.split()[-1].lower() in word_lists()["studies"]:
            return self._study(subject) if clause.hedged or clause.verb in word_lists()["finding"] else None
        if clause.hedged:
            return None
        return self._nominal(subject) or self._occasion() or self._ongoing(subject)

    def _lines(self, lines: Iterable[str]) -> Topic | None:
        short = [line[0].upper() + line[1:] for line in lines if len(line.split()) <= _LONGEST]
        return Topic(tuple(dict.fromkeys(short)), self.clause.verb) if short else None

    def _event(self, event: Phrase) -> Topic | None:
        """The event, with the place that it struck."""
        named = bombing(event.bare)
        struck = phrase(self.clause.object, self.body) if self.clause.object else None
        if names_place(named):
            return self._lines([named])
        if struck is not None and self.clause.verb in word_lists()["struck"] and is_place(struck.bare):
            return self._lines([f"{named} in {struck.whole}", named])
        if struck is not None and self.clause.verb in word_lists()["struck"] and names_place(struck.bare):
            return self._lines([f"{struck.bare} {named[0].lower()}{named[1:]}", named])
        spots = [self._toward(a) for a in self.clause.adjuncts if a.preposition in _SPOTS and not _counts(a)]
        return self._lines([_joined(named, *spots), named])

    def _struck(self, event: Phrase, sufferer: Phrase) -> Topic | None:
        """ "Cathedral engulfed by fire": the fire at the cathedral."""
        where = f"{'in' if is_place(sufferer.bare) else 'at'} {sufferer.whole}"
        return self._lines([event.bare if names_place(event.bare) else f"{event.bare} {where}", event.bare])

    def _nominal(self, subject: Phrase | None) -> Topic | None:
        """The verb's noun by the table: `Death of`, `Ban on`."""
        clause = self.clause
        table = frames().get(clause.verb) or frames().get(clause.verb.split(" ")[0], {})
        patient = phrase(clause.object, self.body) if clause.object else None
        by_whom = next((phrase(a.words, self.body) for a in clause.adjuncts if a.preposition == "by"), None)
        if subject is None:
            return self._crowd(table["crowd"]) if "crowd" in table and _many(clause.subject) else None
        if "light" in table and patient is not None and patient.event:
            return self._held(table["light"], subject, patient)
        if "contest" in table and ("done" not in table or self._occasion()):
            return None
        if clause.passive and by_whom is not None and by_whom.event and clause.verb in consequences():
            return self._struck(by_whom, subject)
        if "to" in table and clause.purpose is not None and ("{o}" in table["to"].line) == (patient is not None):
            return self._purpose(table["to"], subject, patient)
        if "ruling" in table and "court" in subject.bare.lower():
            return self._ruling(table["ruling"], subject)
        passive = clause.passive and self._suffers(table)
        if passive and self._given(table):
            return self._gift(table["done"], subject, patient) if patient and "to" in table["done"].keeps else None
        if patient is None and subject.human and not passive and "crowd" in table and not clause.purpose:
            patient = Phrase("people", "people", plural=True)
        suffers = subject if passive else patient
        if self._contradicted(suffers) or ("done" in table and table["done"].human and suffers and not suffers.human):
            return None
        if passive:
            frame = table["suffers"] if "suffers" in table and by_whom is None else table["done"]
            return self._done(frame, subject, by_whom)
        if "subject" in table and ("{o}" in table["subject"].line) == (patient is not None):
            return self._done(table["subject"], subject, None, patient)
        if "done" in table and patient is not None:
            return self._done(table["done"], patient, subject)
        if "happens" in table and not clause.object:
            return self._done(table["happens"], subject, None)
        return None

    def _suffers(self, table: dict[str, Frame]) -> bool:
        """Whether the past form is a participle: headlines leave out "was", unless the lead says who did it to whom."""
        if not {"done", "suffers"} & set(table):
            return False
        verb, head = self.clause.verb.split(" ")[0], self.clause.subject[-1].lemma_
        told = [t for s in self.body.lead for t in s.span if t.lemma_ == verb]
        return not self.clause.object or not any(c.dep_ == "nsubj" and c.lemma_ == head for t in told for c in t.lefts)

    def _given(self, table: dict[str, Frame]) -> bool:
        """ "granted bail": the subject is given something, and suffers no granting."""
        made = "done" in table and "as" in table["done"].keeps
        first = self.clause.object[0] if self.clause.object else None
        figure = first is not None and first.tag_ in ("CD", "$") and not re.fullmatch(YEAR, first.text)
        return bool(self.clause.object) and not made and not figure

    def _contradicted(self, patient: Phrase | None) -> bool:
        """Whether the lead has what suffers the deed as its doer."""
        verb = self.clause.verb.split(" ")[0]
        last = patient.bare.split()[-1] if patient is not None else ""
        told = [t for s in self.body.lead for t in s.span if t.lemma_ == verb and t.pos_ == "VERB"]
        doers = {c.text for t in told for c in t.lefts if c.dep_ == "nsubj"}
        return last in doers

    def _done(self, frame: Frame, patient: Phrase, agent: Phrase | None, other: Phrase | None = None) -> Topic | None:
        """The deed, its circumstances, its doer and the reason, then with less and less of them."""
        whole = f"the {patient.bare}" if frame.agent == "of" and patient.whole != patient.bare else patient.whole
        core = _joined(frame.line.format(x=whole, o=other.whole if other else ""), self._meant(patient))
        known = agent is not None and frame.agent and agent.bare not in word_lists()["outlets"]
        by = f"{frame.agent} {agent.whole}" if agent is not None and known else ""
        named = any(word[0].isupper() for word in core.split()[1:]) and (not patient.human or bool(patient.person))
        kept = f"{self._office(frame)} {self._circumstances(frame, reasons=not named)}".strip()
        over = "" if named else self._reason(frame)
        lines = [_joined(core, kept, by, over), _joined(core, kept, by), _joined(core, by), _joined(core, kept), core]
        if patient.role:
            lines.append(frame.line.format(x=patient.role, o=other.whole if other else ""))
        if agent is not None and known and agent.role:
            lines.append(f"{core} {frame.agent} {agent.role}")
        return self._lines(lines)

    def _held(self, frame: Frame, holder: Phrase, event: Phrase) -> Topic | None:
        """ "World premiere of ..."; what a country holds is held there."""
        link = frame.line.removeprefix("{o} ")
        if link == "by {x}":
            shared = holder.plural and event.bare.split()[-1].lower() in _SHARED
            first = holder.bare.replace(" and ", ",").split(",")[0]
            link = "between {x}" if shared else "in {x}" if is_place(first) else link
            if "," in holder.bare:
                link = ""  # several holders, and who belongs to whom is unsure
        kept = self._circumstances(frame)
        return self._lines([_joined(event.bare, link.format(x=holder.whole), kept), _joined(event.bare, kept)])

    def _gift(self, frame: Frame, taker: Phrase, gift: Phrase) -> Topic | None:
        """ "Snowden granted asylum": the granting of asylum to Snowden."""
        core = frame.line.format(x=gift.whole)
        kept = self._circumstances(replace(frame, keeps=frozenset(_SPOTS)))
        return self._lines([_joined(core, "to", taker.whole, kept), _joined(core, "to", taker.whole), core])

    def _meant(self, instrument: Phrase) -> str:
        """ "to ban face veils": what a decree or a plan is to do."""
        purpose = self.clause.purpose
        last = instrument.bare.split()[-1]
        if purpose is None or not purpose.object or last not in word_lists()["instruments"]:
            return ""
        thing = phrase(purpose.object, self.body)
        return f"to {purpose.verb} {thing.whole}" if thing is not None else ""

    def _reason(self, frame: Frame) -> str:
        """ "over ...", which stands last."""
        reasons = (a for a in self.clause.adjuncts if a.preposition == "over" and "over" in frame.keeps)
        return next((self._toward(a) for a in reasons if not is_place(" ".join(t.text for t in a.words))), "")

    def _office(self, frame: Frame) -> str:
        """ "elected president of Ukraine": what somebody was made."""
        made = self.clause.object if self.clause.passive and "as" in frame.keeps else ()
        office = phrase(made, self.body) if made else None
        return f"as {office.bare}" if office is not None else ""

    def _circumstances(self, frame: Frame, *, reasons: bool = True) -> str:
        """What may stay behind: of the spots all, where one of them is named; `reasons` only where it needs them."""
        keeps = (frame.keeps | {"into", "around", "across"}) - ({"over"} if reasons else {"over", "for"})
        told = [a for a in self.clause.adjuncts if a.preposition in keeps and not _counts(a)]
        kept = [(a.preposition, phrase(a.words, self.body)) for a in told]
        named = any(_telling(p) for preposition, p in kept if p is not None and preposition in _SPOTS)
        kept += [("over", p) for p in self._above(frame)]
        return " ".join(f"{a} {p.whole}" for a, p in kept if p is not None and (named or a not in _SPOTS))

    def _above(self, frame: Frame) -> list[Phrase]:
        """Where something is over a place: no reason."""
        words = [a.words for a in self.clause.adjuncts if a.preposition == "over" and "over" in frame.keeps]
        return [p for p in (phrase(w, self.body) for w in words) if p is not None and is_place(p.bare)]

    def _purpose(self, frame: Frame, subject: Phrase, asked: Phrase | None) -> Topic | None:
        """ "Vow by X to ban plastic bags"."""
        purpose = self.clause.purpose
        thing = phrase(purpose.object, self.body) if purpose is not None and purpose.object else None
        if purpose is None or thing is None or ("{o}" in frame.line) != (asked is not None):
            return None
        core = frame.line.format(x=subject.whole, o=asked.whole if asked else "")
        to = [
            self._toward(a)
            for a in purpose.adjuncts
            if a.preposition in ("to", "into", "from", "as", "in", "at", "for")
        ]
        verb = f"to {purpose.verb} {thing.whole}"
        return self._lines([" ".join(filter(None, (core, verb, *to))), f"{core} {verb}"])

    def _toward(self, adjunct: Adjunct) -> str:
        found = phrase(adjunct.words, self.body)
        return f"{adjunct.preposition} {found.whole}" if found is not None else ""

    def _ruling(self, frame: Frame, court: Phrase) -> Topic | None:
        """ "UK Supreme Court ruling on the prorogation of parliament": what is ruled about, not how."""
        words = self.clause.object
        words = words[:-1] if words and words[-1].pos_ in ("ADJ", "ADV") else words
        matter = phrase(words, self.body) if words else None
        core = frame.line.format(x=court.bare)
        case = next((self._toward(a) for a in self.clause.adjuncts if _head(a) in word_lists()["lawful"]), "")
        about = f"on {matter.whole}" if matter is not None else case
        return self._lines([f"{core} {about}".strip(), core])

    def _crowd(self, frame: Frame) -> Topic | None:
        """Where only a count is named: "Arrests over ...", or the event that the crowd is in."""
        kept = _joined(self._circumstances(frame), self._reason(frame))
        return self._occasion() or (self._lines([f"{frame.line} {kept}"]) if kept else None)

    def _occasion(self) -> Topic | None:
        """The event that the clause is set in, or that is won: "... wins majority in 2019 UK general election"."""
        clause = self.clause
        places = [a.words for a in clause.adjuncts if a.preposition in ("in", "at", "during")]
        if "contest" in frames().get(clause.verb, {}):
            places += [clause.object, *([clause.purpose.object] if clause.purpose else [])]
        for words in places:
            found = phrase(words, self.body) if words else None
            yearly = edition(list(words), self.body)
            if yearly or (found is not None and found.event and " " in found.bare):
                name = yearly or fullest(found.bare if found is not None else "", self.body)
                spots = [s for a in clause.adjuncts if a.words != words and (s := self._spot(a))]
                lines = self._lines([_joined(self._discipline(), name, *spots), _joined(name, *spots), name])
                return replace(lines, named=True) if lines is not None else None
        return None

    def _spot(self, adjunct: Adjunct) -> str:
        """ "in Tyumen, Russia": where the adjunct is nothing but a place."""
        spot = self._toward(adjunct) if adjunct.preposition in _SPOTS else ""
        return spot if is_place(spot.split(", ")[-1].removeprefix(f"{adjunct.preposition} ")) else ""

    def _discipline(self) -> str:
        """ "400 m hurdles at", where a medal is won in them."""
        medal = self.clause.object[-1:] and self.clause.object[-1].lower_ in word_lists()["medals"]
        told = [
            a for a in self.clause.adjuncts if a.preposition == "in" and medal and not a.words[-1].text[0].isupper()
        ]
        found = phrase(told[0].words, self.body) if told else None
        return f"{found.bare} at the" if found is not None else ""

    def _ongoing(self, subject: Phrase | None) -> Topic | None:
        """What lasts is still there when something is said of it: an outbreak, a trial, talks."""
        words = subject.bare.split(" of ")[0].split(" in ")[0].split() if subject is not None else []
        lasting = len(words) > 1 and words[-1].lower() in word_lists()["ongoing"]
        return self._lines([subject.bare]) if subject is not None and lasting else None

    def _study(self, study: Phrase) -> Topic | None:
        """ "Report on ...": what a study is about, not what it found."""
        words = self.clause.object
        words = words[:-1] if words and words[-1].pos_ in ("ADJ", "ADV") else words
        matter = phrase(words, self.body) if words else None
        kind = study.bare.split()[-1]
        if matter is None or (self.clause.hedged and matter.bare.islower() and " " not in matter.bare):
            return None
        between = next((phrase(a.words, self.body) for a in self.clause.adjuncts if a.preposition == "between"), None)
        if matter.bare.split()[-1] in word_lists()["relations"]:
            return self._lines([f"{kind} on the {matter.bare} between {between.bare}"]) if between else None
        linked = [
            a for a in self.clause.adjuncts if a.preposition in ("to", "with") and self.clause.verb in ("link", "tie")
        ]
        other = phrase(linked[0].words, self.body) if linked else None
        return self._lines([f"{kind} on {matter.whole} and {other.whole}" if other else f"{kind} on {matter.whole}"])


def bombing(event: str) -> str:
    """The deed for the thing: "bombs" that kill are a bombing."""
    return re.sub(r"\b([Bb]omb)s?(?=$| in )", r"\1ing", event)


def _many(words: Tokens) -> bool:
    """Whether a count or a kind of people is meant, and nobody by name."""
    if not words:
        return False
    head = words[-1]
    return head.tag_ in ("NNS", "CD") or head.lower_ in word_lists()["plural"] | word_lists()["counts"]


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _counts(adjunct: Adjunct) -> bool:
    """Whether a figure stands there: it would be an answer, and no line needs it."""
    return adjunct.words[0].tag_ == "CD" or _head(adjunct) in word_lists()["units"]


def _head(adjunct: Adjunct) -> str:
    return str(adjunct.words[-1].lower_)


def _telling(spot: Phrase) -> bool:
    """Whether a place behind a preposition says which: by a name, as an event, as a case."""
    named = any(c.isupper() or c.isdigit() for c in spot.whole)
    return named or spot.event or spot.bare.split()[-1].lower() in word_lists()["lawful"]
