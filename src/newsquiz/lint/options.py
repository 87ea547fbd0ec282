"""Rules for the options: none of them tells by its form whether it is right."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence

from newsquiz.item import MultipleAnswer, MultipleChoice, options_of
from newsquiz.lint import words
from newsquiz.lint.flaw import LENGTH_MARGIN, LENGTH_RATIO, MIN_DISTRACTORS, Flaw, Question, bare

_CHOICES = (MultipleChoice, MultipleAnswer)


def _key_length(asked: Question) -> Iterator[Flaw]:
    if not isinstance(asked.item, MultipleChoice):
        return
    key, *wrong = (len(text) for text in options_of(asked.item))
    if key >= LENGTH_RATIO * max(wrong) and key - max(wrong) >= LENGTH_MARGIN:
        yield asked.flaw("key-length", "the key is much longer than every distractor", "key")
    elif 2 * key <= min(wrong) and min(wrong) - key >= LENGTH_MARGIN:
        yield asked.flaw("key-length", "the key is much shorter than every distractor", "key")


def _clang(asked: Question) -> Iterator[Flaw]:
    if not isinstance(asked.item, MultipleChoice):
        return
    key, *wrong = (_content_words(text) for text in options_of(asked.item))
    for word in sorted((key & _content_words(asked.whole)) - set().union(*wrong)):
        yield asked.flaw("clang", f'"{word}" stands in the stem and in the key alone', "key")


def _content_words(text: str) -> set[str]:
    """Longer words, without the s of a plural, that are no function words."""
    return {word.removesuffix("s") for word in bare(text).split() if len(word) > 3 and word not in words.SMALL}


def _options_alike(asked: Question) -> Iterator[Flaw]:
    seen: set[str] = set()
    for text in options_of(asked.item):
        if bare(text) in seen:
            yield asked.flaw(
                "duplicate-options", f'"{text}" differs from another option in punctuation only', "distractors"
            )
        seen.add(bare(text))


def _few_distractors(asked: Question) -> Iterator[Flaw]:
    item = asked.item
    if isinstance(item, MultipleAnswer) and item.ask == "how_many":
        return
    if isinstance(item, _CHOICES) and len(item.distractors) < MIN_DISTRACTORS:
        yield asked.flaw("few-distractors", f"only {len(item.distractors)} distractors", "distractors")


def _option_words(asked: Question) -> Iterator[Flaw]:
    options = options_of(asked.item)
    field = "key" if isinstance(asked.item, MultipleChoice) else "keys"
    for number, text in enumerate(options):
        place = field if number < len(options) - len(getattr(asked.item, "distractors", ())) else "distractors"
        if match := words.ALL_OF_THEM.search(text):
            yield asked.flaw("all-of-the-above", f'the option "{match.group()}" stands for others', place)
        elif (match := words.ABSOLUTE.search(text)) and not all(map(words.ABSOLUTE.search, options)):
            yield asked.flaw("absolute-term", f'"{match.group()}" in an option tells that it is wrong', place)
        if match := words.FREQUENCY.search(text):
            yield asked.flaw("vague-frequency", f'"{match.group()}" means different things to different readers', place)


def _span(text: str) -> tuple[float, float] | None:
    def value(digits: str) -> float:
        return float(digits.replace(",", ""))

    if match := words.RANGE.search(text):
        return value(match.group(1)), value(match.group(2))
    if match := words.LEAST.search(text):
        return value(match.group(1)), math.inf
    if match := words.MOST.search(text):
        return -math.inf, value(match.group(1))
    return None


def _overlapping_numbers(asked: Question) -> Iterator[Flaw]:
    spans = [(text, span) for text in options_of(asked.item) if (span := _span(text))]
    for (one, (a, b)), (other, (c, d)) in itertools.combinations(spans, 2):
        if max(a, c) < min(b, d):
            yield asked.flaw("overlapping-numbers", f'"{one}" and "{other}" overlap', "distractors")
            return


OPTION_RULES: Sequence[Callable[[Question], Iterator[Flaw]]] = (
    _key_length,
    _clang,
    _options_alike,
    _few_distractors,
    _option_words,
    _overlapping_numbers,
)
