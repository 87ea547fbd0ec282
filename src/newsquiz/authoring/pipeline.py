"""The stages in order: what `make` calls."""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import newsquiz
from newsquiz.article import Article
from newsquiz.authoring import acceptance, knowledge
from newsquiz.authoring import conflicts as conflict_room
from newsquiz.authoring.anchors import Context, Level, context_line, fitting
from newsquiz.authoring.annotate import MODEL, Annotated, Sentence, annotate, model
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.compose import Composer
from newsquiz.authoring.distractors import Surroundings, choose
from newsquiz.authoring.extract import facts, usable
from newsquiz.authoring.facts import Fact
from newsquiz.authoring.fame import names_leader
from newsquiz.authoring.features import Origin, features
from newsquiz.authoring.gates import Case, doubts, is_mendable, stop
from newsquiz.authoring.genre import Genre, genre
from newsquiz.authoring.knowledge import is_first_name
from newsquiz.authoring.meetings import meeting_of
from newsquiz.authoring.patterns import Material, patterns
from newsquiz.authoring.rank import FLOOR, WORDS_PER_ITEM, is_poor, select, sure
from newsquiz.authoring.resolve import Resolver
from newsquiz.item import ITEM, ArticleEntry, Conflict, Evidence, Item
from newsquiz.language.dates import PartialDate

ENGLISH = "en"
CHOICE_SOURCES = {
    "who.subject", "where.adjunct", "count.noun", "duration.adjunct", "duration.modifier", "speaker.quote",
    "speaker.claim", "when.adjunct", "percent.of", "office.holder",
}  # fmt: skip
ID_LENGTH = 8
SHORTEST_NOUN = 3


@dataclass(frozen=True)
class Made:
    """What was made of one article. `candidates` holds every one, also those a gate stopped.

    `silent` are the sentences of its paragraphs that no item is about, each with why; `genre` says why nothing is asked
    about it, or only about its opening, where it is no plain report.
    """

    entry: ArticleEntry
    items: tuple[Item, ...]
    conflicts: tuple[Conflict, ...]
    candidates: tuple[Candidate, ...]
    sentences: int
    covered: int
    silent: tuple[tuple[str, str], ...] = ()
    genre: str = ""


def generator() -> str:
    """What made a bank, with versions."""
    return f"newsquiz {newsquiz.__version__}, {MODEL} {model().meta['version']}"


def make_items(
    article: Article, *, types: frozenset[str] | None = None, count: int | None = None,
    min_confidence: float | None = None, seed: int = 0,
) -> Made:  # fmt: skip
    """Items of one article, in the order of the text; none where the article is not in English.

    `min_confidence` is the least chance of acceptance; None is the threshold that the model of acceptance comes with.
    """
    if article.language != ENGLISH:
        return Made(_entry(article, ""), (), (), (), 0, 0)
    kind = genre(article)
    annotated = annotate(article)
    if not kind.is_news:
        return _nothing(annotated, kind)
    resolver = Resolver(annotated)
    found = conflict_room.find(annotated, resolver)
    doubtful = [one for one in found if not one.body_stands]
    dates = {span: one.agreed for one in doubtful if one.kind == "date" for span in sorted(one.disputed)}
    disputed = tuple(sorted({span for one in doubtful for span in one.disputed}))
    composer = Composer(annotated, resolver, dates, meeting_of(annotated, resolver))
    material = Material(annotated, composer, tuple(facts(annotated, composer)), seed)
    context = context_line(annotated)
    origin = Origin.of(article, len(annotated.sentences))
    conflicts = tuple(conflict_room.to_conflict(one, article.id) for one in found)
    cases = [
        _case(_contested(candidate, found, conflicts), material, disputed, context.when, kind)
        for candidate in _candidates(material, context)
        if types is None or candidate.type in types
    ]
    candidates = [_judged(case, material, origin) for case in cases]
    least = acceptance.model().threshold if min_confidence is None else min_confidence
    most = count if count is not None else max(3, round(len(article.text.split()) / WORDS_PER_ITEM))
    ranked = select(_sure(candidates, cases, least, lenient=min_confidence is None), most)
    kept = sorted((c for c in ranked if c.stopped_by is None), key=lambda c: (c.sentence, c.evidence, c.type))
    items = tuple(as_item(c, article, context.text) for c in kept)
    sentences = [s for s in annotated.sentences if usable(s)]
    covered = {c.sentence for c in kept}
    silent = tuple((s.text, _why_silent(s, material, ranked)) for s in annotated.body() if s.index not in covered)
    told = len(sentences), len(covered), silent
    return Made(_entry(article, context.text), items, conflicts, tuple(ranked), *told, kind.why)


def _nothing(annotated: Annotated, kind: Genre) -> Made:
    """No item of a text that reports no news."""
    sentences = [s for s in annotated.sentences if usable(s)]
    silent = tuple((s.text, kind.why) for s in annotated.body())
    return Made(_entry(annotated.article, ""), (), (), (), len(sentences), 0, silent, kind.why)


def _why_silent(sentence: Sentence, material: Material, ranked: Sequence[Candidate]) -> str:
    """Why there is no item about a sentence: its nearest candidate and what stopped it, or that it has none."""
    nearest = max(
        (c for c in ranked if c.sentence == sentence.index), key=lambda c: (c.confidence, c.stem), default=None
    )
    if nearest is not None:
        return f"{nearest.plain_stem} [{nearest.key_text}] was stopped by {nearest.stopped_by}: {nearest.reason}"
    if not usable(sentence):
        return "it is no whole sentence"
    told = any(fact.sentence.index == sentence.index for fact in material.facts)
    return "nothing in it has a name, a number or a date to ask for" if told else "no clause of it stands alone"


def _entry(article: Article, context: str) -> ArticleEntry:
    return ArticleEntry(
        id=article.id, title=article.title, context=context, published=article.published, source=article.source,
        license=article.license, file=f"articles/{article.id}.md", digest=article.digest,
    )  # fmt: skip


def _candidates(material: Material, context: Context) -> Iterable[Candidate]:
    """Every candidate of every pattern, with its context line, and as a choice item where options can be had."""
    for make in patterns().values():
        for made in make(material):
            anchored = _anchored(made, material, context)
            yield anchored
            choice = _choice(anchored, material)
            if choice is not None:
                yield choice


def _anchored(candidate: Candidate, material: Material, context: Context) -> Candidate:
    sentence = material.annotated.sentences[candidate.sentence]
    line = fitting(context, (*candidate.answers, *candidate.secrets))
    tells = bool(line) and (context.level_of(line) is Level.EVENT or _topical(line))
    return replace(candidate, context=line, context_tells=tells, sentence_text=sentence.text)


def _topical(line: str) -> bool:
    """Whether a context line has a name, and a phrase of several words that says what it is about.

    `Woman, eyes` names nobody, `World, Berlin` tells nothing.
    """
    parts = [part.split() for part in line.rpartition(",")[0].split(",")]
    named = any(word[:1].isupper() for part in parts for word in part[1:]) or any(
        len(part) == 1 and part[0][:1].isupper() for part in parts[1:]
    )
    told = any(len(part) > 1 and any(w.islower() and len(w) > SHORTEST_NOUN for w in part) for part in parts)
    return told and (named or _opens_with_name(line))


def _opens_with_name(line: str) -> bool:
    """Whether its first word is a name: a country, a people or an acronym."""
    first = line.split()[0].removesuffix("'s").removesuffix("’s")
    known = knowledge.is_country(first) or knowledge.is_city(first) or bool(knowledge.country_of_demonym(first))
    return known or first.isupper() or bool(knowledge.lookup(first))


def _choice(candidate: Candidate, material: Material) -> Candidate | None:
    """The same question with three wrong options, or None where they cannot be had."""
    if candidate.pattern not in CHOICE_SOURCES:
        return None
    date = candidate.key.value
    if isinstance(date, PartialDate) and date.month is None and names_leader(candidate.stem):
        return None  # who was in office when gives years away
    article = material.annotated.article
    around = Surroundings(
        article.text, candidate.stem, candidate.context, _same_type(candidate, material), article.published
    )
    options = choose(candidate.key, around, random.Random(f"{material.seed}:{candidate.stem}"))
    if options is None:
        return None
    return replace(candidate, type="multiple_choice", fields={"key": candidate.key.text, "distractors": options})


def _same_type(candidate: Candidate, material: Material) -> tuple[str, ...]:
    """Other values of the key's kind in the article; for a person, people whose first names are known to be such."""
    if candidate.key.kind == "PERSON":
        everyone = (person.full for person in material.composer.resolver.people.everyone())
        text = material.annotated.article.text
        own = set(candidate.key.text.split())
        whole = (name for name in everyone if f"{name}-" not in text and not own & set(name.split()))
        return tuple(name for name in whole if " " in name and is_first_name(name.split()[0]))
    fillers = (filler for fact in material.facts for filler in fact.fillers)
    return tuple(dict.fromkeys(f.key.text for f in fillers if f.key.kind == candidate.key.kind))


@lru_cache(maxsize=64)
def _other_dates(fact: Fact | None, resolver: Resolver) -> tuple[PartialDate, ...]:
    """Dates of the fact's sentence that its statement does not hold: they may set its time."""
    if fact is None:
        return ()
    kept = fact.statement.text()
    dates = resolver.dates(fact.sentence)
    return tuple(d.value for d in dates if not d.modifier and d.value.in_words() not in kept)


def _contested(
    candidate: Candidate, found: tuple[conflict_room.Found, ...], conflicts: tuple[Conflict, ...]
) -> Candidate:
    """With the id of the conflict in which a caption or heading contradicts the date that is its key."""
    for one, conflict in zip(found, conflicts, strict=True):
        value = candidate.key.value
        words = value.in_words() if isinstance(value, PartialDate) else candidate.key.text
        if one.body_stands and any(claim.in_body and claim.value == words for claim in one.claims):
            return replace(candidate, conflict=conflict.id)
    return candidate


def _case(
    candidate: Candidate, material: Material, disputed: tuple[tuple[int, int], ...], when: PartialDate | None,
    kind: Genre,
) -> Case:  # fmt: skip
    """The candidate with all that the gates look at."""
    base = candidate.fact.rpartition(".")[0] or candidate.fact
    fact = material.fact(base)
    article = material.annotated.article
    year = article.published.year if article.published else None
    others = _other_dates(fact, material.composer.resolver)
    item = as_item(candidate, article, "")
    told = (article.text, article.title, _outlet(article))
    refused = kind.refuses(material.annotated.sentences[candidate.sentence].block_index)
    return Case(candidate, item, fact, material.facts, *told, disputed, year, when, others, refused)


def _outlet(article: Article) -> str:
    """`https://en.wikinews.org/wiki/…` → `wikinews`."""
    host = urlsplit(article.source or "").hostname or ""
    return max(host.split("."), key=len, default="")


def _judged(case: Case, material: Material, origin: Origin) -> Candidate:
    """The candidate as the gates leave it, with its chance of acceptance."""
    central = _is_central(case.candidate, case.fact, material)
    candidate = replace(stop(case), doubts=doubts(case), central=central)
    found = features(candidate, case.fact, origin)
    return replace(candidate, features=found, confidence=round(acceptance.model().chance(found), 3))


def _sure(candidates: Sequence[Candidate], cases: Sequence[Case], least: float, *, lenient: bool) -> list[Candidate]:
    """Those sure enough; for an article that would give none, one that only wants rewording."""
    if lenient and is_poor(candidates, FLOOR):
        candidates = [
            replace(c, mendable=c.stopped_by is not None and is_mendable(case))
            for c, case in zip(candidates, cases, strict=True)
        ]
    return sure(candidates, least, lenient=lenient)


def _is_central(candidate: Candidate, fact: Fact | None, material: Material) -> bool:
    """Whether it asks who met, or its statement speaks of the meeting or agreement by its name."""
    meeting = material.composer.meeting
    met = meeting is not None and set(candidate.answers) == {person.full for person in meeting.people}
    return met or (fact is not None and any(piece.kind == "mention" for piece in fact.statement.pieces))


def as_item(candidate: Candidate, article: Article, article_context: str) -> Item:
    """The candidate as an item of the bank; its context only where it is not the article's."""
    evidence = tuple(
        Evidence(article=article.id, start=start, end=end, quote=article.text[start:end])
        for start, end in candidate.evidence
    )
    data: dict[str, Any] = {
        **candidate.fields, "type": candidate.type, "stem": candidate.stem, "explanation": candidate.explanation,
        "evidence": evidence, "fact": candidate.fact, "also_facts": candidate.also_facts, "as_of": article.published,
        "pattern": candidate.pattern, "confidence": candidate.confidence, "conflict": candidate.conflict,
        "id": _item_id(candidate, article),
    }  # fmt: skip
    if candidate.context != article_context:
        data["context"] = candidate.context
    return ITEM.validate_python(data)


def _item_id(candidate: Candidate, article: Article) -> str:
    """Derived, so that making again gives the same ids."""
    source = "\n".join((article.digest, candidate.type, candidate.pattern, candidate.fact, candidate.stem))
    return base64.b32encode(hashlib.sha256(source.encode()).digest()).decode().lower()[:ID_LENGTH]
