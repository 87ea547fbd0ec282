"""All figures at once, and the shape in which programs read them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from newsquiz.schedule import Card, Review, Schedule, State
from newsquiz.statistics.analysis import ItemFigures, analysed, hardest
from newsquiz.statistics.attempts import Attempt
from newsquiz.statistics.calibration import Calibration, calibration
from newsquiz.statistics.groups import Group, Traits, grouped
from newsquiz.statistics.memory import Band, Retention, Studied, bands, retention, studied

FORECAST_DAYS = 14


@dataclass(frozen=True)
class Statistics:
    """What the log tells. Items are analysed over all learners; everything else is of one learner.

    `today` is the learner's day; `forecast` counts what falls due from today on, day by day; `desired` is the retention
    that is set, 0.0 to 1.0. `cards` are those that were reviewed.
    """

    today: dt.date
    desired: float
    items: Sequence[ItemFigures]
    cards: Sequence[Card]
    retention: Retention
    bands: Sequence[Band]
    days: Sequence[Studied]
    forecast: Sequence[int]
    groups: Mapping[str, Sequence[Group]]
    hardest: Sequence[ItemFigures]
    calibration: Sequence[Calibration]
    traits: Mapping[str, Traits] = field(default_factory=dict)

    @property
    def attempts(self) -> int:
        """How many answers stand, of all learners and items."""
        return sum(each.answers for each in self.items)

    def stem(self, item: str) -> str:
        """What an item asks; its id where no bank holds it."""
        return self.traits[item].stem if item in self.traits else item

    def as_data(self) -> dict[str, Any]:
        """JSON-ready. Days are ISO 8601, instants are UTC, shares run from 0.0 to 1.0, null is "cannot be told"."""
        return {
            "attempts": self.attempts,
            "items": [_item_data(each, self.traits.get(each.item)) for each in self.items],
            "cards": [_card_data(card) for card in self.cards],
            "retention": {
                **_retention_data(self.retention),
                "desired": self.desired,
                "bands": [
                    {"low": each.low, "high": each.high, **_retention_data(each.retention)} for each in self.bands
                ],
            },
            "days": [
                {"day": each.date.isoformat(), "answers": each.answers, "right": each.right} for each in self.days
            ],
            "forecast": [
                {"day": (self.today + dt.timedelta(days=number)).isoformat(), "due": due}
                for number, due in enumerate(self.forecast)
            ],
            "by": {
                name.replace(" ", "_"): [_group_data(each) for each in groups] for name, groups in self.groups.items()
            },
            "hardest": [each.item for each in self.hardest],
            "calibration": [asdict(each) for each in self.calibration],
        }


def statistics(
    everybody: Iterable[Attempt],
    learner: str,
    schedule: Schedule,
    reviews: Iterable[Review],
    now: dt.datetime,
    traits: Mapping[str, Traits],
    scope: Sequence[str] | None = None,
) -> Statistics:
    """The figures of the items in `scope`, where that is given: of an item bank; else of all that were answered.

    `everybody` are the attempts of all learners, in order; `schedule` and `reviews` are of `learner`.
    """
    wanted = None if scope is None else frozenset(scope)
    log = [each for each in everybody if wanted is None or each.item in wanted]
    own = [each for each in log if each.learner == learner]
    seen = [review for review in reviews if wanted is None or review.card.item in wanted]
    cards = (schedule.card(item) for item in (schedule.cards if scope is None else scope))
    items = analysed(log, scope or ())
    return Statistics(
        today=dt.date.fromordinal(schedule.today(now)),
        desired=schedule.settings.retention,
        items=items,
        cards=[card for card in cards if card.state is not State.NEW],
        retention=retention(seen),
        bands=bands(seen),
        days=studied(own, schedule.today),
        forecast=schedule.forecast(now, FORECAST_DAYS),
        groups=grouped(traits, own, seen),
        hardest=hardest(analysed(own)),
        calibration=calibration((each.confidence, each.score) for each in own),
        traits=traits,
    )


def _item_data(figures: ItemFigures, traits: Traits | None) -> dict[str, Any]:
    data = asdict(figures)
    return {"id": data.pop("item"), **data, "stem": traits.stem if traits else None}


def _card_data(card: Card) -> dict[str, Any]:
    return {
        "item": card.item,
        "due": card.due.isoformat() if card.due else None,
        "stability": card.stability,
        "difficulty": card.difficulty,
        "state": card.state.value,
        "reps": card.reps,
        "lapses": card.lapses,
        "suspended": card.suspended,
    }


def _retention_data(found: Retention) -> dict[str, Any]:
    return {"reviews": found.reviews, "true": found.true, "predicted": found.predicted}


def _group_data(group: Group) -> dict[str, Any]:
    data = {"name": group.name, "items": group.items, "n": group.n, "answers": group.answers}
    return {**data, "facility": group.facility, "retention": _retention_data(group.retention)}
