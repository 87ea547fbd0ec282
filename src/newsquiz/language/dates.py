"""Dates that may be known only to the month or the year. Read from what a person types, compared, written.

`read_dates` gives every reading of a text: 5/6/2025 is 5 June to one half of the world and 6 May to the other, and only
whoever asks can say which was meant.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema
from rapidfuzz.distance import OSA

from newsquiz.language.date_words import MONTHS as MONTHS
from newsquiz.language.date_words import with_weekday, written
from newsquiz.language.folding import fold

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Granularity(StrEnum):
    """How exactly a date is known or asked for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PartialDate(NamedTuple):
    """A day, a month or a year of the Gregorian calendar, written 2025-06-05, 2025-06 or 2025."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def from_iso(cls, text: str | int) -> PartialDate:
        """Read `2025-06-05`, `2025-06` or `2025`. Raises ValueError for anything else, also for 2026-02-29."""
        match = _ISO.fullmatch(str(text))
        if match is None:
            raise ValueError(f"{text!r} is not a date such as 2025-06-05, 2025-06 or 2025")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            dt.date(year, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            raise ValueError(f"{text} is no date of the calendar") from None
        return cls(year, month, day)

    @classmethod
    def of(cls, date: dt.date) -> PartialDate:
        """The day `date` as a PartialDate."""
        return cls(date.year, date.month, date.day)

    @property
    def granularity(self) -> Granularity:
        """The finest part that is known."""
        if self.day is not None:
            return Granularity.DAY
        return Granularity.YEAR if self.month is None else Granularity.MONTH

    def at(self, granularity: Granularity) -> PartialDate:
        """The same date no finer than `granularity`; what is already coarser stays as it is."""
        if granularity is Granularity.YEAR:
            return PartialDate(self.year)
        if granularity is Granularity.MONTH:
            return PartialDate(self.year, self.month)
        return self

    def agrees(self, other: PartialDate) -> bool:
        """Whether both can be the same day: 2025 agrees with 2025-06, 2025-05 does not."""
        return all(a == b for a, b in zip(self, other, strict=True) if a is not None and b is not None)

    def first_day(self) -> dt.date:
        """The first day of what is meant."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> dt.date:
        """The last day of what is meant."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def in_words(self, *, with_year: bool = True) -> str:
        """`5 June 2025`, `June 2025` or `2025`; `5 June` or `June` without the year; or as a learner likes it."""
        return written(self.year if with_year else None, self.month, self.day)

    def with_weekday(self) -> str:
        """`5 June 2025, a Thursday`; a month or a year just in words."""
        if self.day is None:
            return self.in_words()
        return with_weekday(self.in_words(), self.first_day().weekday())

    def __str__(self) -> str:
        return "-".join(f"{part:0{4 if i == 0 else 2}d}" for i, part in enumerate(self) if part is not None)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(value: Any) -> PartialDate:
            if isinstance(value, PartialDate):
                return value
            if isinstance(value, dt.date):
                return cls.of(value)
            return cls.from_iso(value)

        return core_schema.no_info_plain_validator_function(
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
            json_schema_input_schema=core_schema.str_schema(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"),
        )


_MONTH_NAMES = (  # English, German, French, Spanish; folded
    "january jan januar janner janvier enero ene",
    "february feb februar feber fevrier fevr febrero",
    "march mar marz mrz mars marzo",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug aout agosto ago",
    "september sept sep septembre septiembre",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAY_NAMES = ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
                  "saturday sat", "sunday sun")  # fmt: skip
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
)
_DAY_OF = {name: number for number, name in enumerate(_ORDINALS.split(), 1)}
_FILLERS = {"the", "of", "on", "in", "at", "a", "der", "am", "im", "den", "le", "en", "el", "de", "del", "ad", "ce"}

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{4}|[0-9]{2}))?\.?")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|\.)?")
_YEAR = re.compile(r"[0-9]{3,4}")
_SHORT_YEAR = re.compile(r"'[0-9]{2}")
_SEAM = re.compile(r"(?<=[0-9])[-/]?(?=[a-z]{3})|(?<=[a-z]{3})[-/.]?(?=[0-9])")  # 5-Jun-2025, June5
_LONGEST = 60


class _Parts(NamedTuple):
    """One reading of a text, any part of which may be missing."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def dated(self, default_year: int | None) -> PartialDate | None:
        """The date it means; None where there is no such day, or no year to put it in."""
        year = self.year if self.year is not None else default_year
        if year is None or (self.day is not None and self.month is None):
            return None
        try:
            first_day = dt.date(year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError:
            return None
        fits = self.weekday is None or self.day is None or first_day.weekday() == self.weekday
        return PartialDate(year, self.month, self.day) if fits else None


def read_dates(text: str, *, default_year: int | None = None) -> tuple[PartialDate, ...]:
    """Every date that `text` can mean, the day-first reading before the month-first one; () where it is no date.

    Read are 2025-06-05, 5.6.2025, 6/5/2025, June 5, 2025, 5th of June, Thursday 5 June 2025, June 2025, 2025, with
    month names also in German, French and Spanish. A text without a year is read in `default_year`, or not at all.
    A weekday that does not fit rules a reading out.
    """
    dates = (parts.dated(default_year) for parts in _readings(text))
    return tuple(dict.fromkeys(date for date in dates if date is not None))


def lacks_year(text: str) -> bool:
    """Whether `text` is a date without its year: `5 June`, `June`, `5/6`."""
    readings = _readings(text)
    return bool(readings) and all(parts.year is None for parts in readings)


def misspelt_month(text: str) -> str:
    """What `read_dates` forgave: `spelling: Febuary → February`, else an empty text."""
    for word in re.findall(r"[^\W\d_]+", text):
        number = _month(fold(word))
        if number and fold(word) not in _MONTH_OF:
            return f"spelling: {word} → {MONTHS[number - 1]}"
    return ""


def _readings(text: str) -> tuple[_Parts, ...]:
    if len(text) > _LONGEST:
        return ()
    words = _SEAM.sub(" ", fold(text).replace(",", " ")).split()
    weekdays = [word for word in words if word.rstrip(".") in _WEEKDAY_OF]
    if len(weekdays) > 1:
        return ()
    weekday = _WEEKDAY_OF[weekdays[0].rstrip(".")] if weekdays else None
    words = [word for word in words if word not in weekdays and word not in _FILLERS]
    readings = _numeric(words[0]) if len(words) == 1 else ()
    return tuple(parts._replace(weekday=weekday) for parts in readings or _worded(words))


def _numeric(word: str) -> tuple[_Parts, ...]:
    if match := _YEAR_FIRST.fullmatch(word):
        year, month, day = match.groups()
        return (_Parts(int(year), int(month), int(day) if day else None),)
    if match := _MONTH_AND_YEAR.fullmatch(word):
        return (_Parts(int(match[2]), int(match[1])),)
    if match := _YEAR_LAST.fullmatch(word):
        first, second, typed = int(match[1]), int(match[2]), match[3]
        year = _full_year(typed) if typed else None
        readings = (_Parts(year, second, first), _Parts(year, first, second))
        return tuple(parts for parts in dict.fromkeys(readings) if parts.month and parts.month <= 12)
    return ()


def _full_year(typed: str) -> int:
    """Two digits stand for 1969 to 2068, as in POSIX."""
    year = int(typed)
    return year if len(typed) > 2 else year + (1900 if year > 68 else 2000)


def _worded(words: list[str]) -> tuple[_Parts, ...]:
    """A month name with a day and a year around it, each at most once; or a bare year."""
    parts = _Parts()
    for word in words:
        part, value = _part(word.strip("."), word)
        if part == "day" and parts.day is not None and parts.month is not None and len(word) == 2:
            part, value = "year", _full_year(word)  # 5 June 25
        if not part or getattr(parts, part) is not None:
            return ()
        parts = parts._replace(**{part: value})
    return (parts,) if parts.month or (parts.year is not None and parts.day is None) else ()


def _part(word: str, written: str) -> tuple[str, int]:
    if month := _month(word):
        return "month", month
    if _YEAR.fullmatch(word) or _SHORT_YEAR.fullmatch(word):
        return "year", _full_year(word.lstrip("'"))
    if match := _DAY.fullmatch(written):
        return "day", int(match[1])
    return ("day", _DAY_OF[word]) if word in _DAY_OF else ("", 0)


def _month(word: str) -> int | None:
    """The number of a month name; one slip is forgiven in English names of five letters and more."""
    if word in _MONTH_OF or len(word) < 5:
        return _MONTH_OF.get(word)
    near = (n for n, name in enumerate(MONTHS, 1) if len(name) >= 5 and OSA.distance(word, name.lower()) == 1)
    return next(near, None)
