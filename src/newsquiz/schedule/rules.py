"""What an answer does to a card: the table of the schedule, as a pure function of the log.

| where | right, typed | right, chosen | right, a guess | wrong | skipped |
|---|---|---|---|---|---|
| review | the learner's 1–4 | same | same | same | nothing |
| play, exam | Good | Good if due | Hard if due | Again | nothing |
| cram; a second answer on the same day | nothing | nothing | nothing | nothing | nothing |

Only a full score is right: who knew half of it has to see it again. A second answer counts in review, where it is a
step of learning. A new item is not due: a review introduces it, a wrong answer, or a right one that was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from fsrs import Rating

from newsquiz.event import Event, Kind, Mode

_REVIEW, _CRAM = Mode.REVIEW, Mode.CRAM
_AGAIN, _HARD, _GOOD, _EASY = Rating


class Answer(NamedTuple):
    """An answer, as far as the schedule must know it. `given` is the rating that the learner chose, in review only."""

    item: str
    key: str
    mode: Mode
    right: bool
    typed: bool
    guess: bool
    given: int | None

    def rating(self, *, due: bool, again_today: bool = False) -> Rating | None:
        """What the card is rated, None for nothing. `again_today`: the item was answered before on the same day."""
        if self.mode is _REVIEW:
            return _RATINGS[self.given] if self.given else self.proposal
        if self.mode is _CRAM or again_today:
            return None
        sure = self.typed and not self.guess
        return self.proposal if sure or due or not self.right else None

    @property
    def proposal(self) -> Rating:
        """What a review proposes: Good for right, Hard for a right guess, Again for wrong."""
        if not self.right:
            return _AGAIN
        return _HARD if self.guess else _GOOD


class Settled(NamedTuple):
    """What later events say of earlier ones, by id: taken back, or counted as right after all."""

    revoked: frozenset[str] = frozenset()
    overridden: frozenset[str] = frozenset()


def settled(events: Iterable[Event]) -> Settled:
    """What the revocations and overrulings among the events say. An overruling can be taken back, too."""
    said = [event for event in events if event.kind is Kind.REVOKED or event.kind is Kind.OVERRIDDEN]
    revoked = frozenset(event.data["of"] for event in said if event.kind is Kind.REVOKED)
    return Settled(
        revoked,
        frozenset(event.data["of"] for event in said if event.kind is Kind.OVERRIDDEN and event.id not in revoked),
    )


_MODES: Mapping[str | None, Mode] = {None: Mode.PLAY, **{mode.value: mode for mode in Mode}}
_RATINGS = (None, *Rating)
_NO_RESPONSE: Mapping[str, str] = {}


def answer_of(event: Event, overridden: bool = False) -> Answer:
    """The answer that an event of kind `answered` records; one that was overruled counts as right.

    A review rated Again that is overruled loses its rating, and so takes the one that is proposed for right.
    """
    data = event.data
    given = data.get("given")
    return Answer(
        event.item or "",
        data.get("key") or "",
        _MODES[data.get("mode")],
        overridden or (event.score or 0.0) >= 1,
        data.get("response", _NO_RESPONSE).get("type") == "typed",
        data.get("confidence") == "guess",
        None if overridden and given == 1 else given,
    )


def rating_of(event: Event, *, due: bool = True, overridden: bool = False) -> Rating | None:
    """What the first answer of the day to a card does to it, None for nothing; None for what is no answer."""
    return answer_of(event, overridden).rating(due=due) if event.kind is Kind.ANSWERED else None
