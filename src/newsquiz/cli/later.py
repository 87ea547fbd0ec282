"""The learner's collection for commands with a screen: opened once that is painted, closed when the command ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsquiz.collection import Collection


@contextmanager
def collection_later() -> Iterator[Callable[[], Collection]]:
    """Gives what opens the collection; all that it imports is imported then, by whichever thread calls it first.

    Called again, as for home after a quiz, it gives the same collection.
    """
    with ExitStack() as left:

        @cache
        def opened() -> Collection:
            from newsquiz.collection import Collection

            collection = Collection.open()
            left.callback(collection.close)
            return collection

        yield opened
