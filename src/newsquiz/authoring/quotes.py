"""Where somebody else speaks: the quoted stretches of a block.

What stands in quotation marks is another's words at another time, so nothing in it is resolved or dated.
"""

from __future__ import annotations

import re
from functools import lru_cache

_CURLY = re.compile(r"“[^“”]*(?:”|$)")
_STRAIGHT = re.compile(r'"[^"]*(?:"|$)')


@lru_cache(maxsize=512)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the quotations in one block, marks included; an unclosed one runs to the block's end."""
    spans = [match.span() for pattern in (_CURLY, _STRAIGHT) for match in pattern.finditer(text)]
    return tuple(sorted(spans))


def is_quoted(text: str, start: int, end: int | None = None) -> bool:
    """Whether `text[start:end]` touches a quotation; `end` defaults to one character."""
    stop = start + 1 if end is None else end
    return any(start < b and a < stop for a, b in quotations(text))
