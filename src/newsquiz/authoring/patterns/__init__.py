"""One module a question pattern: facts → candidates; a registry by name.

A pattern looks at all facts of an article (`Material`) and yields candidates; what must not become an item is stopped
by the gates, so a pattern only keeps to what it can word.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from newsquiz.authoring.annotate import Annotated
from newsquiz.authoring.candidate import Candidate
from newsquiz.authoring.compose import Composer
from newsquiz.authoring.facts import Fact

MODULES = (
    "when",
    "count",
    "duration",
    "age",
    "who",
    "where",
    "cloze",
    "speaker",
    "listing",
    "truth",
    "office",
    "sequence",
)
EXEMPLIFYING = frozenset({"including", "like", "as"})
"""Words that bring in examples: what follows them is asked for neither alone nor in front."""


@dataclass(frozen=True)
class Material:
    """What patterns work on. `seed` fixes every choice left to chance."""

    annotated: Annotated
    composer: Composer
    facts: tuple[Fact, ...]
    seed: int = 0

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    def fact(self, id: str) -> Fact | None:
        """The fact of that id; None for one of several facts together."""
        return self._by_id.get(id)


Pattern = Callable[[Material], Iterator[Candidate]]
_REGISTRY: dict[str, Pattern] = {}


def pattern(name: str) -> Callable[[Pattern], Pattern]:
    """Register a pattern under its name, `kind.variant`."""

    def register(function: Pattern) -> Pattern:
        if name in _REGISTRY:
            raise ValueError(f"two patterns are called {name}")
        _REGISTRY[name] = function
        return function

    return register


def patterns() -> dict[str, Pattern]:
    """All patterns by name."""
    for module in MODULES:
        importlib.import_module(f"{__name__}.{module}")
    return dict(_REGISTRY)
