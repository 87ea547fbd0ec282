"""The settings file: what it may hold, what is said of one that cannot be used, and edits that keep its comments."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz import config
from newsquiz.cli.play import terms_of
from newsquiz.collection import Marking, Terms
from newsquiz.config import writing
from newsquiz.config.model import DATE_STYLES, THEMES, Settings
from newsquiz.config.reading import parsed
from newsquiz.errors import SettingsError

MINE = """\
# mine
quick_answer = true   # I type fast

folders = [
  "/banks",  # all of them
]

# my keys
[keys]
# no reaching for the exclamation mark
"quiz.flag" = "f10"
"quiz.skip" = "f11"
"""


def stored(folder: Path, text: str) -> Path:
    path = config.settings_file(folder)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_everything_is_at_its_default(tmp_path: Path) -> None:
    assert config.settings(tmp_path) == Settings()


def test_the_template_explains_every_setting_and_sets_it_to_its_default() -> None:
    text = writing.template()
    assert parsed(text, Path("settings.toml")) == Settings()
    for name, field in Settings.model_fields.items():
        assert field.description and f"# {field.description}" in text
        assert f"\n{name} = " in text or f"\n[{name}]" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("learner = ", "settings.toml:1: this is not TOML"),
        ("x = 1\ny = '", "settings.toml:2: this is not TOML"),
        ('learner = "me"\nthme = "dark"', "settings.toml:2: there is no setting thme; did you mean theme?"),
        ("# a comment\n\nretention = 1.5", "settings.toml:3: retention: it must be at most 0.97"),
        ('theme = "blue"', "settings.toml:1: theme: it must be 'dark', 'light', 'high contrast' or '16 colours'"),
        ('zone = "Mars/Base"', "settings.toml:1: zone: there is no such time zone; write one like Europe/Madrid"),
        ('marking = "two"', "settings.toml:1: marking: write points for a right answer and for a wrong one"),
        ("rollover_hour = 24", "settings.toml:1: rollover_hour: "),
        ('[keys]\na = "b"\n"quiz.flag" = 1', 'settings.toml:3: keys.quiz.flag: it must be text in "quotes"'),
        ("folders = [1]", "settings.toml:1: folders.0: "),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_line_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    stored(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        config.settings(tmp_path)
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    config.settings_file(tmp_path).write_bytes(b"learner = '\xff'")
    with pytest.raises(SettingsError, match="not UTF-8"):
        config.settings(tmp_path)


def test_a_home_that_is_a_file_is_told_with_its_mend(tmp_path: Path) -> None:
    home = tmp_path / "file"
    home.touch()
    with pytest.raises(SettingsError, match=r"file: is no folder.*; set NEWSQUIZ_HOME to a folder"):
        config.settings(home)


def test_an_edit_touches_one_line_and_keeps_every_comment(tmp_path: Path) -> None:
    path = stored(tmp_path, MINE)
    settings = writing.edit(tmp_path, {"quick_answer": False})
    assert path.read_text() == MINE.replace("quick_answer = true ", "quick_answer = false ")
    assert settings == config.settings(tmp_path) and not settings.quick_answer


def test_a_setting_that_the_file_does_not_have_comes_with_its_comment_and_above_the_tables(tmp_path: Path) -> None:
    path = stored(tmp_path, MINE)
    writing.edit(tmp_path, {"zone": "Europe/Madrid"})
    text = path.read_text()
    before, _, after = text.partition("\n# Time zone, such as Europe/Madrid; empty for that of this computer.\nzone = ")
    assert after.startswith('"Europe/Madrid"\n\n# my keys\n[keys]') and "# I type fast" in before
    assert config.settings(tmp_path).keys == {"quiz.flag": "f10", "quiz.skip": "f11"}


def test_a_table_keeps_the_comments_between_its_lines(tmp_path: Path) -> None:
    path = stored(tmp_path, MINE)
    writing.edit(tmp_path, {"keys": {"quiz.flag": "f12"}})
    assert '# no reaching for the exclamation mark\n"quiz.flag" = "f12"\n' in path.read_text()
    assert "quiz.skip" not in path.read_text()


def test_a_value_that_does_not_fit_changes_nothing(tmp_path: Path) -> None:
    path = stored(tmp_path, MINE)
    with pytest.raises(SettingsError, match=r"retention: .*; nothing was changed"):
        writing.edit(tmp_path, {"retention": 3})
    assert path.read_text() == MINE
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_that_is_broken_is_not_edited(tmp_path: Path) -> None:
    path = stored(tmp_path, "learner = ")
    with pytest.raises(SettingsError, match="not TOML"):
        writing.edit(tmp_path, {"quick_answer": True})
    assert path.read_text() == "learner = "


def test_the_first_edit_writes_the_whole_commented_file(tmp_path: Path) -> None:
    writing.edit(tmp_path / "home", {"theme": "light"})
    text = config.settings_file(tmp_path / "home").read_text()
    assert text == writing.template().replace('theme = "dark"', 'theme = "light"')


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "learner": st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()),
    "theme": st.sampled_from(THEMES),
    "dates": st.sampled_from(DATE_STYLES),
    "quick_answer": st.booleans(),
    "retention": st.floats(0.7, 0.97),
    "new_per_day": st.integers(0, 9999),
    "folders": st.lists(st.text(max_size=12).filter(str.isprintable), max_size=3).map(tuple),
    "keys": st.dictionaries(st.sampled_from(["quiz.flag", "quiz.skip"]), st.sampled_from(["f9", "ctrl+d"])),
}
CHANGES = st.fixed_dictionaries({}, optional=VALUES)


@given(CHANGES, st.sampled_from(["", MINE, writing.template(), "# only words\n", '[keys]\n"quiz.flag" = "x"']))
def test_whatever_is_changed_is_what_the_file_then_says(changes: dict[str, Any], text: str) -> None:
    path = Path("settings.toml")
    before = parsed(text, path).model_dump()
    after = writing.edited(text, changes)
    assert parsed(after, path).model_dump() == {**before, **changes}
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        line for line in after.splitlines() if line.startswith("#") and line in text.splitlines()
    ]


@pytest.mark.process
def test_reading_settings_imports_no_editor_of_toml(tmp_path: Path) -> None:
    stored(tmp_path, MINE)
    code = (
        "import sys, pathlib\nfrom newsquiz import config\nconfig.settings(pathlib.Path(sys.argv[1]))\n"
        "sys.exit('tomlkit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0


@pytest.mark.parametrize("written", ["0/0", "1/1", "-1/0", "1", "1/--1", ""])
def test_a_marking_that_rewards_wrong_answers_is_refused(written: str) -> None:
    with pytest.raises(SettingsError, match="marking: write points"):
        parsed(f'marking = "{written}"', Path("settings.toml"))


def test_exams_are_on_the_terms_of_the_settings_where_the_command_names_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSQUIZ_HOME", str(tmp_path))
    assert terms_of(True, None, None, None) == Terms(Marking(1, 0))
    stored(tmp_path, 'marking = "2/-0.5"\nexam_minutes = 20')
    assert terms_of(True, None, None, None) == Terms(Marking(2, -0.5), 1200)
    assert terms_of(True, "1/0", "90s", None) == Terms(Marking(1, 0), 90)
    assert terms_of(False, None, None, None) is None
