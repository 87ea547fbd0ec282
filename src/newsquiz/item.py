"""The nine item types as one discriminated union, and the bank that holds them.

These models are the bank format, version 1; `newsquiz schema` prints what they accept. Field order is the order in
which a bank file is written.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from newsquiz.language.dates import Granularity, PartialDate

GAP = re.compile(r"\{\{((?:(?!\{\{).)*?)\}\}")
BLANK = "____"


def _as_text(value: Any) -> Any:
    """A scalar as it was written: a reader may hand over `raw`, the file's own spelling of a number or a boolean."""
    if isinstance(value, str):
        return value
    raw = getattr(value, "raw", None)
    if raw is not None:
        return raw
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else value


Text = Annotated[str, BeforeValidator(_as_text)]
Words = Annotated[Text, Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Status(StrEnum):
    """Where an item stands with the teacher."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    CHANGED = "changed"


class Evidence(_Model):
    """The passage that proves a key: `article text[start:end] == quote`."""

    article: Text
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    quote: Words


class Distractor(_Model):
    """A wrong option, with what to tell the learner who chose it."""

    text: Words
    feedback: Text = ""


def _as_distractor(value: Any) -> Any:
    return value if isinstance(value, dict | Distractor) else {"text": value}


Option = Annotated[Distractor, BeforeValidator(_as_distractor)]


class Pair(_Model):
    """One row of a matching item."""

    left: Words
    right: Words


class Previous(_Model):
    """What stood before an item was marked `changed`."""

    key: Any = None
    evidence: tuple[Evidence, ...] = ()


class _Item(_Model):
    """What all nine types share."""

    id: Text = ""
    stem: Words
    context: Text | None = None
    explanation: Text = ""
    evidence: tuple[Evidence, ...] = ()
    fact: Text | None = None
    also_facts: tuple[Text, ...] = ()
    as_of: dt.date | None = None
    status: Status = Status.DRAFT
    pattern: Text | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    tags: tuple[Text, ...] = ()
    conflict: Text | None = None
    points: Annotated[float, Field(gt=0)] = 1
    hint: Text | None = None
    short_stem: Text | None = None
    rejected_because: Text | None = None
    allow: dict[str, Text] = Field(default_factory=dict)
    previous: Previous | None = None


class MultipleChoice(_Item):
    """One right option among three to six."""

    type: Literal["multiple_choice"] = "multiple_choice"
    key: Words
    distractors: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]


class MultipleAnswer(_Item):
    """Several right options; `how_many` asks only for their number (statement questions)."""

    type: Literal["multiple_answer"] = "multiple_answer"
    keys: Annotated[tuple[Words, ...], Field(min_length=1)]
    distractors: Annotated[tuple[Option, ...], Field(min_length=1)]
    ask: Literal["which", "how_many"] = "which"


class TrueFalse(_Item):
    """A statement; a false one says in `correction` what would be true."""

    type: Literal["true_false"] = "true_false"
    key: bool
    correction: Text | None = None


class ShortAnswer(_Item):
    """A name or a few words, typed."""

    type: Literal["short_answer"] = "short_answer"
    key: Words
    accepted: tuple[Words, ...] = ()
    answer_type: Text | None = None


class Cloze(_Item):
    """A sentence whose gaps stand in the stem as `{{key}}`; `accepted` holds a list for each gap."""

    type: Literal["cloze"] = "cloze"
    accepted: tuple[tuple[Words, ...], ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """What belongs in each gap, in order."""
        return tuple(GAP.findall(self.stem))


class Number(_Item):
    """A quantity in `unit`, right within `tolerance` (absolute, same unit)."""

    type: Literal["number"] = "number"
    key: float
    unit: Text = ""
    tolerance: Annotated[float, Field(ge=0)] = 0


class Date(_Item):
    """A date, asked to the day, the month or the year."""

    type: Literal["date"] = "date"
    key: PartialDate
    granularity: Granularity


class Ordering(_Item):
    """Entries to be put in order; `sequence` is the right one."""

    type: Literal["ordering"] = "ordering"
    sequence: Annotated[tuple[Words, ...], Field(min_length=2)]


class Matching(_Item):
    """Left sides to be matched with right sides; `distractors` are right sides left over."""

    type: Literal["matching"] = "matching"
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2)]
    distractors: tuple[Option, ...] = ()


Item = Annotated[
    MultipleChoice | MultipleAnswer | TrueFalse | ShortAnswer | Cloze | Number | Date | Ordering | Matching,
    Field(discriminator="type"),
]
ITEM: TypeAdapter[Item] = TypeAdapter(Item)
ITEM_TYPES: tuple[type[_Item], ...] = (
    MultipleChoice, MultipleAnswer, TrueFalse, ShortAnswer, Cloze, Number, Date, Ordering, Matching,
)  # fmt: skip


class Claim(_Model):
    """One side of a conflict."""

    value: Words
    evidence: Evidence


class Conflict(_Model):
    """What an article says twice differently. `resolution` is open, excluded, or the number of the claim that holds."""

    id: Words
    about: Words
    resolution: Literal["open", "excluded"] | Annotated[int, Field(ge=1)] = "open"
    claims: Annotated[tuple[Claim, ...], Field(min_length=2)]


class ArticleEntry(_Model):
    """Where an article of the bank is kept, and the context line its items share."""

    id: Words
    title: Text = ""
    context: Text = ""
    published: dt.date | None = None
    source: Text | None = None
    license: Text | None = None
    file: Text | None = None
    digest: Text | None = None


class Bank(_Model):
    """A bank file, version 1."""

    newsquiz: Literal[1] = 1
    id: Text = ""
    title: Text = ""
    language: Text = "en"
    generator: Text | None = None
    articles: tuple[ArticleEntry, ...] = ()
    items: tuple[Item, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def article(self, id: str) -> ArticleEntry | None:
        """The entry with this id, or None."""
        return next((entry for entry in self.articles if entry.id == id), None)

    def context_of(self, item: Item) -> str:
        """The line shown above the stem: the item's own where it has one, else that of the article of its evidence."""
        if item.context is not None:
            return item.context
        entry = self.article(item.evidence[0].article) if item.evidence else None
        return entry.context if entry else ""


def options_of(item: Item) -> tuple[str, ...]:
    """All options of a choice item, the right ones first; () for other types."""
    match item:
        case MultipleChoice():
            return (item.key, *(d.text for d in item.distractors))
        case MultipleAnswer():
            return (*item.keys, *(d.text for d in item.distractors))
        case _:
            return ()


def key_of(item: Item) -> Any:
    """The right answer as plain data (text, number, boolean or lists of text), the same for equal keys."""
    match item:
        case MultipleAnswer():
            return sorted(item.keys)
        case Cloze():
            return list(item.keys)
        case Date():
            return str(item.key)
        case Ordering():
            return list(item.sequence)
        case Matching():
            return sorted([pair.left, pair.right] for pair in item.pairs)
        case Number():
            return [item.key, item.unit]
        case _:
            return item.key


def _digest(data: Any) -> str:
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def key_digest(item: Item) -> str:
    """Changes exactly when the right answer does: an item whose key changed starts afresh in the schedule."""
    return _digest([item.type, key_of(item)])


def content_digest(item: Item) -> str:
    """Changes when anything a learner sees or is graded by does; stands for the id of an item that has none."""
    seen = item.model_dump(
        mode="json",
        include={
            "type", "stem", "context", "key", "keys", "distractors", "ask", "correction", "accepted", "answer_type",
            "unit", "tolerance", "granularity", "sequence", "pairs",
        },
    )  # fmt: skip
    return _digest(seen)


def item_id(item: Item) -> str:
    """The item's id, or its content's digest where none was minted yet."""
    return item.id or content_digest(item)
