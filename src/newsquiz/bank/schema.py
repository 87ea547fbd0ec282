"""The JSON Schema of the bank format, for editors and other programs.

Pydantic's schema of the models, put right where a bank's reader takes more: text may be written as a bare number or
word (`key: 45`), a distractor as its text alone, a field may be left empty; and an item must say its `type`.
"""

from __future__ import annotations

from typing import Any

from newsquiz.bank.rendering import field_order
from newsquiz.item import ITEM_TYPES, Bank

SCHEMA_ID = "urn:newsquiz:bank:1"

_SCALAR = ["string", "number", "boolean"]
_DESCRIPTIONS = {
    "newsquiz": "Version of the bank format.",
    "id": "The name of this entry. An item's is minted once and kept by edits; leave it out in a new item.",
    "title": "What the bank, or the article, is called.",
    "language": "Language of the stems, as an IETF tag.",
    "generator": "What made the bank; absent when written by hand.",
    "articles": "The articles that the items ask about.",
    "items": "The items, in the order they are listed.",
    "conflicts": "What an article says twice, differently.",
    "published": "The day the article appeared.",
    "source": "Where the article stands.",
    "license": "The licence of the article's text.",
    "file": "The article's text, relative to the bank: front matter, an empty line, the text.",
    "digest": "sha256: of that text.",
    "type": "What kind of item this is; it decides which other fields there are.",
    "stem": "The question or statement. In a cloze, {{...}} stands around each gap.",
    "context": 'The event and its time, shown above the stem; "" for none.',
    "key": "The right answer.",
    "keys": "The right options.",
    "distractors": "The wrong options: each a text, or a text with feedback for who chose it.",
    "ask": "Which options are right, or only how many.",
    "correction": "What is true, where the statement is false.",
    "accepted": "Further right answers; in a cloze, a list for each gap.",
    "answer_type": "What the answer is: person, place, organisation, term, ...",
    "unit": "What the number counts.",
    "tolerance": "How far off is still right, in the unit.",
    "granularity": "How exactly the date is asked for.",
    "sequence": "The entries in the right order.",
    "pairs": "What belongs together.",
    "left": "What is given.",
    "right": "What belongs to it.",
    "text": "The option.",
    "feedback": "What the learner who chose it is told.",
    "explanation": "Shown after the answer.",
    "evidence": "The passages that prove the key.",
    "article": "The id of an article.",
    "start": "Where the quote begins in the article's text, in Unicode code points.",
    "end": "Where the quote ends.",
    "quote": "text[start:end] of the article.",
    "fact": "Which fact of the article is asked for; items with the same are siblings.",
    "also_facts": "Further facts that an ordering or a matching needs.",
    "as_of": "The day the key is known to hold.",
    "status": "Where the item stands with the teacher.",
    "pattern": "Which pattern made the item; absent when written by hand.",
    "confidence": "How likely a strict judge accepts the item.",
    "tags": "Words to choose items by.",
    "conflict": "The id of the conflict that the item touches.",
    "points": "What a right answer counts.",
    "hint": "Shown when asked for.",
    "short_stem": "The stem for formats with limits.",
    "rejected_because": "Why a teacher rejected the item.",
    "allow": "Rules of `newsquiz check` that are quiet for this item, each with the reason.",
    "previous": "The key and evidence before the item was marked `changed`.",
    "about": "What the claims are about.",
    "resolution": "open, excluded, or the number of the claim that holds.",
    "claims": "What the article says.",
    "value": "What is claimed.",
}


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a bank file, version 1."""
    raw = Bank.model_json_schema()
    definitions = {name: _described(part) for name, part in sorted(raw["$defs"].items())}
    for model in ITEM_TYPES:
        _in_file_order(definitions[model.__name__], field_order(model))
    for name, part in definitions.items():
        _widen_texts(part, inside=name)
    bank = _described({name: part for name, part in raw.items() if name != "$defs"})
    bank["properties"]["items"]["items"].pop("discriminator")
    _widen_texts(bank, inside="Bank")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **bank,
        "title": "newsquiz question bank",
        "description": "Quiz items about news articles, version 1 of the format.",
        "required": ["newsquiz"],
        "$defs": definitions,
    }


def _described(part: dict[str, Any]) -> dict[str, Any]:
    """A model's schema with what each field is for instead of a title made of its name."""
    for name, field in part.get("properties", {}).items():
        field.pop("title", None)
        if field.get("default", 0) in (None, "", []):
            del field["default"]
        field["description"] = _DESCRIPTIONS[name]
    return part


def _in_file_order(part: dict[str, Any], order: tuple[str, ...]) -> None:
    part["properties"] = {name: part["properties"][name] for name in order}
    part["required"] = ["type", *part["required"]]


def _widen_texts(part: dict[str, Any], inside: str) -> None:
    """Let text be written as a bare number or word, an option as its text, and a field be left empty."""
    for name, field in part.get("properties", {}).items():
        required = name in part.get("required", ())
        part["properties"][name] = _widened(field, inside, empty=not required and name not in ("type", "newsquiz"))


def _widened(field: dict[str, Any], inside: str, *, empty: bool = False) -> dict[str, Any]:
    wide = {name: value for name, value in field.items() if name != "anyOf"}
    branches = [each for each in field.get("anyOf", ()) if each != {"type": "null"}]
    if len(branches) == 1:
        wide |= branches[0]
    elif branches:
        wide["anyOf"] = branches
    if wide.get("type") == "string" and not {"enum", "const", "format", "pattern"} & wide.keys():
        wide["type"] = _SCALAR
    elif wide.get("type") == "string" and "pattern" in wide:
        wide["type"] = ["string", "integer"]
    for inner in ("items", "additionalProperties"):
        if isinstance(wide.get(inner), dict):
            wide[inner] = _widened(wide[inner], inside)
    if wide.get("$ref") == "#/$defs/Distractor":
        wide = {"anyOf": [{"type": _SCALAR, "minLength": 1}, wide]}
    return _or_empty(wide) if empty else wide


def _or_empty(field: dict[str, Any]) -> dict[str, Any]:
    """The same, or nothing behind the colon."""
    kind = field.get("type")
    if kind is not None and "enum" not in field:
        return {**field, "type": [*([kind] if isinstance(kind, str) else kind), "null"]}
    described = {name: value for name, value in field.items() if name in ("description", "default")}
    rest = {name: value for name, value in field.items() if name not in described}
    if not rest:
        return field
    branches = rest["anyOf"] if rest.keys() == {"anyOf"} else [rest]
    return {**described, "anyOf": [*branches, {"type": "null"}]}
