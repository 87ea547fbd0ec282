"""When the event of a sentence was: the time words of a clause against the day of publication."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsquiz.authoring.anchors.tables import event_nouns
from newsquiz.language.dates import MONTHS, Granularity, PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HALF_A_YEAR = 6
_MONTH = "|".join(MONTHS)
_TIME = re.compile(
    rf"""(?P<ahead>\b(?:next|for|coming|following|by|until|till|through|from|since)\s+(?:the\s+)?)?
    (?:\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b(?:,?\s+(?P<y1>\d{{4}})\b)?
    |\b(?P<last>last\s+)?(?P<m2>{_MONTH})\b(?:\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?(?:,?\s+(?P<y2>\d{{4}})\b)?
    |\b(?P<weekday>{"|".join(DAYS)})\b
    |\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]his\s+(?:morning|afternoon|evening|week|weekend))\b
    |\b(?P<span>[Ll]ast\s+(?:night|week|weekend|month|year)|[Tt]his\s+month)\b
    |\b[Ii]n\s+(?P<y3>(?:19|20)\d\d)\b)""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Time:
    """A time phrase: what it means and where it stands in its sentence (characters)."""

    date: PartialDate
    start: int


def times(text: str, published: dt.date | None) -> Iterator[Time]:
    """Past times in `text`, relative ones only where the day of publication is known; "next ..." is passed over."""
    for match in _TIME.finditer(text):
        date = None if match["ahead"] else _date(match, published)
        if date is not None and (published is None or date.first_day() <= published):
            yield Time(date, match.start())


def _date(match: re.Match[str], published: dt.date | None) -> PartialDate | None:
    month = match["m1"] or match["m2"]
    if month:
        return _calendar(match, MONTHS.index(month) + 1, published)
    if match["y3"]:
        return PartialDate(int(match["y3"]))
    if published is None:
        return None
    if match["weekday"]:
        back = (published.weekday() - DAYS.index(match["weekday"])) % 7
        return PartialDate.of(published - dt.timedelta(days=back))
    return _near((match["near"] or match["span"]).lower(), published)


def _calendar(match: re.Match[str], month: int, published: dt.date | None) -> PartialDate | None:
    """A month or day of a month; without its year the nearest, None where that is after publication."""
    day, year = match["d1"] or match["d2"], match["y1"] or match["y2"]
    if year is None:
        if published is None:
            return None
        ahead = (month - published.month) % 12
        if 0 < ahead < _HALF_A_YEAR and not match["last"]:
            return None
        year = published.year - (month > published.month or bool(match["last"] and month == published.month))
    try:
        return PartialDate.from_iso(f"{int(year):04d}-{month:02d}" + (f"-{int(day):02d}" if day else ""))
    except ValueError:
        return None


def _near(words: str, published: dt.date) -> PartialDate:
    if words in ("yesterday", "last night"):
        return PartialDate.of(published - dt.timedelta(days=1))
    if words == "last week":
        return PartialDate.of(published - dt.timedelta(days=7)).at(Granularity.MONTH)
    if words == "last month":
        return PartialDate.of(published.replace(day=1) - dt.timedelta(days=1)).at(Granularity.MONTH)
    if words == "last year":
        return PartialDate(published.year - 1)
    return PartialDate.of(published)


def date_of(verb: Token, sentence: Span, published: dt.date | None) -> PartialDate | None:
    """The time that the clause of `verb` gives; None where it gives none, or two that differ in their month."""
    found = [t.date for t in times(sentence.text, published) if _clause_of(_at(sentence, t.start)) == verb.i]
    months = {date[:2] for date in found}
    return found[0] if len(months) == 1 else None


def _at(sentence: Span, offset: int) -> Token:
    place = sentence.start_char + offset
    return next(token for token in sentence if token.idx + len(token.text_with_ws) > place)


def _clause_of(token: Token) -> int:
    """The index of the verb whose clause `token` stands in, or of the event that it is the time of."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX") or token.lemma_.lower() in event_nouns():
            break
    return int(token.i)
