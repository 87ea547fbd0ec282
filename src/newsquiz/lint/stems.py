"""Rules for the stem: it asks one thing, stands alone, and does not give the answer away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newsquiz.item import (
    BLANK,
    Cloze,
    Date,
    Matching,
    MultipleAnswer,
    MultipleChoice,
    Number,
    Ordering,
    ShortAnswer,
    TrueFalse,
    options_of,
)
from newsquiz.language.dates import Granularity
from newsquiz.lint import words
from newsquiz.lint.flaw import MAX_STEM_WORDS, Flaw, Question, answers_in_words, bare

_CHOICES = (MultipleChoice, MultipleAnswer)
_QUESTIONS = (MultipleChoice, MultipleAnswer, ShortAnswer, Number, Date)


def _key_in_stem(asked: Question) -> Iterator[Flaw]:
    def seen(text: str) -> str:
        return bare(words.DAY.sub(" ", text) if isinstance(asked.item, Number) else text)

    for answer in answers_in_words(asked.item):
        if _contains(seen(asked.text), bare(answer)):
            yield asked.flaw("key-in-stem", f'the stem gives away the key "{answer}"')
            return
        if _contains(seen(asked.whole), bare(answer)):
            yield asked.flaw("key-in-stem", f'the context line gives away the key "{answer}"', asked.context_field)
            return


def _contains(text: str, answer: str) -> bool:
    return bool(answer) and f" {answer} " in f" {text} "


def _form(asked: Question) -> Iterator[Flaw]:
    text = asked.text
    if isinstance(asked.item, _QUESTIONS) and BLANK not in text and not text.endswith("?"):
        yield asked.flaw("unfocused-stem", "the stem asks no question")
    if text.count("?") > 1:
        yield asked.flaw("two-questions", "the stem asks more than one question")
    if text[:1] != text[:1].upper():
        yield asked.flaw("stem-capital", "the stem begins with a small letter")
    if (count := len(text.split())) > MAX_STEM_WORDS:
        yield asked.flaw("long-stem", f"{count} words in the stem")


def _stands_alone(asked: Question) -> Iterator[Flaw]:
    if found := asked.where(words.RELATIVE):
        yield asked.flaw("relative-date", f'"{found[0]}" in {found[2]} means nothing later', found[1])
    if found := asked.where(words.REFERENCE):
        yield asked.flaw("refers-to-text", f'"{found[0]}" in {found[2]} is not there when the item is asked', found[1])
    if (match := words.PRONOUN.search(asked.text)) and not _is_named(asked.text[: match.start()]):
        yield asked.flaw("pronoun", f'"{match.group()}" has no name before it')
    asks_for_year = isinstance(asked.item, Date) and asked.item.granularity is Granularity.YEAR
    if not asks_for_year and not words.YEAR.search(asked.whole):
        yield asked.flaw("no-year", "no year in the context line or the stem")
    first, _, rest = asked.whole.partition(" ")
    if not isinstance(asked.item, Ordering | Matching) and not words.NAME.search(rest or first):
        yield asked.flaw("stem-names-nothing", "neither the context line nor the stem names anything")


def _is_named(before: str) -> bool:
    """Whether a name, or a question for the one who did it, stands before a pronoun."""
    return (
        words.ASKS_FOR_SUBJECT.match(before) is not None
        or words.NAME.search(words.OPENER.sub("", before, count=1)) is not None
    )


def _gaps(asked: Question) -> Iterator[Flaw]:
    if not isinstance(asked.item, Cloze):
        return
    before, gap, _ = asked.text.partition(BLANK)
    if gap and len(before.split()) < 2:
        yield asked.flaw("gap-at-start", "the gap comes before the reader knows what it is about")
    if len(asked.item.keys) > 1:
        yield asked.flaw("many-gaps", f"{len(asked.item.keys)} gaps")


def _unit(asked: Question) -> Iterator[Flaw]:
    if isinstance(asked.item, Number) and not asked.item.unit and not words.COUNTED.search(asked.text):
        yield asked.flaw("missing-unit", "neither the stem nor `unit` says what the number counts", "key")


def _negation(asked: Question) -> Iterator[Flaw]:
    negations = words.NEGATION.findall(asked.text)
    if len(negations) > 1 and not re.search(r"\bneither\b", asked.text, re.I):
        yield asked.flaw("double-negative", f"two negations in the stem ({' and '.join(negations[:2])})")
    elif isinstance(asked.item, _CHOICES) and words.NEGATIVE_QUESTION.search(asked.text):
        yield asked.flaw("negative-stem", "the stem asks for what is not so")


def _statement_words(asked: Question) -> Iterator[Flaw]:
    if isinstance(asked.item, TrueFalse) and (match := words.ABSOLUTE.search(asked.text)):
        yield asked.flaw("absolute-term", f'"{match.group()}" tells that the statement is false')
    if isinstance(asked.item, TrueFalse) and (match := words.FREQUENCY.search(asked.text)):
        yield asked.flaw("vague-frequency", f'"{match.group()}" means different things to different readers')


def _grammar_cue(asked: Question) -> Iterator[Flaw]:
    match = words.CLOSING_ARTICLE.search(asked.text)
    if match is None:
        return
    options = options_of(asked.item)
    fitting = [(text[:1].lower() in "aeiou") == (match.group(1) == "an") for text in options]
    if isinstance(asked.item, Cloze) or not all(fitting):
        yield asked.flaw("grammar-cue", f'"{match.group(1)}" tells how the answer begins')


STEM_RULES: Sequence[Callable[[Question], Iterator[Flaw]]] = (
    _key_in_stem,
    _stands_alone,
    _form,
    _negation,
    _gaps,
    _unit,
    _statement_words,
    _grammar_cue,
)
