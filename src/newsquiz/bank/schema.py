"""The JSON Schema of the bank format, for editors and other programs."""

from __future__ import annotations

from typing import Any

from newsquiz.item import Bank


def json_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a bank file, version 1."""
    schema = Bank.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:newsquiz:bank:1",
        **schema,
        "title": "newsquiz question bank",
        "description": "A bank of quiz items about news articles, version 1 of the format.",
        "required": ["newsquiz"],
    }
