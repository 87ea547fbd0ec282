"""Answers in words: the one given, the right one, and how a typed text is read before it is final."""

from __future__ import annotations

from newsquiz.errors import Unreadable
from newsquiz.event import Chosen, Counted, DontKnow, Matched, Ordered, Response, Truth, Typed
from newsquiz.grading.typed import DateKey, Key, NumberKey, keys_of, read_dates_for, read_number_for
from newsquiz.item import Cloze, Date, Item, Matching, MultipleAnswer, Number, Ordering, TrueFalse
from newsquiz.language.dates import lacks_year
from newsquiz.language.units import COUNT, convert, find_unit, in_words, split_scale
from newsquiz.text import one_line


def right_answer(item: Item) -> str:
    """The key in words: `90 minutes`, `5 June 2025`, `A; B`, `left → right; ...`."""
    match item:
        case MultipleAnswer():
            return str(len(item.keys)) if item.ask == "how_many" else "; ".join(item.keys)
        case TrueFalse():
            return str(item.key)
        case Cloze():
            return "; ".join(item.keys)
        case Number():
            return in_words(item.key, item.unit)
        case Date():
            return item.key.at(item.granularity).in_words()
        case Ordering():
            return _in_order(item.sequence)
        case Matching():
            return "; ".join(f"{pair.left} → {pair.right}" for pair in item.pairs)
        case _:
            return item.key


def describe(item: Item, response: Response) -> str:
    """The answer given, in words; typed numbers and dates as they were read."""
    match response:
        case DontKnow():
            return "don't know"
        case Chosen(options):
            return "; ".join(options)
        case Truth(value):
            return str(value)
        case Counted(number):
            return str(number)
        case Ordered(sequence):
            return _in_order(sequence)
        case Matched(pairs):
            return "; ".join(f"{left} → {right}" for left, right in pairs)
        case Typed(texts):
            keys = keys_of(item)
            return "; ".join(_described(text, keys[i] if i < len(keys) else None) for i, text in enumerate(texts))


def reading(item: Item, text: str, gap: int = 0) -> str:
    """How a typed text is read, before the answer is final: `5 June 2025, a Thursday`; `1.5 hours, that is 90 minutes`.

    An ambiguous date gives all its readings; a name is given back as typed; "" stands for what cannot be read. Nothing
    of the key shows: a date without a year is read without one.
    """
    keys = keys_of(item)
    text = one_line(text)
    if not text or gap >= len(keys):
        return text
    try:
        return _read(text, keys[gap])
    except Unreadable:
        return ""


def _read(text: str, key: Key) -> str:
    match key:
        case NumberKey():
            return _read_number(text, key)
        case DateKey():
            dates = read_dates_for(text, key)
            if lacks_year(text):
                return " or ".join(date.in_words(with_year=False) for date in dates)
            return " or ".join(date.with_weekday() for date in dates)
        case _:
            return text


def _read_number(text: str, key: NumberKey) -> str:
    quantity = read_number_for(text, key)
    scale, noun = split_scale(key.unit)
    if not quantity.unit:
        return in_words(quantity.value, key.unit if scale == 1 or quantity.value < scale else noun)
    asked = find_unit(noun) if noun else None
    if (
        quantity.dimension == COUNT
        or asked is None
        or asked.dimension != quantity.dimension
        or asked.name == quantity.unit
    ):
        return quantity.in_words()
    return f"{quantity.in_words()}, that is {in_words(convert(quantity.value, quantity.unit, noun) / scale, key.unit)}"


def _described(text: str, key: Key | None) -> str:
    text = one_line(text)
    if not text:
        return "(empty)"
    try:
        match key:
            case NumberKey():
                quantity = read_number_for(text, key)
                return quantity.in_words() if quantity.unit else _read_number(text, key)
            case DateKey():
                dates = read_dates_for(text, key)
                return text if len(dates) > 1 else dates[0].in_words(with_year=not lacks_year(text))
            case _:
                return text
    except Unreadable:
        return text


def _in_order(sequence: tuple[str, ...]) -> str:
    return "; ".join(f"{number} {entry}" for number, entry in enumerate(sequence, 1))
