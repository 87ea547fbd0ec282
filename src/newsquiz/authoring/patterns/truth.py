"""True or false: a statement as it stands, or with one value changed that the article contradicts."""

from __future__ import annotations

import random
from collections.abc import Iterator

from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.distractors import Key, Surroundings, false_value
from newsquiz.authoring.facts import Fact, Filler, Slot
from newsquiz.authoring.patterns import Material, pattern
from newsquiz.authoring.statement import ended
from newsquiz.authoring.vocabulary import word_list
from newsquiz.language.dates import Granularity, PartialDate

CHANGED = {Slot.COUNT, Slot.PERCENT, Slot.DURATION, Slot.WHEN}
LASTING, REPEATED = word_list("lasting"), word_list("repeated")
SHARE_TRUE = 0.4  # false statements are dropped more often, for want of a good value


@pattern("truth.value")
def truth(material: Material) -> Iterator[Candidate]:
    """For each number, date or name of a statement one candidate; chance, fixed by the seed, decides true or false."""
    for fact in material.facts:
        for filler in fact.fillers:
            if _changeable(fact, filler):
                rng = random.Random(f"{material.seed}:{fact.id}:{filler.first}:{filler.text}")
                made = _true(fact, filler) if rng.random() < SHARE_TRUE else _false(material, fact, filler, rng)
                if made is not None:
                    yield made


def _changeable(fact: Fact, filler: Filler) -> bool:
    """Exact numbers, and dates of the verb itself: of other places or names the article may be silent."""
    doc = fact.statement.clause.verb.doc
    if filler.slot is Slot.DURATION and any(
        t.lower_ in {"within", "first"} for t in doc[max(filler.first - 3, 0) : filler.first]
    ):
        return False  # what holds within four hours holds within fourteen
    verb = fact.statement.clause.verb
    beside = filler.slot is Slot.WHEN and filler.head != verb.i
    if filler.slot is Slot.WHEN and verb.lemma_ in LASTING and not fact.statement.clause.passive:
        return False  # who was an opponent in 2003 may have been one in 2005
    if filler.slot is Slot.WHEN and "last" in {t.lower_ for t in verb.children}:
        return False  # `last heard in 2005`, before what the article tells
    if filler.slot is Slot.WHEN and (verb.lemma_ in REPEATED or "under" in {t.lower_ for t in verb.children}):
        return False  # what was shelled on one day may have been shelled on another
    return filler.slot in CHANGED and not beside and not (filler.detail.get("vague") or filler.detail.get("known"))


def _true(fact: Fact, filler: Filler) -> Candidate:
    return _candidate(fact, filler, ended(fact.statement.text(), "."), {"key": True})


def _false(material: Material, fact: Fact, filler: Filler, rng: random.Random) -> Candidate | None:
    article = material.annotated.article
    same = tuple(f.key.text for other in material.facts for f in other.fillers if f.key.kind == filler.key.kind)
    around = Surroundings(article.text, fact.statement.text(), "", same, article.published)
    value = _other_year(filler.key, material, rng) or false_value(filler.key, around, rng)
    if value is None or value.lower() in {"one", "1"}:
        return None
    words = fact.statement.words(filler.first, filler.last)
    changed = fact.statement.with_text(filler.first, filler.last, words.replace(filler.key.text, value))
    if value not in changed.text():
        return None
    return _candidate(
        fact, filler, ended(changed.text(), "."), {"key": False, "correction": ended(fact.statement.text(), ".")}
    )


def _other_year(key: Key, material: Material, rng: random.Random) -> str | None:
    """A year one to three off: further away, who was in office then would give it away."""
    date, published = key.value, material.annotated.article.published
    if not isinstance(date, PartialDate) or date.granularity is not Granularity.YEAR:
        return None
    latest = published.year if published else date.year
    years = [date.year + step for step in (-3, -2, -1, 1, 2, 3) if date.year + step <= latest]
    return str(rng.choice(years)) if years else None


def _candidate(fact: Fact, filler: Filler, stem: str, fields: dict[str, object]) -> Candidate:
    return Candidate(
        pattern="truth.value",
        type="true_false",
        fact=f"{fact.id}.{filler.slot}",
        stem=stem,
        key=filler.key,
        fields=fields,
        answers=(),
        evidence=(fact.evidence,),
        sentence=fact.sentence.index,
        secrets=(filler.key.text,),
        explanation=ended(fact.statement.text(), "."),
    )
