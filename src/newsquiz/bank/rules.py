"""What makes an item that fits the schema still impossible to answer or to grade."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from newsquiz.item import Cloze, Date, Item, Matching, MultipleAnswer, MultipleChoice, Number, Ordering
from newsquiz.language.dates import Granularity
from newsquiz.lint import Flaw, Severity, folded

STRUCTURE_RULES = frozenset(
    (
        "key-in-distractors", "duplicate-options", "duplicate-key", "duplicate-entry", "duplicate-left-side",
        "duplicate-right-side", "cloze-gap", "cloze-accepted", "date-granularity",
    )
)  # fmt: skip

_FINENESS = (Granularity.YEAR, Granularity.MONTH, Granularity.DAY)


def structure(item: Item) -> Iterator[Flaw]:
    """Errors that make the item unusable; only items without any are played."""
    match item:
        case MultipleChoice():
            yield from _options((item.key,), [option.text for option in item.distractors])
        case MultipleAnswer():
            yield from _twice(item.keys, "keys", "key")
            yield from _options(item.keys, [option.text for option in item.distractors])
        case Cloze():
            yield from _gaps(item)
        case Number() if not math.isfinite(item.key):
            yield _error("wrong-value", "`key` must be a finite number", "write figures", "key")
        case Date():
            yield from _date(item)
        case Ordering():
            yield from _twice(item.sequence, "sequence", "entry")
        case Matching():
            yield from _twice([pair.left for pair in item.pairs], "pairs", "left side")
            yield from _twice([pair.right for pair in item.pairs], "pairs", "right side")
            yield from _options([pair.right for pair in item.pairs], [option.text for option in item.distractors])


def _error(rule: str, message: str, mend: str, field: str) -> Flaw:
    return Flaw(rule, message, mend, field, Severity.ERROR)


def _options(keys: Sequence[str], distractors: Sequence[str]) -> Iterator[Flaw]:
    right = {folded(key) for key in keys}
    for number, text in enumerate(distractors, start=1):
        if folded(text) in right:
            message = f'"{text}" is the key and also distractor {number}'
            yield _error("key-in-distractors", message, "remove one", "distractors")
    wrong = [text for text in distractors if folded(text) not in right]
    yield from _twice(wrong, "distractors", "distractor", rule="duplicate-options")


def _twice(texts: Sequence[str], field: str, what: str, rule: str = "") -> Iterator[Flaw]:
    seen: set[str] = set()
    for text in texts:
        if folded(text) in seen:
            name = rule or f"duplicate-{what.replace(' ', '-')}"
            yield _error(name, f'the {what} "{text}" stands twice', "remove or reword one", field)
        seen.add(folded(text))


def _gaps(item: Cloze) -> Iterator[Flaw]:
    keys = item.keys
    if not keys:
        yield _error("cloze-gap", "no gap in the stem", "put {{ }} around the words to be filled in", "stem")
    elif not all(key.strip() for key in keys):
        yield _error("cloze-gap", "a gap without its key", "write the key between {{ and }}", "stem")
    elif item.accepted and len(item.accepted) != len(keys):
        message = f"{len(keys)} gaps and {len(item.accepted)} in `accepted`"
        yield _error("cloze-accepted", message, "write a list for each gap, [] for none", "accepted")


def _date(item: Date) -> Iterator[Flaw]:
    known = item.key.granularity
    if _FINENESS.index(known) < _FINENESS.index(item.granularity):
        message = f"the key {item.key} gives only the {known} and the {item.granularity} is asked"
        yield _error("date-granularity", message, f"write `granularity: {known}` or a fuller key", "granularity")
