"""The learner's own keys: checked before they count, since Textual drops a binding that clashes without a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import combinations
from pathlib import Path
from pkgutil import iter_modules
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from newsquiz.config.reading import line_of
from newsquiz.errors import SettingsError

Keymap = Mapping[str, str]

# Which widgets take keys on which screen, by the first part of their bindings' ids.
_ANSWERS = ("rows", "several", "truth", "matching", "ordering")
WIDGETS = {
    "quiz": _ANSWERS,
    "exam": _ANSWERS,
    "review": _ANSWERS,
    "exam_list": ("listing",),
    "exam_result": ("listing",),
    "browser": ("items",),
    "home": ("listing",),
    "schedule": ("listing",),
}
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})
_NAMED = frozenset(key.value for key in Keys)


class Default(NamedTuple):
    """A binding as it is without settings: its keys, and when it can be used ("" for always)."""

    keys: frozenset[str]
    phase: str = ""


Defaults = Mapping[str, Default]


def checked(keys: Keymap, path: Path) -> dict[str, str]:
    """The keymap to hand to Textual for the settings `keys` of the file `path`.

    Raises SettingsError for an id or a key that there is not, and for a key that would then do two things.
    """
    if not keys:
        return {}
    defaults = default_keys()
    for id, written in keys.items():
        _refuse_unknown(id, written, defaults, path)
    after = {id: frozenset(_split(keys[id])) if id in keys else held.keys for id, held in defaults.items()}
    _refuse_clashes(keys, defaults, after, path)
    return {**_shared_with(keys, defaults, after), **keys}


def default_keys() -> dict[str, Default]:
    """Every binding that can be set, by id."""
    found: dict[str, Default] = {}
    for node in _nodes():
        for declared in node.__dict__.get("BINDINGS", ()):
            for binding in Binding.make_bindings([declared]):
                if binding.id:
                    held = found.get(binding.id, Default(frozenset())).keys
                    found[binding.id] = Default(held | set(_split(binding.key)), _phase(node, binding))
    return found


def _phase(node: type[DOMNode], binding: Binding) -> str:
    """`asking` for what is there before the verdict, `judged` for what comes after it."""
    action, module = binding.action.partition("(")[0], import_module(node.__module__)
    if action in getattr(module, "JUDGED", ()):
        return "judged"
    is_answer = (binding.id or "").partition(".")[0] in _ANSWERS
    return "asking" if is_answer or action in getattr(module, "ASKING", ()) else ""


def _nodes() -> Iterator[type[DOMNode]]:
    """The classes of the application, of its screens and of its widgets."""
    for room in ("screens", "widgets"):
        package = import_module(f"newsquiz.tui.{room}")
        for module in iter_modules(package.__path__):
            yield from _classes_of(f"newsquiz.tui.{room}.{module.name}")
    yield from _classes_of("newsquiz.tui.frame")


def _classes_of(module: str) -> Iterator[type[DOMNode]]:
    for each in vars(import_module(module)).values():
        if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module:
            yield each


def _split(written: str) -> Iterator[str]:
    for key in written.split(","):
        *modifiers, name = key.strip().split("+") if len(key.strip()) > 1 else [key.strip()]
        yield "+".join((*modifiers, _full_name(name)))


def _full_name(key: str) -> str:
    """`!` as Textual calls it: `exclamation_mark`."""
    if len(key) != 1 or key.isalnum():
        return key
    return unicodedata.name(key, key).lower().replace("-", "_").replace(" ", "_")


def _refuse_unknown(id: str, written: str, defaults: Defaults, path: Path) -> None:
    if id not in defaults:
        from difflib import get_close_matches

        near = get_close_matches(id, defaults, 1)
        mend = f"did you mean {near[0]}?" if near else "F1 on a screen names those it has"
        raise _error(id, f"no key is called {id}", mend, path)
    for key in written.split(","):
        if not _is_key(key.strip()):
            mend = "write one like f8, ctrl+d, d or shift+up, several with commas"
            raise _error(id, f"{key.strip() or 'nothing'} is no key", mend, path)


def _is_key(key: str) -> bool:
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    if not set(modifiers) <= _MODIFIERS or not name:
        return False
    return len(name) == 1 or name in _NAMED or _is_character(name)


def _is_character(name: str) -> bool:
    try:
        unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    return True


def _refuse_clashes(keys: Keymap, defaults: Defaults, after: Mapping[str, frozenset[str]], path: Path) -> None:
    """A key may do two things only where both are never possible at once, as those that share one by default."""
    for one, other in combinations(after, 2):
        shared = after[one] & after[other]
        meant = defaults[one].keys & defaults[other].keys
        if shared and not meant and (one in keys or other in keys) and _together(one, other, defaults):
            mine, theirs = (one, other) if one in keys else (other, one)
            what = f"{min(shared)} would be both {mine} and {theirs}"
            raise _error(mine, what, "take another key for one of them", path)


def _together(one: str, other: str, defaults: Defaults) -> bool:
    """Whether both bindings can be on one screen, at one time."""
    if {defaults[one].phase, defaults[other].phase} == {"asking", "judged"}:
        return False
    places = {one.partition(".")[0], other.partition(".")[0]}
    if len(places) == 1 or "app" in places:
        return True
    return any(places <= {screen, *widgets} for screen, widgets in WIDGETS.items())


def _shared_with(keys: Keymap, defaults: Defaults, after: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The bindings that share a key with a changed one, before or after, spelt out: Textual takes it from them too."""
    touched = frozenset[str]().union(*(defaults[id].keys | after[id] for id in keys))
    return {id: ",".join(sorted(held.keys)) for id, held in defaults.items() if held.keys & touched}


def _error(id: str, what: str, mend: str, path: Path) -> SettingsError:
    try:
        line = line_of(path.read_text(encoding="utf-8-sig"), ("keys", id))
    except OSError:
        line = None
    return SettingsError(what, mend=mend, path=path, line=line)
