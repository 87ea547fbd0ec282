"""A quiz as a pure state machine: no clock, no screen, no disk.

A `Session` is folded from the events that carry its id and never changes; `after` gives the next one. What the learner
is asked is the plan of the session, less what has left the bank meanwhile: `against` tells it what the bank holds.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from newsquiz.event import (
    Chosen,
    Counted,
    DontKnow,
    Event,
    Kind,
    Matched,
    Ordered,
    Response,
    Truth,
    Typed,
)
from newsquiz.item import Item, Matching, Ordering, options_of
from newsquiz.language.dates import MONTHS
from newsquiz.language.numbers import find_numbers

T = TypeVar("T")

_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]+)(?: (?P<us_day>\d{1,2}),)? (?P<year>\d{4})"
)


@dataclass(frozen=True)
class Planned:
    """An item of a session, with the digests it had when the session started."""

    item: str
    content: str
    key: str


@dataclass(frozen=True)
class Step:
    """An answer or a skip that stands. `score` is 0.0 to 1.0, None for a skip; `event` is the id of what said so."""

    event: str
    item: str
    score: float | None
    data: Mapping[str, Any]
    overridden: bool = False

    @property
    def worth(self) -> float:
        """The score that counts: 1.0 where the learner said that they were right after all, 0.0 for a skip."""
        return 1.0 if self.overridden else self.score or 0.0


@dataclass(frozen=True)
class Session:
    """Where a learner stands in a quiz.

    `steps` are the answers and skips that were not taken back, oldest first. `gone` are the planned items that the bank
    holds no more; they are asked no more either, but an answer to one of them keeps its outcome.
    """

    id: str
    seed: int
    showing: int
    plan: tuple[Planned, ...]
    steps: tuple[Step, ...] = ()
    flagged: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    ended: bool = False

    @classmethod
    def started(cls, event: Event) -> Session:
        """The session that an event of kind `started` begins."""
        data = event.data
        plan = tuple(Planned(*entry) for entry in data["items"])
        return cls(data["session"], data["seed"], data["showing"], plan)

    def after(self, event: Event) -> Session:
        """The session after `event`. What cannot follow, such as a second answer to an item, is ignored."""
        match event.kind:
            case Kind.ANSWERED | Kind.SKIPPED:
                return self._stepped(event)
            case Kind.REVOKED:
                return replace(self, steps=tuple(step for step in self.steps if step.event != event.data["of"]))
            case Kind.OVERRIDDEN:
                return replace(self, steps=tuple(_overridden(step, event.data["of"]) for step in self.steps))
            case Kind.FLAGGED if event.item is not None:
                return replace(self, flagged=self.flagged | {event.item})
            case Kind.ENDED:
                return replace(self, ended=True)
            case _:
                return self

    def _stepped(self, event: Event) -> Session:
        if event.item is None or self.step(event.item):
            return self
        return replace(self, steps=(*self.steps, Step(event.id, event.item, event.score, event.data)))

    def against(self, items: Iterable[str]) -> Session:
        """The same session over a bank that now holds `items`."""
        return replace(self, gone=frozenset(planned.item for planned in self.plan) - frozenset(items))

    def renamed(self, names: Mapping[str, str]) -> Session:
        """The same session with other ids for unanswered items, from old to new."""
        plan = tuple(replace(entry, item=names.get(entry.item, entry.item)) for entry in self.plan)
        return replace(self, plan=plan)

    @property
    def asked(self) -> tuple[str, ...]:
        """The items of the quiz in order: those of the bank, and those that were answered before they left it."""
        answered = {step.item for step in self.answers}
        return tuple(entry.item for entry in self.plan if entry.item not in self.gone or entry.item in answered)

    @property
    def lost(self) -> tuple[str, ...]:
        """Planned items that are asked no more: they left the bank unanswered."""
        asked = set(self.asked)
        return tuple(entry.item for entry in self.plan if entry.item not in asked)

    @property
    def current(self) -> str | None:
        """The item to ask now; None at the summary."""
        done = {step.item for step in self.steps}
        return next((item for item in self.asked if item not in done), None)

    @property
    def answers(self) -> tuple[Step, ...]:
        """The answers that stand, oldest first."""
        planned = {entry.item for entry in self.plan}
        return tuple(step for step in self.steps if step.score is not None and step.item in planned)

    @property
    def last(self) -> Step | None:
        """The step that taking back would undo, however far the quiz has come."""
        return self.steps[-1] if self.steps else None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """What was skipped or not reached, in the order of the quiz."""
        answered = {step.item for step in self.answers}
        return tuple(item for item in self.asked if item not in answered)

    def step(self, item: str) -> Step | None:
        """What stands for `item`, or None where it is still to be asked."""
        return next((step for step in self.steps if step.item == item), None)


def _overridden(step: Step, event: str) -> Step:
    return replace(step, overridden=True) if step.event == event and step.score is not None else step


def fold(events: Iterable[Event]) -> Session:
    """The session that the events of one session lead to. Raises ValueError where none starts it.

    What was taken back is dropped before anything is folded, and the start is found wherever it stands, so that a clock
    that was set back loses nothing.
    """
    log = list(events)
    revoked = {event.data["of"] for event in log if event.kind is Kind.REVOKED}
    start = next((event for event in log if event.kind is Kind.STARTED), None)
    if start is None:
        raise ValueError("no event starts the session")
    session = Session.started(start)
    for event in log:
        if event.kind is not Kind.REVOKED and event.id not in revoked:
            session = session.after(event)
    return session


@dataclass(frozen=True)
class Candidate:
    """An item that may come into a session, with the facts it asks about."""

    item: str
    facts: frozenset[tuple[str, str]] = frozenset()


def choose(candidates: Sequence[Candidate], count: int | None, seed: int) -> tuple[str, ...]:
    """`count` of the candidates by chance, in their own order; all of them without a count.

    Siblings (items that share a fact) come together only where there are too few other items.
    """
    if count is None or count >= len(candidates):
        return tuple(candidate.item for candidate in candidates)
    drawn = shuffled(candidates, seed, "items")
    by_facts = sorted(drawn, key=lambda candidate: len(candidate.facts))
    chosen = _without_siblings(drawn, count)
    if len(chosen) < count:
        chosen = _without_siblings(by_facts, count)
    chosen += [candidate for candidate in drawn if candidate not in chosen][: count - len(chosen)]
    return tuple(candidate.item for candidate in candidates if candidate in chosen)


def _without_siblings(candidates: Sequence[Candidate], count: int) -> list[Candidate]:
    chosen: list[Candidate] = []
    known: set[tuple[str, str]] = set()
    for candidate in candidates:
        if len(chosen) < count and known.isdisjoint(candidate.facts):
            chosen.append(candidate)
            known |= candidate.facts
    return chosen


def shuffled(things: Sequence[T], *source: object) -> list[T]:
    """The things in an order that depends on `source` alone: the same on every machine and in every run."""
    order = list(things)
    random.Random(":".join(str(part) for part in source)).shuffle(order)
    return order


def presented(item: Item, *source: object) -> tuple[str, ...]:
    """The options of `item` in the order to show them, () where it has none.

    Options that are all numbers or all dates ascend; the others are shuffled by `source`. For an ordering these are its
    entries, for a matching its right sides with those that are left over, each once.
    """
    match item:
        case Ordering():
            return tuple(shuffled(item.sequence, *source))
        case Matching():
            rights = dict.fromkeys(
                [pair.right for pair in item.pairs] + [left_over.text for left_over in item.distractors]
            )
            return tuple(shuffled(list(rights), *source))
        case _:
            options = options_of(item)
            return tuple(_ascending(options) or shuffled(options, *source))


def _ascending(options: Sequence[str]) -> list[str]:
    """The options from the least to the greatest; [] where they are not all dates or all numbers of one kind."""
    for measure in (_as_day, _as_number):
        ranks = [measure(option) for option in options]
        known = [rank for rank in ranks if rank is not None]
        if known and len(known) == len(options) and len({rank[0] for rank in known}) == 1:
            return [option for _, option in sorted(zip(known, options, strict=True))]
    return []


def _as_day(option: str) -> tuple[str, float] | None:
    match = _DATE.fullmatch(option.strip())
    if match is None or match["month"].capitalize() not in MONTHS:
        return None
    day = match["day"] or match["us_day"]
    return f"{bool(day)}", int(match["year"]) * 10_000 + MONTHS.index(match["month"].capitalize()) * 100 + int(day or 0)


def _as_number(option: str) -> tuple[str, float] | None:
    """The kind of the quantity (what stands around the number), and how much it is."""
    found = find_numbers(option)
    if len(found) != 1:
        return None
    start, end, value = found[0]
    return f"{option[:start]} {option[end:].removesuffix('s')}".casefold(), value


def response_data(response: Response) -> dict[str, Any]:
    """A response as JSON-ready data, `{"type": "chosen", "options": [...]}` and the like."""
    match response:
        case Chosen(options):
            return {"type": "chosen", "options": list(options)}
        case Truth(value):
            return {"type": "truth", "value": value}
        case Typed(texts):
            return {"type": "typed", "texts": list(texts)}
        case Counted(number):
            return {"type": "counted", "number": number}
        case Ordered(sequence):
            return {"type": "ordered", "sequence": list(sequence)}
        case Matched(pairs):
            return {"type": "matched", "pairs": [list(pair) for pair in pairs]}
        case DontKnow():
            return {"type": "dont_know"}


def response_from(data: Mapping[str, Any]) -> Response:
    """The response that `response_data` wrote. Raises ValueError for a type that this version does not know."""
    match data["type"]:
        case "chosen":
            return Chosen(tuple(data["options"]))
        case "truth":
            return Truth(data["value"])
        case "typed":
            return Typed(tuple(data["texts"]))
        case "counted":
            return Counted(data["number"])
        case "ordered":
            return Ordered(tuple(data["sequence"]))
        case "matched":
            return Matched(tuple((left, right) for left, right in data["pairs"]))
        case "dont_know":
            return DontKnow()
        case unknown:
            raise ValueError(f"{unknown!r} is not a type of response")
