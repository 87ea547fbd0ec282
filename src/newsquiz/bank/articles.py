"""The article files beside a bank: front matter, a blank line, the text.

    ---
    title: Leaders talk trade by phone
    published: 2025-06-05
    blocks: [heading, paragraph, paragraph]
    ---

    The first block of the text ...

Offsets of evidence count in that text.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from newsquiz.article import SEPARATOR, Article, BlockKind
from newsquiz.bank import tree
from newsquiz.bank.rendering import inline
from newsquiz.errors import ArticleError

MAX_BYTES = 10_000_000

_FENCE = "---\n"


def article_file(article: Article) -> str:
    """The text of an article's file; `read_article` reads it back as it was."""
    front = {
        "title": article.title,
        "published": article.published,
        "source": article.source,
        "license": article.license,
        "language": article.language if article.language != "en" else None,
        "blocks": [block.kind for block in article.blocks],
    }
    lines = (f"{name}: {inline(value, flow=False)}\n" for name, value in front.items() if value is not None)
    return _FENCE + "".join(lines) + _FENCE + "\n" + article.text + "\n"


def read_article(path: Path) -> Article:
    """Read an article's file; its id is the file's stem. Blocks without a kind are paragraphs.

    Raises ArticleError where there is no such file, or it is no text, too large, or has unreadable front matter.
    """
    text = _text_of(path)
    front, body = _split(path, text)
    blocks = body.split(SEPARATOR) if body else []
    kinds = front.get("blocks", [])
    if not isinstance(kinds, list):
        raise ArticleError("`blocks` is no list", path=path, mend="write it as [paragraph, paragraph]")
    known = [_kind(path, kind) for kind in kinds[: len(blocks)]]
    known += [BlockKind.PARAGRAPH] * (len(blocks) - len(known))
    return Article.from_blocks(
        path.stem,
        _word(front, "title") or "",
        list(zip(known, blocks, strict=True)),
        published=_date(path, _word(front, "published")),
        source=_word(front, "source"),
        license=_word(front, "license"),
        language=_word(front, "language") or "en",
    )


def _text_of(path: Path) -> str:
    try:
        if not path.is_file():
            raise ArticleError("there is no such article file", path=path, mend="put it back, or mend `file:`")
        if path.stat().st_size > MAX_BYTES:
            raise ArticleError(f"more than {MAX_BYTES // 1_000_000} MB", path=path, mend="split the article")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError("not UTF-8 text", path=path, mend="save it as UTF-8") from error
    except OSError as error:
        raise ArticleError(f"cannot be read: {error.strerror}", path=path) from error


def _split(path: Path, text: str) -> tuple[dict[str, Any], str]:
    """Front matter and text, less the blank line between them and the last newline."""
    if not text.startswith(_FENCE):
        return {}, text.removesuffix("\n")
    front, fence, body = text[len(_FENCE) :].partition("\n" + _FENCE)
    if not fence:
        raise ArticleError("the front matter has no end", path=path, line=1, mend="close it with a line `---`")
    try:
        fields = tree.parse(front).root or {}
    except tree.Unparsable as error:
        line = 2 + front.count("\n", 0, error.trouble.at)
        raise ArticleError(error.trouble.message, path=path, line=line, mend=error.trouble.mend) from error
    if not isinstance(fields, dict):
        raise ArticleError("the front matter holds no fields", path=path, line=2, mend="write `name: value` lines")
    return fields, body.removeprefix("\n").removesuffix("\n")


def _kind(path: Path, kind: Any) -> BlockKind:
    try:
        return BlockKind(str(kind))
    except ValueError:
        mend = f"write one of {', '.join(BlockKind)}"
        raise ArticleError(f"`{kind}` is no kind of block", path=path, mend=mend) from None


def _word(front: dict[str, Any], name: str) -> str | None:
    value = front.get(name)
    return None if value is None else str(value)


def _date(path: Path, text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        mend = "write it as 2025-06-05"
        raise ArticleError(f"`published: {text}` is no date", path=path, mend=mend) from None
