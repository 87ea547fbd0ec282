"""Answers that are typed: each is read as what the key is, a name, a number or a date."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsquiz.errors import Unreadable
from newsquiz.event import Outcome
from newsquiz.item import Cloze, Date, Item, Number, ShortAnswer
from newsquiz.language.dates import Granularity, PartialDate, lacks_year, misspelt_month, read_dates
from newsquiz.language.names import NameKind, same_name
from newsquiz.language.numbers import find_numbers, is_range
from newsquiz.language.unit_table import sign_of, units_spelt
from newsquiz.language.units import COUNT, Quantity, convert, find_unit, read_quantity, same_count, split_scale
from newsquiz.text import one_line

_LEAP_YEAR = 2000  # any date without a year exists in it
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
_WHO = re.compile(r"\bwho(?:m|se)?\b", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\b(?:organi[sz]ation|nations|union|party|bank|court|ministry|department|police|army|government|states|committee|"
    r"council|agency|university|company|association|federation|parliament|congress|senate|house)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\b(?:per ?cent(?:age)?|shares?|rates?|proportion|fraction|part)\b", re.IGNORECASE)
_FRACTION = re.compile(r"(?:half|third|quarter|fifth|tenth)s?$|^[0-9]{1,2}/[0-9]{1,2}$", re.IGNORECASE)
_SCALES = re.compile(r"(?<=[0-9a-z])(\s*(?:thousand|million|billion|trillion))s\b", re.IGNORECASE)
_TIMES = re.compile(r"\s*(?:times|x|×)$", re.IGNORECASE)
_SO_OFTEN = {"once": "1", "twice": "2", "thrice": "3"}
_NONE = frozenset({"none", "nobody", "no one", "nothing"})
_THE_YEAR = re.compile(r"^(?:in\s+)?(?:the\s+)?year\s+", re.IGNORECASE)
_KINDS = {
    "person": NameKind.PERSON, "people": NameKind.PERSON, "name": NameKind.PERSON, "human": NameKind.PERSON,
    "place": NameKind.PLACE, "country": NameKind.PLACE, "city": NameKind.PLACE, "location": NameKind.PLACE,
    "gpe": NameKind.PLACE, "loc": NameKind.PLACE, "region": NameKind.PLACE, "state": NameKind.PLACE,
    "organisation": NameKind.ORGANISATION, "organization": NameKind.ORGANISATION, "org": NameKind.ORGANISATION,
    "company": NameKind.ORGANISATION,
}  # fmt: skip
_NUMBERS = {
    "number",
    "quantity",
    "cardinal",
    "count",
    "money",
    "percent",
    "percentage",
    "duration",
    "measure",
    "amount",
}
_DATES = {"date", "day", "month", "year"}


@dataclass(frozen=True)
class NumberKey:
    """A number to be typed. `unit` may be a scale and a unit (`million dollars`); `tolerance` is in it.

    Without a unit, `share` tells whether it can be a percentage.
    """

    value: float
    unit: str = ""
    tolerance: float = 0.0
    accepted: tuple[str, ...] = ()
    share: bool = True


@dataclass(frozen=True)
class DateKey:
    """A date to be typed, to the day, the month or the year."""

    date: PartialDate
    granularity: Granularity
    yearless: bool = False
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True)
class NameKey:
    """A name or term to be typed."""

    text: str
    accepted: tuple[str, ...] = ()
    kind: NameKind = NameKind.TERM


Key = NumberKey | DateKey | NameKey


def keys_of(item: Item) -> tuple[Key, ...]:
    """What is to be typed, one key a gap; () for items that are not typed."""
    match item:
        case Number():
            return (NumberKey(item.key, item.unit, item.tolerance, share=bool(_SHARE.search(item.stem))),)
        case Date():
            return (DateKey(item.key, item.granularity),)
        case ShortAnswer():
            return (_short_key(item),)
        case Cloze():
            accepted = (*item.accepted, *((),) * len(item.keys))
            keys = (_gap_key(key, also) for key, also in zip(item.keys, accepted, strict=False))
            return tuple(_in_stem(key, item.stem) for key in keys)
        case _:
            return ()


def _in_stem(key: Key, stem: str) -> Key:
    return replace(key, share=bool(_SHARE.search(stem))) if isinstance(key, NumberKey) else key


def grade_texts(item: Item, texts: Sequence[str]) -> Outcome:
    """The mean over the gaps; an empty gap among filled ones is wrong. Raises Unreadable."""
    keys = keys_of(item)
    if len(texts) != len(keys):
        raise Unreadable(f"{len(texts)} texts for {len(keys)} gaps", mend="fill each gap")
    cleaned = [one_line(text) for text in texts]
    if not any(cleaned):
        raise Unreadable("nothing is typed", mend="type an answer")
    parts = [grade_text(text, key) if text else Outcome(0.0) for text, key in zip(cleaned, keys, strict=True)]
    return Outcome(
        score=sum(part.score for part in parts) / len(parts),
        credit=tuple(part.score for part in parts),
        slips=tuple(slip for part in parts for slip in part.slips),
        feedback=" ".join(part.feedback for part in parts if part.feedback),
    )


def grade_text(text: str, key: Key) -> Outcome:
    """1 or 0 for one typed text. Raises Unreadable."""
    match key:
        case NumberKey() | DateKey() if key.accepted and same_name(text, key.accepted[0], key.accepted[1:]).ok:
            return _name(text, NameKey(key.accepted[0], key.accepted[1:]))
        case NumberKey():
            return _number(text, key)
        case DateKey():
            return _date(text, key)
        case NameKey():
            return _name(text, key)


def _name(text: str, key: NameKey) -> Outcome:
    match = same_name(text, key.text, key.accepted, kind=key.kind)
    if not match.ok and not any(char.isalnum() for char in text):
        raise Unreadable(f"{text!r} is no word", mend="type a name or a few words")
    return Outcome(float(match.ok), slips=(match.slip,) if match.slip else (), feedback=match.reason)


def read_number_for(text: str, key: NumberKey) -> Quantity:
    """The quantity typed for a number. Raises Unreadable for text, ranges and units that are not known."""
    if is_range(text):
        raise Unreadable(f"{text!r} is a range", mend="give one number")
    quantity = read_quantity(_usual(text, key.unit), like=key.unit)
    if quantity is None:
        what = f"more than one number in {text!r}" if len(find_numbers(text)) > 1 else f"{text!r} is not a number"
        raise Unreadable(what, mend=f"give a number, such as 12{' ' + key.unit if key.unit else ''}")
    if quantity.dimension == COUNT and key.unit and not same_count(quantity.unit, key.unit):
        raise Unreadable(f"{quantity.unit!r} is not what is counted", mend=f"give the number of {key.unit}")
    asked = find_unit(split_scale(key.unit)[1])
    if not quantity.unit and asked and asked.dimension == "percent" and _FRACTION.search(text):
        return Quantity(quantity.value * 100, "percent", "percent")
    return quantity


def _usual(text: str, unit: str) -> str:
    """The text as `read_quantity` knows it: `15 millions`, `twice` where times are counted, `none` of what is."""
    text = _SCALES.sub(r"\1", text)
    if unit in ("time", "times"):
        return _SO_OFTEN.get(text.casefold(), _TIMES.sub("", text))
    return "0" if text.casefold() in _NONE and unit and find_unit(split_scale(unit)[1]) is None else text


def read_dates_for(text: str, key: DateKey) -> tuple[PartialDate, ...]:
    """The dates that a text typed for a date can mean. Raises Unreadable where there are none."""
    if key.granularity is Granularity.YEAR and lacks_year(text):
        raise Unreadable(f"{text!r} has no year", mend="the year is asked")
    text = _THE_YEAR.sub("", text)
    figures = text.replace(",", "")
    dates = read_dates(figures if _YEAR.fullmatch(figures) else text, default_year=key.date.year)
    if not dates:
        raise Unreadable(f"{text!r} cannot be read as a date", mend="write it like 5 June 2025")
    return dates


def _number(text: str, key: NumberKey) -> Outcome:
    quantity = read_number_for(text, key)
    scale, noun = split_scale(key.unit)
    noun = _as_money(noun, quantity)
    asked = find_unit(noun) if noun else None
    if quantity.dimension == COUNT or not quantity.unit:
        values = [quantity.value] if scale == 1 else [quantity.value, quantity.value / scale]
    elif asked is None:
        if noun:
            return Outcome(0.0, feedback=f"The answer is in {key.unit}.")
        if quantity.dimension == "percent" and not key.share:
            return Outcome(0.0, feedback="The answer is no percentage.")
        values = [quantity.value]
    elif quantity.dimension != asked.dimension:
        return Outcome(0.0, feedback=_other_dimension(quantity, key.unit))
    else:
        values = [convert(quantity.value, quantity.unit, noun) / scale]
    return Outcome(float(any(_within(value, key) for value in values)))


def _as_money(noun: str, quantity: Quantity) -> str:
    """The unit that is asked for. `pounds` are a weight, but money where the answer is money."""
    asked = find_unit(noun)
    if asked is None or sign_of(asked):
        return noun
    return next((unit.name for unit in units_spelt(noun) if sign_of(unit) and unit.name == quantity.unit), noun)


def _within(value: float, key: NumberKey) -> bool:
    """Within tolerance, give or take what floating point loses in a conversion."""
    return abs(value - key.value) <= key.tolerance + 1e-9 * max(1.0, abs(key.value))


def _other_dimension(quantity: Quantity, unit: str) -> str:
    if {quantity.dimension, getattr(find_unit(unit), "dimension", "")} == {"percent", "percentage points"}:
        return "Percent and percentage points are not the same."
    return f"The answer is in {unit}."


def _date(text: str, key: DateKey) -> Outcome:
    dates = read_dates_for(text, key)
    right = [date for date in dates if _is_right(date, key)]
    if len(dates) > 1 and len(right) < len(dates):
        both = " or ".join(_written(date, text) for date in dates)
        raise Unreadable(f"{text!r} can be {both}", mend="write the month as a word")
    slip = misspelt_month(text)
    slips = (slip,) if slip and right else ()
    return Outcome(float(bool(right)), slips=slips, feedback="" if right else _why_not(dates[0], key))


def _is_right(date: PartialDate, key: DateKey) -> bool:
    if key.yearless:
        date = date._replace(year=key.date.year)
    asked = key.date.at(key.granularity)
    return date.at(key.granularity) == asked and key.date.agrees(date)


def _why_not(date: PartialDate, key: DateKey) -> str:
    return f"The {key.granularity} is asked." if date.agrees(key.date.at(key.granularity)) else ""


def _written(date: PartialDate, text: str) -> str:
    return date.in_words(with_year=not lacks_year(text))


def _short_key(item: ShortAnswer) -> Key:
    answer_type = (item.answer_type or "").lower()
    key: Key | None = None
    if answer_type in _DATES:
        key = _date_key(item.key, item.accepted)
    elif answer_type in _NUMBERS:
        key = _number_key(item.key, item.accepted)
        key = _in_stem(key, item.stem) if key else None
    return key or NameKey(item.key, item.accepted, _KINDS.get(answer_type) or _kind_asked(item))


def _kind_asked(item: ShortAnswer) -> NameKind:
    """Where the answer has no type, a stem that asks who means a person, unless the key is an institution."""
    person = not item.answer_type and _WHO.search(item.stem) and not _INSTITUTION.search(item.key)
    return NameKind.PERSON if person else NameKind.TERM


def _gap_key(text: str, accepted: tuple[str, ...]) -> Key:
    date = _date_key(text, accepted)
    if date and date.yearless and date.date.day is None:  # May and March are words, too
        date = None
    return date or _number_key(text, accepted) or NameKey(text, accepted)


def _number_key(text: str, accepted: tuple[str, ...]) -> NumberKey | None:
    """A number, alone or with a unit that is known: `90 minutes`, but not `Seven Sisters`."""
    quantity = read_quantity(text)
    if quantity is None or quantity.dimension == COUNT or not math.isfinite(quantity.value):
        return None
    return NumberKey(quantity.value, quantity.unit, accepted=accepted)


def _date_key(text: str, accepted: tuple[str, ...]) -> DateKey | None:
    if text.isdigit() and not _YEAR.fullmatch(text):
        return None
    dates = read_dates(text, default_year=_LEAP_YEAR)
    if len(dates) != 1:
        return None
    return DateKey(dates[0], dates[0].granularity, lacks_year(text), accepted)
