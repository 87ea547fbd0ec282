"""Wrong numbers: in the key's own format and rounding, near enough to be believed, far enough to be wrong."""

from __future__ import annotations

import itertools
import math
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newsquiz.authoring.distractors.model import Key, Surroundings
from newsquiz.authoring.distractors.screen import around
from newsquiz.language.dates import MONTHS

NEAREST = 1.3
"""The least ratio between neighbouring options."""
WHOLE = 3.5
"""The most that the largest option may be of the smallest."""
SMALL = 12
"""Up to here every set of whole numbers is tried."""

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _word(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")


_WORDS = {_word(number): number for number in range(100)}
_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_LONGEST_FIRST = "|".join(sorted(_WORDS, key=len, reverse=True))
_FIGURE = re.compile(
    r"(?:(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![,.]?\d)"
    r"(?!(?!(?:km|kg|cm|mm|mg|mph|ft|lb|m|bn)\b)[A-Za-z])"
    rf"|\b(?P<word>{_LONGEST_FIRST})\b)"
    r"(?P<scale>[ -](?:thousand|million|billion|trillion)\b)?",
    re.IGNORECASE,
)
_OPEN_ENDED = re.compile(
    r"\b((more|fewer|less|greater|higher|lower|larger|smaller|bigger) than|at (least|most)|up to|over|under|above|below"
    r"|as \w+ as|exceed\w*|minimum|maximum|between|half|dozens?|hundreds|thousands|millions)\b|\+",
    re.IGNORECASE,
)
_NO_QUANTITY = re.compile(
    rf"\b({'|'.join(MONTHS)})\b|^(1[89]|20)\d\d$|[ -](thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b",
)
"""Dates, bare years and fractions: what changes in them is more than one number."""
_ASKED_OPEN = re.compile(
    r"\b(than|at least|at most|up to|over|under|as (many|much) as)( about)? (how|what|____)", re.IGNORECASE
)
_AGE = re.compile(r"\b(age|aged|old|years?-old)\b", re.IGNORECASE)
_LIMIT_OF_AGE = 105
_CROWDED_BELOW = 20


@dataclass(frozen=True)
class Figure:
    """A number as a text writes it: `value` is as written, before its scale word; `before` and `after` the rest."""

    before: str
    value: float
    after: str
    scale: str = ""
    in_words: bool = False
    decimals: int = 0
    grouped: bool = False
    capital: bool = False

    @property
    def amount(self) -> float:
        """The number meant: 1.5 million is 1500000."""
        return self.value * _SCALES[self.scale.strip(" -").casefold()]

    def write(self) -> str:
        """The text with the number in it."""
        if self.in_words and self.value < 100 and self.value == int(self.value):
            word = _word(int(self.value))
            number = word.capitalize() if self.capital else word
        else:
            number = f"{self.value:{',' if self.grouped else ''}.{self.decimals}f}"
        return f"{self.before}{number}{self.scale}{self.after}"


def figures_in(text: str) -> Iterator[Figure]:
    """Every number of the text, in digits or in words up to ninety-nine."""
    for match in _FIGURE.finditer(text):
        digits, word, scale = match["digits"], match["word"], match["scale"] or ""
        value = float(digits.replace(",", "")) if digits else float(_WORDS[word.casefold()])
        decimals = len(digits.partition(".")[2]) if digits else 0
        yield Figure(
            text[: match.start()],
            value,
            text[match.end() :],
            scale,
            in_words=word is not None,
            decimals=decimals,
            grouped=bool(digits) and ("," in digits or value < 1000),
            capital=bool(word) and word[0].isupper(),
        )


def options(key: Key, used: Surroundings, rng: random.Random) -> tuple[str, ...] | None:
    """Three wrong numbers in ascending order, or None. Every rank of the key among the four is as likely."""
    figure = _only_figure(key, used)
    if figure is None:
        return None
    fits = _fitness(key, figure, used)
    for rank in rng.sample(range(4), 4):
        for grain in _grains(figure, key):
            values = _ladder(figure, rank, grain, fits, rng)
            if values:
                return tuple(_rescaled(replace(figure, value=value)).write() for value in values)
    return None


def _only_figure(key: Key, used: Surroundings) -> Figure | None:
    """The key's number, None where it has none or several, is open-ended or too small to have neighbours."""
    figures = list(figures_in(key.text))
    if (
        len(figures) != 1
        or _NO_QUANTITY.search(key.text)
        or _OPEN_ENDED.search(key.text)
        or _ASKED_OPEN.search(used.lead)
    ):
        return None
    figure = figures[0]
    return figure if figure.value > 1 or (figure.decimals and figure.value > 0) else None


def _fitness(key: Key, figure: Figure, used: Surroundings) -> Callable[[float], bool]:
    """Whether a value may be an option: possible in itself, and nothing that the article or the stem holds."""
    taken = _taken(key, figure, used)
    scale = figure.amount / figure.value
    least = 2 if figure.after.strip() and not figure.decimals else 0
    most = math.inf
    if (key.kind == "PERCENT" or "%" in key.text or "percent" in key.text) and figure.value <= 100:
        most = 100
    elif _AGE.search(f"{key.unit} {key.text} {used.stem}") and figure.value <= _LIMIT_OF_AGE:
        most = _LIMIT_OF_AGE
    return lambda value: least <= value <= most and value > 0 and round(value * scale, 4) not in taken


def _taken(key: Key, figure: Figure, used: Surroundings) -> frozenset[float]:
    """Numbers that may be right too; the small ones, being everywhere, only with the key's unit or in its sentence."""
    unit = re.escape((key.unit or figure.after.strip(" -").split(" ")[0]).rstrip("s"))
    near = " ".join((around((key.text, figure.write()), used.article_text), used.lead, *used.same_type))
    taken = {round(other.amount, 4) for other in figures_in(near)}
    for other in _figures_of(used.article_text):
        same_unit = unit and re.match(rf"[ -]?(?:\w+ )?{unit}", other.after, re.IGNORECASE)
        if same_unit or other.amount >= _CROWDED_BELOW:
            taken.add(round(other.amount, 4))
    return frozenset(taken)


@lru_cache(maxsize=4)
def _figures_of(article_text: str) -> tuple[Figure, ...]:
    return tuple(figures_in(article_text))


def _grains(figure: Figure, key: Key) -> list[float]:
    """What options may be multiples of, the coarsest first: the key's own rounding, then finer ones."""
    finest = 10.0**-figure.decimals
    whole = round(figure.value / finest)
    rounding = 10 ** (len(str(whole)) - len(str(whole).rstrip("0")))
    grains = [rounding, rounding / 2, rounding / 5, rounding / 10] if rounding > 1 else [1]
    unit = f"{key.unit} {figure.after}"
    if re.search(r"minute|day|second", unit) and not figure.decimals:
        grains = [grain for grain in (30, 15) if whole % grain == 0] + grains
    return [grain * finest for grain in grains if grain >= 1]


def _ladder(
    figure: Figure, rank: int, grain: float, fits: Callable[[float], bool], rng: random.Random
) -> list[float] | None:
    """Three values on multiples of `grain`, `rank` of them below the key; None where there are none."""
    if grain == 1 and figure.value <= SMALL:
        return _small_ladder(int(figure.value), rank, fits, rng)
    for _ in range(40):
        low, high = figure.value, figure.value
        values = []
        for step in range(3):
            ratio = rng.uniform(NEAREST, 1.52)
            if step < rank:
                low = round(low / ratio / grain) * grain
                values.append(low)
            else:
                high = round(high * ratio / grain) * grain
                values.append(high)
        values = sorted(round(value, 6) for value in values)
        if all(map(fits, values)) and _well_spaced(sorted([*values, figure.value]), figure):
            return values
    return None


def _small_ladder(key: int, rank: int, fits: Callable[[float], bool], rng: random.Random) -> list[float] | None:
    below = [value for value in range(1, key) if fits(value)]
    above = [value for value in range(key + 1, math.ceil(max(key * WHOLE, 6)) + 1) if fits(value)]
    sets = [
        [*low, *high]
        for low in itertools.combinations(below, rank)
        for high in itertools.combinations(above, 3 - rank)
        if _small_and_spaced([*low, key, *high])
    ]
    return [float(value) for value in rng.choice(sets)] if sets else None


def _small_and_spaced(values: list[int]) -> bool:
    """Neighbours among the first five numbers may follow each other."""
    near = all(b / a >= NEAREST or b <= 5 for a, b in itertools.pairwise(values))
    return near and values[-1] <= max(values[0] * WHOLE, 5)


def _well_spaced(values: list[float], figure: Figure) -> bool:
    """Ratios within bounds; percentages may also be eight points apart."""
    if values[0] <= 0 or values[-1] > values[0] * WHOLE:
        return False
    percent = "%" in figure.after or "percent" in figure.after
    return all(b / a >= NEAREST or (percent and b - a >= 8) for a, b in itertools.pairwise(values))


def _rescaled(figure: Figure) -> Figure:
    """0.8 billion as 800 million, 1200 million as 1.2 billion; everything else as it is."""
    if not figure.scale:
        return figure
    names = list(_SCALES)
    at = names.index(figure.scale.strip(" -").casefold())
    if figure.value < 1 and at > 1:
        return replace(figure, value=figure.value * 1000, decimals=0, scale=figure.scale[0] + names[at - 1])
    if figure.value >= 1000 and at + 1 < len(names):
        return replace(figure, value=figure.value / 1000, decimals=1, scale=figure.scale[0] + names[at + 1])
    return figure
