"""One option of several, and true or false."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from newsquiz.collection import Question
from newsquiz.event import Chosen, Response, Truth
from newsquiz.tui.widgets.keyline import Hint
from newsquiz.tui.widgets.rows import NOWHERE, Row, Rows


class Single(Rows):
    """The cursor is the choice: digits, arrows and clicks move it, Enter answers."""

    typed = False
    options: tuple[str, ...] = ()

    async def ask(self, question: Question) -> None:
        """Show the options; none is chosen."""
        self.options = question.options
        self.place(NOWHERE)

    def fill(self, response: Response) -> None:
        """Choose the option again."""
        if isinstance(response, Chosen) and response.options[0] in self.options:
            self.place(self.options.index(response.options[0]))

    class Named(Message):
        """An option was named by its digit, or clicked."""

    def pick(self, number: int) -> None:
        """Tell the screen, which may take that for the answer."""
        self.post_message(self.Named())

    def rows(self) -> Sequence[Row]:
        """A row an option, numbered from 1."""
        return [Row(str(n), text, n - 1 == self.cursor) for n, text in enumerate(self.options, 1)]

    def response(self) -> Response | None:
        """The option under the cursor."""
        return None if self.cursor == NOWHERE else Chosen((self.options[self.cursor],))

    def draft(self) -> Response | None:
        """The same."""
        return self.response()

    def missing(self) -> str:
        """Nothing is chosen yet."""
        return "Choose an option first, or press 0 if you don't know."

    def instruction(self) -> str:
        """Options speak for themselves."""
        return ""

    def hints(self) -> tuple[Hint, ...]:
        """Digits."""
        return (Hint(f"1–{min(len(self.options), 9)}", "select"),)

    def take_focus(self) -> None:
        """The rows themselves."""
        self.focus()


class TrueOrFalse(Single):
    """`t` and `f` as well as the digits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "pick(0)", "true", show=False, id="truth.true"),
        Binding("f", "pick(1)", "false", show=False, id="truth.false"),
    ]

    async def ask(self, question: Question) -> None:
        """True is always first."""
        self.options = ("True", "False")
        self.place(NOWHERE)

    def fill(self, response: Response) -> None:
        """Choose it again."""
        if isinstance(response, Truth):
            self.place(0 if response.value else 1)

    def response(self) -> Response | None:
        """The truth of the statement, as the learner sees it."""
        return None if self.cursor == NOWHERE else Truth(self.cursor == 0)

    def missing(self) -> str:
        """Nothing is chosen yet."""
        return "Press t or f first, or 0 if you don't know."

    def instruction(self) -> str:
        """What is asked of a statement."""
        return "True or false?"

    def hints(self) -> tuple[Hint, ...]:
        """Letters and digits."""
        return (Hint("t", "true", "app.simulate_key('t')"), Hint("f", "false", "app.simulate_key('f')"))
