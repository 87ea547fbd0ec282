"""A flaw of an item, and the item as the rules see it."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from newsquiz.item import (
    BLANK,
    GAP,
    Cloze,
    Date,
    Item,
    MultipleAnswer,
    MultipleChoice,
    Number,
    ShortAnswer,
)
from newsquiz.language.dates import MONTHS, PartialDate
from newsquiz.lint.words import LOOSE_POINT, WORD

MAX_STEM_WORDS = 30
MIN_DISTRACTORS = 3
LENGTH_RATIO = 1.8
LENGTH_MARGIN = 20

MENDS = {
    "key-in-stem": "reword it without the answer",
    "key-length": "make the options about equally long",
    "clang": "use the word in a distractor too, or in neither",
    "duplicate-options": "remove or reword one",
    "few-distractors": f"give at least {MIN_DISTRACTORS} distractors",
    "absolute-term": "say it without the absolute word",
    "all-of-the-above": "ask with multiple_answer, or name another distractor",
    "grammar-cue": "write a/an, or reword",
    "overlapping-numbers": "make the ranges exclude each other",
    "vague-frequency": "say how often",
    "negative-stem": "ask for what is, or write NOT in capitals",
    "double-negative": "say it positively",
    "unfocused-stem": "ask a whole question that ends in ?",
    "two-questions": "make two items of it",
    "stem-capital": "begin with a capital letter",
    "stem-names-nothing": "name who or what it is about",
    "long-stem": f"say it in at most {MAX_STEM_WORDS} words",
    "relative-date": "write the date",
    "refers-to-text": "name the event or the source instead",
    "pronoun": "write the name",
    "no-year": "give the year in the context line or the stem",
    "gap-at-start": "move the gap further back",
    "many-gaps": "keep one gap",
    "missing-unit": "write `unit`, or ask for it in the stem",
}


class Severity(StrEnum):
    """An error makes an item or the file wrong; a warning names a weakness."""

    ERROR = "error"
    WARNING = "warning"


_ERRORS = frozenset(("key-in-stem", "relative-date", "refers-to-text"))


@dataclass(frozen=True)
class Flaw:
    """A rule that an item breaks, in which of its fields, and how to mend it."""

    rule: str
    message: str
    mend: str
    field: str
    severity: Severity = Severity.WARNING


def folded(text: str) -> str:
    """Text without regard to case, width and spacing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def bare(text: str) -> str:
    """Folded words without punctuation, one space between; signs of money and per cent stay."""
    text = LOOSE_POINT.sub("", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(WORD.findall(text))


@dataclass(frozen=True)
class Question:
    """An item with its stem as the learner reads it: gaps blank, the context line before it."""

    item: Item
    context: str

    @cached_property
    def text(self) -> str:
        """The stem alone."""
        return GAP.sub(BLANK, self.item.stem)

    @cached_property
    def whole(self) -> str:
        """`Context: stem`."""
        return f"{self.context}: {self.text}" if self.context else self.text

    def flaw(self, rule: str, message: str, field: str = "stem") -> Flaw:
        """A flaw against `rule` in one of the item's fields."""
        severity = Severity.ERROR if rule in _ERRORS else Severity.WARNING
        return Flaw(rule, message, MENDS[rule], field, severity)

    def where(self, pattern: re.Pattern[str]) -> tuple[str, str, str] | None:
        """What `pattern` finds, the field it is found in, and the field's name in words."""
        if match := pattern.search(self.text):
            return match.group(), "stem", "the stem"
        if match := pattern.search(self.context):
            return match.group(), self.context_field, "the context line"
        return None

    @cached_property
    def context_field(self) -> str:
        """Where to mend the context line: in the item's own, else (it is the article's) in the stem."""
        return "stem" if self.item.context is None else "context"


def answers_in_words(item: Item) -> tuple[str, ...]:
    """Every spelling of the right answer that would give it away in the stem."""
    match item:
        case MultipleChoice():
            return (item.key,)
        case MultipleAnswer():
            return item.keys
        case ShortAnswer():
            return (item.key, *item.accepted)
        case Cloze():
            return (*item.keys, *itertools.chain(*item.accepted))
        case Number() if math.isfinite(item.key):
            whole = item.key.is_integer()
            return (f"{item.key:.0f}", f"{item.key:,.0f}") if whole else (repr(item.key),)
        case Date():
            return tuple(dict.fromkeys((*_date_words(item.key), *_date_words(item.key.at(item.granularity)))))
        case _:
            return ()


def _date_words(date: PartialDate) -> tuple[str, ...]:
    if date.day is None or date.month is None:
        return (date.in_words(),)
    return date.in_words(), f"{MONTHS[date.month - 1]} {date.day} {date.year}"
