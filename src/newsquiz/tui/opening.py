"""What is found out behind the first paint, so that a program that starts has something to show at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsquiz.collection import Collection


@dataclass(frozen=True)
class Opening:
    """Work for a thread: it returns what the first screen shows, and the collection that it is of.

    What it raises ends the application, whose `failure` it then is.
    """

    work: Callable[[], tuple[Any, Collection]]
