"""The settings: each with its value and its meaning. A change is written into the settings file and counts at once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.config.model import DATE_STYLES, THEMES, Settings
from newsquiz.errors import NewsquizError
from newsquiz.tui import editor
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rows import Row, Rows
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.tui.frame import Frame

CHOICES: dict[str, Sequence[Any]] = {
    "theme": THEMES,
    "dates": DATE_STYLES,
    "quick_answer": (False, True),
}
IN_THE_FILE = ("folders", "keys")
EMPTY = {"zone": "that of this computer", "exam_minutes": "no timer", "folders": "none", "keys": "none"}


class SettingRows(Rows, inherit_bindings=False):
    """A row a setting. Enter, a click and the arrows to the sides change it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up and down", show=False, id="settings.up"),
        Binding("down", "move(1)", "up and down", show=False, id="settings.down"),
        Binding("home", "go(0)", "first and last", show=False, id="settings.first"),
        Binding("end", "go(-1)", "first and last", show=False, id="settings.last"),
        Binding("enter,space,right", "change(1)", "change", show=False, id="settings.change"),
        Binding("left", "change(-1)", "change back", show=False, id="settings.change_back"),
    ]

    class Changed(Message):
        """The setting under the cursor is to be changed, forwards (1) or back (-1)."""

        def __init__(self, name: str, by: int) -> None:
            super().__init__()
            self.name = name
            self.by = by

    class Moved(Message):
        """The cursor stands on another setting."""

    cursor = 0
    settings = Settings()

    @property
    def current(self) -> str:
        """The name of the setting under the cursor."""
        return list(Settings.model_fields)[self.cursor]

    def rows(self) -> Sequence[Row]:
        """Name and value."""
        return [
            Row(name.replace("_", " "), shown(name, getattr(self.settings, name))) for name in Settings.model_fields
        ]

    def place(self, number: int) -> None:
        """Tell the screen, too."""
        super().place(number)
        self.post_message(self.Moved())

    def pick(self, number: int) -> None:
        """A click changes, as Enter does."""
        self.action_change(1)

    def action_change(self, by: int) -> None:
        """Hand it to the screen."""
        self.post_message(self.Changed(self.current, by))


class SettingsScreen(Screen[None]):
    """All settings, edited in their file, whose comments stay."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "SettingRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back", id="settings.back"),
        Binding("e", "edit", "edit the file", id="settings.edit"),
    ]

    app: Frame

    def compose(self) -> ComposeResult:
        """Rows, the meaning of the one under the cursor, keys."""
        yield Heading()
        yield Ruled()
        with VerticalScroll(can_focus=False):
            yield SettingRows()
        yield Ruled()
        yield Static(id="meaning")
        yield Static(id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill in."""
        assert self.app.collection is not None
        file = line(str(self.app.collection.settings_file))
        self.query_one(Heading).show(Content("Settings").stylize("bold"), file)
        self.query_one(KeyLine).show(
            (
                Hint("Enter", "change", "screen.change"),
                Hint("e", "edit the file", "screen.edit"),
                Hint("Esc", "back", "screen.back"),
                Hint("F1", "keys", "app.help"),
            )
        )
        self._show(self.app.settings)

    def _show(self, settings: Settings, trouble: str = "") -> None:
        rows = self.query_one(SettingRows)
        rows.settings = settings
        rows.changed()
        said = self.query_one("#trouble", Static)
        said.update(line(trouble))
        said.display = bool(trouble)
        self.on_setting_rows_moved()

    def on_setting_rows_moved(self) -> None:
        """What the setting means."""
        name = self.query_one(SettingRows).current
        self.query_one("#meaning", Static).update(line(Settings.model_fields[name].description or ""))

    def on_setting_rows_changed(self, event: SettingRows.Changed) -> None:
        """The next of its values, or what the learner types."""
        value = getattr(self.app.settings, event.name)
        if event.name in IN_THE_FILE:
            self._show(self.app.settings, "This is set in the file: press e.")
        elif event.name in CHOICES:
            values = CHOICES[event.name]
            self._change(event.name, values[(values.index(value) + event.by) % len(values)])
        else:
            self._ask(event.name, value)

    def _ask(self, name: str, value: Any) -> None:
        from newsquiz.tui.screens.ask import AskLine

        def typed(text: str | None) -> None:
            if text is None:
                return
            try:
                self._change(name, type(value)(text))
            except ValueError:
                self._show(self.app.settings, f"{text} is no number.")

        self.app.push_screen(AskLine(Settings.model_fields[name].description or name, str(value)), typed)

    def _change(self, name: str, value: Any) -> None:
        async def change() -> None:
            assert self.app.collection is not None
            try:
                settings = await asyncio.to_thread(self.app.collection.change_settings, {name: value})
                self.app.apply(settings)
                self._show(settings)
            except NewsquizError as error:
                self._show(self.app.settings, str(error))

        self.run_worker(change(), group="change")

    def action_change(self) -> None:
        """Change the setting under the cursor."""
        self.query_one(SettingRows).action_change(1)

    def action_back(self) -> None:
        """To where one came from."""
        self.app.action_go_back()

    def action_edit(self) -> None:
        """Open the file in the learner's editor, and take in what it then says."""
        assert self.app.collection is not None
        try:
            editor.edit(self.app, (self.app.collection.written_settings(), 1))
            settings = self.app.collection.reread_settings()
            self.app.apply(settings)
            self._show(settings)
        except NewsquizError as error:
            self._show(self.app.settings, str(error))


def shown(name: str, value: Any) -> str:
    """A value in words."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if not value and name in EMPTY:
        return EMPTY[name]
    if isinstance(value, tuple | dict):
        return ", ".join(value if isinstance(value, tuple) else (f"{id}: {key}" for id, key in value.items()))
    return str(value)
