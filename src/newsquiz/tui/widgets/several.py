"""Several right options, and how many statements are right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from newsquiz.collection import Question
from newsquiz.event import Chosen, Counted, Response
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.keyline import Hint
from newsquiz.tui.widgets.lines import Lines, hanging
from newsquiz.tui.widgets.rows import NOWHERE, Row, Rows
from newsquiz.tui.widgets.single import Single


class Several(Rows):
    """Digits, clicks and the space bar tick and untick."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "tick", "tick, or untick", show=False, id="several.tick")]

    typed = False
    options: tuple[str, ...] = ()
    ticked: frozenset[int] = frozenset()

    async def ask(self, question: Question) -> None:
        """Show the options; none is ticked."""
        self.options, self.ticked = question.options, frozenset()
        self.place(NOWHERE)

    def fill(self, response: Response) -> None:
        """Tick the options again."""
        if isinstance(response, Chosen):
            self.ticked = frozenset(n for n, option in enumerate(self.options) if option in response.options)
            self.changed()

    def rows(self) -> Sequence[Row]:
        """A row an option with its box."""
        return [
            Row(f"{n} [{'x' if n - 1 in self.ticked else ' '}]", text, n - 1 in self.ticked)
            for n, text in enumerate(self.options, 1)
        ]

    def pick(self, number: int) -> None:
        """Tick, or untick."""
        self.ticked ^= {number}
        self.changed()

    def action_tick(self) -> None:
        """The same for the row under the cursor."""
        if self.cursor != NOWHERE:
            self.pick(self.cursor)

    def response(self) -> Response | None:
        """All ticked options in the order shown."""
        return Chosen(tuple(self.options[n] for n in sorted(self.ticked))) if self.ticked else None

    def draft(self) -> Response | None:
        """The same."""
        return self.response()

    def missing(self) -> str:
        """Nothing is ticked yet."""
        return "Tick at least one option first, or press 0 if you don't know."

    def instruction(self) -> str:
        """More than one may be right."""
        return "Choose all that are right."

    def hints(self) -> tuple[Hint, ...]:
        """Digits."""
        return (Hint(f"1–{min(len(self.options), 9)}", "tick"),)

    def take_focus(self) -> None:
        """The rows themselves."""
        self.focus()


class Statements(Lines):
    """Statements to count, each with a bullet."""

    DEFAULT_CSS = """
    Statements { padding: 0 0 1 2; }
    """
    statements: tuple[str, ...] = ()

    def lines(self, width: int) -> list[Content]:
        """Every statement behind its bullet."""
        return [text for one in self.statements for text in hanging(Content("• "), line(one), width)]


class Numbers(Single):
    """One row a possible number of right statements."""

    def rows(self) -> Sequence[Row]:
        """The digit is the number, so the text is not a second one."""
        return [Row(text, "of these is right" if text == "1" else "of these are right") for text in self.options]


class Count(Vertical):
    """How many of these statements are right?"""

    DEFAULT_CSS = """
    Count { height: auto; }
    """
    typed = False

    def compose(self) -> ComposeResult:
        """The statements, then the numbers."""
        yield Statements()
        yield Numbers()

    @property
    def _numbers(self) -> Numbers:
        return self.query_one(Numbers)

    async def ask(self, question: Question) -> None:
        """Show the statements; no number is chosen."""
        statements = self.query_one(Statements)
        statements.statements = question.options
        statements.refresh(layout=True)
        self._numbers.options = tuple(str(n) for n in range(1, len(question.options) + 1))
        self._numbers.place(NOWHERE)

    def fill(self, response: Response) -> None:
        """Choose the number again."""
        if isinstance(response, Counted):
            self._numbers.place(response.number - 1)

    def response(self) -> Response | None:
        """The number under the cursor."""
        chosen = self._numbers.cursor
        return None if chosen == NOWHERE else Counted(chosen + 1)

    def draft(self) -> Response | None:
        """The same."""
        return self.response()

    def missing(self) -> str:
        """Nothing is chosen yet."""
        return "Choose a number first, or press 0 if you don't know."

    def instruction(self) -> str:
        """Not which, only how many."""
        return "How many of these are right?"

    def hints(self) -> tuple[Hint, ...]:
        """Digits."""
        return (Hint(f"1–{min(len(self._numbers.options), 9)}", "how many"),)

    def take_focus(self) -> None:
        """The numbers."""
        self._numbers.focus()
