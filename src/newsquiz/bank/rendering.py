"""Items and banks as lines of YAML, the same bytes for the same bank.

Text is written plain where YAML 1.1 and 1.2 both read it as that text, else in double quotes. Lines are not folded.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from newsquiz.item import ArticleEntry, Bank, Conflict, Distractor, Item
from newsquiz.language.dates import PartialDate

SCHEMA_FILE = "newsquiz.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"

_HEAD = ("id", "type", "stem", "context")
_ALWAYS = frozenset(("status", "language", "items"))
LISTED = frozenset(("distractors", "keys", "accepted", "sequence", "pairs", "evidence", "claims"))
_QUOTED = frozenset(("quote",))

_PLAIN = re.compile(r"[\w($€£“‘][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_NOT_IN_BLOCK = re.compile(r":(?:\s|$)|\s#|\s$")
_NOT_IN_FLOW = re.compile(r"[][{},:#]|\s$")
_LOOKS_OTHER = re.compile(
    r"y|n|yes|no|true|false|on|off|null"  # booleans and null of YAML 1.1
    r"|0x[\da-f_]+|0o?[0-7_]+|0b[01_]+"
    r"|\d[\d_.,]*(?:e[-+]?\d+)?"
    r"|\d[\d_]*(?::[\d_.]+)+"  # sexagesimal: 12:30
    r"|\d{4}-\d\d?(?:-\d\d?(?:[t ].*)?)?",  # dates and times
    re.IGNORECASE,
)
_ESCAPES = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(value: Any, *, flow: bool = False) -> str:
    """One value on one line; `flow` where it stands between brackets."""
    match value:
        case str():
            text = str(value)
            return text if _is_plain(text, flow) else quoted(text)
        case PartialDate() | dt.date():
            return str(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return number(value)
        case None:
            return "null"
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a bank file")


def _is_plain(text: str, flow: bool) -> bool:
    if not _PLAIN.fullmatch(text) or _LOOKS_OTHER.fullmatch(text):
        return False
    return not (_NOT_IN_FLOW if flow else _NOT_IN_BLOCK).search(text)


def quoted(text: str) -> str:
    """Text in double quotes, on one line."""
    return _ESCAPES.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(text, ensure_ascii=False))


def number(value: float) -> str:
    """A number without a fraction where it has none: 90, 1.5, 1.0e+20, .inf."""
    if isinstance(value, int):
        return str(int(value))
    if math.isnan(value):
        return ".nan"
    if math.isinf(value):
        return ".inf" if value > 0 else "-.inf"
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(float(value))
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def inline(value: Any, *, flow: bool = True) -> str:
    """Any plain data on one line: mappings and lists in brackets."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{inline_field(k, v)}" for k, v in value.items()) + "}"
        case PartialDate():
            return scalar(value, flow=flow)
        case list() | tuple():
            return "[" + ", ".join(inline(inner) for inner in value) + "]"
        case _:
            return scalar(value, flow=flow)


def inline_field(name: str, value: Any) -> str:
    """A field between brackets: `name: value`."""
    return f"{scalar(name, flow=True)}: {inline_value(name, value)}"


def inline_value(name: str, value: Any) -> str:
    """The value of a field between brackets; quotes are always in quotes."""
    return quoted(value) if name in _QUOTED and isinstance(value, str) else inline(value)


def data(value: Any) -> Any:
    """A model as plain data in the order of the file, fields that hold their default left out."""
    match value:
        case Distractor(feedback=""):
            return value.text
        case BaseModel():
            return _fields(value)
        case PartialDate():
            return value
        case Mapping():
            return {str(name): data(inner) for name, inner in value.items()}
        case list() | tuple():
            return [data(inner) for inner in value]
        case _:
            return value


def field_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of a model's fields in the order of the file: what its type adds comes after the stem."""
    names = model.model_fields
    if "stem" not in names:
        return tuple(names)
    common = model.__bases__[0].model_fields  # type: ignore[attr-defined]
    own = [name for name in names if name not in common and name != "type"]
    shared = [name for name in common if name not in _HEAD]
    return (*_HEAD, *own, *shared)


def _fields(model: BaseModel) -> dict[str, Any]:
    written = {}
    for name in field_order(type(model)):
        value = getattr(model, name)
        info = type(model).model_fields[name]
        if name in _ALWAYS or name == "type" or value != info.get_default(call_default_factory=True):
            written[name] = data(value)
    return written


def field_lines(name: str, value: Any) -> Iterator[str]:
    """The lines of one field, the first without indentation: long lists an entry a line, all else on one line."""
    if name in LISTED and isinstance(value, Sequence) and not isinstance(value, str | PartialDate) and value:
        yield f"{scalar(name)}:"
        yield from (f"  {entry_line(entry)}" for entry in value)
    else:
        yield f"{scalar(name)}: {inline(value, flow=False)}"


def entry_line(value: Any) -> str:
    """An entry of a long list."""
    return f"- {inline(value, flow=False)}"


def entry_lines(fields: Mapping[str, Any]) -> Iterator[str]:
    """An article, item or conflict as an entry of its list."""
    lead = "- "
    for name, value in fields.items():
        for line in field_lines(name, value):
            yield lead + line
            lead = "  "


def item_lines(item: Item | ArticleEntry | Conflict) -> list[str]:
    """The lines of one entry, without the indentation of its list."""
    return list(entry_lines(data(item)))


def dump(bank: Bank) -> str:
    """A bank as the text of a new file. Reading it back gives an equal bank."""
    return "\n".join((MODELINE, *_bank_lines(bank))) + "\n"


def _bank_lines(bank: Bank) -> Iterator[str]:
    yield f"newsquiz: {bank.newsquiz}"
    for name in ("id", "title", "language", "generator"):
        value = getattr(bank, name)
        if name in _ALWAYS or value != Bank.model_fields[name].default:
            yield f"{name}: {scalar(value)}"
    yield from _section("articles", bank.articles)
    yield from _section("items", bank.items)
    yield from _section("conflicts", bank.conflicts)


def _section(name: str, entries: Sequence[Any]) -> Iterator[str]:
    if entries:
        yield f"{name}:"
        yield from (f"  {line}" for entry in entries for line in item_lines(entry))
    elif name in _ALWAYS:
        yield f"{name}: []"
