"""Responses as JSON-ready data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsquiz.event import Chosen, Counted, DontKnow, Matched, Ordered, Response, Truth, Typed


def response_data(response: Response) -> dict[str, Any]:
    """A response as JSON-ready data, `{"type": "chosen", "options": [...]}` and the like."""
    match response:
        case Chosen(options):
            return {"type": "chosen", "options": list(options)}
        case Truth(value):
            return {"type": "truth", "value": value}
        case Typed(texts):
            return {"type": "typed", "texts": list(texts)}
        case Counted(number):
            return {"type": "counted", "number": number}
        case Ordered(sequence):
            return {"type": "ordered", "sequence": list(sequence)}
        case Matched(pairs):
            return {"type": "matched", "pairs": [list(pair) for pair in pairs]}
        case DontKnow():
            return {"type": "dont_know"}


def response_from(data: Mapping[str, Any]) -> Response:
    """The response that `response_data` wrote. Raises ValueError for a type that this version does not know."""
    match data["type"]:
        case "chosen":
            return Chosen(tuple(data["options"]))
        case "truth":
            return Truth(data["value"])
        case "typed":
            return Typed(tuple(data["texts"]))
        case "counted":
            return Counted(data["number"])
        case "ordered":
            return Ordered(tuple(data["sequence"]))
        case "matched":
            return Matched(tuple((left, right) for left, right in data["pairs"]))
        case "dont_know":
            return DontKnow()
        case unknown:
            raise ValueError(f"{unknown!r} is not a type of response")
