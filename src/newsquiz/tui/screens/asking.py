"""What the screens that ask have in common: a question above its keys, what there is to say about it, how sure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from newsquiz.event import Confidence
from newsquiz.tui.shown import line, say
from newsquiz.tui.widgets.asked import AskedView
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rule import Ruled

if TYPE_CHECKING:
    from newsquiz.collection import Question
    from newsquiz.tui.frame import Frame

HELP = Hint("F1", "keys", "app.help")


def sureness(screen: str) -> tuple[BindingType, ...]:
    """The keys that say how sure one is, on the screen whose bindings' ids begin so."""
    return (
        Binding("s", "sure('sure')", "sure of the answer", show=False, id=f"{screen}.sure"),
        Binding("l", "sure('likely')", "likely right", show=False, id=f"{screen}.likely"),
        Binding("g", "sure('guess')", "a guess", show=False, id=f"{screen}.guess"),
        Binding("f6", "next_sureness", "how sure", id=f"{screen}.how_sure"),
    )


def paging(screen: str) -> tuple[BindingType, ...]:
    """The keys that scroll by pages, likewise."""
    return (
        Binding("pageup", "scroll_page(-1)", "scroll by pages", show=False, id=f"{screen}.page_up"),
        Binding("pagedown", "scroll_page(1)", "scroll by pages", show=False, id=f"{screen}.page_down"),
    )


class AskingScreen(Screen[ScreenResultType]):
    """Heading, a body that scrolls, keys; filled anew for each question and never switched.

    `PHASES` are what the screen can be in; the phase is a class of the screen, and hides what does not belong to it.
    """

    DEFAULT_CSS = """
    AskingScreen { padding: 0 2; }
    AskingScreen #body { height: 1fr; scrollbar-size-vertical: 1; }
    AskingScreen #notice { color: $text-muted; text-style: italic; padding-bottom: 1; }
    AskingScreen #trouble { color: $text-warning; }
    """
    AUTO_FOCUS = ""  # None would be that of the application: whatever is hidden would take the letters.
    PHASES: ClassVar[tuple[str, ...]] = ("asking",)

    app: Frame

    def compose(self) -> ComposeResult:
        """The question with whatever a screen has beside it."""
        yield Heading()
        yield Ruled()
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="notice")
            yield AskedView()
            yield from self.beside()
        yield Static(id="trouble")
        yield from self.key_lines()

    def beside(self) -> Iterable[Widget]:
        """What else the body holds."""
        return ()

    def key_lines(self) -> Iterable[Widget]:
        """The lines of keys below the body."""
        return (KeyLine(),)

    @property
    def asked(self) -> AskedView:
        """The question."""
        return self.query_one(AskedView)

    def enter(self, phase: str, notices: Iterable[str] = ()) -> None:
        """Begin a phase at the top of the body, with what there is to say beforehand and no trouble."""
        for each in self.PHASES:
            self.set_class(phase == each, each)
        self.notify_above(notices)
        self.trouble("")

    def notify_above(self, notices: Iterable[str]) -> None:
        """Say something above the question, a line each."""
        say(self, "#notice", Content("\n").join(map(line, notices)))
        self.query_one("#body").scroll_home(animate=False, immediate=True)

    def trouble(self, what: str) -> None:
        """Say something just above the keys; "" for nothing."""
        say(self, "#trouble", line(what))

    def action_sure(self, confidence: str) -> None:
        """How sure the learner is, before the answer; the same key takes it back."""
        self.asked.say_sure(Confidence(confidence))

    def action_next_sureness(self) -> None:
        """The same with one key, which is no letter: it works while an answer is typed."""
        self.asked.next_sureness()

    def open_article(self, found: tuple[str, str, int, int] | None) -> None:
        """An article, scrolled to the quote; None where the question carries none."""
        from newsquiz.tui.screens.article import ArticleScreen

        if found is None:
            self.trouble("This question carries no article.")
        else:
            self.app.push_screen(ArticleScreen(*found))

    def action_scroll_page(self, by: int) -> None:
        """One page of the body."""
        scrolled = self.scrolled()
        scrolled.scroll_relative(y=by * max(scrolled.size.height - 1, 1), animate=False)

    def scrolled(self) -> Widget:
        """What the keys scroll."""
        return self.query_one("#body")


def count_of(question: Question | None, count: str) -> Content:
    """`3 of 10`, behind `unchecked` for a draft."""
    return Content(f"unchecked   {count}" if question and question.unchecked else count)
