"""`newsquiz check`: every problem of a bank at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsquiz.article import Article, BlockKind
from newsquiz.bank import article_file, check, read
from newsquiz.cli.check import run

TALKS = Article.from_blocks(
    "talks",
    "Talks",
    [(BlockKind.HEADING, "Leaders talk"), (BlockKind.PARAGRAPH, "On 5 June 2025 Xi Jinping spoke for 90 minutes.")],
)
HEAD = f"""\
newsquiz: 1
articles:
  - id: talks
    context: Trade talks, June 2025
    file: articles/talks.md
    digest: {TALKS.digest}
items:
"""
SOUND = """\
  - id: sound
    type: short_answer
    stem: Which Chinese leader took part?
    key: Xi Jinping
    evidence:
      - {article: talks, start: 29, end: 39, quote: Xi Jinping}
"""


def bank(folder: Path, items: str = SOUND, head: str = HEAD) -> Path:
    (folder / "articles").mkdir()
    (folder / "articles" / "talks.md").write_text(article_file(TALKS))
    path = folder / "b.yaml"
    path.write_text(head + items)
    return path


def found(path: Path) -> list[tuple[int, int, str, str]]:
    return [(each.line, each.column, each.rule, each.severity.value) for each in check(path)]


def test_a_sound_bank_has_no_findings(tmp_path: Path) -> None:
    assert found(bank(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("quote: Xi Jinping", "quote: Xi  Jinping", (13, 46, "evidence-quote", "error")),
        ("start: 29", "start: 28", (13, 46, "evidence-quote", "error")),
        ("end: 39, quote: Xi Jinping", "end: 999, quote: Xi Jinping", (13, 47, "evidence-quote", "error")),
        ("article: talks, start", "article: talk, start", (13, 10, "unknown-article", "error")),
        (
            "start: 29, end: 39, quote: Xi Jinping",
            'start: 8, end: 16, quote: "talk\\n\\nOn"',
            (13, 45, "evidence-block", "error"),
        ),
        ("sha256:", "sha256:0", (6, 5, "article-digest", "error")),
        ("file: articles/talks.md", "file: articles/talk.md", (5, 5, "article-file", "error")),
        ("file: articles/talks.md", "file: ../talks.md", (5, 5, "article-file", "error")),
        ("key: Xi Jinping", "key: Chinese leader", (10, 5, "key-in-stem", "error")),
        ("key: Xi Jinping", "key: June 2025", (10, 5, "key-in-stem", "error")),
        ("key: Xi Jinping", "key: Xi Jinping\n    conflict: date", (12, 5, "unknown-conflict", "error")),
        ("key: Xi Jinping", "key: Xi Jinping\n    status: rejected", (12, 5, "missing-reason", "warning")),
        ("key: Xi Jinping", "key: Xi Jinping\n    allow: {no-yaer: old}", (12, 5, "unknown-rule", "warning")),
        ("key: Xi Jinping", 'key: "Xi\\e[31m Jinping"', (11, 5, "control-character", "error")),
        ("stem: Which Chinese", "stem: Which today's Chinese", (10, 5, "relative-date", "error")),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found_at_its_line(
    tmp_path: Path, old: str, new: str, place: tuple[int, int, str, str]
) -> None:
    path = bank(tmp_path)
    path.write_text(path.read_text().replace(old, new, 1))
    assert [each for each in found(path) if each[3] == place[3]] == [place]


def test_evidence_that_moved_says_where_it_is_now(tmp_path: Path) -> None:
    path = bank(tmp_path, SOUND.replace("start: 29, end: 39", "start: 20, end: 30"))
    assert [each.mend for each in check(path)] == ["write start: 29, end: 39"]


def test_an_item_without_evidence_is_a_warning_only_where_there_are_articles(tmp_path: Path) -> None:
    item = "  - {id: a, type: true_false, stem: Xi Jinping spoke in 2025., key: true}\n"
    path = bank(tmp_path, item)
    assert found(path) == [(8, 5, "no-evidence", "warning")]
    path.write_text("newsquiz: 1\nitems:\n" + item)
    assert found(path) == []


def test_a_false_statement_should_say_what_is_true(tmp_path: Path) -> None:
    path = bank(
        tmp_path, "  - {id: a, type: true_false, stem: Xi Jinping sang in 2025., key: false}\n", "newsquiz: 1\nitems:\n"
    )
    assert [each[2:] for each in found(path)] == [("missing-correction", "warning")]


def test_two_items_of_one_type_on_one_fact_are_told(tmp_path: Path) -> None:
    twice = SOUND + "    fact: who\n" + SOUND.replace("sound", "again") + "    fact: who\n"
    assert [each[2:] for each in found(bank(tmp_path, twice))] == [("fact-twice", "warning")]


def test_a_resolution_must_name_a_claim(tmp_path: Path) -> None:
    claim = "{value: a, evidence: {article: talks, start: 29, end: 39, quote: Xi Jinping}}"
    conflict = f"conflicts:\n- {{id: k, about: who, resolution: 3, claims: [{claim}, {claim}]}}\n"
    assert [each[2:] for each in found(bank(tmp_path, SOUND + conflict))] == [("resolution", "error")]


def test_allow_quietens_a_rule_for_its_item_alone(tmp_path: Path) -> None:
    wrong = SOUND.replace("Which Chinese", "Which of today's Chinese")
    quiet = wrong.replace("sound", "quiet") + "    allow: {relative-date: it is in the name}\n"
    assert [(each.item, each.rule) for each in check(bank(tmp_path, wrong + quiet))] == [("sound", "relative-date")]


def test_one_wrong_field_of_an_article_hides_neither_its_id_nor_its_text(tmp_path: Path) -> None:
    """Its context line and its text serve the items all the same; only what is wrong is told."""
    path = bank(tmp_path, SOUND.replace("quote: Xi", "quote: Mr Xi"))
    path.write_text(path.read_text().replace("  - id: talks\n", "  - id: talks\n    published: 2025-02-30\n"))
    assert [each[2] for each in found(path)] == ["wrong-value", "evidence-quote"]
    loaded = read(path)
    assert loaded.bank.context_of(loaded.bank.items[0]) and loaded.article_text("talks")


def test_a_second_entry_of_one_id_is_told_whatever_else_is_wrong_with_it(tmp_path: Path) -> None:
    path = bank(tmp_path, SOUND)
    path.write_text(
        path.read_text().replace("items:\n", "  - {id: talks, title: Again, file: ../out.md, titel: x}\nitems:\n")
    )
    assert {each[2] for each in found(path)} == {"unknown-field", "duplicate-id"}


def test_a_wrong_claim_hides_no_conflict_from_the_items_that_name_it(tmp_path: Path) -> None:
    claim = "{value: a, evidence: {article: talks, start: 29, end: 39, quote: Xi Jinping}}"
    conflict = f"conflicts:\n- {{id: k, about: who, claims: [{claim}, {claim.replace('value', 'valu')}]}}\n"
    path = bank(tmp_path, SOUND + "    conflict: k\n" + conflict)
    assert [each[2] for each in found(path)] == ["missing-field", "unknown-field"]


def test_a_field_that_does_not_fit_hides_no_wrong_quote_of_its_item(tmp_path: Path) -> None:
    path = bank(tmp_path, SOUND.replace("quote: Xi", "quote: Mr Xi") + "    confidence: 3\n    tag: trade\n")
    assert {each[2] for each in found(path)} == {"wrong-value", "unknown-field", "evidence-quote"}
    assert read(path).bank.items == ()


def test_an_unfit_item_hides_neither_a_taken_id_nor_a_wrong_name(tmp_path: Path) -> None:
    unfit = (
        "  - {id: sound, type: number, stem: How many?, key: many, conflict: none,\n"
        "     evidence: [{article: nowhere, start: 0, end: 1, quote: T}]}\n"
    )
    rules = {"wrong-value", "duplicate-id", "unknown-article", "unknown-conflict"}
    for items in (SOUND + unfit, unfit + SOUND):
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        path = bank(folder, items)
        assert {each.rule for each in check(path)} == rules
        assert [item.id for item in read(path).bank.items] == ["sound"]


def test_rejected_items_are_not_read_for_their_wording(tmp_path: Path) -> None:
    rejected = "    status: rejected\n    rejected_because: dull\n"
    assert found(bank(tmp_path, SOUND.replace("Which Chinese", "which today's") + rejected)) == []


def test_status_is_0_for_a_sound_bank(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([bank(tmp_path)]) == 0
    assert capsys.readouterr() == ("", "0 errors, 0 warnings\n")


def test_status_is_1_where_something_is_wrong_unparsable_yaml_included(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bank(tmp_path, "  - {id: a, type: [\n")
    assert run([path]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}:9:1: yaml: not YAML")
    assert err == "1 error, 0 warnings\n"


def test_each_line_says_how_bad_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    items = SOUND.replace("key: Xi Jinping", "key: Xi Jinping\n    allow: {no-yaer: old}") + "  - {id: b}\n"
    run([bank(tmp_path, items)])
    assert [line.rsplit(" ", 1)[1] for line in capsys.readouterr().out.splitlines()] == ["[warning]", "[error]"]


def test_nothing_is_counted_where_nothing_could_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([tmp_path / "none.yaml"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_warnings_alone_are_status_0(tmp_path: Path) -> None:
    assert run([bank(tmp_path, SOUND.replace("Which Chinese leader", "which Chinese leader"))]) == 0


def test_a_missing_file_is_status_2_and_the_others_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bank(tmp_path, SOUND.replace("start: 29", "start: 28"))
    assert run([tmp_path / "none.yaml", path]) == 2
    out, err = capsys.readouterr()
    assert f"{path}:13:46: evidence-quote: " in out
    assert f"newsquiz: {tmp_path / 'none.yaml'}: there is no such file; check the name\n" in err


def test_a_folder_stands_for_its_banks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = bank(tmp_path, SOUND.replace("start: 29", "start: 28"))
    assert run([tmp_path]) == 1
    assert capsys.readouterr().out.startswith(f"{path}:13:46:")


def test_json_is_a_list_with_the_fields_of_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = bank(tmp_path, SOUND.replace("start: 29", "start: 28"))
    assert run([path], "json") == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row.pop("message").startswith('"Xi Jinping" does not stand at 28–39 of talks; write start: 29')
    assert row == {
        "path": str(path), "line": 13, "column": 46, "rule": "evidence-quote", "severity": "error", "item": "sound",
    }  # fmt: skip


def test_what_a_finding_quotes_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run([bank(tmp_path, '  - {id: "a\\e[2J", type: "b\\e]0;x\\a", stem: S}\n')])
    run([bank_of_escapes(tmp_path)])
    assert "\x1b" not in "".join(capsys.readouterr())


def bank_of_escapes(folder: Path) -> Path:
    path = folder / "escapes.yaml"
    path.write_text('newsquiz: 1\n"tit\\e[2Jle": x\n')
    return path
