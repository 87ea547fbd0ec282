"""Quantities with their units: read, converted, written.

Currencies are never converted into each other, and percent never into percentage points: each is a dimension of its
own. A year counts 365 days and a month a twelfth of it, so that 18 months are 1.5 years and 365 days a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from newsquiz.language.folding import fold, singular
from newsquiz.language.numbers import NUMBER_WORDS, in_figures, is_range, leading_numbers, read_number
from newsquiz.language.unit_table import Unit, sign_of, spelling, units_of, units_spelt

COUNT = "count"


@dataclass(frozen=True)
class Quantity:
    """A value in a unit. `unit` is the name of a known unit, a free noun as typed (dimension `count`), or empty."""

    value: float
    unit: str = ""
    dimension: str = ""

    def in_words(self) -> str:
        """`90 minutes`, `$1.2 million`, `12%`."""
        return in_words(self.value, self.unit)


_SCALE_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PEOPLE = frozenset({
    "people", "person", "persons", "individual", "individuals", "human", "humans", "death", "deaths", "dead",
    "fatality", "fatalities", "victim", "victims", "killed", "died", "casualty", "casualties",
})  # fmt: skip
_FILLERS = frozenset({"of", "the", "a", "an", "in", "were", "was", "are", "is", "have", "had", "been", "more", "other"})
_FREE_NOUN = re.compile(r"[^\W\d_][^\d]{0,60}")
_NO_NOUN = re.compile(r"(?:or|and|to|plus|minus|than|times)\b")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9]))?\s*(.*)")
_HOURS_MINUTES = re.compile(r"([0-9]{1,3})\s*h(?:r|rs|ours?)?\s*([0-5]?[0-9])\s*(?:m|min|mins|minutes?)?")
_AND_A_PART = re.compile(r"(.+?)\s+and\s+(an?\s+(?:half|quarter|third)|one\s+(?:half|quarter|third)|three\s+quarters)")
_NEXT_PART = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|(?<=[a-z'])\s*(?=[0-9])")
_SIGN_FIRST = re.compile(r"(?P<minus>[-−])?(?P<sign>[a-z]{0,3}[$€£¥₹₽₩₺₪₴₿]|[a-z]{3}(?=[\s0-9.]))\s*(?P<rest>.+)")
_OLD = re.compile(r"[\s-]+(?:old|ago|long|away|high|tall|wide|deep|in total|in all|altogether|each)$")
_HEAD = re.compile(r"(.+?)\s+(?:of|in|per|an?|each|worth)\s.+")
_SPACED_SCALE = re.compile(r"([0-9])\s(?=[kmbt]\b)", re.IGNORECASE)  # 2.5 m of people are millions
_OF = re.compile(r"^(?:-|of\b)?\s*(?:(?:an?|the)\s+)?")


def read_quantity(text: str, *, like: str = "") -> Quantity | None:
    """The quantity that the whole of `text` is; None for text, ranges and vague amounts.

    `like` is the unit asked for. It decides what shared spellings mean (`5m` in metres, minutes, or millions of
    people; `$` of which country) and never turns a typed unit into another. Read are `90`, `90 min`, `1.5 hours`,
    `1h30`, `1:30 hours`, `an hour and a half`, `2 hours 15 minutes`, `$1.2m`, `5 million euros`, `12%`, `300 people`.
    """
    text = " ".join(text.split())
    text = _SPACED_SCALE.sub(r"\1", text) if like else text
    if is_range(text):
        return None
    plain = fold(text)
    return (
        _clock(plain, like)
        or _money(text, like)
        or _measured(text, like)
        or _and_a_part(text, like)
        or _compound(plain, like)
        or _counted(text)
    )


def find_unit(phrase: str, *, like: str = "") -> Unit | None:
    """The unit that `phrase` names (`min`, `US dollars`, `tonnes of grain`); None for a free noun such as `people`."""
    phrase = _OLD.sub("", spelling(phrase))
    units = units_spelt(phrase)
    asked = find_unit(like) if like and like != phrase else None
    if asked is not None:
        units = tuple(unit for unit in units if unit.dimension == asked.dimension) or units
        if not units and len(phrase) >= 5:
            units = _misspelt(phrase, asked.dimension)
    if not units and (head := _HEAD.fullmatch(phrase)):
        return find_unit(head[1], like=like)
    return asked if asked in units else next(iter(units), None)


def split_scale(unit: str) -> tuple[float, str]:
    """A unit that carries a scale word, in two: `million dollars` is (1e6, `dollars`); any other is (1, itself)."""
    first, _, rest = unit.strip().partition(" ")
    scale = _SCALE_WORDS.get(fold(first).removesuffix("s"))
    return (scale, rest.removeprefix("of ")) if scale else (1.0, unit.strip())


def convert(value: float, from_unit: str, to_unit: str) -> float:
    """`value` in another unit. Raises ValueError where either is unknown or they measure different things."""
    target = find_unit(to_unit, like=from_unit)
    source = find_unit(from_unit, like=to_unit)
    if source is None or target is None:
        raise ValueError(f"{from_unit if source is None else to_unit!r} is not a unit known here")
    if source.dimension != target.dimension:
        raise ValueError(f"{source.plural} are no measure of {target.dimension}")
    if source == target:
        return value
    return (value * source.factor + source.offset - target.offset) / target.factor


def same_count(noun: str, unit: str) -> bool:
    """Whether a typed noun can be the things counted: equal but for plural and filler words, or part of the other."""
    given, asked = _nouns(noun), _nouns(unit)
    return not given or not asked or given <= asked or asked <= given or bool(given & _PEOPLE and asked & _PEOPLE)


def in_words(value: float, unit: str = "") -> str:
    """`90 minutes`, `1 minute`, `$1.2 million`, `12%`, `300 people`."""
    scale, noun = split_scale(unit)
    known = find_unit(noun) if noun else None
    figures = in_figures(value * scale)
    if known is None or not units_spelt(noun):
        return f"{in_figures(value)} {unit}".strip()
    if sign := sign_of(known):
        return f"-{sign}{figures[1:]}" if figures.startswith("-") else f"{sign}{figures}"
    if known.dimension == "percent":
        return f"{figures}%"
    return f"{figures} {known.name if value * scale == 1 else known.plural}"


def _quantity(value: float, unit: Unit) -> Quantity:
    return Quantity(value, unit.name, unit.dimension)


def _clock(plain: str, like: str) -> Quantity | None:
    """`1:30 hours`, `1h30`, and `1:30` alone where hours are asked for; 1:30 may be minutes and seconds elsewhere."""
    if match := _HOURS_MINUTES.fullmatch(plain):
        return Quantity(int(match[1]) * 60 + int(match[2]), "minute", "duration")
    match = _CLOCK.fullmatch(plain)
    if match is None:
        return None
    first, second, third, noun = match.groups()
    unit = find_unit(noun or like, like=like)
    if unit is None or unit.dimension != "duration":
        return None
    if third is not None:
        return Quantity(int(first) * 3600 + int(second) * 60 + int(third), "second", "duration")
    if unit.name == "hour":
        return Quantity(int(first) * 60 + int(second), "minute", "duration")
    return Quantity(int(first) * 60 + int(second), "second", "duration") if noun and unit.name == "minute" else None


def _money(text: str, like: str) -> Quantity | None:
    """A currency before the number: `$5`, `US$1.2m`, `EUR 5bn`."""
    match = _SIGN_FIRST.fullmatch(fold(text)) if len(text) <= 60 else None
    unit = find_unit(match["sign"], like=like) if match else None
    if match is None or unit is None or not unit.dimension.startswith("currency"):
        return None
    for value, rest in leading_numbers(match["rest"]):
        after = find_unit(rest, like=unit.name) if rest else unit
        if after is not None and after.dimension == unit.dimension:
            return _quantity(-value if match["minus"] else value, unit)
    return None


def _measured(text: str, like: str) -> Quantity | None:
    """A number with a known unit behind it, or with none. The unit asked for is preferred to a longer number."""
    asked = find_unit(split_scale(like)[1])
    found: list[Quantity] = []
    for value, rest in (*leading_numbers(text), *_one(text)):
        unit = find_unit(_OF.sub("", fold(rest)), like=split_scale(like)[1]) if rest else None
        if unit is not None:
            found.append(_quantity(value, unit))
        elif not rest:
            found.append(Quantity(value))
    preferred = (each for each in found if asked is not None and each.dimension == asked.dimension)
    return next(preferred, found[0] if found else None)


def _one(text: str) -> list[tuple[float, str]]:
    """`an hour` is one hour."""
    article, _, rest = text.partition(" ")
    return [(1.0, rest)] if rest and article.lower() in ("a", "an") else []


def _and_a_part(text: str, like: str) -> Quantity | None:
    """`an hour and a half`."""
    match = _AND_A_PART.fullmatch(text.lower())
    whole = _measured(match[1], like) if match else None
    part = read_number(match[2]) if match else None
    return Quantity(whole.value + part, whole.unit, whole.dimension) if whole and whole.unit and part else None


def _compound(plain: str, like: str) -> Quantity | None:
    """`2 hours 15 minutes`, `5 ft 10 in`: ever smaller units of one dimension, summed in the smallest."""
    parts = [part for part in _NEXT_PART.split(plain) if part]
    if not 2 <= len(parts) <= 4:
        return None
    measured = [_measured(part, like) for part in parts]
    units = [find_unit(each.unit) for each in measured if each is not None and each.unit]
    known = [unit for unit in units if unit is not None and not unit.offset]
    if len(known) < len(parts) or len({unit.dimension for unit in known}) > 1:
        return None
    if any(larger.factor <= smaller.factor for larger, smaller in pairwise(known)):
        return None
    total = sum(each.value * unit.factor for each, unit in zip(measured, known, strict=True) if each is not None)
    return _quantity(total / known[-1].factor, known[-1])


def _counted(text: str) -> Quantity | None:
    """A number with a free noun behind it: `300 people`."""
    for value, rest in leading_numbers(text):
        words = fold(rest).split()
        if _FREE_NOUN.fullmatch(rest) and not _NO_NOUN.match(words[0]) and not NUMBER_WORDS.intersection(words):
            return Quantity(value, rest, COUNT)
    return None


def _misspelt(phrase: str, dimension: str) -> tuple[Unit, ...]:
    near = (unit for unit in units_of(dimension) if phrase[0] == unit.name[0].lower())
    return tuple(unit for unit in near if min(OSA.distance(phrase, unit.name), OSA.distance(phrase, unit.plural)) == 1)


def _nouns(phrase: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", fold(phrase))
    return frozenset(word if word in _PEOPLE else singular(word) for word in words if word not in _FILLERS)
