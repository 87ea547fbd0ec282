"""Reading bank files: what is sound is kept, what is wrong is named with its place."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsquiz.article import Article, BlockKind
from newsquiz.bank import Loaded, article_file, read, read_article
from newsquiz.bank.reading import Survey
from newsquiz.bank.tree import MAX_FIELDS, MAX_TEXT, MAX_VALUES, Unparsable, parse, plain
from newsquiz.errors import ArticleError, BankError
from newsquiz.item import MultipleChoice, Number, ShortAnswer, TrueFalse, content_digest, item_id
from tests.unit.bank_examples import texts

HEAD = "newsquiz: 1\nitems:\n"


def survey(items: str) -> Survey:
    return Survey(Path("b.yaml"), HEAD + items)


def lines(items: str) -> list[str]:
    return [str(finding) for finding in survey(items).findings]


def write(folder: Path, text: str | bytes) -> Path:
    path = folder / "b.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("No", "No"), ("yes", "yes"), ("12:30", "12:30"), ("2025-06-05", "2025-06-05"), ("0o17", 15), ("0x1F", 31),
        ("017", 17), ("1e3", 1000.0), ("-.5", -0.5), ("true", True), ("FALSE", False), ("~", None), ("null", None),
        ("1_000", "1_000"), ("1,000", "1,000"), (".inf", float("inf")), ("+", "+"), ("'90'", "90"), ('"true"', "true"),
        ("!!str 5", "5"), ("nope", "nope"), ("0b1", "0b1"), (".", "."), ("1.", 1.0),
    ],
)  # fmt: skip
def test_plain_scalars_are_read_by_yaml_1_2(text: str, value: object) -> None:
    read = plain(parse(f"a: {text}").root).get("a")
    assert (read, type(read)) == (value, type(value))


def test_an_option_keeps_its_own_spelling() -> None:
    (item,) = survey("- {type: multiple_choice, stem: S, key: 1e3, distractors: [True, 0x1F, No, 12:30]}\n").items
    assert isinstance(item.item, MultipleChoice)
    assert item.item.key == "1e3"
    assert [option.text for option in item.item.distractors] == ["True", "0x1F", "No", "12:30"]


def test_a_hand_written_item_needs_only_type_stem_and_key(tmp_path: Path) -> None:
    loaded = read(write(tmp_path, HEAD + "- type: short_answer\n  stem: Who?\n  key: Xi\n  hint:\n"))
    (item,) = loaded.bank.items
    assert item == ShortAnswer(stem="Who?", key="Xi")
    assert item_id(item) == content_digest(item)
    assert loaded.findings == ()


def test_a_problem_in_one_item_hides_nothing_of_the_others(tmp_path: Path) -> None:
    text = HEAD + "- {id: a, type: number, stem: S, kye: 3}\n- {id: b, type: true_false, stem: S, key: true}\n- 3\n"
    loaded = read(write(tmp_path, text))
    assert loaded.bank.items == (TrueFalse(id="b", stem="S", key=True),)
    assert [(f.line, f.column, f.rule, f.item) for f in loaded.findings] == [
        (3, 3, "missing-field", "a"),
        (3, 34, "unknown-field", "a"),
        (5, 3, "wrong-value", None),
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "- type: number\n  stem: S\n  kye: 90\n  key: 90\n",
            "b.yaml:5:3: unknown-field: unknown field `kye`; correct or remove it",
        ),
        (
            "- stem: S\n  key: 90\n",
            "b.yaml:3:3: missing-field: missing `type`; write one of multiple_choice, multiple_answer, true_false, "
            "short_answer, cloze, number, date, ordering, matching",
        ),
        (
            "- type: short_answer\n  stem: S\n",
            "b.yaml:3:3: missing-field: missing `key`; write `key: ...`",
        ),
        (
            "- type: true_false\n  stem: S\n  key: yes\n",
            "b.yaml:5:3: wrong-value: `key` must be true or false; write it without quotes",
        ),
        (
            "- type: true_false\n  stem: S\n  key: 1\n",
            "b.yaml:5:3: wrong-value: `key` must be true or false; write it without quotes",
        ),
        (
            "- type: number\n  stem: S\n  key: ninety\n",
            "b.yaml:5:3: wrong-value: `key` must be a number; write figures without quotes or commas",
        ),
        (
            "- type: short_answer\n  stem: S\n  key: K\n  status: done\n",
            "b.yaml:6:3: wrong-value: `status` must be draft, approved, rejected or changed",
        ),
        (
            "- type: multiple_choice\n  stem: S\n  key: K\n  distractors:\n  - A\n  - text: B\n    feedbak: f\n",
            "b.yaml:9:5: unknown-field: unknown field `distractors` 2, `feedbak`; correct or remove it",
        ),
        (
            "- type: short_answer\n  stem: S\n  key: K\n  accepted: [A, ~, B]\n",
            "b.yaml:6:17: wrong-value: `accepted` 2 is empty",
        ),
        (
            "- type: date\n  stem: S\n  key: 2026-02-29\n  granularity: day\n",
            "b.yaml:5:3: wrong-value: `key` is wrong: 2026-02-29 is no date of the calendar",
        ),
        (
            "- type: date\n  stem: S\n  key: 2026-02\n  granularity: day\n",
            "b.yaml:6:3: date-granularity: the key 2026-02 gives only the month and the day is asked; "
            "write `granularity: month` or a fuller key",
        ),
        (
            "- type: short_answer\n  stem: S\n  key: K\n  as_of: yesterday\n",
            "b.yaml:6:3: wrong-value: `as_of` must be a date such as 2025-06-05",
        ),
        (
            "- type: multiple_choice\n  stem: S\n  key: 90 minutes\n  distractors: [A, 90  Minutes]\n",
            'b.yaml:6:3: key-in-distractors: "90 Minutes" is the key and also distractor 2; remove one',
        ),
        (
            "- type: multiple_choice\n  stem: S\n  key: K\n  distractors: [A, B, a]\n",
            'b.yaml:6:3: duplicate-options: the distractor "a" stands twice; remove or reword one',
        ),
        (
            "- type: cloze\n  stem: S\n",
            "b.yaml:4:3: cloze-gap: no gap in the stem; put {{ }} around the words to be filled in",
        ),
        (
            '- type: cloze\n  stem: "{{a}} {{b}}"\n  accepted: [[c]]\n',
            "b.yaml:5:3: cloze-accepted: 2 gaps and 1 in `accepted`; write a list for each gap, [] for none",
        ),
        (
            "- type: ordering\n  stem: S\n  sequence: [a, b, A]\n",
            'b.yaml:5:3: duplicate-entry: the entry "A" stands twice; remove or reword one',
        ),
        (
            "- type: matching\n  stem: S\n  pairs: [{left: a, right: b}, {left: a, right: c}]\n",
            'b.yaml:5:3: duplicate-left-side: the left side "a" stands twice; remove or reword one',
        ),
        (
            "- type: short_answer\n  stem: S\n  key: K\n  stem: T\n",
            "b.yaml:6:3: duplicate-field: `stem` is written twice; remove one",
        ),
    ],
)
def test_a_problem_is_told_in_plain_words_at_its_place(item: str, expected: str) -> None:
    assert expected in lines(item)
    assert survey(item).bank is not None
    assert survey(item).bank.items == ()  # type: ignore[union-attr]


def test_a_misspelt_field_is_guessed_while_the_right_one_is_missing() -> None:
    assert any("unknown field `kye`; did you mean `key`?" in line for line in lines("- {type: number, kye: 3}\n"))


def test_a_field_of_another_type_says_where_it_belongs() -> None:
    assert any("it belongs to number" in line for line in lines("- {type: short_answer, stem: S, key: K, unit: m}\n"))


def test_the_second_of_two_equal_ids_is_left_out() -> None:
    found = survey("- {id: a, type: number, stem: S, key: 1}\n- {id: a, type: number, stem: T, key: 2}\n")
    assert found.bank is not None
    assert found.bank.items == (Number(id="a", stem="S", key=1),)
    assert [(f.line, f.rule, f.item) for f in found.findings] == [(4, "duplicate-id", "a")]


def test_an_allowed_rule_leaves_the_item_in() -> None:
    found = survey(
        "- {type: multiple_choice, stem: S, key: K, distractors: [A, a], allow: {duplicate-options: case}}\n"
    )
    assert found.bank is not None
    assert len(found.bank.items) == 1
    assert found.findings == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("newsquiz: 1\nitems: [1,", "2:11: not YAML"),
        ("newsquiz: 1\n\titems: []", "2:1: a tab"),
        ("newsquiz: 1\nitems:\n- stem: Who: me?\n  key: a\n  type: b: c\n", "3:12: not YAML: a second `: `"),
        ("newsquiz: 1\ntitle: 'x", "2:10: not YAML"),
        ("newsquiz: 2\n", "1:1: version 2 of the bank format"),
        ('newsquiz: "1"\n', "1:1: version 1"),
        ("title: x\n", "1:1: not a bank file"),
        ("[]", "1:1: not a bank file"),
        ("", "1:1: the file holds no bank"),
        ("# nothing\n", "1:1: the file holds no bank"),
        ("newsquiz: 1\nitems: " + "[" * 50_000, "2:31: lists within lists"),
        ("newsquiz: 1\ntitle: a\x07b\n", "not YAML"),
        (b"newsquiz: 1\ntitle: \xff\n", "2:8: not UTF-8 text"),
        (b"\x00\x01\x02", "not a text file"),
    ],
)
def test_a_file_that_is_no_bank_is_refused_with_its_place(tmp_path: Path, text: str | bytes, place: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(BankError) as caught:
        read(path)
    assert place in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_an_article_that_is_taken_for_a_bank_is_told_how_to_become_one(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks: the leaders met: twice.")
    with pytest.raises(
        BankError, match=r"is no question bank; make one of it: newsquiz make .*talks\.txt -o talks\.yaml"
    ):
        read(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="there is no such file"):
        read(tmp_path / "none.yaml")
    with pytest.raises(BankError, match="is a folder"):
        read(tmp_path)


def test_aliases_are_not_followed() -> None:
    bomb = "- &a {type: short_answer, stem: S, key: [x, x]}\n- &b [*a, *a]\n- [*b, *b]\n"
    assert [line for line in lines(bomb) if "yaml-alias" in line] == [
        "b.yaml:4:7: yaml-alias: an alias, `*a`; write the value out",
        "b.yaml:4:11: yaml-alias: an alias, `*a`; write the value out",
        "b.yaml:5:4: yaml-alias: an alias, `*b`; write the value out",
        "b.yaml:5:8: yaml-alias: an alias, `*b`; write the value out",
    ]


def test_tags_other_than_text_are_refused() -> None:
    assert any("yaml-tag" in line for line in lines("- !!python/object:os.system {type: number}\n"))


def test_more_values_than_fit_in_memory_are_refused() -> None:
    with pytest.raises(Unparsable, match="more than"):
        parse("[" + ",".join("a" * (MAX_VALUES + 1)) + "]")


def test_more_fields_than_any_entry_has_are_refused() -> None:
    with pytest.raises(Unparsable, match="more than"):
        parse("".join(f"f{number}: 1\n" for number in range(MAX_FIELDS + 1)))


def test_an_item_with_an_endless_text_is_left_out() -> None:
    found = survey(f"- {{type: cloze, stem: '{'{{' * MAX_TEXT}'}}\n- {{type: true_false, stem: S, key: true}}\n")
    assert [(each.line, each.column, each.rule) for each in found.findings] == [(3, 23, "yaml-length")]
    assert found.bank is not None
    assert found.bank.items == (TrueFalse(stem="S", key=True),)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    text = "newsquiz: 1\r\nitems:\r\n- type: short_answer\r\n  stem: S\r\n  kye: 1\r\n  key: K\r\n"
    loaded = read(write(tmp_path, b"\xef\xbb\xbf" + text.encode()))
    assert [(f.line, f.column) for f in loaded.findings] == [(5, 3)]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_damaged_bank_never_makes_a_traceback(data: st.DataObject) -> None:
    text = (Path(__file__).parents[1] / "golden" / "bank.yaml").read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 30))
    piece = data.draw(texts | st.sampled_from(["[", "{", "- ", ": ", "\n", "&a ", "*a", "? ", "!!x ", "|\n", "<<: "]))
    with contextlib.suppress(BankError):
        damaged = Survey(Path("b.yaml"), text[:at] + piece + text[at + cut :])
        assert damaged.bank is not None or damaged.findings
        for finding in damaged.findings:
            assert finding.line >= 1
            assert finding.column >= 1


BLOCKS = [(BlockKind.HEADING, "Talks"), (BlockKind.PARAGRAPH, "They spoke.  No more"), (BlockKind.CAPTION, "---")]


@settings(deadline=None)
@given(title=texts, source=st.none() | texts, license=st.none() | texts, published=st.none() | st.dates())
def test_an_article_file_reads_back_as_the_article(
    tmp_path_factory: pytest.TempPathFactory, title: str, source: str | None, license: str | None, published: object
) -> None:
    article = Article.from_blocks("talk", title, BLOCKS, source=source, license=license, published=published)  # type: ignore[arg-type]
    path = tmp_path_factory.mktemp("article") / "talk.md"
    path.write_bytes(article_file(article).encode())
    assert read_article(path) == article


def test_an_article_file_without_front_matter_is_all_text(tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text("One.\n\nTwo.\n")
    article = read_article(path)
    assert article.text == "One.\n\nTwo."
    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: x\n", "the front matter has no end"),
        ("---\ntitle: [\n---\n\nA", ":2: not YAML"),
        ("---\nblocks: [song]\n---\n\nA", "`song` is no kind of block"),
        ("---\npublished: June\n---\n\nA", "is no date"),
        ("---\nblocks: 3\n---\n\nA", "is no list"),
    ],
)
def test_unreadable_front_matter_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "talk.md"
    path.write_text(text)
    with pytest.raises(ArticleError) as caught:
        read_article(path)
    assert message in str(caught.value)


def bank_with_article(folder: Path, file: str) -> Loaded:
    return read(write(folder, f"newsquiz: 1\narticles:\n- id: talk\n  file: {file}\nitems: []\n"))


def test_an_article_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    loaded = bank_with_article(tmp_path, "articles/t.md")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "t.md").write_text("They spoke.\n")
    assert loaded.article_text("talk") == "They spoke."
    assert loaded.article("talk").id == "talk"  # type: ignore[union-attr]
    assert loaded.article_text("other") is None


def test_what_has_no_end_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "pipe.yaml", Path("/dev/zero")):
        with pytest.raises(BankError, match="not a regular file"):
            read(path)


def test_a_bank_reads_no_file_outside_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (tmp_path / "banks").mkdir()
    (tmp_path / "banks" / "link.md").symlink_to(tmp_path / "secret.md")
    for file in ("../secret.md", str(tmp_path / "secret.md"), "link.md"):
        assert bank_with_article(tmp_path / "banks", file).article_text("talk") is None
