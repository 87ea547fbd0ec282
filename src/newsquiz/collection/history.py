"""What the log says of items: which answers stand, what is known, and what learners hold to be right as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from newsquiz.collection.holdings import Holding
from newsquiz.collection.views import Proposal
from newsquiz.event import Event, Kind, Mode
from newsquiz.item import Cloze, Item, ShortAnswer, key_digest

ANSWERS = (Kind.ANSWERED, Kind.REVOKED, Kind.OVERRIDDEN)


def standing(events: Iterable[Event], ended: Collection[str]) -> list[Event]:
    """The answers that count, in order; those that learners counted as right have the score 1.0.

    `ended` are the sessions that are over: an answer of an exam counts only when that is.
    """
    log = list(events)
    revoked = {event.data["of"] for event in log if event.kind is Kind.REVOKED}
    overruled = {event.data["of"] for event in log if event.kind is Kind.OVERRIDDEN}
    return [
        event._replace(score=1.0) if event.id in overruled else event
        for event in log
        if event.kind is Kind.ANSWERED
        and event.item is not None
        and event.id not in revoked
        and (event.data.get("mode") != Mode.EXAM or event.data["session"] in ended)
    ]


def last_scores(answers: Iterable[Event], held: Mapping[str, Holding]) -> dict[str, float]:
    """What the last answer to each item was worth; an item whose key has changed since was never answered."""
    scores: dict[str, float] = {}
    keys = {id: key_digest(held[id].item) for id in {event.item for event in answers} & held.keys() if id is not None}
    for event in answers:
        if event.item in keys and event.data["key"] == keys[event.item]:
            scores[event.item] = event.score or 0.0
    return scores


def siblings(holdings: Collection[Holding]) -> set[str]:
    """The items that share a fact with another."""
    facts = Counter(fact for holding in holdings for fact in holding.facts)
    return {holding.id for holding in holdings if any(facts[fact] > 1 for fact in holding.facts)}


def proposals(events: Iterable[Event], held: Mapping[str, Holding]) -> tuple[Proposal, ...]:
    """What learners counted as right, and the items do not accept; the most often said first.

    What was said of an answer that was taken back, or of another key, is left out.
    """
    log = list(events)
    answers = {event.id: event for event in standing(log, {event.data["session"] for event in log})}
    said: Counter[tuple[str, int, str]] = Counter()
    for event in log:
        answer = answers.get(event.data["of"]) if event.kind is Kind.OVERRIDDEN else None
        holding = held.get(event.item or "")
        if answer is not None and holding is not None and answer.data["key"] == key_digest(holding.item):
            texts = enumerate(event.data.get("accepted", ()))
            said.update(
                (holding.id, gap, text) for gap, text in texts if text and text not in _taken(holding.item, gap)
            )
    return tuple(Proposal(held[id].item, gap, text, times) for (id, gap, text), times in said.most_common() if times)


def _taken(item: Item, gap: int) -> tuple[str, ...]:
    """What the item takes for right, as it is written."""
    match item:
        case ShortAnswer():
            return (item.key, *item.accepted)
        case Cloze() if gap < len(item.keys):
            return (item.keys[gap], *(item.accepted[gap] if gap < len(item.accepted) else ()))
        case _:
            return ()
