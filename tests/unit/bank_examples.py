"""Banks and items with awkward text, for property tests."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from newsquiz.item import (
    ArticleEntry,
    Bank,
    Claim,
    Cloze,
    Conflict,
    Date,
    Distractor,
    Evidence,
    Item,
    Matching,
    MultipleAnswer,
    MultipleChoice,
    Number,
    Ordering,
    Pair,
    Previous,
    ShortAnswer,
    Status,
    TrueFalse,
)
from newsquiz.language.dates import Granularity, PartialDate
from newsquiz.lint import folded

AWKWARD = (
    "No", "yes", "on", "n", "true", "False", "null", "~", "Null", "12:30", "1:02:03", "2025-06-05", "2025-06",
    "2025", "1e3", "1_000", "1,000", "0x1F", "0o17", "017", ".inf", "-.5", "+1", "=", "<<", "- a", "-", "? a",
    ": a", "a: b", "a:", "a #b", "#", "'", '"', "it's", '"so"', "[a]", "{a: b}", "a, b", "a]", "&a", "*a",
    "!x", "!!str", "%", "@at", "`", "|", ">", " lead", "trail ", "a\nb", "\n", "\t", "a\tb", "\r\n", "\x00",
    "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "é", "e\u0301", "😀", "\U0010ffff", "日本", "a\\b",
    "---", "...", "--- a", "{{x}}", "\xa0", "“so”", "$5", "5%",
)  # fmt: skip

texts = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
words = texts.filter(bool)
dates = st.dates(min_value=dt.date(1000, 1, 1))
finite = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**12), 10**12).map(float)
evidence = st.builds(Evidence, article=texts, start=st.integers(0, 999), end=st.integers(1, 999), quote=words)
evidences = st.lists(evidence, max_size=2).map(tuple)
feedbacks = st.just("") | texts


def distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(words, min_size=least, max_size=most, unique_by=folded)


def tuples(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


shared = st.fixed_dictionaries(
    {"stem": words},
    optional={
        "context": texts,
        "explanation": texts,
        "evidence": evidences,
        "fact": texts,
        "also_facts": tuples(texts),
        "as_of": dates,
        "status": st.sampled_from(Status),
        "pattern": texts,
        "confidence": st.floats(0, 1),
        "tags": tuples(texts),
        "conflict": texts,
        "points": st.floats(min_value=0, exclude_min=True, allow_infinity=False),
        "hint": texts,
        "short_stem": texts,
        "rejected_because": texts,
        "allow": st.dictionaries(texts, texts, max_size=2),
        "previous": st.builds(
            Previous,
            key=st.none() | texts | st.integers() | st.booleans() | finite | st.lists(texts, max_size=2),
            evidence=evidences,
        ),
    },
)


@st.composite
def distractors(draw: st.DrawFn, options: list[str]) -> tuple[Distractor, ...]:
    return tuple(Distractor(text=text, feedback=draw(feedbacks)) for text in options)


@st.composite
def items(draw: st.DrawFn) -> Item:
    fields: dict[str, Any] = draw(shared)
    kind = draw(st.sampled_from(range(9)))
    options = draw(distinct(4, 6))
    if kind == 0:
        return MultipleChoice(**fields, key=options[0], distractors=draw(distractors(options[1:])))
    if kind == 1:
        wrong = draw(distractors(options[2:]))
        fields["ask"] = draw(st.sampled_from(["which", "how_many"]))
        return MultipleAnswer(**fields, keys=tuple(options[:2]), distractors=wrong)
    if kind == 2:
        return TrueFalse(**fields, key=draw(st.booleans()), correction=draw(st.none() | texts))
    if kind == 3:
        answer_type = draw(st.none() | texts)
        return ShortAnswer(**fields, key=options[0], accepted=tuple(options[1:]), answer_type=answer_type)
    if kind == 4:
        fields["stem"] = draw(texts) + "{{gap}} and {{another}}" + draw(texts)
        accepted = draw(st.just(()) | st.tuples(tuples(words), tuples(words)))
        item = Cloze(**fields, accepted=accepted)
        return item if len(item.keys) == 2 else Cloze(**{**fields, "stem": "{{No}} {{12:30}}"}, accepted=accepted)
    if kind == 5:
        return Number(**fields, key=draw(finite), unit=draw(texts), tolerance=abs(draw(finite)))
    if kind == 6:
        granularity = draw(st.sampled_from(Granularity))
        return Date(**fields, key=PartialDate.of(draw(dates)).at(granularity), granularity=granularity)
    if kind == 7:
        return Ordering(**fields, sequence=tuple(options))
    pairs = tuple(Pair(left=left, right=right) for left, right in zip(options[2:], options[:2], strict=False))
    return Matching(**fields, pairs=pairs, distractors=draw(distractors(options[2:])))


conflicts = st.builds(
    Conflict,
    id=words,
    about=words,
    resolution=st.sampled_from(["open", "excluded", 1, 2]),
    claims=st.lists(st.builds(Claim, value=words, evidence=evidence), min_size=2, max_size=3).map(tuple),
)
articles = st.builds(
    ArticleEntry,
    id=words,
    title=texts,
    context=texts,
    published=st.none() | dates,
    source=st.none() | texts,
    license=st.none() | texts,
    file=st.none() | texts,
    digest=st.none() | texts,
)


@st.composite
def banks(draw: st.DrawFn, most: int = 4) -> Bank:
    """A bank whose items all have ids of their own."""
    made = draw(st.lists(items(), max_size=most))
    ids = draw(st.lists(words, min_size=len(made), max_size=len(made), unique=True))
    return Bank(
        id=draw(texts),
        title=draw(texts),
        language=draw(st.sampled_from(["en", "no", "de"])),
        generator=draw(st.none() | texts),
        articles=tuple(draw(st.lists(articles, max_size=2, unique_by=lambda entry: entry.id))),
        items=tuple(item.model_copy(update={"id": id}) for item, id in zip(made, ids, strict=True)),
        conflicts=tuple(draw(st.lists(conflicts, max_size=2, unique_by=lambda conflict: conflict.id))),
    )
