"""What stands there while the terminal is too small for a question."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Static


class TooSmallScreen(Screen[None]):
    """Covers the quiz; the application takes it away when there is room again."""

    DEFAULT_CSS = """
    TooSmallScreen { align: center middle; }
    TooSmallScreen > Static { text-align: center; }
    """

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._least = f"{width} × {height}"

    def compose(self) -> ComposeResult:
        """One message."""
        yield Static()

    def on_resize(self, event: Resize) -> None:
        """Tell what there is and what is needed."""
        now = f"{event.size.width} × {event.size.height}"
        self.query_one(Static).update(
            Content(f"Too small: {now}.\nThe quiz needs {self._least}.\nMake the window larger, or\nleave with ctrl+q.")
        )
