"""The wheel: built offline, and with everything in it that the program reads at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel of the working tree, built without an index and without an environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", folder, ROOT],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("newsquiz-*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_every_file_of_the_program(wheel: zipfile.ZipFile) -> None:
    source = ROOT / "src"
    files = {
        path.relative_to(source).as_posix()
        for path in (source / "newsquiz").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert sorted(files - set(wheel.namelist())) == []


def test_the_wheel_holds_the_banks_that_ship(wheel: zipfile.ZipFile) -> None:
    banks = ROOT / "question_banks"
    files = (path for path in banks.rglob("*") if path.is_file() and not path.name.startswith("."))
    shipped = {f"newsquiz/question_banks/{path.relative_to(banks).as_posix()}" for path in files}
    assert sorted(shipped - set(wheel.namelist())) == []


def test_the_wheel_has_the_command_and_nothing_of_the_repository_besides(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"newsquiz"}
    (entry,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "newsquiz = newsquiz.cli:main" in wheel.read(entry).decode()


def test_who_only_plays_installs_without_the_libraries_of_make(wheel: zipfile.ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("METADATA"))
    needs = Parser().parsestr(wheel.read(name).decode()).get_all("Requires-Dist") or []
    for_all = [need for need in needs if "extra ==" not in need]
    assert not [need for need in for_all if need.startswith(("spacy", "en-core", "lemminflect"))]
    assert [need for need in needs if need.startswith("spacy") and "make" in need]
