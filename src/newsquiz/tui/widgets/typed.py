"""Typed answers: a line for each gap, the unit beside it, and how a number or date was read below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input, Static

from newsquiz.collection import Question
from newsquiz.event import Response, Typed
from newsquiz.grading import reading
from newsquiz.item import Cloze, Date, Item, Number
from newsquiz.text import one_line
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.keyline import Hint

if TYPE_CHECKING:
    from newsquiz.tui.app import QuizApp


class Line(Input):
    """One typed line. Enter seals it: what is typed before the answer was dealt with comes too late."""

    app: QuizApp
    sealed = False
    first_space_tells = False

    class Spaced(Message):
        """Space was pressed where nothing is typed yet, and seals the line like Enter; `first_space_tells` asks for it.

        No answer begins with a space.
        """

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    def on_mount(self) -> None:
        """A steady cursor: nothing on the screen moves by itself."""
        self.cursor_blink = False

    def on_key(self, event: Key) -> None:
        """Drop what comes behind Enter, and what was pressed before this line was on the screen."""
        if self.app.guard.too_early(event) or (self.sealed and event.is_printable):
            event.stop()
            event.prevent_default()
        elif event.key == "enter":
            self.sealed = True
        elif event.key == "space" and self.first_space_tells and not self.value:
            event.stop()
            event.prevent_default()
            self.sealed = True
            self.post_message(self.Spaced(self))

    def on_paste(self, event: Paste) -> None:
        """Take one cleaned line: a paste may bring escapes along."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(one_line(event.text))

    async def action_submit(self) -> None:
        """Leave Enter to the screen, which answers with it."""
        raise SkipAction

    def open(self) -> None:
        """Take keys again."""
        self.sealed = False


class Blank(Horizontal):
    """A line with its number before it and its unit behind it."""

    DEFAULT_CSS = """
    Blank { height: 1; margin-bottom: 1; }
    Blank > Line { width: 1fr; max-width: 50; }
    Blank > Static { width: auto; max-width: 30; height: 1; padding-right: 1; }
    Blank > .unit { padding: 0 0 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Number, line, unit."""
        yield Static(classes="number")
        yield Line(compact=True)
        yield Static(classes="unit")

    @property
    def line(self) -> Line:
        """Where to type."""
        return self.query_one(Line)

    def clear(self, number: str, unit: str) -> None:
        """An empty line with what stands beside it."""
        for where, words in ((".number", number), (".unit", unit)):
            static = self.query_one(where, Static)
            static.update(line(words))
            static.display = bool(words)
        self.line.value = ""
        self.line.open()


class TypedAnswer(Vertical):
    """As many blanks as the item has gaps; those of earlier questions are used again."""

    DEFAULT_CSS = """
    TypedAnswer { height: auto; padding: 0 0 0 4; }
    TypedAnswer.short Line { max-width: 24; }
    TypedAnswer.short Blank { margin-bottom: 0; }
    TypedAnswer #reading { height: 1; }
    """
    typed = True
    _item: Item | None = None
    _gaps = 1

    def compose(self) -> ComposeResult:
        """One blank to begin with, and the place for the reading."""
        yield Blank()
        yield Static(id="reading")

    @property
    def blanks(self) -> list[Blank]:
        """Those that the question needs."""
        return list(self.query(Blank))[: self._gaps]

    async def ask(self, question: Question) -> None:
        """Empty blanks, one a gap."""
        item = question.item
        self._item = item
        self._gaps = len(item.keys) if isinstance(item, Cloze) else 1
        for _ in range(self._gaps - len(self.query(Blank))):
            await self.mount(Blank(), before="#reading")
        self.set_class(isinstance(item, Number | Date), "short")
        unit = item.unit if isinstance(item, Number) else ""
        for number, blank in enumerate(self.query(Blank), 1):
            blank.display = number <= self._gaps
            blank.clear(f"({number})" if self._gaps > 1 else "", unit)
        self.query_one("#reading", Static).update("")

    def fill(self, response: Response) -> None:
        """Type it again."""
        if isinstance(response, Typed):
            for blank, text in zip(self.blanks, response.texts, strict=False):
                blank.line.value = text

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say how a number or a date is read, before it is final; names are read as they are typed."""
        typed = one_line(event.value)
        gap = next((n for n, blank in enumerate(self.blanks) if blank.line is event.input), 0)
        said = reading(self._item, typed, gap) if self._item else ""
        self.query_one("#reading", Static).update(line(f"Read as {said}" if said not in ("", typed) else ""))

    def response(self) -> Response | None:
        """What was typed; None, and on to the next empty blank, where there is one behind that with the cursor."""
        texts = self._texts()
        for blank in self.blanks:
            blank.line.open()
        here = next((n for n, blank in enumerate(self.blanks) if blank.line.has_focus), 0)
        empty = next((n for n, text in enumerate(texts) if not text and (n > here or not any(texts))), None)
        if empty is not None:
            self.blanks[empty].line.focus()
            return None
        return Typed(tuple(texts))

    def draft(self) -> Response | None:
        """What was typed so far."""
        texts = self._texts()
        return Typed(tuple(texts)) if any(texts) else None

    def _texts(self) -> list[str]:
        return [one_line(blank.line.value) for blank in self.blanks]

    def missing(self) -> str:
        """Something is still empty."""
        begun = any(blank.line.value.strip() for blank in self.blanks)
        return "" if begun else "Type an answer, or press F2 if you don't know."

    def instruction(self) -> str:
        """What form the answer has."""
        match self._item:
            case Date(granularity=granularity):
                return f"Type the {granularity}." if granularity != "day" else "Type the day, with month and year."
            case Cloze():
                return "Fill in the blanks." if self._gaps > 1 else "Fill in the blank."
            case _:
                return ""

    def hints(self) -> tuple[Hint, ...]:
        """Typing needs no keys of its own."""
        return (Hint("Tab", "next blank", "app.focus_next"),) if self._gaps > 1 else ()

    def take_focus(self) -> None:
        """The first blank."""
        self.blanks[0].line.focus()
