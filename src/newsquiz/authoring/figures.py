"""Numbers in running text, each with the kind of quantity that it is.

A span is the bare figure with its unit and currency sign; whatever hedges it ("about", "at least", "more than") stands
before it and is told by `hedge`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsquiz.authoring.when import find as find_dates

LABELS = frozenset({"DATE", "TIME", "DURATION", "AGE", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True)
class Figure:
    """`text[start:end]` is a figure; `label` is DATE, TIME, DURATION, AGE, PERCENT, MONEY, QUANTITY, ORDINAL or CARDINAL."""

    start: int
    end: int
    label: str


_UNITS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _any(words: str) -> str:
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"


_SMALL = rf"(?:{_any(_TENS)}(?:-{_any(_UNITS)})?|{_any(_TEENS)}|{_any(_UNITS)}|zero)"
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_ONE = (
    rf"(?:{_DIGITS}(?: {_SCALE})*"
    rf"|(?:(?:{_SMALL}|an?|half an?|a quarter)(?: (?:of a )?{_SCALE})+(?: and)?(?: {_SMALL})?)|(?:half )?a dozen|{_SMALL}(?: dozen)?)"
)
_NUMBER = rf"(?:{_ONE}(?:(?:–|-| to ){_ONE})?)"
_START = r"(?<![\w.,/:#-])"
_END = r"(?![\w/]|[.,:]\d)"

_CURRENCIES = (
    r"(?:(?:US|U\.S\.|Canadian|Australian|Hong Kong|New Zealand) )?(?:dollars?|euros?|pounds sterling|yen|yuan|rupees?|pesos?|rubles?"
    r"|roubles?|francs?|lira|rand|reais|cents|pence|bitcoins?|crowns?|kronor|kroner|forints?|shillings?|naira|rupiah)"
)
_MEASURES = (
    r"(?:square |cubic |nautical |metric |light-|imperial |U\.S\. )?(?:miles?|kilometers?|kilometres?|km/h|kph|mph|km²|km|meters?|metres?"
    r"|feet|foot|ft|inches|inch|yards?|centimeters?|centimetres?|cm|millimeters?|millimetres?|mm|micrometers?|micrometres?|acres?"
    r"|hectares?|gallons?|liters?|litres?|barrels?|tons?|tonnes?|kilograms?|kilogrammes?|kg|grams?|pounds?|lbs?|ounces?|knots?"
    r"|degrees|°[CF]?|years \(light\)|light-years?|megawatts?|gigawatts?|kilowatts?|watts?|MW|GW|kW|volts?|gigabytes?|terabytes?|GB"
    r"|TB|m|MHz|GHz|decibels?)(?: per (?:hour|second|minute|day))?"
)
_SPAN_UNITS = r"(?:seconds?|minutes?|hours?|days?|weeks?|weekends?|months?|years?|decades?|centuries|century)"

_PATTERNS = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("AGE", rf"{_START}{_NUMBER}[- ]years?[- ]olds?\b|{_START}{_NUMBER}[- ](?:months?|weeks?)[- ]olds?\b"),
        ("AGE", rf"(?<=\baged ){_NUMBER}\b|(?<=\b[Aa]ge ){_NUMBER}\b|(?<=\bage of ){_NUMBER}\b|(?<=\bages of ){_NUMBER}\b"),
        ("TIME", r"\b\d{1,2}(?::\d\d)?(?::\d\d)? ?(?:[ap]\.m\.|[ap]m\b)(?: [A-Z]{3,4}\b)?|\b\d{4} (?:UTC|GMT)\b"),
        ("DURATION", r"\b\d{1,2}:[0-5]\d:[0-5]\d\b"),
        ("TIME", r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?: (?:UTC|GMT|BST|EST|EDT|CET))?\b|\b[Mm]idnight\b|\b[Nn]oon\b"),
        ("PERCENT", rf"{_START}{_NUMBER} ?(?:%|percent\b|per cent\b|percentage points?\b)"),
        (
            "MONEY",
            rf"(?:(?:US|CDN|CA|C|AU|A|NZ|HK|R)?[$]|[€£¥₿₹]){_NUMBER}{_END}|{_START}{_NUMBER}(?: of a {_SCALE})? {_CURRENCIES}\b",
        ),
        ("DURATION", rf"{_START}{_NUMBER}[- ](?:consecutive |straight |full |whole |and a half )?{_SPAN_UNITS}(?: and {_NUMBER} {_SPAN_UNITS})?\b"),
        ("DURATION", rf"\ban hour and a half\b|\bhalf an hour\b|(?:(?<=\bfor )|(?<=\bthan )|(?<=\bover )|(?<=\bwithin ))an? {_SPAN_UNITS}\b"),
        ("QUANTITY", rf"{_START}{_NUMBER}[- ]?{_MEASURES}(?!\w)"),
        ("ORDINAL", r"\b\d+(?:st|nd|rd|th)\b"),
        (
            "ORDINAL",
            r"\b(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ee]leventh|[Tt]welfth"
            r"|[Tt]wentieth)\b(?!-)",
        ),
        ("CARDINAL", r"\b(?:one|two|three|four|nine)[- ](?:thirds?|quarters?|fifths?|tenths?)\b"),
        ("CARDINAL", rf"{_START}{_NUMBER}{_END}(?!°)"),
    )
)  # fmt: skip
_HEDGE = re.compile(
    r"\b(about|around|approximately|roughly|nearly|almost|some|an estimated|estimated|up to|upwards? of|at least|at most|more than"
    r"|less than|fewer than|over|under|above|below|only|just|as (?:many|much|high|low|large|few) as|no more than|no fewer than"
    r"|between|another|an additional|more|close to|just over|just under|well over|possibly|reportedly)\s+$",
    re.IGNORECASE,
)
_CAPITAL_NUMBER = re.compile(rf"\b(?:{'|'.join(word.capitalize() for word in f'{_UNITS} {_TEENS} {_TENS}'.split())})\b")


def find(text: str) -> list[Figure]:
    """Figures in `text`, in order and without overlap. A number word that opens a sentence counts like any other."""
    lowered = _CAPITAL_NUMBER.sub(lambda match: match.group().lower(), text)
    found = [Figure(e.start, e.end, "DATE") for e in find_dates(text) if e.kind != "duration"]
    for label, pattern in _PATTERNS:
        for match in pattern.finditer(lowered):
            if not any(f.start < match.end() and match.start() < f.end for f in found):
                found.append(Figure(match.start(), match.end(), label))
    return sorted(found, key=lambda f: f.start)


def hedge(text: str, start: int) -> str:
    """The word that makes the figure at `start` less than exact ("about", "at least"), "" where none does."""
    match = _HEDGE.search(text[:start])
    return match.group(1).lower() if match else ""
