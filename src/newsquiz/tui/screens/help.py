"""All keys, with F1 from anywhere."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

KEYS = (
    (
        "Before the verdict",
        ("digits, ↑ ↓, mouse", "choose; tick where several are right"),
        ("t  f", "true, false"),
        ("Shift+↑ ↓, or a digit", "move an entry of an order, or send it to that place"),
        ("digit, then letter", "match a left side with a right side"),
        ("Tab", "next blank, or the other list"),
        ("Enter", "answer"),
        ("0, or F2 while typing", "don't know"),
        ("F3", "skip the question for now"),
        ("F4", "take back the last answer"),
    ),
    (
        "After the verdict",
        ("Enter", "next question"),
        ("v", "the whole article, at the quote"),
        ("o", "I was right: count the answer"),
        ("!", "flag the question for the teacher"),
        ("u", "take the answer back"),
        ("↑ ↓  PgUp PgDn", "scroll"),
    ),
    (
        "Anywhere",
        ("Esc", "back, or leave; every answer is kept"),
        ("ctrl+q", "leave"),
        ("F9", "high contrast"),
    ),
)
WIDTH = 24


class HelpScreen(ModalScreen[None]):
    """A list to scroll through; any of the leaving keys closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,f1", "dismiss", "back", id="help.back")]

    def compose(self) -> ComposeResult:
        """Three groups of keys."""
        with VerticalScroll():
            yield Static(_text())


def _text() -> Content:
    blocks = []
    for title, *keys in KEYS:
        lines = [Content(title).stylize("bold underline")]
        lines += [Content.assemble((f"{key:<{WIDTH}}", "bold"), words) for key, words in keys]
        blocks.append(Content("\n").join(lines))
    return Content("\n\n").join(blocks)
