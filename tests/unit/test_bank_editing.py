"""Edits of a bank file: what was asked for changes, every other line stays as it was, byte for byte."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsquiz.bank import (
    append,
    append_items,
    dump,
    mint_ids,
    read,
    set_article_fields,
    set_conflict_fields,
    set_fields,
)
from newsquiz.bank.reading import Survey
from newsquiz.bank.tree import Fields, parse, plain
from newsquiz.errors import BankError
from newsquiz.item import (
    ArticleEntry,
    Bank,
    Claim,
    Conflict,
    Distractor,
    Evidence,
    Item,
    MultipleChoice,
    Previous,
    ShortAnswer,
    Status,
    content_digest,
    item_id,
)
from tests.unit.bank_examples import banks, items

HAND_WRITTEN = """\
# my bank
newsquiz: 1
items:   # the items

  # the first
  - type: multiple_choice      # with options
    id: a
    stem: Did they agree?  # the stem
    key: "No"
    distractors:  # wrong ones
      - A   # one
      - B

      # the third
      - text: C
        feedback: no
    explanation: |
      They did
      not.

    tags: [x, y] # tags

  - {type: short_answer, id: b, stem: Who?, key: Xi} # in brackets
  - id: c
    hint:       # none yet
    stem: Who called
     and why?
    type: short_answer
    key: Xi
conflicts: []
# the end"""
SPAN = Evidence(article="t", start=1, end=2, quote="x")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "b.yaml"
    file.write_text(HAND_WRITTEN)
    return file


def changes(path: Path, edit: Callable[[], object]) -> list[str]:
    """The lines that an edit takes out and puts in."""
    before = path.read_bytes().decode().split("\n")
    edit()
    after = path.read_bytes().decode().split("\n")
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


@pytest.mark.parametrize(
    ("id", "fields", "expected"),
    [
        ("a", {"status": Status.APPROVED}, ["+     status: approved"]),
        ("a", {"key": "Yes"}, ['-     key: "No"', '+     key: "Yes"']),
        (
            "a",
            {"stem": "Did they: agree?"},
            ["-     stem: Did they agree?  # the stem", '+     stem: "Did they: agree?"  # the stem'],
        ),
        (
            "a",
            {"distractors": [Distractor(text="A"), Distractor(text="Z"), Distractor(text="C", feedback="no"), "D"]},
            ["-       - B", "+       - Z", "+       - D"],
        ),
        ("a", {"distractors": ["B", {"text": "C", "feedback": "no"}]}, ["-       - A   # one"]),
        (
            "a",
            {"explanation": "They did.", "tags": None},
            [
                "-     explanation: |", "-       They did", "-       not.", "+     explanation: They did.",
                "-     tags: [x, y] # tags",
            ],
        ),
        ("a", {"tags": ["x"]}, ["-     tags: [x, y] # tags", "+     tags: [x] # tags"]),
        (
            "a",
            {"evidence": [SPAN]},
            ["+     evidence:", '+       - {article: t, start: 1, end: 2, quote: "x"}'],
        ),
        (
            "b",
            {"status": "rejected", "rejected_because": "no: #1"},
            [
                "-   - {type: short_answer, id: b, stem: Who?, key: Xi} # in brackets",
                "+   - {type: short_answer, id: b, stem: Who?, key: Xi, status: rejected, "
                'rejected_because: "no: #1"} # in brackets',
            ],
        ),
        ("c", {"hint": "h"}, ["-     hint:       # none yet", "+     hint: h       # none yet"]),
        ("c", {"hint": None}, ["-     hint:       # none yet"]),
        ("c", {"stem": "Who?"}, ["-     stem: Who called", "-      and why?", "+     stem: Who?"]),
        ("c", {"previous": Previous(key="Xi")}, ["+     previous: {key: Xi}"]),
        ("c", {"key": "Xi"}, []),
    ],
)  # fmt: skip
def test_an_edit_touches_only_the_lines_of_what_changed(
    path: Path, id: str, fields: dict[str, Any], expected: list[str]
) -> None:
    assert sorted(changes(path, lambda: set_fields(path, id, fields))) == sorted(expected)


def test_windows_line_ends_and_a_missing_last_newline_are_kept(path: Path) -> None:
    text = "\ufeff" + HAND_WRITTEN.replace("\n", "\r\n")
    path.write_bytes(text.encode())
    set_fields(path, "a", {"status": "approved", "explanation": None})
    new = path.read_bytes().decode()
    assert new.startswith("\ufeff# my bank\r\n")
    assert new.count("\n") == new.count("\r\n")
    assert new.endswith("# the end")
    assert "\r\n    status: approved\r\n" in new


def test_ids_are_minted_once_and_were_the_digest_before(path: Path) -> None:
    path.write_text("newsquiz: 1\nitems:\n- type: short_answer  # who\n  stem: S\n  key: K\n- {type: number, key: 1}\n")
    digest = content_digest(ShortAnswer(stem="S", key="K"))
    assert changes(path, lambda: mint_ids(path)) == [f"+   id: {digest}"]
    assert mint_ids(path) == ()
    assert item_id(read(path).bank.items[0]) == digest


def test_the_first_edit_mints_missing_ids(path: Path) -> None:
    path.write_text("newsquiz: 1\nitems:\n- type: short_answer\n  stem: S\n  key: K\n")
    digest = content_digest(ShortAnswer(stem="S", key="K"))
    set_fields(path, digest, {"stem": "T"})
    assert read(path).bank.items == (ShortAnswer(id=digest, stem="T", key="K"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("newsquiz: 1", "newsquiz: 1\nitems:\n  - id: q"),
        ("newsquiz: 1\n", "newsquiz: 1\nitems:\n  - id: q"),
        ("newsquiz: 1\nitems: [] # none\ntitle: t\n", "newsquiz: 1\nitems: # none\n  - id: q"),
        ("newsquiz: 1\nitems:\ntitle: t\n", "newsquiz: 1\nitems:\n  - id: q"),
        (
            "newsquiz: 1\nitems:\n- {id: a, type: number, stem: S, key: 1} # one\nconflicts: []\n",
            "newsquiz: 1\nitems:\n- {id: a, type: number, stem: S, key: 1} # one\n- id: q",
        ),
        (
            "newsquiz: 1\nitems:\n- {id: a}\n\n- {id: b}\n# end",
            "newsquiz: 1\nitems:\n- {id: a}\n\n- {id: b}\n\n- id: q",
        ),
        ("newsquiz: 1\nitems: [{id: a}]\n", "newsquiz: 1\nitems: [{id: a}, {id: q, type: short_answer"),
    ],
)
def test_items_are_put_behind_the_last(path: Path, before: str, after: str) -> None:
    path.write_text(before)
    append_items(path, [ShortAnswer(id="q", stem="S", key="K")])
    assert path.read_text().startswith(after)
    assert path.read_text().endswith("\n") == before.endswith("\n")
    assert read(path).bank.items[-1:] == (ShortAnswer(id="q", stem="S", key="K"),)


def test_articles_and_conflicts_are_appended_with_the_items(path: Path) -> None:
    conflict = Conflict(id="k", about="when", claims=(Claim(value="1", evidence=SPAN), Claim(value="2", evidence=SPAN)))
    article = ArticleEntry(id="t", title="Talks")
    append(path, articles=[article], items=[ShortAnswer(id="q", stem="S", key="K")], conflicts=[conflict])
    bank = read(path).bank
    assert (bank.articles, bank.items[-1].id, bank.conflicts) == ((article,), "q", (conflict,))


def test_an_id_that_is_taken_is_not_appended(path: Path) -> None:
    with pytest.raises(BankError, match="the id a is taken"):
        append_items(path, [ShortAnswer(id="a", stem="S", key="K")])
    assert path.read_text() == HAND_WRITTEN


def test_context_and_resolution_are_edited_in_place(path: Path) -> None:
    path.write_text(
        "newsquiz: 1\narticles:\n- id: t # talks\n  published: 2025-06-05\n"
        "conflicts:\n- id: k\n  about: when\n  claims:\n"
        "  - {value: a, evidence: {article: t, start: 0, end: 1, quote: a}}\n"
        "  - {value: b, evidence: {article: t, start: 0, end: 1, quote: a}}\n"
    )
    assert changes(path, lambda: set_article_fields(path, "t", {"context": "Talks, June 2025"})) == [
        "+   context: Talks, June 2025"
    ]
    assert changes(path, lambda: set_conflict_fields(path, "k", {"resolution": 2})) == ["+   resolution: 2"]


@pytest.mark.parametrize(
    ("id", "fields", "message"),
    [
        ("nobody", {"key": "K"}, "no entry of `items` has the id nobody"),
        ("c", {"key": ""}, "c: `key` is empty"),
        ("c", {"key": None}, "c: missing `key`"),
        ("a", {"distractors": ["B"]}, "needs at least 2 entries"),
        ("a", {"colour": "red"}, "unknown field `colour`"),
        ("a", {"id": "z"}, "`id` cannot be changed"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_nothing_is_written(
    path: Path, id: str, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(BankError) as caught:
        set_fields(path, id, fields)
    assert message in str(caught.value)
    assert path.read_text() == HAND_WRITTEN


def test_what_cannot_be_edited_safely_is_left_alone(path: Path) -> None:
    text = "newsquiz: 1\nitems:\n- ? id\n  : a\n  ? type\n  : short_answer\n  ? stem\n  : S\n  ? key\n  : K\n"
    path.write_text(text)
    with pytest.raises(BankError, match="cannot be edited safely"):
        set_fields(path, "a", {"distractors": ["x"]})
    assert path.read_text() == text


def test_an_item_with_one_wrong_field_can_be_mended(path: Path) -> None:
    path.write_text("newsquiz: 1\nitems:\n- {id: a, type: multiple_choice, stem: S, key: K, distractors: [A, K]}\n")
    set_fields(path, "a", {"distractors": ["A", "B"]})
    assert read(path).bank.items == (
        MultipleChoice(id="a", stem="S", key="K", distractors=(Distractor(text="A"), Distractor(text="B"))),
    )


@st.composite
def commented(draw: st.DrawFn, bank: Bank) -> str:
    """The bank as a person may have left it: comments, empty lines, other line ends, no last newline."""
    lines = []
    for line in dump(bank).removesuffix("\n").split("\n"):
        if draw(st.integers(0, 9)) == 0:
            lines.append(draw(st.sampled_from(["", "# note - one: two", "        # deep"])))
        lines.append(line + draw(st.sampled_from([""] * 6 + ["  # why: [not]"])))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    return newline.join(lines) + draw(st.sampled_from([newline, ""]))


def field_lines(text: str, number: int, name: str) -> range:
    """The numbers of the lines that a field takes up in the text; none where it is missing."""
    fields = Survey(Path("b.yaml"), text).root["items"][number]
    assert isinstance(fields, Fields)
    if name not in fields.marks:
        return range(0)
    mark = fields.marks[name]
    return range(text.count("\n", 0, mark.name), text.count("\n", 0, mark.end) + 1)


def removed(before: str, after: str) -> set[int]:
    """The numbers of the lines that are gone, or are written differently."""
    old, new = re.split(r"\r?\n", before), re.split(r"\r?\n", after)
    runs = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return {line for what, first, last, *_ in runs.get_opcodes() if what != "equal" for line in range(first, last)}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_field_can_be_given_any_value_without_touching_other_lines(
    tmp_path_factory: pytest.TempPathFactory, data_of: st.DataObject
) -> None:
    bank = data_of.draw(banks(3).filter(lambda bank: bool(bank.items)))
    text = data_of.draw(commented(bank))
    number = data_of.draw(st.integers(0, len(bank.items) - 1))
    item = bank.items[number]
    other: Item = data_of.draw(items().filter(lambda other: other.type == item.type))
    name = data_of.draw(st.sampled_from([name for name in type(item).model_fields if name not in ("id", "type")]))
    path = tmp_path_factory.mktemp("edit") / "b.yaml"
    path.write_bytes(text.encode())

    set_fields(path, item.id, {name: getattr(other, name)})

    new = path.read_bytes().decode()
    expected = item.model_copy(update={name: getattr(other, name)})
    assert plain(parse(new).root)["items"][number] == plain(parse(dump(Bank(items=(expected,)))).root)["items"][0]
    assert removed(text, new) <= set(field_lines(text, number, name))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_item_can_be_appended_to_any_bank(tmp_path_factory: pytest.TempPathFactory, data_of: st.DataObject) -> None:
    bank = data_of.draw(banks(2))
    text = data_of.draw(commented(bank))
    item = data_of.draw(items()).model_copy(update={"id": "the new one"})
    path = tmp_path_factory.mktemp("append") / "b.yaml"
    path.write_bytes(text.encode())
    append_items(path, [item])
    assert read(path).bank.items == (*bank.items, item)
    assert all(
        re.split(r"\r?\n", text)[line].startswith("items: []") for line in removed(text, path.read_bytes().decode())
    )
