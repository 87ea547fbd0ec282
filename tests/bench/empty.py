"""The least that a Textual app can be: what the first paint of newsquiz is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Empty(App[None]):
    """One word."""

    def compose(self) -> ComposeResult:
        """It."""
        yield Static("ready")


if __name__ == "__main__":
    Empty().run()
