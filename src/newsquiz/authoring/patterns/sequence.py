"""The order of events: three to five statements whose days differ."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.distractors import Key
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.vocabulary import word_list
from newsquiz.language.dates import PartialDate

SAYING = word_list("saying")
FEWEST, MOST = 3, 4
LONGEST = 16  # words of an entry


@pattern("sequence.dated")
def ordering(material: Material) -> Iterator[Candidate]:
    """Dated events in their order, the dates left out; every pair follows from dates that do not overlap."""
    events = sorted(_events(material), key=lambda event: (event[0].last_day(), event[0].first_day()))
    chosen: list[tuple[PartialDate, Fact, str]] = []
    for event in events:
        if not chosen or chosen[-1][0].last_day() < event[0].first_day():
            chosen.append(event)
    chosen = chosen[:MOST]
    if len(chosen) < FEWEST or any(a[0].agrees(b[0]) for a, b in itertools.combinations(chosen, 2)):
        return
    yield Candidate(
        pattern="sequence.dated",
        type="ordering",
        fact="order-of-events",
        stem="Put these events in order, earliest first.",
        key=Key(chosen[0][2], "LIST"),
        fields={"sequence": tuple(text for _, _, text in chosen)},
        answers=(),
        evidence=tuple(fact.evidence for _, fact, _ in chosen),
        sentence=chosen[0][1].sentence.index,
        explanation="; ".join(f"{date.in_words()}: {text}" for date, _, text in chosen) + ".",
        also_facts=tuple(f"{fact.id}.when" for _, fact, _ in chosen),
    )


def _events(material: Material) -> Iterator[tuple[PartialDate, Fact, str]]:
    for fact in material.facts:
        dated = [f for f in fact.fillers if f.slot is Slot.WHEN and f.head == fact.statement.clause.verb.i]
        if fact.statement.clause.verb.lemma_ in {"bear", "die", "retire", "marry", "state", "ascribe"}:
            continue  # the order of a life is known to all
        if len(dated) == 1 and fact.statement.clause.past and fact.statement.clause.verb.lemma_ not in SAYING:
            text = _entry(fact, dated[0])
            value = dated[0].key.value
            if text is not None and isinstance(value, PartialDate):
                yield value, fact, text


def _entry(fact: Fact, date: Filler) -> str | None:
    text = fact.statement.without(date.first, date.last).text()
    return text if len(text.split()) <= LONGEST else None
