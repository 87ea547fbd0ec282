"""Figures as lines of text, for the screen and for the command line.

With `blocks` bars and calendars are drawn of block characters; without, of what a screen reader or a pipe can take.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsquiz.statistics.analysis import ItemFigures
from newsquiz.statistics.groups import Group
from newsquiz.statistics.memory import Retention, Studied
from newsquiz.statistics.report import Statistics
from newsquiz.text import one_line

FULL, PLAIN = "█", "#"
HEAT = "·░▒▓█"
BAR = 20
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LAST_DAYS = 14


class Section(NamedTuple):
    """Lines under a title."""

    title: str
    lines: Sequence[str]


def sections(found: Statistics, width: int = 76, *, blocks: bool = True) -> list[Section]:
    """All figures of a learner, names cut where lines would be longer than `width`; empty sections are left out."""
    return [*learning(found, width, blocks=blocks), *learnt(found, width)]


def learning(found: Statistics, width: int, *, blocks: bool = True) -> list[Section]:
    """How the learner does: retention, days, what falls due, calibration."""
    return _filled(
        Section("Memory", _memory(found, blocks)),
        Section("Days", _days(found, width, blocks)),
        Section("Falls due", _forecast(found, blocks)),
        Section("How sure, and right", _calibration(found, blocks)),
    )


def learnt(found: Statistics, width: int) -> list[Section]:
    """How it goes with what is learnt: by group, and the hardest items."""
    return _filled(
        Section("Hardest items", [_hard(each, found, width) for each in found.hardest]),
        *(Section(f"By {name}", _groups(groups, width)) for name, groups in found.groups.items()),
    )


def _filled(*drawn: Section) -> list[Section]:
    return [section for section in drawn if section.lines]


def items(found: Statistics, width: int = 100) -> Section:
    """A line an item: first attempts, facility, discrimination, answers, what it asks."""
    lines = [f"{'n':>4} {'facility':>8} {'discr.':>6} {'answers':>7}  item"]
    lines += [
        _cut(_head(each), f"{each.item}: {found.stem(each.item)}" if each.item in found.traits else each.item, width)
        for each in found.items
    ]
    return Section("Items", lines if found.items else [])


def _head(each: ItemFigures) -> str:
    return f"{each.n:4} {_number(each.facility):>8} {_number(each.discrimination):>6} {each.answers:7}  "


def bar(share: float, width: int = BAR, *, blocks: bool = True) -> str:
    """A bar for a share (0.0 to 1.0) of `width` cells, filled up with blanks."""
    filled = round(min(max(share, 0.0), 1.0) * width)
    return (FULL if blocks else PLAIN) * filled + " " * (width - filled)


def calendar(days: Iterable[Studied], today: dt.date, weeks: int) -> list[str]:
    """A row a weekday, a column of two cells a week, the last one this week; darker where more was answered.

    The first row names the months. Levels are quarters of the busiest day's answers.
    """
    answers = {day.date: day.answers for day in days}
    first = today - dt.timedelta(days=today.weekday() + 7 * (weeks - 1))
    shown = [first + dt.timedelta(days=number) for number in range(7 * weeks)]
    most = max((answers.get(day, 0) for day in shown), default=0)
    rows = [
        f"{name} " + " ".join(_heat(answers.get(day, 0), most) for day in shown[number::7] if day <= today)
        for number, name in enumerate(WEEKDAYS)
    ]
    return [_months(shown[::7]), *rows]


def percent(share: float | None) -> str:
    """`93 %`; a dash where nothing can be told."""
    return "–" if share is None else f"{100 * share:.0f} %"


def _heat(answers: int, most: int) -> str:
    return HEAT[-(-4 * answers // most)] if answers else HEAT[0]


def _months(mondays: Sequence[dt.date]) -> str:
    """The names of months above the weeks in which they begin, where there is room."""
    row = [" "] * (4 + 2 * len(mondays) + 3)
    free = 0
    for number, monday in enumerate(mondays):
        if number and monday.month != mondays[number - 1].month and 4 + 2 * number >= free:
            free = 4 + 2 * number + 4
            row[free - 4 : free - 1] = MONTHS[monday.month - 1]
    return "".join(row).rstrip()


def _memory(found: Statistics, blocks: bool) -> list[str]:
    held = found.retention
    if not found.attempts:
        return ["Nothing was answered yet."]
    lines = [f"{_counted(found.attempts, 'answer')}, {_counted(len(found.cards), 'card')} in the schedule"]
    if not held.reviews:
        return [*lines, "No review of something learnt before yet, so nothing can be said of retention."]
    return [
        *lines,
        f"{_gauge('remembered', held.true, blocks)}  of {_counted(held.reviews, 'review')}",
        _gauge("predicted", held.predicted, blocks).rstrip(),
        _gauge("wanted", found.desired, blocks).rstrip(),
        *(f"predicted {percent(each.low)} to {percent(each.high)}: {_told(each.retention)}" for each in found.bands),
    ]


def _gauge(word: str, share: float | None, blocks: bool) -> str:
    return f"{word:10} {percent(share):>5}  {bar(share or 0, blocks=blocks)}"


def _told(held: Retention) -> str:
    return f"{percent(held.true)} of {_counted(held.reviews, 'review')} remembered"


def _days(found: Statistics, width: int, blocks: bool) -> list[str]:
    if not found.days:
        return []
    if blocks:
        weeks = min(max((width - 5) // 2, 1), 53)
        return [*calendar(found.days, found.today, weeks), f"{_counted(len(found.days), 'day')} with answers"]
    return [
        f"{day.date.isoformat()}: {_counted(day.answers, 'answer')}, {day.right} right"
        for day in found.days[-LAST_DAYS:]
    ]


def _forecast(found: Statistics, blocks: bool) -> list[str]:
    most = max(found.forecast, default=0)
    if not most:
        return []
    return [
        f"{_day(found.today, number)} {due:5}  {bar(due / most, blocks=blocks)}".rstrip()
        for number, due in enumerate(found.forecast)
    ]


def _day(today: dt.date, number: int) -> str:
    day = today + dt.timedelta(days=number)
    return "today         " if not number else f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def _calibration(found: Statistics, blocks: bool) -> list[str]:
    return [
        f"{each.confidence.value:6} {percent(each.right / each.answers):>5}  "
        f"{bar(each.right / each.answers, blocks=blocks)}  of {_counted(each.answers, 'answer')}"
        for each in found.calibration
    ]


def _groups(groups: Sequence[Group], width: int) -> list[str]:
    return [_group(each, width) for each in groups]


def _group(each: Group, width: int) -> str:
    kept = f", {percent(each.retention.true)} remembered" if each.retention.reviews else ""
    figures = f": {percent(each.facility)} right at first{kept}, {_counted(each.answers, 'answer')}"
    return _cut("", each.name, width - len(figures)) + figures


def _hard(figures: ItemFigures, found: Statistics, width: int) -> str:
    return _cut(
        f"{percent(figures.mean):>5} of {_counted(figures.answers, 'answer')}: ", found.stem(figures.item), width
    )


def _cut(head: str, outside: str, width: int) -> str:
    """What the program says, then cleaned text from outside, with an ellipsis where it is too long."""
    text = head + one_line(outside)
    return text if len(text) <= width else text[: width - 1] + "…"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
