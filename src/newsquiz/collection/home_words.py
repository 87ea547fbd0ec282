"""How things stand, in words: for the home screen and for those who have no screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsquiz.language.dates import PartialDate
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.collection.catalogue import BankCard
    from newsquiz.collection.home import Home, Resumable

FEWEST_REVIEWS = 10
"""Fewer say nothing of a memory."""
BARS = " ▁▂▃▄▅▆▇█"
COLUMN = 5
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_of(home: Home) -> str:
    """`Thursday, 5 June 2025`, in the learner's way of writing dates."""
    return f"{WEEKDAYS[home.today.weekday()]}, {PartialDate.of(home.today).in_words()}"


def due_lines(home: Home) -> Iterator[str]:
    """What is due today; what there is instead where nothing is; how to catch up."""
    if home.first:
        yield "Welcome. A quiz asks you about news articles, and shows the passage that proves each answer."
        yield "What you answer comes back for review just before you would forget it."
        return
    counts = home.counts
    if counts.total:
        named = (
            (counts.reviews, _many(counts.reviews, "review")),
            (counts.learning, f"{counts.learning} being learnt"),
            (counts.new, f"{counts.new} new"),
        )
        yield f"Due today: {', '.join(words for count, words in named if count)}."
    else:
        yield f"Nothing is due. You could look at {_instead(home)}."
    if counts.backlog > counts.reviews:
        yield f"{counts.backlog - counts.reviews} more are over today's limit."
    if remembered := retention_line(home):
        yield remembered
    if home.catch_up is not None:
        until = PartialDate.of(home.catch_up.done_by).in_words()
        overdue = f"{home.catch_up.overdue} {'is' if home.catch_up.overdue == 1 else 'are'} overdue"
        yield f"{overdue}: with {home.catch_up.per_day} a day you have caught up by {until}."
    if home.superseded:
        yield f"{no_longer_so(home.superseded)}."


def retention_line(home: Home) -> str:
    """What was remembered of the last reviews, beside what is wanted; "" where there are too few to tell."""
    found = home.retention
    if found.true is None or found.reviews < FEWEST_REVIEWS:
        return ""
    return (
        f"Of your last {found.reviews} reviews you remembered {found.remembered}, {found.true:.0%}; "
        f"{home.wanted:.0%} is what you want."
    )


def _instead(home: Home) -> str:
    offers = [f"{_many(home.waiting, 'card')} ahead of time, or the weakest"] if home.waiting else []
    offers += [_many(home.counts.unseen, "new item")] if home.counts.unseen else []
    return "; ".join(offers) or "a quiz on any bank"


def no_longer_so(count: int) -> str:
    """`3 things that you know are no longer so`."""
    return f"{count} things that you know are no longer so" if count > 1 else "1 thing that you know is no longer so"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def resume_line(resumable: Resumable) -> str:
    """`Pier week, 3 of 10 answered`."""
    what = "exam " if resumable.options.exam else ""
    return f"{what}{one_line(resumable.title)}, {resumable.answered} of {resumable.total} answered"


def bars(home: Home, width: int = 1000) -> tuple[str, str, str]:
    """Two weeks, or what of them fits, as block bars: a line of bars, one of counts, one of weekdays."""
    forecast = home.forecast[: max(width // COLUMN, 1)]
    most = max(*forecast, 1)
    heights = (BARS[-(-count * (len(BARS) - 1) // most)] * 3 for count in forecast)
    days = ("today", *(_weekday(home.today, after) for after in range(1, len(forecast))))
    counts = (str(count or "·") for count in forecast)
    return _columns(list(heights)), _columns(list(counts)), _columns(list(days))


def _weekday(today: dt.date, after: int) -> str:
    return WEEKDAYS[(today.weekday() + after) % 7][:3]


def _columns(cells: Sequence[str]) -> str:
    return "".join(f"{cell:>{COLUMN}}" for cell in cells)


def bank_line(card: BankCard) -> str:
    """`3 new, 1 due, 2 draft, 0 changed`."""
    return f"{card.new} new, {card.due} due, {card.draft} draft, {card.changed} changed"


def home_lines(home: Home) -> Iterator[str]:
    """All of it in reading order, for screen readers and pipes."""
    yield f"newsquiz, {day_of(home)}"
    yield from due_lines(home)
    if home.superseded:
        yield "`newsquiz review --superseded` tells what changed, and asks it anew."
    if home.resumable is not None:
        yield f"To go on with: {resume_line(home.resumable)}."
    if not home.first:
        yield f"Falls due in {len(home.forecast)} days from today on: {', '.join(map(str, home.forecast))}."
    yield "Banks:" if home.banks else "There are no banks: `newsquiz add FOLDER` adds a folder of them."
    for card in home.banks:
        yield f"{one_line(card.title)}: {bank_line(card)}; {one_line(str(card.path))}"
    yield "`newsquiz review` asks what is due, `newsquiz play BANK` takes a quiz, `newsquiz --help` lists the rest."
