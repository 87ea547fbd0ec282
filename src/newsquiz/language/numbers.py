"""Numbers in figures and in English words: read, found in text, written.

One grammar serves all: a text is cut into tokens, and a run of tokens either has a value or has none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsquiz.language.folding import fold

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_HUNDRED = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)},
    "fourty": 40,
    "nil": 0,
}
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
_GLUED_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
          "ninth": 9, "tenth": 10}  # fmt: skip
_VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
           "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
NUMBER_WORDS = frozenset({*_BELOW_HUNDRED, *_SCALES, *_PARTS, "once", "twice", "double", "triple", "hundreds",
                          "thousands", "millions", "billions", "trillions", "dozens"})  # fmt: skip

_TOKEN = re.compile(
    r"""(?P<fraction>[0-9]{1,4}[/⁄][0-9]{1,4}(?![0-9/]))
      | (?P<figure>[0-9]{1,3}(?:[,'\u00a0\u2009\u202f ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?  # 1,200.5 and 1 200
          | [0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])                                       # 1.200.000
          | [0-9]+,[0-9]{1,2}(?![0-9])                                                  # 1,5
          | [0-9]*\.[0-9]+ | [0-9]+)
      | (?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])
      | (?P<word>[^\W\d_]+)
      | (?P<sign>(?<![^\s(])[-−–+](?=\.?[0-9]))
      | (?P<joint>(?<=[^\W\d_])[-‐‑](?=[^\W\d_]) | (?<=[0-9])[-‐‑](?=[^\W\d_]))
      | (?P<other>\S)""",
    re.VERBOSE,
)
_GROUPING = re.compile(r"[,'\u00a0\u2009\u202f ](?=[0-9]{3})")
_HEDGE = re.compile(r"^\s*(?:about|around|approximately|approx\.?|roughly|some|circa|ca\.|c\.|~|≈)\s*", re.IGNORECASE)
_LINK = re.compile(r"\s*\S{0,20}?\s*(?:[-–—]|\.\.+|…|\bto\b|\bor\b|/)\s*[$€£¥]?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:\S+\s*)?\band\b\s*[$€£¥]?", re.IGNORECASE)
_LONGEST_RUN = 14
_LONGEST_TEXT = 200


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int
    glued: bool


def read_number(text: str) -> float | None:
    """The number that the whole of `text` is: 90, 1,200, 1.2 million, ninety, two-thirds, 1 ½, about 90, 12 %.

    None for anything else, ranges (10-12) and vague words (hundreds) among them.
    """
    values = (value for value, rest in leading_numbers(text) if rest in ("", "%"))
    return next(values, None)


def leading_numbers(text: str) -> Iterator[tuple[float, str]]:
    """The numbers that `text` can begin with, longest first, each with what follows it: `5m` is 5m, and 5 and `m`."""
    text = _HEDGE.sub("", text.strip())
    if len(text) > _LONGEST_TEXT:
        return
    tokens = _tokens(text)
    for length in range(min(len(tokens), _LONGEST_RUN), 0, -1):
        value = _value(tokens[:length])
        if value is not None:
            yield value, text[tokens[length - 1].end :].strip()


def find_numbers(text: str) -> list[tuple[int, int, float]]:
    """Start, end and value of each number in `text`, in order; the ends of ranges (10-12) are left out."""
    found = _scan(text)
    linked = {i + side for i in range(len(found) - 1) if _linked(text, found[i], found[i + 1]) for side in (0, 1)}
    return [number for i, number in enumerate(found) if i not in linked]


def is_range(text: str) -> bool:
    """Whether `text` names two numbers as the ends of a range: 10-12, 10 to 12, between 3 and 5, 10 or 12."""
    found = _scan(text[:_LONGEST_TEXT])
    return any(_linked(text, a, b) for a, b in pairwise(found))


def in_figures(value: float) -> str:
    """`90`, `1,200`, `0.5`, `1.2 million`: a scale word only where three decimals carry the whole value."""
    if not math.isfinite(value):
        return str(value)
    for word, scale in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        thousandths = round(value / scale * 1000)
        if scale <= abs(value) < scale * 1000 and thousandths * (scale // 1000) == value:
            return f"{_plain(thousandths / 1000)} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    if _is_whole(value):
        return f"{round(value):,}"
    return f"{value:,.6f}".rstrip("0") if abs(value) >= 1e-3 else f"{value:.6g}"


def _is_whole(value: float) -> bool:
    return math.isclose(value, round(value), rel_tol=1e-12, abs_tol=1e-12)


def _tokens(text: str) -> list[_Token]:
    tokens, last = [], -1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        tokens.append(
            _Token(
                kind, fold(match[0]) if kind == "word" else match[0], match.start(), match.end(), match.start() == last
            )
        )
        last = match.end()
    return tokens


def _scan(text: str) -> list[tuple[int, int, float]]:
    """The longest number at each place, from left to right. Figures inside names (COVID-19, 5th) are none."""
    tokens, found, at = _tokens(text), [], 0
    while at < len(tokens):
        value, end = _longest(tokens, at)
        if value is not None:
            found.append((tokens[at].start, tokens[end - 1].end, value))
        at = end
    return found


def _longest(tokens: list[_Token], at: int) -> tuple[float | None, int]:
    """The value of the longest number that begins at a token, and where the next may begin."""
    for end in range(min(at + _LONGEST_RUN, len(tokens)), at, -1):
        value = _value(tokens[at:end])
        if value is not None and not _in_name(tokens, at, end):
            return value, end
    return None, at + 1


def _in_name(tokens: list[_Token], at: int, end: int) -> bool:
    before = tokens[at - 1] if at else None
    if before and tokens[at].glued and tokens[at].kind == "figure":
        letters_before = before.kind == "word" or (before.text in "-‐‑–" and at > 1 and tokens[at - 2].kind == "word")
        if letters_before and before.text not in ("us", "usd"):
            return True
    after = tokens[end] if end < len(tokens) else None
    return after is not None and after.glued and after.text in ("st", "nd", "rd", "th")


def _linked(text: str, a: tuple[int, int, float], b: tuple[int, int, float]) -> bool:
    between, before = text[a[1] : b[0]], text[max(0, a[0] - 20) : a[0]].rstrip(" $€£¥").lower()
    if before.endswith("between"):
        return _BETWEEN.fullmatch(between) is not None
    change = before.endswith("from") and "to" in between.split()
    return _LINK.fullmatch(between) is not None and not change


def _value(tokens: list[_Token]) -> float | None:
    """What a run of tokens is worth, all of it; None where it is no number."""
    words = [token for token in tokens if token.kind != "joint"]
    if len(words) > 1 and (words[0].kind == "sign" or words[0].text in ("minus", "negative")):
        value = _magnitude(words[1:])
        return -value if value is not None and words[0].text != "+" else value
    return _magnitude(words)


def _magnitude(words: list[_Token]) -> float | None:
    value = _half_of(words)
    if value is None:
        value = _and_a_half(words)
    if value is None:
        value = _parts(words)
    if value is None:
        value = _cardinal(words)
    return value if value is not None and math.isfinite(value) else None


def _half_of(words: list[_Token]) -> float | None:
    """`half`, `half a`, `half a million`."""
    if not words or words[0].text != "half":
        return None
    rest = [word.text for word in words[1:]]
    if rest in ([], ["a"], ["an"]):
        return 0.5
    scales = rest[1:] if rest[0] == "a" else rest
    return 0.5 * math.prod(_SCALES[word] for word in scales) if all(word in _SCALES for word in scales) else None


def _and_a_half(words: list[_Token]) -> float | None:
    """`two and a half`, `two and a half million`, `one and three quarters`."""
    texts = [word.text for word in words]
    for at in range(1, len(texts) - 1):
        if texts[at] != "and":
            continue
        end = next((i + 1 for i in range(at + 1, len(texts)) if _part_of(texts[i])), None)
        if end is None:
            continue
        whole, part, scales = _cardinal(words[:at]), _parts(words[at + 1 : end]), texts[end:]
        if whole is not None and part is not None and all(word in _SCALES for word in scales):
            return (whole + part) * math.prod(_SCALES[word] for word in scales)
    return None


def _part_of(word: str) -> int | None:
    return _PARTS.get(word) or _PARTS.get(word.removesuffix("s")) or (2 if word == "halves" else None)


def _parts(words: list[_Token]) -> float | None:
    """`a third`, `two-thirds`, `three quarters`; a bare `third` is an ordinal."""
    if len(words) < 2:
        return None
    denominator = _part_of(words[-1].text)
    if denominator is None:
        return None
    numerator = 1.0 if [word.text for word in words[:-1]] in (["a"], ["one"]) else _cardinal(words[:-1])
    return None if numerator is None or (numerator > 1) != words[-1].text.endswith("s") else numerator / denominator


def _cardinal(words: list[_Token]) -> float | None:
    """Whole numbers in words, figures, mixed numbers (1 ½), decimals (one point five), each with scale words."""
    total, group, last_scale = 0.0, None, math.inf
    for at, word in enumerate(words):
        scale = _scale(word)
        if word.text in ("a", "an"):
            if at or len(words) == 1:
                return None
            group = 1.0
        elif word.text == "and":
            if at in (0, len(words) - 1) or words[at - 1].text not in _SCALES:
                return None
        elif word.text == "point" and group is not None:
            return _decimals(total + group, words[at + 1 :])
        elif scale is None:
            group = _joined(group, word)
            if group is None:
                return None
        elif scale == 100 and group is not None and group < 100:
            group *= 100
        elif group is not None and scale < last_scale:
            total, group, last_scale = total + group * scale, None, scale
        elif group is None and total and scale > last_scale:
            total, last_scale = total * scale, scale
        else:
            return None
    return total + (group or 0.0) if words and words[-1].text not in ("a", "an") else None


def _scale(word: _Token) -> float | None:
    if word.text in _SCALES:
        return float(_SCALES[word.text])
    return _GLUED_SCALES.get(word.text) if word.glued else None


def _joined(group: float | None, word: _Token) -> float | None:
    """The running value below a thousand with one more word or figure; None where the two do not make a number."""
    value = _single(word)
    if value is None or group is None:
        return value
    if word.kind in ("fraction", "vulgar"):
        return group + value if group.is_integer() and value < 1 else None
    if word.kind == "figure" or not group or not group.is_integer():
        return None
    fits = group % 100 == 0 if value >= 10 else group % 10 == 0 and group % 100 != 10
    return group + value if fits else None


def _single(word: _Token) -> float | None:
    match word.kind:
        case "figure":
            plain = _GROUPING.sub("", word.text).replace(",", ".")
            return float(plain.replace(".", "") if plain.count(".") > 1 else plain)
        case "fraction":
            over, under = re.split("[/⁄]", word.text)
            return int(over) / int(under) if int(under) else None
        case "vulgar":
            return _VULGAR[word.text]
        case _:
            value = _BELOW_HUNDRED.get(word.text)
            return None if value is None else float(value)


def _decimals(whole: float, words: list[_Token]) -> float | None:
    """`point` and what follows: digits in words, then a scale."""
    scale = _scale(words[-1]) if words else None
    digits = [word.text for word in (words[:-1] if scale else words)]
    if not digits or any(_BELOW_HUNDRED.get(digit, 10) > 9 for digit in digits):
        return None
    return float(f"{whole:.0f}." + "".join(str(_BELOW_HUNDRED[digit]) for digit in digits)) * (scale or 1)
