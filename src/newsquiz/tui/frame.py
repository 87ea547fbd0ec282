"""What every screen stands in: theme, keys, size, help, and the way to the other screens."""

from __future__ import annotations

import asyncio
import gc
import os
from collections.abc import Awaitable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Event, Key, MouseDown, MouseUp, Resize
from textual.widgets import Static

from newsquiz import config
from newsquiz.errors import NewsquizError, Unreadable
from newsquiz.language.date_words import Choice, choose
from newsquiz.tui import themes
from newsquiz.tui.guard import PaintGuard, now
from newsquiz.tui.opening import Opening
from newsquiz.tui.places import PLACES, place

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from newsquiz.collection import Collection
    from newsquiz.config.model import Settings

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
SECOND_PANE_FROM = 110
BREAKPOINTS = [(0, "-narrow"), (SECOND_PANE_FROM, "-wide")]
INTERRUPTED = 130
HOME_WANTED = -1
"""The status of an application that was left for home: whoever ran it opens that."""
ALWAYS = frozenset({"ctrl+q", "ctrl+c"})


class Frame(App[int]):
    """The application without its first screen. Without a collection there are no places to go to.

    `first` is what the first screen shows, or an `Opening` that finds it while a page that says so is on the screen;
    keys count from the paint of the first screen on.
    """

    TITLE = "newsquiz"
    CSS_PATH = "app.tcss"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "leave; progress is kept", id="app.leave", priority=True, show=False),
        Binding("ctrl+c", "interrupt", "leave at once", id="app.interrupt", priority=True, show=False),
        Binding("f1", "help", "these keys", id="app.help"),
        Binding("ctrl+n", "home", "home", id="app.home"),
        *(Binding(each.key, f"go('{each.name}')", each.title.lower(), id=f"app.{each.name}") for each in PLACES),
        Binding("f9", "contrast", "high contrast", id="app.contrast"),
    ]

    settings: Settings

    def __init__(self, first: Any, collection: Collection | None = None) -> None:
        no_colour = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if no_colour else None)
        self.collection: Collection | None = None
        self.guard = PaintGuard()
        self.failure: Exception | None = None
        self.status = 0
        self.opened = False
        self._first = first
        for theme in themes.OWN:
            self.register_theme(theme)
        self._dates = Choice()
        choose(self._dates)
        if isinstance(first, Opening):
            self.theme = themes.name_of(config.theme_at_a_glance(config.home()), no_colour=self.no_color)
        else:
            self._adopt(collection)

    def compose(self) -> ComposeResult:
        """What stands there until the first screen does."""
        if isinstance(self._first, Opening):
            yield Static(Content.assemble(("newsquiz", "bold"), "\n\nOne moment."), id="opening")

    async def on_mount(self) -> None:
        """The first screen, or the work that finds out what it shows."""
        if isinstance(self._first, Opening):
            self.guard.close()
            self.call_after_refresh(self._open, self._first)
        else:
            self.opened = True
            await self.begin(self._first)

    def begin(self, first: Any) -> Awaitable[object]:
        """Put up the first screen, which shows `first`."""
        raise NotImplementedError

    def _open(self, opening: Opening) -> None:
        self.run_worker(self._begin_with(opening))

    async def _begin_with(self, opening: Opening) -> None:
        try:
            first, collection = await asyncio.to_thread(opening.work)
            self._adopt(collection)
        except Exception as error:
            self.failure = error
            self.exit(getattr(error, "exit_status", 1))
            return
        if self.is_covered:
            self.pop_screen()
        self.opened = True
        await self.begin(first)
        self.fit(*self.size)
        if self.guard.waits:
            with self.changing():
                pass
        gc.freeze()  # what stands now stays to the end: a search for garbage in all of it would hold up a key

    def _adopt(self, collection: Collection | None) -> None:
        from newsquiz.config.model import Settings

        self.collection = collection
        self.apply(collection.settings if collection else Settings())

    def apply(self, settings: Settings) -> None:
        """Let these settings count from now on. Raises SettingsError, and changes nothing, for keys that clash."""
        if settings.keys:
            from newsquiz.tui import keymap

            assert self.collection is not None
            self.set_keymap(keymap.checked(settings.keys, self.collection.settings_file))
        else:
            self.set_keymap({})
        self.settings = settings
        self._dates.style = settings.dates
        self.theme = self._usual_theme = themes.name_of(settings.theme, no_colour=self.no_color)

    async def on_event(self, event: Event) -> None:
        """Drop keys and clicks that were meant for what stood on the screen before."""
        early = isinstance(event, Key | MouseDown | MouseUp) and self.guard.too_early(event)
        if early and not (isinstance(event, Key) and event.key in ALWAYS):
            return
        await super().on_event(event)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """What happens inside is painted at once, and keys count again from that paint on."""
        self.guard.close()
        with self.batch_update():
            yield
        self.guard.complete()
        # Widgets by themselves ask for a layout only later, and where nothing changed there is no paint at all.
        self.screen.refresh(repaint=False, layout=True)
        self.call_after_refresh(lambda: self.guard.painted(now()))

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        # A fast reader's key may come before this returns, and Textual's public hook is called only after that.
        began = now()
        super()._display(screen, renderable)
        self.guard.painted(began)

    @contextmanager
    def failing(self) -> Iterator[None]:
        """Around whatever goes to the disk: where that fails the program ends, and `run` tells why."""
        try:
            yield
        except Unreadable:
            raise
        except NewsquizError as error:
            self.failure = error
            self.exit(error.exit_status)

    def on_resize(self, event: Resize) -> None:
        """Say so where the terminal is too small, and come back when it has grown."""
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """Cover everything while the terminal is smaller than the least, and only then."""
        from newsquiz.tui.screens.too_small import TooSmallScreen

        covered = isinstance(self.screen, TooSmallScreen)
        too_small = width < LEAST_WIDTH or height < LEAST_HEIGHT
        if too_small and not covered:
            self.push_screen(TooSmallScreen(LEAST_WIDTH, LEAST_HEIGHT))
        elif covered and not too_small:
            self.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No way to other places without a collection, nor from a screen that waits for an answer."""
        if action in ("go", "home"):
            open_now = self.places_open if action == "go" else self.collection is not None
            return open_now and not self.screen.is_modal and not self.is_covered
        return super().check_action(action, parameters)

    @property
    def places_open(self) -> bool:
        """Whether other screens may be gone to."""
        return self.collection is not None

    def action_go(self, name: str) -> None:
        """To another place; back to it where it is open already."""
        open_ones = [screen for screen in self.screen_stack if screen.name == name]
        if open_ones:
            while self.screen is not open_ones[0]:
                self.pop_screen()
            return
        screen = place(name).opened()
        screen._name = name
        self.push_screen(screen)

    def action_home(self) -> None:
        """Leave for home: what is under way can be gone on with from there."""
        self.status = HOME_WANTED
        self.action_leave()

    def action_command_palette(self) -> None:
        """All that can be done here, and the way to all places."""
        from newsquiz.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        super().action_command_palette()

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers: what has a key on this screen, and what is offered anywhere."""
        yield from self._commands_of(screen)
        if self.collection is not None:
            yield SystemCommand("Home", "what is due, and the banks", self.action_home)
        if self.places_open:
            for each in PLACES:
                yield SystemCommand(each.title, each.words, lambda name=each.name: self.action_go(name))
        yield SystemCommand("Keys", "the keys of this screen", self.action_help)
        yield SystemCommand("High contrast", "white and yellow on black, and back", self.action_contrast)
        yield SystemCommand("Leave", "end the program; progress is kept", self.action_leave)

    def _commands_of(self, screen: Screen[Any]) -> Iterator[SystemCommand]:
        from newsquiz.tui.screens.help import shown

        active = [each for each in screen.active_bindings.values() if each.node is not self and each.binding.id]
        by_words = {
            each.binding.description.capitalize(): each for each in active if each.enabled and each.binding.show
        }
        for words, (node, binding, _, _) in by_words.items():
            act = partial(self.call_later, self.run_action, binding.action, node)
            yield SystemCommand(words, f"here; its key is {shown(binding.key)}", act)

    def action_go_back(self) -> None:
        """To the screen below; from the first one, out."""
        if len(self.screen_stack) > 2:
            self.pop_screen()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """End the program; whatever was done is on disk already."""
        self.exit(self.status)

    def action_interrupt(self) -> None:
        """End the program as a shell expects after an interrupt."""
        self.exit(INTERRUPTED)

    def action_help(self) -> None:
        """The keys of this screen."""
        from newsquiz.tui.screens.help import HelpScreen, keys_of

        if not self.is_covered and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(keys_of(self.screen)))

    def action_contrast(self) -> None:
        """High contrast, and back."""
        contrast = themes.HIGH_CONTRAST.name
        usual = self._usual_theme if self._usual_theme != contrast else themes.name_of("dark")
        self.theme = usual if self.theme == contrast else contrast

    @property
    def is_covered(self) -> bool:
        """Whether the terminal is too small, and says so."""
        from newsquiz.tui.screens.too_small import TooSmallScreen

        return isinstance(self.screen, TooSmallScreen)
