"""Dates of publication as they stand in articles: `June 5, 2025`, `LONDON, 5 June 2025 — ...`."""

from __future__ import annotations

import datetime as dt
import re

from newsquiz.language.dates import MONTHS

_MONTH = "|".join(rf"{name}|{name[:3]}\.?|{name[:4]}\.?" for name in MONTHS)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"{_WEEKDAY}(?:(?P<d1>{_NTH}) (?P<m1>{_MONTH}),? |(?P<m2>{_MONTH}) (?P<d2>{_NTH}),? )"
_YEAR = r"(?P<year>\d{4})"
_WRITTEN = re.compile(_DAY + _YEAR, re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
_ALONE = re.compile(
    r"(?:(?:First |Last )?(?:Published|Posted|Updated|Modified|Date)(?: on)?:? )?"
    rf"(?P<date>{_DAY}{_YEAR}|\d{{4}}-\d{{2}}-\d{{2}}){_TIME}\.?",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,3}"
_REGION = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2})?"
_OPENING = re.compile(
    rf"(?P<dateline>{_PLACE}{_REGION}(?:,? {_WEEKDAY}(?:\d{{1,2}} (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}})(?:,? \d{{4}})?)?"
    rf"(?: \([^()]{{1,40}}\))?) ?(?:—|–|--|- ) ?(?=[“\"'‘]?[A-Z0-9])"
)


def read_date(written: str) -> dt.date | None:
    """The day that `2025-06-05`, `2025-06-05T10:00Z`, `5 June 2025` or `June 5, 2025` names; None for anything else."""
    iso = _ISO.fullmatch(written.strip())
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    match = _WRITTEN.fullmatch(written.strip())
    return _of(match) if match else None


def is_date_line(block: str) -> bool:
    """Whether a block is a date and nothing else (`Published: June 5, 2025`)."""
    return _ALONE.fullmatch(block) is not None


def opening(block: str) -> int:
    """How many characters of `block` are a dateline (`LONDON, 5 June 2025 — `); 0 where it opens with none."""
    match = _OPENING.match(block)
    return match.end() if match else 0


def published_in(block: str) -> dt.date | None:
    """The day that a dateline block names; None where it names none, or no year."""
    alone = _ALONE.fullmatch(block)
    if alone:
        return read_date(alone["date"])
    match = _WRITTEN.search(block)
    return _of(match) if match else None


def _of(match: re.Match[str]) -> dt.date | None:
    month = (match["m1"] or match["m2"])[:3].casefold()
    number = next(i for i, name in enumerate(MONTHS, 1) if name[:3].casefold() == month)
    return _day(int(match["year"]), number, int((match["d1"] or match["d2"]).rstrip("stndrhSTNDRH")))


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
