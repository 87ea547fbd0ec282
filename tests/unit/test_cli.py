"""The command line: every command of the contract, and one line for every error."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from newsquiz import cli
from newsquiz.cli import app as commands
from newsquiz.cli import folders, status_of
from newsquiz.cli.terminal import has_screen
from newsquiz.errors import BankError
from newsquiz.item import ITEM_TYPES

CONTRACT = {
    "make": "--out --published --count --types --min-confidence --seed --jobs --force --explain --into",
    "play": "--plain --count --types --tag --since --seed --exam --retry --new --approved --marking --time --include",
    "review": "--plain --cram --minutes",
    "curate": "",
    "approve": "",
    "reject": "",
    "assemble": "--from --count --since --tag --not-used-in",
    "check": "--format --watch",
    "export": "--to --out --evidence --include",
    "import": "--out --from",
    "stats": "--items --format",
    "list": "",
    "add": "",
    "remove": "",
    "browse": "",
    "settings": "",
    "schema": "",
}
UNBUILT = [
    ["curate", "b"], ["approve", "b", "i"], ["reject", "b", "i"], ["assemble", "o"],
    ["export", "b", "--to", "anki", "-o", "f"], ["import", "f", "-o", "b"],
    ["make", "a", "--into", "b"], ["check", "b", "--watch"],
]  # fmt: skip

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("command", CONTRACT)
def test_every_command_of_the_contract_is_there_with_its_options(command: str, capsys: Capture) -> None:
    assert status_of([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert [option for option in CONTRACT[command].split() if not re.search(rf"{option}\b", said)] == []


def test_help_lists_every_command(capsys: Capture) -> None:
    assert status_of(["--help"]) == 0
    said = capsys.readouterr().out
    assert [command for command in CONTRACT if f"\n  {command} " not in said] == []


@pytest.mark.parametrize("arguments", UNBUILT, ids=" ".join)
def test_what_is_not_built_yet_says_so_in_one_line(arguments: list[str], capsys: Capture) -> None:
    assert status_of(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"newsquiz: [^\n]*not built yet[^\n]*\n", said.err)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope"], "No such command 'nope'"),
        (["make"], "Missing argument 'SOURCE'"),
        (["make", "a.md"], "where to write is missing"),
        (["make", "a.md", "-o", "b", "--count", "0"], "--count"),
        (["make", "a.md", "-o", "b", "--min-confidence", "2"], "--min-confidence"),
        (["make", "a.md", "-o", "b", "--published", "5 June"], "'5 June' is not a date such as 2025-06-05"),
        (["make", "a.md", "-o", "b", "--types", "cloze,essay"], "no item type essay"),
        (["play", "--nope"], "No such option"),
        (["stats", "--format", "yaml"], "Invalid value for '--format': 'yaml' is not one of"),
        (["make", "nowhere.md", "-o", "b.yaml"], "nowhere.md: no such file"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(arguments: list[str], said: str, capsys: Capture) -> None:
    assert status_of(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("newsquiz: ") and printed.err.count("\n") == 1
    assert said in printed.err


def test_the_item_types_on_offer_are_those_of_the_format() -> None:
    names = (get_args(kind.model_fields["type"].annotation)[0] for kind in ITEM_TYPES)
    assert tuple(names) == commands.ITEM_TYPES


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (BankError("no items", path="a.yaml", line=3, mend="write some"), 2, "a.yaml:3: no items; write some"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (KeyError("x\ny"), 2, r"this should not have happened: KeyError: 'x\ny' (NEWSQUIZ_DEBUG=1 shows where)"),
        (ValueError("a\n\x1b[1mb"), 2, "this should not have happened: ValueError: a b (NEWSQUIZ_DEBUG=1 shows where)"),
    ],
)
def test_whatever_goes_wrong_ends_as_one_line(
    error: BaseException, status: int, said: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> int:
        raise error

    monkeypatch.setattr(folders, "show", fail)
    assert status_of(["list"]) == status
    assert capsys.readouterr().err == f"newsquiz: {said}\n"


def test_debugging_shows_where_it_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(arguments: object) -> int:
        raise KeyError("x")

    monkeypatch.setattr(cli, "_run", fail)
    monkeypatch.setenv("NEWSQUIZ_DEBUG", "1")
    with pytest.raises(KeyError):
        status_of([])


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "newsquiz"]
    return subprocess.run([sys.executable, *start, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.process
def test_help_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys\nfrom newsquiz.cli import status_of\nstatus = status_of(sys.argv[1:])\n"
        "heavy = {'spacy', 'sqlalchemy', 'textual', 'pydantic', 'rich', 'yaml'} & set(sys.modules)\n"
        "sys.exit(status or (f'imported {heavy}' if heavy else 0))"
    )
    done = run("--help", code=code)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.process
def test_a_reader_that_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "newsquiz", "--help"], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.process
@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        ("schema >&-", 0, ""),
        ("schema >&- 2>&-", 0, ""),
        ("schema >/dev/full", 2, "newsquiz: cannot read the input, or write the output: no space left on device\n"),
        ("make - -o bank.yaml <&-", 2, "newsquiz: standard input: is empty; give an article of a few sentences\n"),
    ],
)
def test_streams_that_are_closed_or_full_are_no_fault_of_ours(
    call: str, status: int, said: str, tmp_path: Path
) -> None:
    line = f"{sys.executable} -m newsquiz {call}"
    done = subprocess.run(["/bin/sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", said)


@pytest.mark.parametrize("command", [["play", "{}"], ["check", "{}"], ["make", "{}", "-o", "bank.yaml"]])
def test_a_folder_that_may_not_be_searched_is_one_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    def refuse(path: Path) -> bool:
        if "locked" not in path.parts:
            return False
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "is_dir", refuse)
    monkeypatch.setenv("NEWSQUIZ_HOME", str(tmp_path))
    place = tmp_path / "locked" / "bank.yaml"
    assert status_of([part.format(place) for part in command]) == 2
    assert capsys.readouterr().err == f"newsquiz: {place}: cannot be used: permission denied\n"


def test_a_wrong_file_leaves_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    done = run("make", str(tmp_path / "a.txt"), "-o", str(tmp_path / "b.yaml"))
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"newsquiz: [^\n]*a\.txt: is not text but binary data[^\n]*\n", done.stderr)


@pytest.mark.parametrize("redirected", ["stdin", "stdout", "stderr", ""])
def test_a_screen_needs_all_three_streams(redirected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(getattr(sys, name), "isatty", lambda name=name: name != redirected, raising=False)
    assert has_screen() is (redirected == "")
