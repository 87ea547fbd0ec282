"""YAML text as plain data that knows where each value stands.

PyYAML's C parser reads the events; the values are those of YAML 1.2's core schema, so that `No` is text, `12:30` is
text, a date is text, and only `true` and `false` are booleans. Places are offsets in the text, in code points.
Anchors' aliases and tags are refused, so that no file grows beyond its size when read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

MAX_DEPTH = 24
MAX_VALUES = 1_000_000
MAX_FIELDS = 200
MAX_TEXT = 20_000

_MAYBE_NOT_TEXT = frozenset("+-.0123456789~tTfFnN")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTHS = {"true": 1, "True": 1, "TRUE": 1, "false": 0, "False": 0, "FALSE": 0}
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MAX_DIGITS = 400
_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")


class _Written:
    """A number or boolean that keeps the spelling of the file in `raw`: a text field takes that."""

    raw: str

    def __str__(self) -> str:
        return self.raw


class WrittenInteger(_Written, int):
    """An integer as written."""


class WrittenFloat(_Written, float):
    """A floating-point number as written."""


class WrittenTruth(_Written, int):
    """`true` (1) or `false` (0) as written; `bool` itself cannot be subclassed."""


class Marks(NamedTuple):
    """Where a field's name begins, and where its value begins and ends."""

    name: int
    start: int
    end: int


class Fields(dict[str, Any]):
    """A mapping. A field whose value is left empty is not among the keys, but is in `marks`."""

    __slots__ = ("end", "flow", "marks", "start")
    start: int
    end: int
    flow: bool
    marks: dict[str, Marks]


class Entries(list[Any]):
    """A sequence; `marks` holds where each entry begins and ends."""

    __slots__ = ("end", "flow", "marks", "start")
    start: int
    end: int
    flow: bool
    marks: list[tuple[int, int]]


class Trouble(NamedTuple):
    """Something that YAML allows and a bank does not, at an offset."""

    rule: str
    message: str
    mend: str
    at: int


class Unparsable(Exception):
    """The text cannot be read as YAML, from `trouble.at` on."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


@dataclass
class Tree:
    """The one document of a file: `root` is None where there is none."""

    root: Any = None
    troubles: list[Trouble] = field(default_factory=list)


def parse(text: str) -> Tree:
    """Read YAML text (without byte order mark). Raises Unparsable at the first place that is not YAML."""
    try:
        return _Composer(text).tree()
    except yaml.MarkedYAMLError as error:
        raise Unparsable(_in_plain_words(error, text)) from None
    except yaml.YAMLError as error:
        raise Unparsable(Trouble("yaml", f"not YAML: {error}", "", 0)) from None


def _in_plain_words(error: yaml.MarkedYAMLError, text: str) -> Trouble:
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    problem = error.problem or "the text ends too early"
    if text[at : at + 1] == "\t":
        return Trouble("yaml", "a tab stands where only spaces may", "indent with spaces", at)
    mend = ""
    if "mapping values are not allowed" in problem:
        problem, mend = "a second `: ` in one line", 'put the text in "double quotes"'
    elif text[at : at + 1] in tuple("@`%&*!|>"):
        mend = 'put the text in "double quotes"'
    elif "expected <block end>" in problem:
        problem, mend = "this line does not line up with those before it", "indent it like its neighbours"
    elif "unexpected end of stream" in problem:
        mend = "close the quote"
    elif "expected ',' or" in problem:
        mend = "close the bracket"
    return Trouble("yaml", f"not YAML: {problem}", mend, at)


def resolve(text: str) -> Any:
    """The value of a plain (unquoted) scalar by YAML 1.2's core schema; numbers and booleans remember `text`."""
    if text in _NULLS:
        return None
    if text[0] not in _MAYBE_NOT_TEXT:
        return text
    value: WrittenInteger | WrittenFloat | WrittenTruth
    if text in _TRUTHS:
        value = WrittenTruth(_TRUTHS[text])
    elif len(text) > _MAX_DIGITS:
        return text
    elif _INTEGER.fullmatch(text):
        value = WrittenInteger(int(text, 0 if text[1:2] in ("o", "x") else 10))
    elif _FLOAT.fullmatch(text):
        value = WrittenFloat(text)
    elif _ENDLESS.fullmatch(text):
        value = WrittenFloat(text.replace(".", "", 1))
    else:
        return text
    value.raw = text
    return value


def plain(value: Any) -> Any:
    """The same data without places and spellings: dict, list, str, int, float, bool and None."""
    match value:
        case dict():
            return {name: plain(inner) for name, inner in value.items()}
        case list():
            return [plain(inner) for inner in value]
        case WrittenTruth():
            return bool(value)
        case WrittenInteger():
            return int(value)
        case WrittenFloat():
            return float(value)
        case _:
            return value


def _begin(event: Any) -> int:
    return int(event.start_mark.index)


def _end(event: Any) -> int:
    return int(event.end_mark.index)


class _Composer:
    """Builds a tree from parser events; depth and number of values are bounded."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CLoader)
        self._values = 0
        self._depth = 0
        self._troubles: list[Trouble] = []

    def tree(self) -> Tree:
        tree = Tree(troubles=self._troubles)
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    mend = "keep one bank a file"
                    self._trouble("yaml-documents", "a second document begins here", mend, _begin(event))
                    break
                tree.root, _, _ = self._value(next(self._events))
        return tree

    def _trouble(self, rule: str, message: str, mend: str, at: int) -> None:
        self._troubles.append(Trouble(rule, message, mend, at))

    def _value(self, event: Any) -> tuple[Any, int, int]:
        """The value that begins with `event`, and where it begins and ends."""
        self._values += 1
        if self._values > MAX_VALUES:
            mend = "split the bank into several"
            raise Unparsable(Trouble("yaml", f"more than {MAX_VALUES} values", mend, _begin(event)))
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            at = _begin(event)
            self._trouble("yaml-alias", f"an alias, `*{event.anchor}`", "write the value out", at)
            return None, at, _end(event)
        return self._collection(event)

    def _scalar(self, event: Any) -> tuple[Any, int, int]:
        start, end = _begin(event), _end(event)
        if len(event.value) > MAX_TEXT:
            self._trouble("yaml-length", f"a text of more than {MAX_TEXT} characters", "shorten it", start)
        if event.implicit[0]:
            return resolve(event.value), start, end
        self._refuse_tag(event)
        if event.style in ("|", ">"):
            end = start + len(self._text[start:end].rstrip())
        return event.value, start, end

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in _TEXT_TAGS:
            self._trouble("yaml-tag", f"a tag, `{event.tag}`", "leave it out", _begin(event))

    def _collection(self, event: Any) -> tuple[Any, int, int]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = f"lists within lists, more than {MAX_DEPTH} deep"
            raise Unparsable(Trouble("yaml", message, "", _begin(event)))
        if event.tag is not None:
            self._refuse_tag(event)
        value = self._mapping(event) if isinstance(event, yaml.MappingStartEvent) else self._sequence(event)
        self._depth -= 1
        return value, value.start, value.end

    def _sequence(self, begin: Any) -> Entries:
        entries = Entries()
        entries.start, entries.flow, entries.marks = _begin(begin), begin.flow_style, []
        end = entries.start
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                entries.end = _end(event) if begin.flow_style else end
                break
            value, start, end = self._value(event)
            entries.append(value)
            entries.marks.append((start, end))
        return entries

    def _mapping(self, begin: Any) -> Fields:
        fields = Fields()
        fields.start, fields.flow, fields.marks = _begin(begin), begin.flow_style, {}
        end = fields.start
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                fields.end = _end(event) if begin.flow_style else end
                break
            name = self._name(event)
            value, start, end = self._value(next(self._events))
            at = _begin(event)
            if name in fields.marks:
                self._trouble("duplicate-field", f"`{name}` is written twice", "remove one", at)
            elif len(fields.marks) == MAX_FIELDS:
                raise Unparsable(Trouble("yaml", f"more than {MAX_FIELDS} fields in one place", "", at))
            elif name is not None:
                fields.marks[name] = Marks(at, start, end)
                if value is not None:
                    fields[name] = value
        return fields

    def _name(self, event: Any) -> str | None:
        """A field's name: its own spelling, whatever it looks like."""
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        self._value(event)
        self._trouble("yaml-key", "a field's name must be plain text", "write a word", _begin(event))
        return None
