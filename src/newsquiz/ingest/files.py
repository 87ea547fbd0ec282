"""Files, folders and standard input → articles."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from newsquiz.article import SEPARATOR, Article, BlockKind
from newsquiz.errors import ArticleError, NotYet
from newsquiz.files import read_regular
from newsquiz.ingest import frontmatter, markdown, plaintext
from newsquiz.ingest.dateline import published_in
from newsquiz.ingest.decode import decode
from newsquiz.ingest.drafts import settle
from newsquiz.ingest.frontmatter import FrontMatter
from newsquiz.ingest.tongue import language_of
from newsquiz.text import clean, one_line

STDIN = "-"
MOST_CHARACTERS = 100_000
MOST_BYTES = 1_000_000
TITLE_LENGTH = 80
ID_LENGTH = 80

PLAIN = frozenset({".txt", ".text"})
MARKED = frozenset({".md", ".markdown"})
COMING = frozenset({".html", ".htm", ".pdf", ".docx"})

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
_FIRST_SENTENCE = re.compile(r".*?[.!?](?=[”\"’')]*(?:\s|$))")

Blocks = list[tuple[BlockKind, str]]


def load(source: str, *, published: dt.date | None = None) -> list[Article]:
    """The articles of a file, of a folder (its .md and .txt files, in order) or, for `-`, of standard input.

    `published` goes before what the file says. Raises NotYet for a URL, HTML, PDF and Word files, ArticleError for
    what cannot be read as an article; in a folder the first bad file is the one raised.
    """
    return [load_one(path, published=published) for path in expand(source)]


def expand(source: str) -> list[str]:
    """The single sources that `source` stands for: the files of a folder and of those in it, sorted; else itself.

    Hidden files and folders are left out. Raises ArticleError where a folder holds no article.
    """
    if source == STDIN or _URL.match(source) or not Path(source).is_dir():
        return [source]
    found = sorted(path for path in _visible(source) if path.suffix.lower() in PLAIN | MARKED)
    if not found:
        raise ArticleError("this folder holds no .md or .txt file", path=source)
    return [str(path) for path in found]


def load_one(source: str, *, published: dt.date | None = None) -> Article:
    """The article of one file or of standard input; raises as `load` does."""
    suffix = _readable_suffix(source)
    try:
        return parse(decode(_bytes(source)), id=safe_id(source), markup=suffix in MARKED, published=published)
    except ArticleError as error:
        if error.path is None:
            error.path = "standard input" if source == STDIN else source
        raise


def parse(text: str, *, id: str, markup: bool, published: dt.date | None = None) -> Article:
    """The article of a decoded text: Markdown, or plain text where `markup` is False.

    Raises ArticleError where there are no words in it, or more than `MOST_CHARACTERS` characters.
    """
    head, body = frontmatter.split(clean(text))
    fields = frontmatter.parse(head, published) if head is not None else FrontMatter(published=published)
    if len(body) > MOST_CHARACTERS:
        raise ArticleError(
            f"is {len(body):,} characters long; newsquiz reads up to {MOST_CHARACTERS:,}", mend="split it up"
        )
    blocks = _own_blocks(body, fields.blocks) or settle((markdown if markup else plaintext).read(body), fields.title)
    if not any(char.isalpha() for _, block in blocks for char in block):
        raise ArticleError("holds no text", mend="give an article of a few sentences")
    return Article.from_blocks(
        id,
        fields.title or _title(blocks),
        blocks,
        published=fields.published or _dateline(blocks),
        source=fields.source,
        license=fields.license,
        language=fields.language or ("en" if fields.blocks else language_of(" ".join(text for _, text in blocks))),
    )


def safe_id(source: str) -> str:
    """The file's stem with nothing in it that a path, a shell or YAML could trip over."""
    stem = "stdin" if source == STDIN else one_line(Path(source).stem)
    safe = _UNSAFE.sub("-", stem).strip("-.")[:ID_LENGTH]
    return safe or "article"


def _visible(folder: str) -> Iterator[Path]:
    """Every file under `folder` that is not hidden and in no hidden folder."""
    for place, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(place, name) for name in files if not name.startswith("."))


def _refuse(error: OSError) -> None:
    raise ArticleError(error.strerror or str(error), path=error.filename)


def _readable_suffix(source: str) -> str:
    """The suffix that says how to read `source`; .txt for standard input and for names without one."""
    if _URL.match(source):
        raise NotYet("newsquiz cannot fetch pages yet", mend="save the text as .txt or .md", path=source)
    suffix = "" if source == STDIN else Path(source).suffix.lower()
    if suffix in COMING:
        raise NotYet(f"newsquiz cannot read {suffix} files yet", mend="save the text as .txt or .md", path=source)
    if suffix and suffix not in PLAIN | MARKED:
        raise ArticleError(f"newsquiz does not read {suffix} files", mend="give .txt or .md", path=source)
    return suffix or ".txt"


def _bytes(source: str) -> bytes:
    """What stands in a file or on standard input. Raises ArticleError where that is nothing, or too much."""
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if source == STDIN else read_regular(Path(source), MOST_BYTES)
    except FileNotFoundError:
        raise ArticleError("no such file", mend="check the path") from None
    except (OSError, ValueError) as error:
        raise ArticleError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if not data.strip():
        raise ArticleError("is empty", mend="give an article of a few sentences")
    if len(data) > MOST_BYTES:
        raise ArticleError(f"is larger than {MOST_BYTES // 1_000_000} MB, the most newsquiz reads", mend="split it up")
    return data


def _own_blocks(body: str, kinds: tuple[BlockKind, ...]) -> Blocks:
    """The blocks of a file that newsquiz wrote, whose text is literal; none where they are not what its head says."""
    texts = body.removesuffix("\n").split(SEPARATOR)
    if len(texts) != len(kinds) or any(text != one_line(text) or not text for text in texts):
        return []
    return list(zip(kinds, texts, strict=True))


def _title(blocks: Blocks) -> str:
    """The first heading, else the first sentence, cut at a word where it is long."""
    heading = next((text for kind, text in blocks if kind is BlockKind.HEADING), None)
    opening = next((text for kind, text in blocks if kind is BlockKind.PARAGRAPH), blocks[0][1])
    sentence = _FIRST_SENTENCE.match(opening)
    title = heading or (sentence[0] if sentence else opening).rstrip(".")
    if len(title) <= TITLE_LENGTH:
        return title
    return title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _dateline(blocks: Blocks) -> dt.date | None:
    """The date of the first dateline that names a whole one."""
    dates = (published_in(text) for kind, text in blocks if kind is BlockKind.DATELINE)
    return next((date for date in dates if date), None)
