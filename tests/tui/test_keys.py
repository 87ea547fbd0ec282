"""Keys of one's own: which can be, which count, and what every key is called."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsquiz.collection import Collection, QuizOptions
from newsquiz.errors import SettingsError
from newsquiz.tui import keymap
from newsquiz.tui.app import QuizApp
from newsquiz.tui.screens.browser import BrowserScreen
from tests.tui.driving import Learner
from tests.tui.test_places import at, collection, no_shipped_banks

__all__ = ["collection", "no_shipped_banks"]  # fixtures


async def test_own_keys_of_the_settings_count(collection: Collection) -> None:
    collection.change_settings({"keys": {"browser.tag": "g", "browser.search": "ctrl+y,?"}})
    async with at(collection, BrowserScreen()) as place:
        await place.press("enter", "t")
        assert "Tags for" not in place.sees()
        await place.press("g")
        assert "Tags for" in place.sees()
        await place.press("escape", "f1")
        assert "ctrl+y  ?" in place.sees()


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"quiz.flga": "x"}, "no key is called quiz.flga; did you mean quiz.flag?"),
        ({"quiz.flag": "ctlr+x"}, "ctlr+x is no key"),
        ({"quiz.flag": ""}, "nothing is no key"),
        ({"quiz.flag": "v"}, "v would be both quiz.flag and quiz.article"),
        ({"quiz.flag": "f1"}, "f1 would be both quiz.flag and app.help"),
        ({"quiz.dont_know": "3"}, "3 would be both quiz.dont_know and "),
        ({"quiz.dont_know": "f10", "quiz.skip": "f10"}, "f10 would be both"),
    ],
)
def test_own_keys_that_cannot_be_are_told_with_their_line(tmp_path: Path, keys: dict[str, str], said: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[keys]\n# mine\n" + "".join(f'"{id}" = "{key}"\n' for id, key in keys.items()))
    with pytest.raises(SettingsError, match=r"settings\.toml:[34]: ") as caught:
        keymap.checked(keys, path)
    assert said in str(caught.value)


def test_keys_may_be_swapped_and_shared_where_they_are_by_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    assert keymap.checked({}, path) == {}
    swapped = {"quiz.flag": "v", "quiz.article": "!"}
    assert swapped.items() <= keymap.checked(swapped, path).items()
    both = {"quiz.answer": "space", "quiz.next": "space"}
    assert both.items() <= keymap.checked({**both, "several.tick": "f11", "matching.take": "f11"}, path).items()


async def test_a_binding_that_shares_a_key_with_a_changed_one_keeps_it(collection: Collection) -> None:
    collection.change_settings({"keys": {"quiz.answer": "f10"}})
    app = QuizApp(collection.quiz((), QuizOptions(types=("short_answer",))), collection)
    async with app.run_test(size=(80, 24)) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press(*"marlow bay", "f10")
        assert learner.sees().lstrip().startswith("RIGHT")
        await learner.press("enter")
        assert "Score: 1/1" in learner.sees()


async def test_a_key_may_do_one_thing_before_the_verdict_and_another_after_it(collection: Collection) -> None:
    collection.change_settings({"keys": {"quiz.skip": "!"}})
    app = QuizApp(collection.quiz((), QuizOptions(types=("multiple_choice",))), collection)
    async with app.run_test(size=(80, 24)) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press("0", "!")
        assert "What is wrong with this question?" in learner.sees()
        await learner.press("escape", "u", "!")
        assert "Not answered" in learner.sees()


def test_every_binding_of_every_screen_has_a_name_of_its_own_and_says_what_it_does() -> None:
    assert [node for node in keymap._nodes() for binding in _own(node) if not binding.id] == []
    assert [binding.id for node in keymap._nodes() for binding in _own(node) if not binding.description] == []


def _own(node: type[Any]) -> list[Any]:
    from textual.binding import Binding

    return [binding for binding in node.__dict__.get("BINDINGS", ()) if isinstance(binding, Binding)]
