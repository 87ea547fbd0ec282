"""Dates that may be known only to the month or the year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

MONTHS = tuple(calendar.month_name)[1:]

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
        dt.date(year, month or 1, day or 1)
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

    def in_words(self) -> str:
        """`5 June 2025`, `June 2025` or `2025`."""
        parts = (self.day, MONTHS[self.month - 1] if self.month else None, self.year)
        return " ".join(str(part) for part in parts if part is not None)

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
