"""Items of many articles, one after the other or in several processes, in the order of the articles."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from newsquiz.article import Article
from newsquiz.errors import ArticleError

if TYPE_CHECKING:
    from newsquiz.authoring.pipeline import Made

ARTICLES_A_JOB = 6
"""Fewer articles are not worth another process: it takes as long to start as they take to make."""


@dataclass(frozen=True)
class Wishes:
    """What the user wants made of each article."""

    types: frozenset[str] | None = None
    count: int | None = None
    min_confidence: float = 0.0
    seed: int = 0


def make_all(articles: Sequence[Article], wishes: Wishes, jobs: int | None) -> Generator[Made, None, None]:
    """What was made of each article; the same whatever the number of processes.

    Raises ArticleError where a process dies, as it does when memory runs out.
    """
    jobs = min(jobs or _jobs_for(len(articles)), len(articles))
    if jobs <= 1:
        yield from (_make(article, wishes) for article in articles)
        return
    executor = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    try:
        yield from executor.map(partial(_make, wishes=wishes), articles)
    except BrokenProcessPool:
        raise ArticleError("a process that made items died", mend="try --jobs 1, with fewer articles") from None
    finally:
        executor.shutdown(cancel_futures=True)


def _jobs_for(articles: int) -> int:
    return max(1, min(os.cpu_count() or 1, articles // ARTICLES_A_JOB))


def _make(article: Article, wishes: Wishes) -> Made:
    from newsquiz.authoring.pipeline import make_items

    return make_items(
        article, types=wishes.types, count=wishes.count, min_confidence=wishes.min_confidence, seed=wishes.seed
    )


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
