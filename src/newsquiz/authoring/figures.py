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
    """`text[start:end]` is a figure; `label` is one of LABELS (a DURATION is a length of time, an AGE somebody's)."""

    start: int
    end: int
    label: str


def _any(words: str) -> str:
    """A pattern for any of the words; an underscore stands for a space, `(s)` for an optional ending."""
    options = sorted(words.replace("(s)", "s?").split(), key=len, reverse=True)
    return f"(?:{'|'.join(options)})".replace("_", " ")


_DIGIT_WORDS = "one two three four five six seven eight nine"
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = rf"(?:{_any(_TENS)}(?:-{_any(_DIGIT_WORDS)})?|{_any(_TEENS)}|{_any(_DIGIT_WORDS)}|zero)"
_SCALE = _any("hundred thousand million billion trillion")
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_SCALED = rf"(?:{_SMALL}|an?|half an?|a quarter)(?: (?:of a )?{_SCALE})+(?: and)?(?: {_SMALL})?"
_ONE = rf"(?:{_DIGITS}(?: {_SCALE})*|{_SCALED}|(?:half )?a dozen|{_SMALL}(?: dozen)?)"
_NUMBER = rf"(?:{_ONE}(?:(?:–|-| to ){_ONE})?)"
_START = r"(?<![\w.,/:#-])"
_END = r"(?![\w/]|[.,:]\d)"

_SIGN = r"(?:(?:US|CDN|CA|C|AU|A|NZ|HK|R)?[$]|[€£¥₿₹])"
_COUNTRIES = r"(?:(?:US|U\.S\.|Canadian|Australian|Hong Kong|New Zealand) )?"
_CURRENCY = _COUNTRIES + _any(
    "dollar(s) euro(s) pounds_sterling yen yuan rupee(s) peso(s) ruble(s) rouble(s) franc(s) lira rand reais cents"
    " pence bitcoin(s) crown(s) kronor kroner forint(s) shilling(s) naira rupiah"
)
_KINDS_OF_UNIT = r"(?:square |cubic |nautical |metric |light-|imperial |U\.S\. )?"
_MEASURE = _KINDS_OF_UNIT + _any(
    "mile(s) kilometer(s) kilometre(s) km/h kph mph km² km meter(s) metre(s) feet foot ft inches inch yard(s)"
    " centimeter(s) centimetre(s) cm millimeter(s) millimetre(s) mm micrometer(s) micrometre(s) acre(s) hectare(s)"
    " gallon(s) liter(s) litre(s) barrel(s) ton(s) tonne(s) kilogram(s) kilogramme(s) kg gram(s) pound(s) lb(s)"
    " ounce(s) knot(s) degree(s) °[CF]? megawatt(s) gigawatt(s) kilowatt(s) watt(s) MW GW kW volt(s) gigabyte(s)"
    " terabyte(s) GB TB m MHz GHz decibel(s)"
)
_LENGTH = _any("second(s) minute(s) hour(s) day(s) week(s) weekend(s) month(s) year(s) decade(s) centuries century")
_MORE = rf"(?: and {_NUMBER} {_LENGTH})?"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth"

_PATTERNS = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("AGE", rf"{_START}{_NUMBER}[- ](?:years?|months?|weeks?)[- ]olds?\b"),
        ("AGE", rf"(?:(?<=\baged )|(?<=\b[Aa]ge )|(?<=\bage of )|(?<=\bages of )){_NUMBER}\b"),
        ("TIME", r"\b\d{1,2}(?::\d\d)?(?::\d\d)? ?(?:[ap]\.m\.|[ap]m\b)(?: [A-Z]{3,4}\b)?|\b\d{4} (?:UTC|GMT)\b"),
        ("DURATION", r"\b\d{1,2}:[0-5]\d:[0-5]\d\b"),
        ("TIME", r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?: (?:UTC|GMT|BST|EST|EDT|CET))?\b|\b[Mm]idnight\b|\b[Nn]oon\b"),
        ("PERCENT", rf"{_START}{_NUMBER} ?(?:%|percent\b|per cent\b|percentage points?\b)"),
        ("MONEY", rf"(?<=\b[Bb]etween ){_SIGN}{_NUMBER} and {_SIGN}?{_NUMBER}{_END}"),
        ("MONEY", rf"{_SIGN}{_NUMBER}{_END}"),
        ("MONEY", rf"{_START}{_NUMBER}(?: of a {_SCALE})? {_CURRENCY}\b"),
        ("QUANTITY", rf"{_START}{_NUMBER}[- ]light-years?\b"),
        ("DURATION", r"\ban hour and a half\b|\bhalf an hour\b"),
        ("DURATION", rf"{_START}{_NUMBER}[- ](?:consecutive |straight |full )?{_LENGTH}{_MORE}\b"),
        ("DURATION", rf"(?:(?<=\bfor )|(?<=\bthan )|(?<=\bover )|(?<=\bwithin ))an? {_LENGTH}\b"),
        ("QUANTITY", rf"{_START}{_NUMBER}[- ]?{_MEASURE}(?: per (?:hour|second|minute|day))?(?!\w)"),
        ("ORDINAL", rf"\b\d+(?:st|nd|rd|th)\b|(?i:\b{_any(_ORDINALS)}\b(?!-))"),
        ("CARDINAL", rf"\b{_any('one two three four nine')}[- ]{_any('third(s) quarter(s) fifth(s) tenth(s)')}\b"),
        ("CARDINAL", rf"{_START}{_NUMBER}{_END}(?!°)"),
    )
)  # fmt: skip
_HEDGES = _any(
    "about around approximately roughly nearly almost some an_estimated estimated up_to upward(s)_of at_least at_most"
    " more_than less_than fewer_than over under above below only just no_more_than no_fewer_than between another"
    " an_additional more close_to just_over just_under well_over possibly reportedly"
    " as_(?:many|much|high|low|large|few)_as"
)
_HEDGE = re.compile(rf"\b({_HEDGES})\s+$", re.IGNORECASE)
_CAPITAL_NUMBER = re.compile(
    rf"\b{_any(' '.join(w.capitalize() for w in f'{_DIGIT_WORDS} {_TEENS} {_TENS}'.split()))}\b"
)


def find(text: str) -> list[Figure]:
    """Figures in `text`, in order and without overlap. A number word that opens a sentence counts like any other."""
    lowered = _CAPITAL_NUMBER.sub(lambda match: match.group().lower(), text)
    found = [Figure(e.start, e.end, "DATE") for e in find_dates(text)]
    for label, pattern in _PATTERNS:
        for match in pattern.finditer(lowered):
            if not any(f.start < match.end() and match.start() < f.end for f in found):
                found.append(Figure(match.start(), match.end(), label))
    return sorted(found, key=lambda f: f.start)


def hedge(text: str, start: int) -> str:
    """The word that makes the figure at `start` less than exact ("about", "at least"), "" where none does."""
    match = _HEDGE.search(text[:start])
    return match.group(1).lower() if match else ""
