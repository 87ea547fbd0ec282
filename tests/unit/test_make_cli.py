"""`newsquiz make` from outside its generation: what goes where, what is refused, what is said."""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsquiz.article import Article, BlockKind
from newsquiz.cli import status_of
from newsquiz.item import ArticleEntry, Claim, Conflict, Evidence, Item, Number

TALK = "Talks Resume\n\nThe two leaders spoke for 90 minutes on 5 June 2025. They agreed to meet again.\n"
FIRE = "Fire in Harbour\n\nThe fire burned for 3 hours on 6 June 2025. Nobody was hurt.\n"


@dataclass(frozen=True)
class Candidate:
    pattern: str
    type: str
    stem: str
    key_text: str
    sentence_text: str
    stopped_by: str | None
    reason: str
    confidence: float = 0.5
    features: dict[str, float] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    entry: ArticleEntry
    items: tuple[Item, ...]
    conflicts: tuple[Conflict, ...]
    candidates: tuple[Candidate, ...]
    sentences: int
    covered: int
    silent: tuple[tuple[str, str], ...] = ()
    genre: str = ""


def make_items(
    article: Article, *, types: frozenset[str] | None, count: int | None, min_confidence: float, seed: int
) -> Made:
    """An author that asks for every number of a paragraph, and stops candidates it is not sure of."""
    if "interrupt" in article.text:
        raise KeyboardInterrupt
    if "stumble" in article.text:
        raise KeyError("a fault of ours")
    while "endless" in article.text:
        pass
    items: list[Item] = []
    for block in article.blocks:
        if block.kind is BlockKind.PARAGRAPH and (
            found := re.search(r"(\d+) (minutes|hours)", article.block_text(block))
        ):
            start, end = block.start + found.start(), block.start + found.end()
            evidence = Evidence(article=article.id, start=start, end=end, quote=article.text[start:end])
            stem = f"How many {found[2]} did it take?"
            items.append(
                Number(
                    id=f"i{found[1]}", stem=stem, key=int(found[1]), unit=found[2], evidence=(evidence,), pattern="n"
                )
            )
    conflicts: tuple[Conflict, ...] = ()
    if "twice" in article.text:
        at = article.text.index("twice")
        place = Evidence(article=article.id, start=at, end=at + 5, quote="twice")
        claims = (Claim(value="April", evidence=place), Claim(value="May", evidence=place))
        conflicts = (Conflict(id="when", about="when it was agreed", claims=claims),)
    stopped = Candidate(
        "n",
        "number",
        "How long?",
        "long",
        "It was long.",
        "stands alone",
        "names nothing",
        0.4,
        {"w": 2},
        {"d": "too short"},
    )
    kept = tuple(item for item in items if types is None or item.type in types)[:count]
    entry = ArticleEntry(id=article.id, title=article.title, published=article.published)
    silent = (("It was long.", "it has no number"),)
    genre = "it speaks to its reader" if "advice" in article.text else ""
    return Made(entry, kept, conflicts, (stopped,), 2, len(kept), silent, genre)


@pytest.fixture(autouse=True)
def _author(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pipeline = types.ModuleType("newsquiz.authoring.pipeline")
    vars(pipeline).update(make_items=make_items, generator=lambda: "newsquiz test")
    monkeypatch.setitem(sys.modules, "newsquiz.authoring.pipeline", pipeline)
    monkeypatch.chdir(tmp_path)
    Path("talk.md").write_text(TALK)
    Path("fire.txt").write_text(FIRE)


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str) -> tuple[int, str, str]:
        status = status_of(["make", *arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def read(path: str) -> dict[str, Any]:
    bank = yaml.safe_load(Path(path).read_text())
    assert isinstance(bank, dict)
    return bank


def test_a_file_becomes_a_bank_with_its_article_beside_it(run: Run) -> None:
    status, out, err = run("talk.md", "-o", "bank.yaml", "--published", "2025-06-05")
    assert (status, err) == (0, "")
    bank = read("bank.yaml")
    assert [item["id"] for item in bank["items"]] == ["i90"]
    assert "90 minutes" in Path("articles/talk.md").read_text()
    assert "bank.yaml: 1 item (number 1)" in out
    assert "Sentences with an item: 1 of 2 (50%)" in out
    assert "Rejected: 1 candidate: stands alone 1" in out


def test_a_folder_gets_one_bank_a_source_named_after_its_stem(run: Run) -> None:
    status, _, _ = run("talk.md", "fire.txt", "-o", "banks/")
    assert status == 0
    assert sorted(path.name for path in Path("banks").glob("*.yaml")) == ["fire.yaml", "talk.yaml"]


def test_one_bank_takes_all_sources_and_merges_what_is_equal(run: Run) -> None:
    Path("later.md").write_text(TALK + "\nA day later nothing had changed.\n")
    status, _, _ = run("talk.md", "later.md", "-o", "week.yaml")
    assert status == 0
    (item,) = read("week.yaml")["items"]
    assert [evidence["article"] for evidence in item["evidence"]] == ["talk", "later"]


def test_the_same_text_under_two_names_is_taken_once_and_said(run: Run) -> None:
    Path("copy.txt").write_text(TALK)
    status, _, err = run("talk.md", "copy.txt", "-o", "week.yaml")
    assert status == 0
    assert "copy.txt: holds the same text as talk; taken once" in err
    assert len(read("week.yaml")["articles"]) == 1


def test_sources_of_one_name_get_ids_and_banks_of_their_own(run: Run) -> None:
    Path("talk.txt").write_text(FIRE)
    assert run("talk.md", "talk.txt", "-o", "banks/")[0] == 0
    assert sorted(path.name for path in Path("banks").glob("*.yaml")) == ["talk-2.yaml", "talk.yaml"]


def test_no_escape_of_a_file_name_reaches_the_terminal_or_the_name_of_a_bank(run: Run) -> None:
    Path("a\x1b[31mred\nline.md").write_text(TALK)
    Path("ared line.txt").write_text(FIRE)
    status, out, err = run("a\x1b[31mred\nline.md", "ared line.txt", "-o", "banks/")
    assert (status, err.count("\x1b"), out.count("\x1b")) == (0, 0, 0)
    assert sorted(path.name for path in Path("banks").glob("*.yaml")) == ["ared line-2.yaml", "ared line.yaml"]
    assert "\nbanks/ared line-2.yaml: 1 item" in out


def test_an_existing_bank_is_refused_before_any_work(run: Run) -> None:
    Path("banks").mkdir()
    Path("banks/fire.yaml").write_text("mine")
    status, out, err = run("talk.md", "fire.txt", "-o", "banks")
    assert (status, out) == (2, "")
    assert err.startswith("newsquiz: banks/fire.yaml: ") and "--force" in err
    assert not Path("banks/talk.yaml").exists()
    assert Path("banks/fire.yaml").read_text() == "mine"


def test_force_writes_over_a_bank(run: Run) -> None:
    Path("bank.yaml").write_text("old")
    assert run("talk.md", "-o", "bank.yaml", "--force")[0] == 0
    assert read("bank.yaml")["newsquiz"] == 1


def test_an_article_is_never_written_over_by_its_bank(run: Run) -> None:
    status, _, err = run("talk.md", "-o", "talk.md", "--force")
    assert (status, Path("talk.md").read_text()) == (2, TALK)
    assert "is the article itself" in err


def test_the_same_article_gives_the_same_bytes(run: Run) -> None:
    for out in ("one/", "two/"):
        assert run("talk.md", "-o", out)[0] == 0
    assert Path("one/talk.yaml").read_bytes() == Path("two/talk.yaml").read_bytes()


def test_a_bank_without_items_is_written_and_gives_status_1(run: Run) -> None:
    status, out, _ = run("talk.md", "-o", "bank.yaml", "--types", "cloze")
    assert status == 1
    assert read("bank.yaml")["items"] == []
    assert "bank.yaml: 0 items" in out
    assert "talk: no question passed every gate; the nearest: How long? [long]" in out
    assert "stopped by stands alone: names nothing" in out


def test_a_text_that_is_no_news_is_told_to_be_none(run: Run) -> None:
    Path("cook.md").write_text("Onions\n\nIt takes 5 minutes to cook advice.\n")
    _, out, _ = run("cook.md", "-o", "bank.yaml")
    assert "cook: it speaks to its reader" in out


def test_one_bad_file_is_reported_and_the_others_are_made(run: Run) -> None:
    Path("bad.txt").write_bytes(b"\x00\x01\x02" * 40)
    status, _, err = run("bad.txt", "talk.md", "missing.md", "page.html", "-o", "banks/")
    assert status == 2
    assert [line.split(":")[1].strip() for line in err.splitlines()[:3]] == ["bad.txt", "missing.md", "page.html"]
    assert sorted(path.name for path in Path("banks").glob("*.yaml")) == ["talk.yaml"]


def test_an_article_that_trips_the_program_is_reported_and_the_others_are_made(run: Run) -> None:
    Path("bad.md").write_text(TALK.replace("agreed", "stumbled and agreed"))
    status, _, err = run("bad.md", "talk.md", "-o", "banks/")
    assert status == 2
    assert re.search(r"^newsquiz: bad\.md: no items could be made, .*KeyError: 'a fault of ours'", err, re.MULTILINE)
    assert [path.name for path in Path("banks").glob("*.yaml")] == ["talk.yaml"]


def test_an_article_that_takes_too_long_is_refused_and_the_others_are_made(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsquiz.cli.workers.MOST_SECONDS", 0.2)
    Path("bad.md").write_text(TALK.replace("again", "again in an endless row"))
    assert run("bad.md", "-o", "bank.yaml")[:2] == (2, "")
    status, _, err = run("bad.md", "talk.md", "-o", "banks/")
    assert status == 2
    assert "newsquiz: bad.md: takes too long to make items of; split it up\n" in err
    assert [path.name for path in Path("banks").glob("*.yaml")] == ["talk.yaml"]


def test_fewer_items_than_wished_for_show_the_nearest_misses(run: Run) -> None:
    _, out, _ = run("talk.md", "-o", "bank.yaml", "--count", "5")
    assert "1 of the 5 wished for passed every gate" in out
    assert "How long? [long]\n      stopped by stands alone: names nothing" in out


def test_explain_says_of_every_other_sentence_why_it_has_no_question(run: Run) -> None:
    _, out, _ = run("talk.md", "-o", "bank.yaml", "--explain")
    assert "no question about: It was long.\n    it has no number\n" in out


def test_explain_tells_of_every_candidate_what_became_of_it(run: Run) -> None:
    _, out, _ = run("talk.md", "-o", "bank.yaml", "--explain")
    assert "number, n; from: It was long." in out and "w 2" in out and "doubted: too short" in out


def test_a_conflict_is_shown_with_both_passages(run: Run) -> None:
    Path("talk.md").write_text(TALK + "\nIt was said twice.\n")
    _, out, _ = run("talk.md", "-o", "bank.yaml")
    assert "conflict: when it was agreed\n    April: “twice”\n    May: “twice”" in out


def test_conflicts_of_two_articles_keep_ids_of_their_own(run: Run) -> None:
    Path("talk.md").write_text(TALK + "\nIt was said twice.\n")
    Path("fire.txt").write_text(FIRE + "\nIt was seen twice.\n")
    run("talk.md", "fire.txt", "-o", "bank.yaml")
    assert [conflict["id"] for conflict in read("bank.yaml")["conflicts"]] == ["when", "fire-when"]


def test_a_long_run_tells_now_and_then_how_far_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "done" not in run("talk.md", "fire.txt", "-o", "banks/")[2]
    monkeypatch.setattr("newsquiz.cli.progress.SECONDS_BETWEEN", 0)
    assert "newsquiz: 1 of 2 articles are done\n" in run("talk.md", "fire.txt", "-o", "banks/", "--force")[2]


def test_an_interrupted_run_keeps_the_banks_it_has_written(run: Run) -> None:
    Path("zz.md").write_text(TALK.replace("They agreed", "They interrupted and agreed"))
    status, _, err = run("talk.md", "zz.md", "-o", "banks/", "--jobs", "1")
    assert status == 130
    assert "interrupted; 1 of 2 banks are written, and whole" in err
    assert read("banks/talk.yaml")["newsquiz"] == 1


def test_german_text_is_said_to_be_german(run: Run) -> None:
    text = (
        "Die beiden haben am Donnerstag mit dem Minister über die Lage auf dem Markt gesprochen und sich nicht einigen "
    )
    Path("de.txt").write_text(text + "können, weil der eine das Abkommen für zu teuer hält und die andere es ist.\n")
    _, out, _ = run("de.txt", "-o", "bank.yaml")
    assert "written in German; items are made of English articles only" in out


def test_articles_that_make_wrote_are_not_sources_of_the_next_run(run: Run) -> None:
    assert run(".", "-o", "banks/")[0] == 0
    status, out, _ = run(".", "-o", "banks/", "--force")
    assert status == 0
    assert len(list(Path("banks").glob("*.yaml"))) == 2
    assert "articles" not in out


def test_missing_libraries_are_named_with_the_command_that_installs_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsquiz.cli.make.NEEDED", ("a_library_nobody_has",))
    status, _, err = run("talk.md", "-o", "bank.yaml")
    assert status == 2
    assert err.count("\n") == 1 and "pip install '.[make]'" in err
    assert not Path("bank.yaml").exists()
