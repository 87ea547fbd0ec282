"""`newsquiz make`: articles in, question banks out."""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz import bank as banks
from newsquiz.article import Article
from newsquiz.cli import outputs, summary
from newsquiz.cli.merging import Done, bank_of
from newsquiz.cli.outputs import Target
from newsquiz.cli.progress import Progress
from newsquiz.cli.summary import Totals
from newsquiz.cli.workers import Wishes, make_all
from newsquiz.errors import ArticleError, Interrupted, MissingExtra, NewsquizError
from newsquiz.ingest import expand, load_one
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.authoring.pipeline import Made

NEEDED = ("spacy", "lemminflect")


@dataclass(frozen=True)
class Batch:
    """A bank to write, its articles, and the paths that they came from."""

    path: Path
    articles: tuple[Article, ...]
    sources: tuple[str, ...]


def run(
    sources: Sequence[str],
    out: str,
    wishes: Wishes,
    *,
    published: dt.date | None = None,
    jobs: int | None = None,
    force: bool = False,
    explain: bool = False,
) -> int:
    """Make banks of `sources` and say what became of them.

    A source that cannot be read is reported and left out; the status is then 2, with all others made. Raises
    MissingExtra without the libraries of `make`, OutputError where a bank may not be written, Interrupted.
    """
    complaints: list[NewsquizError] = []
    targets = outputs.plan(out, list(_expanded(sources, out, complaints)), force=force)
    batches = [batch for target in targets if (batch := _load(target, published, complaints)).articles]
    for complaint in complaints:
        _note(str(complaint))
    if not batches:
        return 2
    _require_extra()
    totals = _make_and_write(batches, wishes, jobs=jobs, force=force, explain=explain)
    if totals.articles:
        _print(summary.of_all(totals))
    if complaints or totals.articles < sum(len(batch.articles) for batch in batches):
        return 2
    return 0 if totals.items else 1


def _expanded(sources: Sequence[str], out: str, complaints: list[NewsquizError]) -> Iterator[str]:
    """Every single source; article files that an earlier run wrote below a folder of sources are none."""
    written = outputs.articles_folder(out)
    for source in sources:
        try:
            paths = expand(source)
        except NewsquizError as error:
            complaints.append(error)
            continue
        own = source in paths or Path(source).resolve().is_relative_to(written)
        yield from (path for path in paths if own or not Path(path).resolve().is_relative_to(written))


def _load(target: Target, published: dt.date | None, complaints: list[NewsquizError]) -> Batch:
    """The readable articles of a bank; the same text counts once."""
    articles: dict[str, Article] = {}
    paths: list[str] = []
    for source in target.sources:
        try:
            article = replace(load_one(source.path, published=published), id=source.id)
        except NewsquizError as error:
            complaints.append(error)
            continue
        first = articles.setdefault(article.digest, article)
        if first is article:
            paths.append(source.path)
        else:
            _note(f"{source.path}: holds the same text as {first.id}; taken once")
    return Batch(target.path, tuple(articles.values()), tuple(paths))


def _require_extra() -> None:
    """Raises MissingExtra where the libraries of `make` are not installed; a missing model raises it on first use."""
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtra(
            f"`newsquiz make` needs libraries that are not installed ({', '.join(missing)})",
            mend="install newsquiz with its extra, as in: pip install '.[make]'",
        )


def _make_and_write(
    batches: Sequence[Batch], wishes: Wishes, *, jobs: int | None, force: bool, explain: bool
) -> Totals:
    """Make and write one bank after the other; an article that nothing can be made of is reported and left out.

    Of what was written only the totals are kept, so that memory does not grow with the number of articles. Raises
    Interrupted, the banks written so far being whole.
    """
    articles = [article for batch in batches for article in batch.articles]
    totals = Totals()
    written = 0
    try:
        with (
            Progress([article.id for article in articles]) as progress,
            closing(make_all(articles, wishes, jobs)) as stream,
        ):
            for batch in batches:
                answers = [totals.counting(progress.next(stream), whole=explain) for _ in batch.articles]
                progress.clear()
                done = _done(batch, answers)
                if done:
                    _write(batch.path, done, wishes.count, force=force, explain=explain)
                    written += 1
    except KeyboardInterrupt:
        raise Interrupted(f"interrupted; {written} of {len(batches)} banks are written, and whole") from None
    return totals


def _done(batch: Batch, answers: Sequence[Made | ArticleError]) -> list[Done]:
    """The articles that something came of; the others are reported."""
    done: list[Done] = []
    for article, source, answer in zip(batch.articles, batch.sources, answers, strict=True):
        if isinstance(answer, ArticleError):
            answer.path = source
            _note(str(answer))
        else:
            done.append(Done(article, answer))
    return done


def _write(path: Path, done: Sequence[Done], count: int | None, *, force: bool, explain: bool) -> None:
    """Write one bank and print its part of the summary."""
    from newsquiz.authoring.pipeline import generator

    bank = banks.write_new(path, bank_of(done, generator()), [one.article for one in done], force=force)
    if explain:
        _print(line for one in done for line in summary.of_candidates(one))
    _print(summary.of_bank(path, bank, done, count))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201


def _note(message: str) -> None:
    print(f"newsquiz: {one_line(message)}", file=sys.stderr)  # noqa: T201
