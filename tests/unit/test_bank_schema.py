"""The JSON Schema: accepts what the reader accepts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from newsquiz.bank import dump, json_schema
from newsquiz.bank.complaints import TYPE_NAMES
from newsquiz.bank.tree import parse, plain
from newsquiz.cli.schema import run
from newsquiz.item import Bank
from tests.unit.bank_examples import banks

GOLDEN = Path(__file__).parents[1] / "golden" / "bank.yaml"
SCHEMA = json_schema()
KINDS = {"string": str, "boolean": bool, "null": type(None), "array": list, "object": dict}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """The keywords of JSON Schema that the bank's schema uses; any other is an error of the test."""
    return all(KEYWORDS[word](value, schema[word], schema) for word in schema)


def _is_kind(value: Any, kind: str) -> bool:
    if kind in ("number", "integer"):
        return isinstance(value, int | float) and not isinstance(value, bool) and (kind == "number" or value % 1 == 0)
    return isinstance(value, KINDS[kind])


def _properties(value: Any, properties: dict[str, Any], schema: dict[str, Any]) -> bool:
    return not isinstance(value, dict) or all(
        fits(value[name], properties[name]) for name in value if name in properties
    )


def _additional(value: Any, rule: Any, schema: dict[str, Any]) -> bool:
    if not isinstance(value, dict):
        return True
    more = [value[name] for name in value if name not in schema.get("properties", {})]
    return all(fits(each, rule) for each in more) if rule is not False else not more


def _sized(value: Any) -> int | None:
    return len(value) if isinstance(value, str | list) else None


KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("$schema", "$id", "$defs", "title", "description", "default", "format"), lambda *_: True),
    "type": lambda v, kinds, _: any(_is_kind(v, kind) for kind in ([kinds] if isinstance(kinds, str) else kinds)),
    "$ref": lambda v, ref, _: fits(v, SCHEMA["$defs"][ref.removeprefix("#/$defs/")]),
    "const": lambda v, const, _: v == const,
    "enum": lambda v, values, _: v in values,
    "anyOf": lambda v, branches, _: any(fits(v, each) for each in branches),
    "oneOf": lambda v, branches, _: sum(fits(v, each) for each in branches) == 1,
    "required": lambda v, names, _: not isinstance(v, dict) or set(names) <= v.keys(),
    "properties": _properties,
    "additionalProperties": _additional,
    "items": lambda v, each, _: not isinstance(v, list) or all(fits(one, each) for one in v),
    "minLength": lambda v, n, _: not isinstance(v, str) or len(v) >= n,
    "minItems": lambda v, n, _: not isinstance(v, list) or len(v) >= n,
    "maxItems": lambda v, n, _: not isinstance(v, list) or len(v) <= n,
    "minimum": lambda v, n, _: not _is_kind(v, "number") or v >= n,
    "maximum": lambda v, n, _: not _is_kind(v, "number") or v <= n,
    "exclusiveMinimum": lambda v, n, _: not _is_kind(v, "number") or v > n,
    "pattern": lambda v, pattern, _: not isinstance(v, str) or re.search(pattern, v) is not None,
}


def golden() -> Any:
    return plain(parse(GOLDEN.read_text(encoding="utf-8")).root)


def test_the_schema_names_its_draft_and_itself() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "urn:newsquiz:bank:1"
    assert SCHEMA["title"]
    assert SCHEMA["description"]


def test_a_bank_of_every_type_fits_the_schema() -> None:
    assert {item["type"] for item in golden()["items"]} == set(TYPE_NAMES)
    assert fits(golden(), SCHEMA)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(banks())
def test_whatever_is_written_fits_the_schema(bank: Bank) -> None:
    assert fits(plain(parse(dump(bank)).root), SCHEMA)


@pytest.mark.parametrize(
    "items",
    [
        "- {type: multiple_choice, stem: S, key: 90, distractors: [45, true, {text: 1e3}]}",
        "- {type: date, stem: S, key: 2025, granularity: year}",
        "- {type: short_answer, stem: S, key: K, hint: , evidence: , status: }",
    ],
)
def test_what_the_reader_takes_from_a_person_fits_too(items: str) -> None:
    assert fits({"newsquiz": 1, "items": plain(parse(items).root)}, SCHEMA)


@pytest.mark.parametrize(
    "items",
    [
        "- {stem: S, key: 90}",
        "- {type: number, stem: S, key: ninety}",
        "- {type: number, stem: S, key: 90, kye: 90}",
        "- {type: true_false, stem: S, key: 1}",
        "- {type: multiple_choice, stem: S, key: K, distractors: [A]}",
        "- {type: date, stem: S, key: June, granularity: month}",
        "- {type: short_answer, stem: S, key: K, status: done}",
        "- {type: short_answer, stem: S, key: K, evidence: [{article: a, start: -1, end: 2, quote: q}]}",
        "- {type: sonnet, stem: S, key: K}",
    ],
)
def test_what_the_reader_refuses_does_not_fit(items: str) -> None:
    assert not fits({"newsquiz": 1, "items": plain(parse(items).root)}, SCHEMA)


def test_every_field_says_what_it_is_for() -> None:
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            assert field.get("description"), name


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA
