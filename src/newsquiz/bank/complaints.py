"""What pydantic finds wrong, in plain words."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from newsquiz.bank.tree import WrittenFloat, WrittenInteger, WrittenTruth
from newsquiz.item import ITEM_TYPES

TYPE_NAMES = {str(model.model_fields["type"].default): model for model in ITEM_TYPES}

_DATES = frozenset(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"))
_NUMBERS = frozenset(("float_type", "float_parsing", "int_type", "int_parsing", "int_from_float"))
_LISTS = frozenset(("tuple_type", "list_type"))
_FIELDS = frozenset(("model_type", "dict_type", "model_attributes_type"))
_BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("more than", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
}


@dataclass(frozen=True)
class Complaint:
    """A problem at `place`: field names and list positions from the model down."""

    place: tuple[str | int, ...]
    rule: str
    message: str
    mend: str = ""


def choose_model(fields: dict[str, Any]) -> tuple[type[BaseModel] | None, Complaint | None]:
    """The model of an item by its `type`, or what is wrong with the type."""
    name = fields.get("type")
    if name is None:
        return None, Complaint(("type",), "missing-field", "missing `type`", f"write one of {_listed(TYPE_NAMES)}")
    model = TYPE_NAMES.get(str(name))
    if model is None:
        mend = f"write one of {_listed(TYPE_NAMES)}"
        return None, Complaint(("type",), "unknown-type", f"`{name}` is no type of item{_near(name, TYPE_NAMES)}", mend)
    return model, None


def kind_complaints(fields: dict[str, Any]) -> Iterator[Complaint]:
    """Keys that pydantic would convert and the format does not allow: `key: 1` for true, `key: true` for a number."""
    key = fields.get("key")
    if key is None:
        return
    if str(fields.get("type")) == "true_false" and not isinstance(key, WrittenTruth):
        yield Complaint(("key",), "wrong-value", "`key` must be true or false", "write it without quotes")
    if str(fields.get("type")) == "number" and not isinstance(key, WrittenInteger | WrittenFloat):
        yield Complaint(("key",), "wrong-value", "`key` must be a number", "write figures without quotes or commas")


def complaints(error: ValidationError, model: type[BaseModel], fields: Collection[str]) -> Iterator[Complaint]:
    """Each problem once. `model` is the one that was validated, `fields` are the names that were there."""
    missing = [name for name in model.model_fields if name not in fields]
    seen = set()
    for detail in error.errors(include_url=False):
        place = _field_place(detail["loc"], model)
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # Only the entries that fit were counted; what is wrong with the others is told.
        complaint = _complaint(place, detail, model, missing)
        if (place, complaint.rule) not in seen:
            seen.add((place, complaint.rule))
            yield complaint


def _field_place(loc: tuple[int | str, ...], model: type[BaseModel]) -> tuple[int | str, ...]:
    """The place without what pydantic adds for a union: `resolution` is one."""
    return loc[: loc.index("resolution") + 1] if "resolution" in loc and "resolution" in model.model_fields else loc


def _complaint(
    place: tuple[int | str, ...], detail: Any, model: type[BaseModel], missing: Collection[str]
) -> Complaint:
    name = in_words(place)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "missing":
        return Complaint(place, "missing-field", f"missing {name}", f"write `{place[-1]}: ...`")
    if kind == "extra_forbidden":
        return Complaint(
            place, "unknown-field", f"unknown field {name}{_hint(place, model, missing)}", "correct or remove it"
        )
    if place[-1:] == ("resolution",):
        return Complaint(place, "wrong-value", f"{name} must be open, excluded, or the number of a claim")
    if kind in ("literal_error", "enum"):
        return Complaint(place, "wrong-value", f"{name} must be {context['expected'].replace(chr(39), '')}")
    return Complaint(place, "wrong-value", f"{name} {_demand(kind, context, detail)}")


def _demand(kind: str, context: dict[str, Any], detail: Any) -> str:
    """What the value must be."""
    if kind == "string_type":
        return "is empty" if detail["input"] is None else "must be text"
    if kind == "string_too_short" or (kind == "too_short" and isinstance(detail["input"], str)):
        return "is empty"
    if kind == "too_short":
        return f"needs at least {context['min_length']} entries and has {len(detail['input'])}"
    if kind == "too_long":
        return f"takes at most {context['max_length']} entries and has {context['actual_length']}"
    if kind in _BOUNDS:
        words, bound = _BOUNDS[kind]
        return f"must be {words} {context[bound]:g}"
    if kind in _DATES:
        return "must be a date such as 2025-06-05"
    if kind == "value_error":
        return f"is wrong: {context['error']}"
    for kinds, demand in ((_NUMBERS, "must be a number"), (_LISTS, "must be a list"), (_FIELDS, "must hold fields")):
        if kind in kinds:
            return demand
    return str(detail["msg"])


def in_words(place: tuple[int | str, ...]) -> str:
    """`distractors` 2, `text`: list positions count from 1."""
    words = "".join(f" {part + 1}" if isinstance(part, int) else f", `{part}`" for part in place)
    return words.removeprefix(", ").strip()


def _hint(place: tuple[int | str, ...], model: type[BaseModel], missing: Collection[str]) -> str:
    name = str(place[-1])
    if len(place) > 1:
        return ""
    if near := _near(name, missing):
        return near
    others = [kind for kind, other in TYPE_NAMES.items() if name in other.model_fields]
    return f"; it belongs to {_listed(others)}" if others and "stem" in model.model_fields else ""


def _near(name: Any, known: Collection[str]) -> str:
    close = difflib.get_close_matches(str(name), list(known), n=1)
    return f"; did you mean `{close[0]}`?" if close else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
