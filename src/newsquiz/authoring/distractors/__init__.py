"""Wrong answers of the same fine type as the key, proven wrong against the article, giving no cue.

`choose` finds three or abstains; `false_value` finds the one changed value of a false statement. Chance comes in as
`rng`, so the same inputs give the same options.
"""

from __future__ import annotations

import random

from newsquiz.authoring.distractors import dates, names, quantities
from newsquiz.authoring.distractors.model import NAMES, QUANTITIES, Key, Surroundings

__all__ = ["Key", "Surroundings", "choose", "false_value"]


def choose(key: Key, used: Surroundings, rng: random.Random) -> tuple[str, ...] | None:
    """Exactly three wrong options in the key's format, numbers and dates ascending; None where three cannot be had.

    Raises ValueError for a kind that Key does not know.
    """
    if key.kind in QUANTITIES:
        return quantities.options(key, used, rng)
    if key.kind == "DATE":
        return dates.options(key, used, rng)
    if key.kind in NAMES:
        return names.options(key, used, rng)
    raise ValueError(f"{key.kind!r} is no kind of key; one of {', '.join((*NAMES, *QUANTITIES, 'DATE'))}")


def false_value(key: Key, used: Surroundings, rng: random.Random) -> str | None:
    """One value to stand for the key in a statement that the article then contradicts; None where there is none.

    People of the article are never swapped in: such statements read absurd.
    """
    outsiders = Surroundings(used.article_text, used.stem, used.context, (), used.published)
    found = choose(key, outsiders if key.kind == "PERSON" else used, rng)
    return rng.choice(found) if found else None
