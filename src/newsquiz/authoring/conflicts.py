"""What an article says twice, differently: one event with two dates, one subject with two figures.

Mentions of one event are found by name (a shared proper modifier of the same noun) or by what their clauses share (two
proper nouns and two content words). Within a sentence, and between two bare years, nothing is compared: there the
writer sets dates side by side on purpose. Figures conflict where verb, unit and subject are the same.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsquiz.authoring.annotate import Annotated
from newsquiz.authoring.occurrences import Occurrence, occurrences, same_event
from newsquiz.authoring.resolve import Resolver
from newsquiz.authoring.tallies import Tally, contradicting
from newsquiz.item import Claim, Conflict, Evidence
from newsquiz.language.dates import Granularity, PartialDate

AGREED = {"truce", "agreement", "deal", "accord", "pact", "treaty", "ceasefire", "settlement", "contract"}


@dataclass(frozen=True)
class Stated:
    """One side: its date or figure in words, and the article span that says so."""

    value: str
    start: int
    end: int
    quote: str
    in_body: bool


@dataclass(frozen=True)
class Found:
    """A conflict. `disputed` are the article spans of all dates (or figures) given; `kind` is date, number or caption.

    Where `body_stands`, only a caption, heading or pull quote contradicts the running text. `agreed` is the finest date
    (at least the year) that all claims allow, None for figures and where not even the year is common.
    """

    about: str
    claims: tuple[Stated, ...]
    kind: str
    body_stands: bool
    disputed: frozenset[tuple[int, int]]
    agreed: PartialDate | None


def find(annotated: Annotated, resolver: Resolver) -> tuple[Found, ...]:
    """The conflicts of an article, in the order in which their events first stand in it."""
    mentions = occurrences(annotated, resolver)
    dates = [_conflict(group, mentions, annotated) for group in _events(mentions)]
    return (*dates, *(_of_figures(one, other, annotated) for one, other in contradicting(annotated, resolver)))


def to_conflict(found: Found, article_id: str) -> Conflict:
    """The conflict as it stands in a bank; its id follows from what it is about and where its claims stand."""
    places = ",".join(f"{claim.start}-{claim.end}" for claim in found.claims)
    digest = hashlib.sha256(f"{article_id}:{found.about}:{places}".encode()).hexdigest()
    claims = tuple(
        Claim(value=c.value, evidence=Evidence(article=article_id, start=c.start, end=c.end, quote=c.quote))
        for c in found.claims
    )
    return Conflict(id=f"{found.kind}-{digest[:8]}", about=found.about, claims=claims)


def _contradict(one: Occurrence, other: Occurrence) -> bool:
    years = {one.dated.granularity, other.dated.granularity} == {Granularity.YEAR}
    return not years and not one.dated.value.agrees(other.dated.value)


def _events(mentions: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Mentions of the same event, grouped around every pair that contradicts each other."""
    groups: list[list[Occurrence]] = []
    for one, other in itertools.combinations(mentions, 2):
        if not (_contradict(one, other) and same_event(one, other)):
            continue
        related = [m for m in mentions if m in (one, other) or same_event(m, one) or same_event(m, other)]
        home = next((group for group in groups if any(m in group for m in related)), None)
        if home is None:
            groups.append(related)
        else:
            home.extend(m for m in related if m not in home)
    return groups


def _values(group: Iterable[Occurrence]) -> list[PartialDate]:
    """The dates of a group, each as fine as it is given; those that agree are one."""
    values: list[PartialDate] = []
    for date in sorted((m.dated.value for m in group), key=lambda d: [part is None for part in d]):
        if not any(date.agrees(known) for known in values):
            values.append(date)
    return values


def _conflict(group: list[Occurrence], mentions: Sequence[Occurrence], annotated: Annotated) -> Found:
    ordered = sorted(group, key=lambda m: (not m.in_body, m.dated.start))
    speakers = [next(m for m in ordered if m.dated.value == date) for date in _values(ordered)]
    claims = tuple(_stated(m, annotated) for m in sorted(speakers, key=ordered.index))
    dates = [m.dated.value for m in speakers]
    in_body = _values([m for m in group if m.in_body])
    return Found(
        about=_about(ordered),
        claims=claims,
        kind="date" if all(m.in_body for m in group) else "caption",
        body_stands=len(in_body) == 1,
        disputed=frozenset(_disputed(group, mentions)),
        agreed=_agreed(dates),
    )


def _stated(mention: Occurrence, annotated: Annotated) -> Stated:
    start, end = mention.clause
    quote = annotated.article.text[start:end]
    return Stated(mention.dated.value.in_words(), start, end, quote, mention.in_body)


def _of_figures(one: Tally, other: Tally, annotated: Annotated) -> Found:
    text = annotated.article.text
    sides = sorted((one, other), key=lambda t: (not t.in_body, t.start))
    return Found(
        about=sides[0].about,
        claims=tuple(Stated(t.text, *t.clause, text[slice(*t.clause)], t.in_body) for t in sides),
        kind="number" if one.in_body and other.in_body else "caption",
        body_stands=one.in_body != other.in_body,
        disputed=frozenset((t.start, t.end) for t in sides),
        agreed=None,
    )


def _disputed(group: Sequence[Occurrence], mentions: Sequence[Occurrence]) -> Iterable[tuple[int, int]]:
    """Dates of the event, and the same dates where they stand with its name in another clause."""
    yield from ((m.dated.start, m.dated.end) for m in group)
    names = frozenset().union(*(m.modifiers for m in group))
    values = _values(group)
    for other in mentions:
        named = names & other.names
        if other not in group and named and any(other.dated.value.agrees(value) for value in values):
            yield other.dated.start, other.dated.end


def _agreed(dates: Sequence[PartialDate]) -> PartialDate | None:
    for granularity in (Granularity.MONTH, Granularity.YEAR):
        common = {date.at(granularity) for date in dates}
        if len(common) == 1:
            return common.pop()
    return None


def _about(group: Sequence[Occurrence]) -> str:
    """The event in a few words: `when the Geneva truce was agreed`."""
    named = next((m for m in group if m.noun and m.modifiers), None)
    one, other = group[0], group[-1]
    if named is not None:
        return f"when the {named.noun_phrase} {'was agreed' if named.noun in AGREED else 'took place'}"
    shared = one.lemmas & other.lemmas
    phrases = [phrase for lemma, phrase in one.phrases if lemma in shared]
    people = [name for name in one.people if name in other.names]
    if not phrases:
        return f"the date of what happened with {' and '.join(people or sorted(one.names & other.names)[:2])}"
    event = max(phrases, key=len)
    between = f" between {people[0]} and {people[1]}" if len(people) == 2 else f" with {people[0]}" if people else ""
    return f"when the {event}{between} took place"
