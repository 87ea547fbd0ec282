"""Flashcards: a card, its other side, the grade; on one screen that is filled anew and never switched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from newsquiz.collection.review_words import NAMES, end_lines, graded_lines, info_lines
from newsquiz.errors import NewsquizError, Unreadable
from newsquiz.event import DontKnow, Response
from newsquiz.item import Ordering
from newsquiz.language.spans import in_short
from newsquiz.tui.screens.asking import HELP, AskingScreen, count_of, paging, sureness
from newsquiz.tui.shown import line
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from newsquiz.collection import Answered
    from newsquiz.collection.review import Review
    from newsquiz.tui.widgets.typed import Line

ASKING = frozenset({"answer", "reveal", "dont_know", "sure", "next_sureness"})
JUDGED = frozenset({"take", "grade", "whole_article"})
COMMANDS = frozenset({"bury", "suspend", "info", "edit", "flag", "take_back_by_letter", "leave_by_letter"})
GOOD = 3


class ReviewScreen(AskingScreen[None]):
    """Asks `review.question`, then shows its other side; at the end says what was done."""

    CSS_PATH = "review.tcss"
    PHASES = ("asking", "judged", "over")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "reveal", "show the other side", priority=True, id="review.reveal"),
        Binding("enter", "answer", "answer, or show the other side", id="review.answer"),
        Binding("0,f2", "dont_know", "don't know", id="review.dont_know"),
        Binding("1", "grade(1)", "again", id="review.again"),
        Binding("2", "grade(2)", "hard", id="review.hard"),
        Binding("3", "grade(3)", "good", id="review.good"),
        Binding("4", "grade(4)", "easy", id="review.easy"),
        Binding("enter,space", "take", "the grade that is proposed, else good", id="review.take"),
        *sureness("review"),
        Binding("minus", "bury", "bury until tomorrow", id="review.bury"),
        Binding("at", "suspend", "suspend", id="review.suspend"),
        Binding("i", "info", "about this card", id="review.info"),
        Binding("e", "edit", "edit the item in its bank file", id="review.edit"),
        Binding("f4", "take_back", "take back the last card", id="review.take_back"),
        Binding("u", "take_back_by_letter", "take back", id="review.undo"),
        Binding("v", "whole_article", "the whole article", id="review.article"),
        Binding("exclamation_mark", "flag", "flag the question", id="review.flag"),
        Binding("q", "leave_by_letter", "leave", id="review.leave_by_letter"),
        Binding("escape", "app.go_back", "leave; every grade is kept", id="review.leave"),
        *paging("review"),
    ]

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review

    def beside(self) -> Iterable[Widget]:
        """The other side in the place of the question, and what was done in the end."""
        return VerdictView(id="verdict"), Static(id="end")

    def key_lines(self) -> Iterable[Widget]:
        """The grades above the other keys."""
        return KeyLine(id="grades"), KeyLine(id="keys")

    @property
    def keys(self) -> KeyLine:
        """The keys other than the grades."""
        return self.query_one("#keys", KeyLine)

    async def on_mount(self) -> None:
        """The first card, with what there is to say beforehand."""
        await self.show_card(self.review.notices)

    async def show_card(self, notices: Iterable[str] = ()) -> None:
        """Ask `review.question`, or say that this is the end."""
        question = self.review.question
        with self.app.changing():
            self.enter("asking" if question else "over", notices)
            if question is None:
                self._show_end()
                return
            self.query_one(Heading).show(line(self.review.title), self._progress())
            field = await self.asked.ask(question)
            if field.typed:
                self._let_space_reveal()
            self.keys.show(
                (
                    *field.hints(), Hint("Space", "reveal", "screen.reveal"), Hint("Enter", "answer", "screen.answer"),
                    self.asked.sureness_hint(), Hint("Esc", "leave", "app.go_back"), HELP,
                )
            )  # fmt: skip
            field.take_focus()

    def _show_end(self) -> None:
        self.set_focus(None)
        self.query_one(Heading).show(line(self.review.title), Content("the end"))
        self.query_one("#end", Static).update(Content("\n").join(line(each) for each in end_lines(self.review)))
        undo = (Hint("u", "take back", "screen.take_back"),) if self.review.undoable else ()
        self.keys.show((*undo, Hint("q", "leave", "app.go_back"), HELP))

    async def show_other_side(self, answered: Answered) -> None:
        """The key, the evidence, and the grades with what each brings."""
        with self.app.changing():
            self.enter("judged")
            self.set_focus(None)
            await self.query_one(VerdictView).show(answered)
            self._show_verdict_heading()
            self._show_grades()
        self.call_after_refresh(self.query_one(VerdictView).show_quote)

    def _show_verdict_heading(self) -> None:
        answered = self.review.revealed
        assert answered is not None
        word = answered.outcome.verdict.value if answered.given else "ANSWER"
        self.query_one(VerdictView).head(self.query_one(Heading), word, answered, self._progress())

    def _show_grades(self) -> None:
        after = [f" {in_short(each)}" for each in self.review.intervals] or [""] * len(NAMES)
        hints = [Hint(str(n), NAMES[n - 1] + after[n - 1], f"screen.grade({n})") for n in range(1, 5)]
        self.query_one("#grades", KeyLine).show(hints)
        proposed = self.review.proposed
        take = f"{proposed} {NAMES[proposed - 1]} is proposed" if proposed else "good"
        self.keys.show(
            (
                Hint("Enter", take, "screen.take"), Hint("u", "take back", "screen.take_back"),
                Hint("-", "bury", "screen.bury"), Hint("@", "suspend", "screen.suspend"),
                Hint("i", "info", "screen.info"), Hint("v", "article", "screen.whole_article"),
                Hint("!", "flag", "screen.flag"), Hint("e", "edit", "screen.edit"), HELP,
            )
        )  # fmt: skip

    def _progress(self) -> Content:
        return count_of(self.review.question, f"{self.review.left} left")

    def on_resize(self) -> None:
        """What fits on the verdict's line depends on the width."""
        if self.review.revealed is not None:
            self.call_after_refresh(self._show_verdict_heading)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Answers before the other side is seen, grades after it; letters never inside a typed answer."""
        asking = self.review.question is not None and self.review.revealed is None
        judged = self.review.revealed is not None
        if action == "reveal":
            return asking and self._nothing_given()
        if action in ASKING:
            return asking and not (action == "sure" and self.asked.typing)
        if action in JUDGED:
            return judged
        if action in COMMANDS:
            return not (asking and self.asked.typing)
        return True

    def _let_space_reveal(self) -> None:
        from newsquiz.tui.widgets.typed import Line

        for each in self.query(Line):
            each.first_space_tells = True

    def _nothing_given(self) -> bool:
        """Whether Space can mean the card: what is to be put in order has an order from the start."""
        question = self.review.question
        in_order = question is not None and isinstance(question.item, Ordering)
        return self.asked.ready and (in_order or self.asked.field.draft() is None)

    async def action_reveal(self) -> None:
        """The other side, with no answer."""
        if self.review.question is not None and self.review.revealed is None:
            await self.show_other_side(self.review.reveal())

    async def on_line_spaced(self, event: Line.Spaced) -> None:
        """Space in an empty line, which takes that key for itself."""
        if self.check_action("reveal", ()):
            await self.action_reveal()
        else:
            event.line.open()

    async def action_answer(self) -> None:
        """Give what is chosen or typed; where that is nothing, only show the other side."""
        field = self.asked.field
        response = field.response()
        if response is not None:
            await self._give(response)
        elif field.draft() is None:
            await self.action_reveal()
        else:
            self.trouble(field.missing())

    async def action_dont_know(self) -> None:
        """An answer too, and how sure one is of it says nothing."""
        self.asked.show_sure(None)
        await self._give(DontKnow())

    async def _give(self, response: Response) -> None:
        try:
            with self.app.failing():
                await self.show_other_side(self.review.answer(response, self.asked.confidence))
        except Unreadable as error:
            self.trouble(str(error))

    async def action_take(self) -> None:
        """The grade that is proposed; good where none is."""
        await self.action_grade(self.review.proposed or GOOD)

    async def action_grade(self, given: int) -> None:
        """Grade the card, and go on."""
        if self.review.revealed is None:
            return
        with self.app.failing():
            graded = self.review.grade(given)
            await self.show_card(graded_lines(graded))

    async def action_bury(self) -> None:
        """Put the card aside until tomorrow."""
        if self.review.question is not None:
            with self.app.failing():
                self.review.bury()
                await self.show_card(["Buried until tomorrow."])

    async def action_suspend(self) -> None:
        """Put the card aside for good."""
        if self.review.question is not None:
            with self.app.failing():
                self.review.suspend()
                await self.show_card(["Suspended: the browser lets it back in."])

    def action_info(self) -> None:
        """What is known of the card."""
        if self.review.question is not None:
            self.notify_above(info_lines(self.review.info()))

    async def action_edit(self) -> None:
        """Open the bank file at the card's item, and take in what it then says."""
        from newsquiz.tui import editor

        if self.review.question is None:
            return
        answered = self.review.revealed is not None
        try:
            editor.edit(self.app, self.review.place())
            self.review.take_in_edits()
        except NewsquizError as error:
            self.trouble(str(error))
            return
        if answered and self.review.revealed is not None:
            self.trouble("What was edited is asked from the next time on.")
        else:
            await self.show_card(["The bank was read again."])

    async def action_take_back(self) -> None:
        """Ask the last card again, from the end too."""
        with self.app.failing():
            if self.review.undo():
                await self.show_card(["Taken back."])
            else:
                self.trouble("There is nothing to take back.")

    async def action_take_back_by_letter(self) -> None:
        """The same where letters are commands."""
        await self.action_take_back()

    def action_whole_article(self) -> None:
        """The article, scrolled to the quote."""
        if self.review.revealed is not None:
            self.open_article(self.review.revealed.whole_article)

    def action_flag(self) -> None:
        """Ask what is wrong with the question."""
        from newsquiz.tui.screens.flag import FlagScreen

        if self.review.question is not None:
            self.app.push_screen(FlagScreen(), self._flag)

    def _flag(self, note: str | None) -> None:
        if note is not None:
            with self.app.failing():
                self.review.flag(note)
                self.trouble("Flagged for the teacher.")

    def action_leave_by_letter(self) -> None:
        """Leave, where letters are commands."""
        self.app.action_go_back()
