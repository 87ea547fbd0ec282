"""New bank files: whole or not at all."""

from __future__ import annotations

import json
import resource
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsquiz.article import Article, BlockKind
from newsquiz.bank import json_schema, read, write_new
from newsquiz.bank.writing import write_files
from newsquiz.errors import OutputError
from newsquiz.item import ArticleEntry, Bank, Evidence, ShortAnswer


def article(text: str = "They spoke for 90 minutes.", id: str = "trade-call") -> Article:
    return Article.from_blocks(id, "Talks", [(BlockKind.PARAGRAPH, text)])


def bank(id: str = "trade-call") -> Bank:
    span = Evidence(article=id, start=0, end=4, quote="They")
    return Bank(articles=(ArticleEntry(id=id),), items=(ShortAnswer(id="a", stem="Who?", key="Xi", evidence=(span,)),))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_bank_its_articles_and_the_schema_are_written_beside_each_other(tmp_path: Path) -> None:
    path = tmp_path / "new" / "trade.yaml"
    written = write_new(path, bank(), [article()])
    assert files(tmp_path / "new") == ["articles/trade-call.md", "newsquiz.schema.json", "trade.yaml"]
    assert written.articles[0].file == "articles/trade-call.md"
    assert written.articles[0].digest == article().digest
    loaded = read(path)
    assert loaded.bank == written
    assert loaded.article("trade-call") == article()
    assert json.loads((tmp_path / "new" / "newsquiz.schema.json").read_text()) == json_schema()


def test_an_existing_bank_is_refused_without_force(tmp_path: Path) -> None:
    path = tmp_path / "trade.yaml"
    path.write_text("mine")
    with pytest.raises(OutputError, match="--force"):
        write_new(path, bank(), [article()])
    assert files(tmp_path) == ["trade.yaml"]
    write_new(path, bank(), [article()], force=True)
    assert read(path).bank.items == bank().items


def test_a_schema_of_the_users_own_stays_and_an_older_one_of_ours_does_not(tmp_path: Path) -> None:
    schema = tmp_path / "newsquiz.schema.json"
    for own in ("mine", "[]", '{"$id": "https://example.org/mine"}'):
        schema.write_text(own)
        write_new(tmp_path / "trade.yaml", bank(), [article()], force=True)
        assert schema.read_text() == own
    schema.write_text(json.dumps({"$id": json_schema()["$id"], "title": "older"}))
    write_new(tmp_path / "other.yaml", bank(), [article()])
    assert json.loads(schema.read_text()) == json_schema()


def test_a_link_that_leads_nowhere_is_not_replaced_without_force(tmp_path: Path) -> None:
    path = tmp_path / "trade.yaml"
    path.symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(OutputError, match="--force"):
        write_new(path, bank(), [article()])
    assert path.is_symlink()


def test_an_article_of_another_bank_is_not_overwritten(tmp_path: Path) -> None:
    write_new(tmp_path / "one.yaml", bank(), [article("They spoke.")])
    write_new(tmp_path / "two.yaml", bank(), [article("They sang.")])
    assert read(tmp_path / "one.yaml").article_text("trade-call") == "They spoke."
    assert read(tmp_path / "two.yaml").article_text("trade-call") == "They sang."


def test_an_article_id_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    write_new(tmp_path / "banks" / "one.yaml", bank("../../évil name"), [article(id="../../évil name")])
    assert files(tmp_path) == ["banks/articles/évil-name.md", "banks/newsquiz.schema.json", "banks/one.yaml"]


def test_a_new_file_is_readable_by_others_and_a_replaced_one_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    (tmp_path / "plain").write_text("")
    write_files({path: "one"})
    assert path.stat().st_mode == (tmp_path / "plain").stat().st_mode
    path.chmod(0o600)
    write_files({path: "two"})
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() == "two"


def test_a_place_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_new(tmp_path / "file" / "trade.yaml", bank(), [article()])


@contextmanager
def small_disk() -> Iterator[None]:
    """No file may grow beyond 4 kB, as on a disk that is full: not even the log of this test run, so keep it short."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "trade.yaml"
    path.write_text("newsquiz: 1\n")
    with small_disk(), pytest.raises(OutputError, match="cannot be written"):
        write_new(path, bank(), [article("word " * 2000)], force=True)
    assert files(tmp_path) == ["trade.yaml"]
    assert not (tmp_path / "articles").exists()
    assert path.read_text() == "newsquiz: 1\n"


def test_the_same_bank_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_new(tmp_path / folder / "trade.yaml", bank(), [article()])
    for file in files(tmp_path / "one"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
