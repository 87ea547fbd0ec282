"""Expressions of time in running text, and the dates they mean.

`find` reads text alone and gives what was said; `resolve` turns that into a date against the day of publication. It
answers None wherever a careful reader would have to guess: ranges, decades, weeks, seasons, "the same day".
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from newsquiz.language.dates import MONTHS, PartialDate

WEEKDAYS = tuple(calendar.day_name)


class Tense(StrEnum):
    """When the clause around an expression says that things happen."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Expression:
    """`text[start:end]` names a time. `kind` is the reading, `parts` its words by name (year, month, shift ...)."""

    start: int
    end: int
    kind: str
    parts: Mapping[str, str]

    @property
    def absolute(self) -> bool:
        """Whether the year stands in the text, so that no date of publication is needed."""
        return "year" in self.parts


_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.)"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_PART = r"(?:(?: early| late)? (?:morning|afternoon|evening|night))"
_ABOUT = r"(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the )?(?:end|beginning|start|middle) of)"
_COUNT = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many"
    r"|(?:a )?few|(?:a )?couple)"
)
_DASH = r"(?: ?[–—-] ?| to | and | through | until )"
_SHIFT = r"(?P<shift>[Ll]ast|[Tt]his(?: past| coming)?|[Nn]ext|[Tt]he (?:past|coming))"
_OPENING = (
    r"(?:(?P<ahead>[Nn]ext) (?!month)|[Ll]ast (?!month)|[Tt]his (?!month)"
    r"|(?:[Nn]ext|[Ll]ast|[Tt]his) (?:month|week|year),? on )?"
)
_WHICH = r"(?:[Ll]ast|[Tt]his(?: past)?|[Nn]ext|[Tt]he (?:past|last|coming|next))"
_PERIODS = (
    r"(?:week|weekend|quarter|decade|century|days|weeks|months|years|decades|centuries"
    r"|spring|summer|autumn|fall|winter)"
)
_WHICH_YEAR = r",?(?: of)? (?P<shift>last|this|next) (?P<whole_year>year)"

_PATTERNS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("range", rf"\b{_MONTH} {_DAY}{_DASH}(?:{_MONTH} )?{_DAY}(?:,? {_YEAR})?\b"),
        ("range", rf"\b{_DAY}(?: {_MONTH})?{_DASH}{_DAY} {_MONTH}(?:,? {_YEAR})?\b"),
        ("range", rf"\b{_MONTH}(?: {_YEAR})?{_DASH}{_MONTH}(?: {_YEAR})?\b"),
        ("range", rf"\b{_YEAR}(?:–|-|/)(?:{_YEAR}|\d\d)\b(?!-)"),
        ("range", rf"\b(?:[Bb]etween|[Ff]rom) {_YEAR} (?:and|to|until|through) {_YEAR}\b"),
        ("range", rf"\b(?:the )?(?:{_ABOUT}[- ])?(?:1[5-9]|20)\d0s\b"),
        ("day", rf"\b(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{_DAY})\b"),
        ("day", rf"\b(?:{_WEEKDAY},? )?(?P<month>{_MONTH}) (?P<day>{_DAY}),? (?P<year>{_YEAR})\b"),
        ("day", rf"\b(?:{_WEEKDAY},? )?(?:the )?(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH}),? (?P<year>{_YEAR})\b"),
        ("day", rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY}){_WHICH_YEAR}\b"),
        ("day", rf"\b(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH}){_WHICH_YEAR}\b"),
        ("day", rf"\b{_OPENING}(?:{_WEEKDAY},? )?(?P<month>{_MONTH}) (?P<day>{_DAY})\b(?!:\d|%|\.\d)"),
        ("day", rf"\b(?:{_WEEKDAY},? )?(?:the )?(?P<day>{_DAY})(?: of)? (?P<month>{_MONTH})\b"),
        ("month", rf"\b(?:{_ABOUT}[- ])?(?P<month>{_MONTH}),?(?: of)? (?P<year>{_YEAR})\b"),
        ("month", rf"\b(?:{_ABOUT}[- ])?(?P<month>{_MONTH}){_WHICH_YEAR}\b"),
        ("month", rf"\b(?:{_ABOUT} )?{_SHIFT} (?P<month>{_MONTH})\b"),
        ("month", rf"\b{_ABOUT}[- ](?P<month>{_MONTH})\b"),
        ("bare month", rf"\b(?P<month>{_MONTH})(?!\w)"),
        ("relative day", rf"\b[Tt]he day before yesterday\b|\b(?P<word>[Yy]esterday|[Tt]omorrow|[Tt]oday){_PART}?\b"),
        ("relative day", r"\b(?P<word>[Tt]onight|[Ll]ast night|[Tt]his (?:morning|afternoon|evening))\b"),
        ("weekday", rf"\b(?:{_SHIFT} )?(?P<weekday>{_WEEKDAY}){_PART}?\b"),
        ("vague", r"\b[Tt]he (?:past|last|coming|next) (?:month|year)\b"),
        ("period", rf"\b(?:[Ee]arlier |[Ll]ater )?{_SHIFT} (?P<unit>month|year)\b(?!-)"),
        ("vague", rf"\b(?:(?:[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly) )?{_WHICH} (?:{_COUNT} )?{_PERIODS}\b"),
        ("days ago", r"\b(?P<count>one|two|three|four|five|six|\d) days? ago\b"),
        ("vague", rf"\b{_COUNT} (?:minute|hour|day|week|month|year|decade)s? (?:ago|earlier|later|before|after)\b"),
        (
            "vague",
            r"\b[Tt]h(?:e|at) (?:same|next|previous|following|preceding|very) (?:day|morning|night|week|month|year)\b"
            r"|\b[Tt]hat (?:day|week|month|year)\b|\b(?:[Ee]very|[Ee]ach) (?:day|week|month|year)\b",
        ),
        ("year", rf"\b(?:{_ABOUT}[- ])?(?P<year>{_YEAR})(?![\d%/]|[.,:]\d|-\w| (?:UTC|GMT|hours|people|local)\b)"),
    )
)  # fmt: skip
_NOT_A_DATE = re.compile(
    r"(?:Black|Good|Ash|Easter|Cyber|Super|Holy|Bloody|No\.|Flight|Route|Highway|over|than|least) $"
)
_BEFORE_A_MONTH = re.compile(
    r"\b(?:in|since|until|till|of|by|from|before|after|through|during|for|to|and|or) $", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"\b(on|in|by|since|until|till|through|from|before|after|during|of|for|around|about|between|to|as of|into|at)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def find(text: str) -> tuple[Expression, ...]:
    """Expressions of time in `text`, in order and without overlap; the more exact reading wins."""
    found: list[Expression] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if _reads_as_a_date(kind, text, match) and not any(
                e.start < match.end() and match.start() < e.end for e in found
            ):
                parts = {name: value for name, value in match.groupdict().items() if value}
                found.append(Expression(match.start(), match.end(), kind.removeprefix("bare "), parts))
    return tuple(sorted(found, key=lambda e: e.start))


def _reads_as_a_date(kind: str, text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    if kind == "bare month":
        possessive = re.match(r"['’]s\b", after) and not re.search(r"[A-Z]\S* $", before)
        return bool(_BEFORE_A_MONTH.search(before) or possessive) and not re.match(r" [A-Z]", after)
    if kind == "year" and re.search(r"[\w$€£¥₿.,:/#-]$|[$€£¥₿] $", before):
        return False
    return not _NOT_A_DATE.search(before)


def with_preposition(text: str, expression: Expression) -> tuple[int, str]:
    """Where the expression begins with the preposition before it, and that preposition in lower case ("" for none)."""
    match = _PREPOSITION.search(text[: expression.start])
    return (match.start(), match.group(1).lower()) if match else (expression.start, "")


def resolve(expression: Expression, published: dt.date | None, tense: Tense = Tense.PAST) -> PartialDate | None:
    """The date meant, None where that is not certain.

    Without `published` only absolute dates are known. Yearless dates go to the nearest year, weekdays to the last one
    up to publication, or to the next one in the future tense; nothing that has happened lies behind publication.
    """
    parts = expression.parts
    if expression.absolute:
        return _absolute(parts)
    if published is None:
        return None
    match expression.kind:
        case "day" | "month":
            return _yearless(parts, published, tense)
        case "relative day":
            return _relative_day(parts, published, tense)
        case "days ago":
            return PartialDate.of(published - dt.timedelta(days=_small_number(parts["count"])))
        case "weekday":
            return _weekday(parts, published, tense)
        case "period":
            return _period(parts, published)
        case _:
            return None


def _absolute(parts: Mapping[str, str]) -> PartialDate | None:
    month = _month_number(parts["month"]) if "month" in parts else None
    return _checked(int(parts["year"]), month, _day_number(parts))


def _yearless(parts: Mapping[str, str], published: dt.date, tense: Tense) -> PartialDate | None:
    month, day = _month_number(parts["month"]), _day_number(parts)
    shift = _direction(parts)
    if "whole_year" in parts:
        return _checked(published.year + (shift or 0), month, day)
    if shift is not None:
        return _shifted_month(month, shift, published)
    years = (published.year - 1, published.year, published.year + 1)
    dates = [date for year in years if (date := _checked(year, month, day))]
    nearest = min(dates, key=lambda date: _distance(date, published), default=None)
    if nearest is None or "ahead" in parts or tense is not Tense.PAST or nearest.first_day() <= published:
        return nearest
    return max((date for date in dates if date.first_day() <= published), default=None)


def _shifted_month(month: int, shift: int, published: dt.date) -> PartialDate:
    """ "Last October" is the latest October that was over before this month began; "this June" is in the same year."""
    year = published.year
    if shift < 0 and month >= published.month:
        year -= 1
    if shift > 0 and month <= published.month:
        year += 1
    return PartialDate(year, month)


def _relative_day(parts: Mapping[str, str], published: dt.date, tense: Tense) -> PartialDate | None:
    word = parts.get("word", "the day before yesterday").lower()
    if word == "today" and tense is not Tense.PAST:
        return None
    steps = {"the day before yesterday": -2, "yesterday": -1, "last night": -1, "tomorrow": 1}
    return PartialDate.of(published + dt.timedelta(days=steps.get(word, 0)))


def _weekday(parts: Mapping[str, str], published: dt.date, tense: Tense) -> PartialDate | None:
    shift, number = _direction(parts), WEEKDAYS.index(parts["weekday"])
    back = (published.weekday() - number) % 7
    ahead = (number - published.weekday()) % 7
    if tense is Tense.PAST and shift != 1:
        return PartialDate.of(published - dt.timedelta(days=back or (7 if shift == -1 else 0)))
    if tense is Tense.FUTURE and shift is None:
        return PartialDate.of(published + dt.timedelta(days=ahead or 7))
    return None


def _period(parts: Mapping[str, str], published: dt.date) -> PartialDate | None:
    shift = _direction(parts)
    if shift is None:
        return None
    if parts["unit"] == "year":
        return PartialDate(published.year + shift)
    months = published.year * 12 + published.month - 1 + shift
    return PartialDate(months // 12, months % 12 + 1)


def _direction(parts: Mapping[str, str]) -> int | None:
    """-1 for last, 0 for this, 1 for next, None where nothing is said or the word is vague ("the past year")."""
    return {"last": -1, "this past": -1, "this": 0, "this coming": 1, "next": 1}.get(parts.get("shift", "").lower())


def _distance(date: PartialDate, published: dt.date) -> int:
    """Days between the publication and the nearest day of `date`."""
    return max((date.first_day() - published).days, (published - date.last_day()).days, 0)


def _checked(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        date = PartialDate(year, month, day)
        date.first_day()
    except ValueError:
        return None
    return date


def _month_number(name: str) -> int:
    if name.isdigit():
        return int(name)
    return next(number for number, full in enumerate(MONTHS, 1) if full.startswith(name.rstrip(".")))


def _day_number(parts: Mapping[str, str]) -> int | None:
    return int(re.sub(r"\D", "", parts["day"])) if "day" in parts else None


def _small_number(text: str) -> int:
    words = ("zero", "one", "two", "three", "four", "five", "six")
    return int(text) if text.isdigit() else words.index(text)
