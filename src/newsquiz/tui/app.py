"""The application: its theme, its size, and the way from screen to screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.constants import DEFAULT_THEME
from textual.events import Event, Key, MouseDown, MouseUp, Resize
from textual.theme import Theme

from newsquiz.errors import NewsquizError, Unreadable
from newsquiz.tui.guard import PaintGuard, now
from newsquiz.tui.shown import points

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from newsquiz.collection import Quiz
    from newsquiz.tui.screens.quiz import QuizScreen

LEAST_WIDTH, LEAST_HEIGHT = 60, 20
SECOND_PANE_FROM = 110
BREAKPOINTS = [(0, "-narrow"), (SECOND_PANE_FROM, "-wide")]
INTERRUPTED = 130
ALWAYS = frozenset({"ctrl+q", "ctrl+c"})

HIGH_CONTRAST = Theme(
    name="newsquiz-high-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    warning="#ffff00",
    error="#ff9090",
    success="#60ff60",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
    variables={"text-muted": "#ffffff", "input-cursor-background": "#ffff00"},
)


class QuizApp(App[int]):
    """Takes one quiz, and the quizzes of its mistakes."""

    TITLE = "newsquiz"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", "leave; progress is kept", id="app.leave", priority=True, show=False),
        Binding("ctrl+c", "interrupt", "leave at once", id="app.interrupt", priority=True, show=False),
        Binding("f1", "help", "keys", id="app.help"),
        Binding("f9", "contrast", "high contrast", id="app.contrast"),
    ]

    def __init__(self, quiz: Quiz, *, quick_answer: bool = False) -> None:
        super().__init__()
        self.quiz = quiz
        self.quick_answer = quick_answer
        self.guard = PaintGuard()
        self.failure: NewsquizError | None = None
        self.register_theme(HIGH_CONTRAST)

    def on_mount(self) -> None:
        """Start with the quiz."""
        from newsquiz.tui.screens.quiz import QuizScreen

        self.push_screen(QuizScreen(self.quiz))

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
        """Around whatever goes to the disk: where that fails the quiz ends, and `run` tells why."""
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

    def show_summary(self) -> None:
        """The end of the quiz, above the screen that asked it."""
        from newsquiz.tui.screens.summary import SummaryScreen

        with self.failing():
            self.guard.close()
            self.push_screen(SummaryScreen(self.quiz.title, self.quiz.summary()), self._after_summary)

    async def _after_summary(self, wish: str | None) -> None:
        with self.failing():
            if wish == "take_back":
                self.quiz.undo()
                await self._asking_screen().show_taken_back()
            elif wish == "retry":
                self.quiz = self.quiz.retry()
                await self._asking_screen().begin(self.quiz)
            else:
                self.action_leave()

    def _asking_screen(self) -> QuizScreen:
        from newsquiz.tui.screens.quiz import QuizScreen

        return next(screen for screen in self.screen_stack if isinstance(screen, QuizScreen))

    def action_leave(self) -> None:
        """End the program; every answer is on disk already."""
        with self.failing():
            if self.quiz.question is None:
                self.quiz.finish()
            self.exit(0)

    def action_interrupt(self) -> None:
        """End the program as a shell expects after an interrupt."""
        self.exit(INTERRUPTED)

    def action_help(self) -> None:
        """All keys."""
        from newsquiz.tui.screens.help import HelpScreen
        from newsquiz.tui.screens.too_small import TooSmallScreen

        if not isinstance(self.screen, HelpScreen | TooSmallScreen):
            self.push_screen(HelpScreen())

    def action_contrast(self) -> None:
        """High contrast, and back."""
        self.theme = HIGH_CONTRAST.name if self.theme != HIGH_CONTRAST.name else DEFAULT_THEME


def run(quiz: Quiz, *, quick_answer: bool = False) -> int:
    """Take `quiz` on the screen; the exit status. Needs a terminal.

    With `quick_answer` naming an option is answering. Raises the NewsquizError that ended the quiz early.
    """
    app = QuizApp(quiz, quick_answer=quick_answer)
    status = app.run()
    if app.failure is not None:
        raise app.failure
    sys.stderr.write(_farewell(app.quiz))
    return status if status is not None else app.return_code or 0


def _farewell(quiz: Quiz) -> str:
    summary = quiz.summary()
    if quiz.question is None:
        return f"Score: {points(summary.score)}/{points(summary.possible)}\n"
    return f"{summary.answered} of {summary.total} answered and kept; the same command goes on from there.\n"
