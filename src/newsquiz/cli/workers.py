"""Items of many articles, one after the other or in several processes, in the order of the articles."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from newsquiz.article import Article
from newsquiz.errors import ArticleError, NewsquizError

if TYPE_CHECKING:
    from newsquiz.authoring.pipeline import Made

ARTICLES_A_JOB = 6
"""Fewer articles are not worth another process: it takes as long to start as they take to make."""
MOST_SECONDS = 9.0
"""Of processor time for one article, with which it is dealt with in 10 s or refused."""


@dataclass(frozen=True)
class Wishes:
    """What the user wants made of each article."""

    types: frozenset[str] | None = None
    count: int | None = None
    min_confidence: float | None = None
    seed: int = 0


class _OutOfTime(BaseException):
    """Not an Exception, so that no library on the way takes it for a fault of its own."""


def make_all(
    articles: Sequence[Article], wishes: Wishes, jobs: int | None
) -> Generator[Made | ArticleError, None, None]:
    """What was made of each article, or why nothing could be; the same whatever the number of processes.

    Raises ArticleError where a process dies, as it does when memory runs out.
    """
    jobs = min(jobs or _jobs_for(len(articles)), len(articles))
    if jobs <= 1:
        yield from (_make(article, wishes) for article in articles)
        return
    executor = ProcessPoolExecutor(jobs, initializer=_end_on_interrupt)
    try:
        yield from executor.map(partial(_make, wishes=wishes), articles)
    except BrokenProcessPool:
        raise ArticleError("a process that made items died", mend="try --jobs 1, with fewer articles") from None
    finally:
        executor.shutdown(cancel_futures=True)


def _jobs_for(articles: int) -> int:
    return max(1, min(os.cpu_count() or 1, articles // ARTICLES_A_JOB))


def _make(article: Article, wishes: Wishes) -> Made | ArticleError:
    """One article's items. Whatever goes wrong with it stays with it, so that the others are made."""
    _load()  # an import that the time runs out on would leave half a library behind for the other articles
    from newsquiz.authoring.pipeline import make_items

    try:
        with _processor_time(MOST_SECONDS):
            return make_items(
                article, types=wishes.types, count=wishes.count, min_confidence=wishes.min_confidence, seed=wishes.seed
            )
    except _OutOfTime:
        return ArticleError("takes too long to make items of", mend="split it up")
    except NewsquizError:
        raise
    except Exception as error:
        if os.environ.get("NEWSQUIZ_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        return ArticleError(
            f"no items could be made, which should not have happened: {what} (NEWSQUIZ_DEBUG=1 shows where)"
        )


@lru_cache(maxsize=1)
def _load() -> None:
    """Import all that makes items, and load the model.

    What is loaded stays until the process ends, so that the garbage collector need not go through it again and again:
    neither while it is loaded nor, frozen, with every article.
    """
    from newsquiz.authoring.annotate import import_spacy, model

    collecting = gc.isenabled()
    gc.disable()
    try:
        import_spacy()
        from newsquiz.authoring import pipeline  # noqa: F401
    finally:
        gc.freeze()
        if collecting:
            gc.enable()
    model()
    gc.freeze()


@contextmanager
def _processor_time(seconds: float) -> Iterator[None]:
    """Raises _OutOfTime once the process has worked so long; where the platform cannot tell, it may work on."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise _OutOfTime

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _end_on_interrupt() -> None:
    """A worker ends at once and without a word; the parent says what became of the run."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
