"""Topics: what a headline's clause becomes without its predicate."""

from __future__ import annotations

from dataclasses import dataclass

from newsquiz.authoring.anchors.body import Body
from newsquiz.authoring.anchors.headline import Adjunct, Clause, is_consequence
from newsquiz.authoring.anchors.phrases import Phrase, phrase
from newsquiz.authoring.anchors.tables import Frame, frames
from newsquiz.authoring.anchors.where import names_place

_SPOTS = {"in", "at", "near", "off", "on"}


@dataclass(frozen=True)
class Topic:
    """What happened in words, best first, each without time; `verb` is what its time hangs on; `place` may be added."""

    wordings: tuple[str, ...]
    verb: str
    name: str = ""


def topic_of(clause: Clause, body: Body) -> Topic | None:
    """The clause as a noun phrase; None where it gives no certain one."""
    subject = phrase(clause.subject, body, subject=True)
    verb = clause.verb
    if subject is not None and subject.event and is_consequence(verb):
        return Topic(_wordings(subject.bare, ""), verb)
    found = _nominal(clause, subject, body)
    if found is not None:
        return found
    return _occasion(clause, body)


def _nominal(clause: Clause, subject: Phrase | None, body: Body) -> Topic | None:
    table = frames().get(clause.verb) or frames().get(clause.verb.split()[0], {})
    patient = phrase(clause.object, body) if clause.object else None
    if "ruling" in table and subject is not None and "court" in subject.bare.lower():
        return _ruling(table["ruling"], clause, subject, body)
    if (
        "suffers" in table
        and clause.passive
        and subject is not None
        and not any(a.preposition == "by" for a in clause.adjuncts)
    ):
        return _done(table["suffers"], clause, subject, None, body)
    if "done" in table and patient is not None and not clause.passive:
        return _done(table["done"], clause, patient, subject, body)
    if "done" in table and clause.passive and subject is not None:
        return _done(table["done"], clause, subject, _agent(clause, body), body)
    if "happens" in table and subject is not None and not clause.object:
        return _done(table["happens"], clause, subject, None, body)
    if "subject" in table and subject is not None:
        return _done(table["subject"], clause, subject, None, body)
    return None


def _agent(clause: Clause, body: Body) -> Phrase | None:
    return next((phrase(a.words, body) for a in clause.adjuncts if a.preposition == "by"), None)


def _done(frame: Frame, clause: Clause, patient: Phrase, agent: Phrase | None, body: Body) -> Topic | None:
    kept = " ".join(filter(None, (_kept(a, frame, body) for a in clause.adjuncts)))
    core = frame.line.format(x=patient.whole)
    by = f"{frame.agent} {agent.whole}" if agent is not None and frame.agent else ""
    lines = [" ".join(filter(None, parts)) for parts in ((core, kept, by), (core, by), (core, kept), (core,))]
    if patient.role:
        lines.append(frame.line.format(x=patient.role))
    if agent is not None and agent.role:
        lines.append(f"{core} by {agent.role}")
    name = patient.person or (agent.person if agent else "")
    return Topic(
        tuple(dict.fromkeys(line[0].upper() + line[1:] for line in lines if len(line.split()) < 16)), clause.verb, name
    )


def _ruling(frame: Frame, clause: Clause, court: Phrase, body: Body) -> Topic | None:
    """ "UK Supreme Court ruling on the prorogation of parliament": what is ruled about, not how."""
    words = clause.object[:-1] if clause.object and clause.object[-1].pos_ in ("ADJ", "ADV") else clause.object
    matter = phrase(words, body) if words else None
    core = frame.line.format(x=court.bare)
    lines = [f"{core} on {matter.whole}", core] if matter is not None else [core]
    return Topic(tuple(line[0].upper() + line[1:] for line in lines), clause.verb)


def _kept(adjunct: Adjunct, frame: Frame, body: Body) -> str:
    if adjunct.preposition not in frame.keeps:
        return ""
    found = phrase(adjunct.words, body)
    if found is None or (adjunct.preposition in _SPOTS and not names_place(found.whole) and not found.event):
        return ""
    return f"{adjunct.preposition} {found.whole}"


def _occasion(clause: Clause, body: Body) -> Topic | None:
    """The event that the clause is set in: "... wins majority in 2019 UK general election"."""
    for adjunct in clause.adjuncts:
        found = phrase(adjunct.words, body)
        if (
            adjunct.preposition in ("in", "at", "during")
            and found is not None
            and found.event
            and len(found.bare.split()) > 1
        ):
            return Topic(_wordings(found.bare, ""), clause.verb)
    return None


def _wordings(core: str, kept: str) -> tuple[str, ...]:
    lines = [f"{core} {kept}".strip(), core]
    return tuple(dict.fromkeys(line[0].upper() + line[1:] for line in lines))
