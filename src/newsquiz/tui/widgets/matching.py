"""Left sides to be matched with right sides."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message

from newsquiz.collection import Question
from newsquiz.event import Matched, Response
from newsquiz.tui.widgets.keyline import Hint
from newsquiz.tui.widgets.rows import NOWHERE, Row, Rows


class Side(Rows):
    """One of the two lists; it tells its pair what was picked."""

    class Picked(Message):
        """A row of this side was named, clicked or taken with the space bar."""

        def __init__(self, side: Side, number: int) -> None:
            super().__init__()
            self.side = side
            self.number = number

        @property
        def control(self) -> Side:
            """The list it came from."""
            return self.side

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "take", "pick", show=False, id="matching.take")]

    entries: tuple[str, ...] = ()

    @property
    def shows_cursor(self) -> bool:
        """Only the list that keys go to has a cursor; the left one keeps it while a right side is sought."""
        return self.has_focus or isinstance(self, Lefts)

    def on_focus(self) -> None:
        """Stand somewhere."""
        self.place(max(self.cursor, 0))

    def on_blur(self) -> None:
        """Draw without the cursor."""
        self.changed()

    def action_pick(self, number: int) -> None:
        """Leave digits to the pair: they mean the left side whichever list has the focus."""
        raise SkipAction

    def click(self, number: int) -> None:
        """A click takes the row."""
        self.place(number)
        self.pick(number)

    def pick(self, number: int) -> None:
        """Tell the pair."""
        self.post_message(self.Picked(self, number))

    def action_take(self) -> None:
        """The row under the cursor."""
        self.pick(self.cursor)


class Lefts(Side):
    """The left sides, each with the letter of its match."""

    matches: tuple[int, ...] = ()

    def rows(self) -> Sequence[Row]:
        """Numbered; the match stands before the text."""
        return [
            Row(f"{n} {_letter(match)}", text, match != NOWHERE)
            for n, (text, match) in enumerate(zip(self.entries, self.matches, strict=True), 1)
        ]


class Rights(Side):
    """The right sides, lettered."""

    def rows(self) -> Sequence[Row]:
        """Letters only."""
        return [Row(f"{letter})", text) for letter, text in zip(ascii_lowercase, self.entries, strict=False)]


class Match(Horizontal):
    """A digit or click takes a left side, a letter or click gives it its right side."""

    DEFAULT_CSS = """
    Match { height: auto; }
    Match Rows { padding: 0 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(n), f"left({n - 1})", "pick a left side", show=False, id=f"matching.left{n}")
            for n in range(1, 10)
        ),
        *(
            Binding(letter, f"right({n})", "pick the right side for it", show=False, id=f"matching.right_{letter}")
            for n, letter in enumerate(ascii_lowercase)
        ),
        Binding("left", "side(0)", "to the left sides", show=False, id="matching.to_left"),
        Binding("right", "side(1)", "to the right sides", show=False, id="matching.to_right"),
    ]

    typed = False

    def compose(self) -> ComposeResult:
        """Both lists side by side."""
        yield Lefts()
        yield Rights()

    @property
    def lefts(self) -> Lefts:
        """The left list."""
        return self.query_one(Lefts)

    @property
    def rights(self) -> Rights:
        """The right list."""
        return self.query_one(Rights)

    async def ask(self, question: Question) -> None:
        """Show both sides; nothing is matched."""
        self.lefts.entries, self.rights.entries = question.lefts, question.options
        self.lefts.matches = (NOWHERE,) * len(question.lefts)
        self.lefts.place(0)
        self.rights.place(NOWHERE)

    def fill(self, response: Response) -> None:
        """Match the pairs again."""
        if isinstance(response, Matched):
            rights = self.rights.entries
            self.lefts.matches = tuple(
                rights.index(right) if right in rights else NOWHERE for _, right in response.pairs
            )
            self.lefts.changed()

    def on_side_picked(self, event: Side.Picked) -> None:
        """A left side waits for its match; a right side becomes it."""
        if event.side is self.lefts:
            self.rights.focus()
        else:
            self.action_right(event.number)

    def action_left(self, number: int) -> None:
        """Take a left side."""
        if number < len(self.lefts.entries):
            self.lefts.place(number)
            self.rights.focus()

    def action_right(self, number: int) -> None:
        """Match the left side under the cursor, then go to the next without a match.

        A letter that no right side has is left to the screen.
        """
        if number >= len(self.rights.entries):
            raise SkipAction
        matches, at = list(self.lefts.matches), self.lefts.cursor
        matches[at] = number
        self.lefts.matches = tuple(matches)
        following = [*range(at + 1, len(matches)), *range(at)]
        self.lefts.place(next((n for n in following if matches[n] == NOWHERE), at))
        self.lefts.focus()

    def action_side(self, side: int) -> None:
        """Move the keys to the other list."""
        (self.rights if side else self.lefts).focus()

    def response(self) -> Response | None:
        """All pairs, once every left side has one."""
        return None if NOWHERE in self.lefts.matches else self.draft()

    def draft(self) -> Response | None:
        """The pairs that there are."""
        rights, pairs = self.rights.entries, zip(self.lefts.entries, self.lefts.matches, strict=True)
        matched = tuple((left, rights[match]) for left, match in pairs if match != NOWHERE)
        return Matched(matched) if matched else None

    def missing(self) -> str:
        """How many are left."""
        count = self.lefts.matches.count(NOWHERE)
        return f"{count} of {len(self.lefts.matches)} still without a match: press its digit, then a letter."

    def instruction(self) -> str:
        """What goes where."""
        return "Give each on the left its match on the right."

    def hints(self) -> tuple[Hint, ...]:
        """Digits and letters."""
        last = ascii_lowercase[len(self.rights.entries) - 1]
        return (Hint(f"1–{len(self.lefts.entries)}", "left"), Hint(f"a–{last}", "its match"))

    def take_focus(self) -> None:
        """The left list."""
        self.lefts.focus()


def _letter(match: int) -> str:
    return "·" if match == NOWHERE else ascii_lowercase[match]
