"""Wrong dates: of the key's granularity and format, around it, and never after the article's publication."""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import itertools
import random
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from newsquiz.authoring.distractors.model import Key, Surroundings
from newsquiz.authoring.distractors.screen import stands_in
from newsquiz.language.dates import MONTHS, Granularity, PartialDate

_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"(?P<month_first>(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?!\d)(?:, (?P<y1>\d{{4}}))?)"
    rf"|(?P<day_first>(?<!\d)(?P<d2>\d{{1,2}}) (?P<m2>{_MONTH})(?: (?P<y2>\d{{4}}))?)"
    rf"|(?P<month>(?P<m3>{_MONTH})(?:,? (?P<y3>\d{{4}}))?)\b"
    r"|(?<![\w,.$€£])(?P<year>1[0-9]\d\d|20\d\d)(?![\w,]|\.\d)"
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_GAPS = {
    Granularity.DAY: ((2, 6), (1, 3)),
    Granularity.MONTH: ((1, 3), (1, 1)),
    Granularity.YEAR: ((4, 6), (2, 4), (1, 2)),
}
"""Least and most steps between neighbouring options, the wider ones tried first: years 4 apart, 18 in all."""
_TRIES = 20


def options(key: Key, used: Surroundings, rng: random.Random) -> tuple[str, ...] | None:
    """Three wrong dates in their order, or None where publication, stem and article leave no room."""
    match = _DATE.fullmatch(key.text.strip())
    date = _date_meant(match, key, used) if match else None
    if match is None or date is None:
        return None
    chosen = _around(date, used, rng)
    return tuple(_written(other, match) for other in chosen) if chosen else None


def _read(match: re.Match[str]) -> PartialDate:
    """The date as written, year 0 where none stands. Raises ValueError for 31 June."""
    year = int(match["y1"] or match["y2"] or match["y3"] or match["year"] or 0)
    name = match["m1"] or match["m2"] or match["m3"]
    day = match["d1"] or match["d2"]
    month = MONTHS.index(name) + 1 if name else None
    if day and month:
        dt.date(year or 2024, month, int(day))
    return PartialDate(year, month, int(day) if day else None)


def _date_meant(match: re.Match[str], key: Key, used: Surroundings) -> PartialDate | None:
    """The key's date with its year: its own, its value's, else that of the last such day before publication."""
    try:
        date = _read(match)
    except ValueError:
        return None
    if date.year:
        return date
    if isinstance(key.value, PartialDate):
        return date._replace(year=key.value.year)
    if used.published is None:
        return None
    this_year = date._replace(year=used.published.year)
    return this_year if this_year.first_day() <= used.published else date._replace(year=used.published.year - 1)


@lru_cache(maxsize=64)
def _mentioned(text: str) -> tuple[PartialDate, ...]:
    found: list[PartialDate] = []
    for match in _DATE.finditer(text):
        with contextlib.suppress(ValueError):
            found.append(_read(match))
    return tuple(found)


def _around(key: PartialDate, used: Surroundings, rng: random.Random) -> list[PartialDate] | None:
    """Three dates at the key's granularity; its rank among the four is as even as publication allows."""
    at, fits = _number(key), _fitness(key, used)
    weekday_named = key.granularity is Granularity.DAY and _WEEKDAY.search(used.lead)
    for rank in rng.sample(range(4), 4):
        for least, most in _GAPS[key.granularity]:
            for _ in range(_TRIES):
                steps = [rng.randint(least, most) * (7 if weekday_named else 1) for _ in range(3)]
                below = [at - offset for offset in itertools.accumulate(steps[:rank])]
                above = [at + offset for offset in itertools.accumulate(steps[rank:])]
                if all(map(fits, below + above)):
                    return [_date(number, key.granularity) for number in sorted(below + above)]
    return None


def _fitness(key: PartialDate, used: Surroundings) -> Callable[[int], bool]:
    """Whether a date may be an option: not in the future of the article, which does not hold it either."""
    lowest, highest = _window(key, used)
    taken = set(_taken(key, used))
    return lambda number: lowest <= number <= highest and number not in taken


def _window(key: PartialDate, used: Surroundings) -> tuple[int, int]:
    """The first and last date that neither publication nor a month or year in the stem rules out.

    Months are of one year, so that they need none beside them. A key that was still to come has no last date.
    """
    lowest, highest = 0, 10_000_000
    if used.published:
        published = _number(PartialDate.of(used.published).at(key.granularity))
        highest = published if published >= _number(key) else highest
    if key.granularity is Granularity.YEAR:
        return lowest, highest
    frame = PartialDate(key.year)
    if key.granularity is Granularity.DAY and not stands_in(str(key.year), used.lead):
        return lowest, highest
    if key.granularity is Granularity.DAY and key.month and stands_in(MONTHS[key.month - 1], used.lead):
        frame = key.at(Granularity.MONTH)
    first, last = (PartialDate.of(day).at(key.granularity) for day in (frame.first_day(), frame.last_day()))
    return max(lowest, _number(first)), min(highest, _number(last))


def _taken(key: PartialDate, used: Surroundings) -> Iterator[int]:
    """Dates of the article and the stem at the key's granularity; one without a year counts in every near year."""
    for text in (used.article_text, used.lead, *used.same_type):
        for other in _mentioned(text):
            years = (other.year,) if other.year else (key.year - 1, key.year, key.year + 1)
            for year in years:
                date = other._replace(year=year).at(key.granularity)
                if date.granularity is key.granularity and (other.year or date.month):
                    yield _number(date)


def _number(date: PartialDate) -> int:
    """Dates of one granularity as whole numbers that count up by one."""
    if date.granularity is Granularity.DAY:
        return date.first_day().toordinal() if date.day != 29 or date.month != 2 or calendar.isleap(date.year) else 0
    return date.year if date.month is None else date.year * 12 + date.month - 1


def _date(number: int, granularity: Granularity) -> PartialDate:
    if granularity is Granularity.DAY:
        return PartialDate.of(dt.date.fromordinal(number))
    return PartialDate(number) if granularity is Granularity.YEAR else PartialDate(number // 12, number % 12 + 1)


def _written(date: PartialDate, match: re.Match[str]) -> str:
    """The date in the format of the key: `June 5, 2025`, `5 June 2025`, `June 5`, `June 2025`, `June` or `2025`."""
    if date.month is None:
        return str(date.year)
    month = MONTHS[date.month - 1]
    has_year = bool(match["y1"] or match["y2"] or match["y3"])
    if date.day is None:
        return f"{month} {date.year}" if has_year else month
    if match["month_first"]:
        return f"{month} {date.day}, {date.year}" if has_year else f"{month} {date.day}"
    return f"{date.day} {month} {date.year}" if has_year else f"{date.day} {month}"
