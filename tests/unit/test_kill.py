"""The real program, killed at random moments and run twice at once: what it said is what is stored."""

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.process

KILLS = 50
QUESTIONS = KILLS * 9
LEAST_BYTES_AN_ANSWER = 80
COMMAND = [sys.executable, "-m", "newsquiz", "play"]
VERDICT = re.compile(rb"^(?:RIGHT|WRONG)", re.MULTILINE)
RESUMED = re.compile(rb"^Resumed at question (\d+) of", re.MULTILINE)


def bank_of(folder: Path, count: int) -> Path:
    items = [
        {"id": f"i{at}", "type": "true_false", "stem": f"Statement {at} holds.", "key": True} for at in range(count)
    ]
    path = folder / "bank.yaml"
    path.write_text(json.dumps({"newsquiz": 1, "id": "bank", "items": items}), encoding="utf-8")
    return path


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "NEWSQUIZ_HOME": str(home)}


def started(bank: Path, home: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [*COMMAND, str(bank), "--plain", *options]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(home)
    )


def stored(home: Path) -> list[Any]:
    connection = sqlite3.connect(home / "newsquiz.db")
    try:
        return connection.execute("SELECT item, seq, id FROM events WHERE kind = 'answered' ORDER BY seq").fetchall()
    finally:
        connection.close()


def killed_at_random(bank: Path, home: Path, chance: random.Random) -> bytes:
    """Give some answers, and kill the program after a random number of bytes of what it must write for them."""
    program = started(bank, home)
    assert program.stdin is not None and program.stdout is not None
    answers = chance.randint(1, 9)
    program.stdin.write(b"t\n" * answers)
    program.stdin.flush()
    said = program.stdout.read(chance.randint(1, answers * LEAST_BYTES_AN_ANSWER))
    program.send_signal(signal.SIGKILL)
    said += program.stdout.read()
    program.stdin.close()
    program.stdout.close()
    program.wait()
    return said


def test_a_program_killed_fifty_times_keeps_each_verdict_once_and_resumes_at_the_next_question(tmp_path: Path) -> None:
    bank, home = bank_of(tmp_path, QUESTIONS), tmp_path / "home"
    chance = random.Random(7)
    counts = [0]
    for _ in range(KILLS):
        said = killed_at_random(bank, home, chance)
        before, answers = counts[-1], stored(home)
        counts.append(len(answers))
        resumed = RESUMED.search(said)
        assert resumed is None or int(resumed[1]) == before + 1
        assert resumed is not None or before == 0 or not VERDICT.search(said)
        # The one answer between the disk and the screen may be stored without its verdict; never the other way round.
        assert 0 <= counts[-1] - before - len(VERDICT.findall(said)) <= 1
        assert [item for item, _, _ in answers] == [f"i{at}" for at in range(len(answers))]
    assert counts[-1] >= KILLS // 5  # enough of them for the promise to be tried
    assert len(set(counts)) >= KILLS // 10  # and at different moments


def test_a_bank_edited_reordered_and_cut_between_kill_and_resume_loses_no_answer(tmp_path: Path) -> None:
    bank, home = bank_of(tmp_path, 6), tmp_path / "home"
    program = started(bank, home)
    assert program.stdin is not None and program.stdout is not None
    program.stdin.write(b"t\nt\n")
    program.stdin.flush()
    said = b""
    while len(VERDICT.findall(said)) < 2:
        said += program.stdout.readline()
    program.kill()
    program.communicate()
    data = json.loads(bank.read_text(encoding="utf-8"))
    data["items"] = [item for item in reversed(data["items"]) if item["id"] != "i2"]
    data["items"][2]["stem"] = "Statement 3 reads otherwise now."
    bank.write_text(json.dumps(data), encoding="utf-8")
    again = started(bank, home)
    rest, _ = again.communicate(b"t\n" * 3)
    assert b"Resumed at question 3 of 5" in rest and b"Statement 2 holds." not in rest
    assert b"Statement 3 reads otherwise now." in rest
    assert sorted(item for item, _, _ in stored(home)) == ["i0", "i1", "i3", "i4", "i5"]
    assert rest.splitlines()[-1] == b"Score: 5/5"


def test_two_programs_on_one_database_lose_nothing(tmp_path: Path) -> None:
    """Both make the database, begin a quiz of their own and answer all of it at the same time."""
    bank, home = bank_of(tmp_path, 40), tmp_path / "home"
    programs = [started(bank, home, "--seed", str(seed)) for seed in (1, 2)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"t\n" * 40)
        program.stdin.close()
        program.stdin = None
    outputs = [program.communicate()[0] for program in programs]
    assert [output.splitlines()[-1] for output in outputs] == [b"Score: 40/40"] * 2
    answers = stored(home)
    assert sorted(item for item, _, _ in answers) == sorted([f"i{at}" for at in range(40)] * 2)
    assert len({seq for _, seq, _ in answers}) == len({id for _, _, id in answers}) == 80


def test_an_interrupted_program_says_what_is_kept_and_ends_with_130(tmp_path: Path) -> None:
    bank, home = bank_of(tmp_path, 3), tmp_path / "home"
    program = subprocess.Popen(
        [*COMMAND, str(bank), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(home),
    )
    assert program.stdin is not None and program.stdout is not None
    program.stdin.write(b"t\n")
    program.stdin.flush()
    while not program.stdout.readline().startswith(b"Question 2"):
        pass
    program.send_signal(signal.SIGINT)
    _, errors = program.communicate()
    assert program.returncode == 130
    assert errors.decode().strip() == "newsquiz: interrupted; 1 answer is kept; the same command goes on from there"


def test_a_reader_that_leaves_early_is_no_error_to_look_at(tmp_path: Path) -> None:
    bank, home = bank_of(tmp_path, 50), tmp_path / "home"
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [*COMMAND, str(bank), "--plain"],
        input=b"t\n" * 50,
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(home),
        check=False,
    )
    os.close(write)
    assert ended.stderr == b""
    assert ended.returncode == 141


def test_neither_the_language_model_nor_the_screen_nor_alembic_is_loaded_to_play_line_by_line(tmp_path: Path) -> None:
    bank, home = bank_of(tmp_path, 1), tmp_path / "home"
    code = (
        "import sys\n"
        "from newsquiz.cli import status_of\n"
        f"status = status_of(['play', {str(bank)!r}, '--plain'])\n"
        "heavy = {'spacy', 'textual', 'ruamel', 'alembic', 'pydantic_settings', 'sqlalchemy.orm'} & set(sys.modules)\n"
        "sys.exit(status or ', '.join(sorted(heavy)))"
    )
    for words in ("alembic", ""):  # The first run makes the database.
        ended = subprocess.run(
            [sys.executable, "-c", code], input=b"", capture_output=True, env=environment(home), check=False
        )
        assert ended.stderr.decode().strip() == words
