"""The keys of a screen, with F1 from anywhere. Read off its bindings, so that changed ones show as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsquiz.tui.shown import line
from newsquiz.tui.widgets.keyline import Hint, KeyLine

if TYPE_CHECKING:
    from textual.screen import Screen

WIDTH = 22
WORDS_WIDTH = 34
_SHOWN = {"up": "↑", "down": "↓", "left": "←", "right": "→", "escape": "Esc", "enter": "Enter", "space": "Space",
          "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End"}  # fmt: skip


class Named(NamedTuple):
    """The keys that do one thing, what that is, and what the settings call it."""

    keys: tuple[str, ...]
    words: str
    id: str


def keys_of(screen: Screen[Any]) -> tuple[tuple[str, list[Named]], ...]:
    """What can be pressed on the screen as it stands now: its own keys, then those of every screen."""
    own: dict[str, list[Binding]] = {}
    everywhere: dict[str, list[Binding]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.binding.description:
            group = everywhere if active.node is screen.app else own
            group.setdefault(active.binding.description, []).append(active.binding)
    titles = (("On this screen", own), ("Anywhere", everywhere))
    return tuple((title, [_named(words, held) for words, held in group.items()]) for title, group in titles if group)


def _named(words: str, bindings: Iterable[Binding]) -> Named:
    held = list(bindings)
    return Named(tuple(dict.fromkeys(each.key for each in held)), words, held[0].id or "")


class HelpScreen(ModalScreen[None]):
    """A list to scroll through; any of the leaving keys closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,f1", "dismiss", "back", id="help.back")]

    def __init__(self, groups: Iterable[tuple[str, list[Named]]]) -> None:
        super().__init__()
        self._groups = groups

    def compose(self) -> ComposeResult:
        """The groups of keys; on the right the names for the settings file."""
        with VerticalScroll():
            yield Static(_text(self._groups))
            yield KeyLine()

    def on_mount(self) -> None:
        """The way on, also for the mouse."""
        everything = Hint("Ctrl+P", "everything there is", "app.command_palette")
        self.query_one(KeyLine).show((Hint("Esc", "back", "screen.dismiss"), everything))


def _text(groups: Iterable[tuple[str, list[Named]]]) -> Content:
    blocks = []
    for title, keys in groups:
        lines = [Content(title).stylize("bold underline"), *map(_line, keys)]
        blocks.append(Content("\n").join(lines))
    return Content("\n\n").join(blocks)


def _line(named: Named) -> Content:
    keys = _in_short([shown(key) for key in named.keys])
    return Content.assemble(
        (f"{keys:<{WIDTH}}", "bold"), " ", f"{named.words:<{WORDS_WIDTH}}", " ", (line(named.id).plain, "dim")
    )


def shown(key: str) -> str:
    """A key as a person writes it: `exclamation_mark` is `!`."""
    from textual.keys import format_key

    *modifiers, name = key.split("+")
    return "+".join((*modifiers, _SHOWN.get(name) or format_key(name)))


def _in_short(keys: list[str]) -> str:
    """`1–9` for a run of single characters; otherwise all of them."""
    ends = [ord(key) for key in keys if len(key) == 1]
    if len(ends) == len(keys) > 2 and ends == list(range(ends[0], ends[0] + len(ends))):
        return f"{keys[0]}–{keys[-1]}"
    return "  ".join(keys)
