"""What the schedule is set to, what that costs, and how well it predicts: to be seen and changed by the learner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.errors import UsageError
from newsquiz.language.dates import PartialDate, read_dates
from newsquiz.schedule import FIT_REVIEWS, Fit, Settings

if TYPE_CHECKING:
    from newsquiz.collection import Collection

RETENTIONS = (0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97)
COSTED_DAYS = 60
NONE = "none"


@dataclass(frozen=True)
class Plan:
    """How the schedule is set. `costs` has for each desired retention the reviews a day of the next 60 days.

    `reviews` counts those behind the cards; `fitted` says that the parameters are no longer those of FSRS.
    """

    retention: float
    costs: tuple[tuple[float, float], ...]
    exam_date: dt.date | None
    reviews: int
    fitted: bool


class Planning:
    """Shows the plan and changes it. Every method may be called from any thread."""

    def __init__(self, collection: Collection, now: Callable[[], dt.datetime]) -> None:
        self._collection = collection
        self._now = now

    def plan(self) -> Plan:
        """As it is now, over the known banks."""
        schedule, now = self._collection.known_schedule(), self._now()
        settings = schedule.settings
        retentions = sorted({*RETENTIONS, settings.retention})
        return Plan(
            retention=settings.retention,
            costs=tuple((each, schedule.workload(now, each, COSTED_DAYS)) for each in retentions),
            exam_date=settings.exam_date,
            reviews=sum(card.reps for card in schedule.cards.values()),
            fitted=settings.parameters != Settings().parameters,
        )

    def set_retention(self, retention: float) -> None:
        """Want this share of reviews right, from now on. Raises SettingsError outside of 0.7 to 0.97."""
        self._collection.change_settings({"retention": retention})

    def set_exam(self, written: str) -> None:
        """Let everything be seen before a day; `none` for no exam. Raises UsageError for what is no day to come."""
        today = self._collection.schedule().today(self._now())
        self._collection.set_scheduler(exam_date=exam_day(written, dt.date.fromordinal(today)))

    def fit(self) -> Fit:
        """Fit the parameters to the learner; kept where they predict better. Raises UsageError below 1,000 reviews."""
        return self._collection.fit_scheduler()

    def unfit(self) -> None:
        """The parameters of FSRS again."""
        self._collection.set_scheduler(parameters=Settings().parameters)


def exam_day(written: str, today: dt.date) -> dt.date | None:
    """The day that was typed; None for `none` or nothing. Raises UsageError for what is no single day to come."""
    if written.strip().casefold() in ("", NONE):
        return None
    days = [date.first_day() for date in read_dates(written, default_year=today.year) if date.day is not None]
    if len(days) > 1:
        either = " or ".join(PartialDate.of(day).in_words() for day in days)
        raise UsageError(f"{written} may be {either}", mend="write the month as a word")
    if not days:
        raise UsageError(f"{written} is no day", mend=f"write it like {PartialDate.of(today).in_words()}, or {NONE}")
    if days[0] <= today:
        raise UsageError(f"{PartialDate.of(days[0]).in_words()} is not to come", mend="give a later day")
    return days[0]


def cost_line(retention: float, reviews_a_day: float) -> str:
    """`90%    12.4 reviews a day`."""
    return f"{retention:.0%}  {reviews_a_day:6.1f} reviews a day"


def exam_line(plan: Plan) -> str:
    """Until when everything is to have been seen."""
    if plan.exam_date is None:
        return "Exam: none. With one, nothing is put off past the day before it."
    return f"Exam: {PartialDate.of(plan.exam_date).with_weekday()}. Everything comes once more before it."


def parameters_line(plan: Plan) -> str:
    """Whose parameters they are, and when they can be fitted."""
    if plan.fitted:
        return f"Parameters: fitted to you. {plan.reviews:,} reviews so far."
    if plan.reviews < FIT_REVIEWS:
        when = f"From {FIT_REVIEWS:,} reviews on they can be fitted to you"
        return f"Parameters: those of FSRS. {when}; {plan.reviews:,} so far."
    return f"Parameters: those of FSRS. They can be fitted to your {plan.reviews:,} reviews."


def fit_lines(found: Fit) -> Iterator[str]:
    """What fitting found: the log loss before and after, and what is used from now on."""
    yield f"Log loss on {found.held_back:,} held-back reviews: {found.before:.4f} before, {found.after:.4f} after."
    if found.accepted:
        yield "The fitted parameters predict better, and are used from now on."
    else:
        yield "The fitted parameters predict no better: nothing was changed."


def plan_lines(plan: Plan) -> Iterator[str]:
    """All of it in reading order, for screen readers and pipes."""
    yield f"Share of reviews that you want to get right, and what it costs over the next {COSTED_DAYS} days:"
    for retention, cost in plan.costs:
        yield f"{cost_line(retention, cost)}{', which is set' if retention == plan.retention else ''}"
    yield exam_line(plan)
    yield parameters_line(plan)
