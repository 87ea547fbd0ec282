"""The questions of an exam that was handed in, one by one with their verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from newsquiz.tui.shown import line, points, say
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rule import Ruled
from newsquiz.tui.widgets.verdict import VerdictView

if TYPE_CHECKING:
    from newsquiz.collection import Exam, Judged
    from newsquiz.tui.frame import Frame


class ExamReviewScreen(Screen[int]):
    """Ends with the number of the question that was looked at last."""

    CSS_PATH = "exam_review.tcss"
    AUTO_FOCUS = ""  # None would be that of the application: whatever is hidden would take the letters.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,n,right,f8", "go(1)", "next question", id="exam_review.next"),
        Binding("p,left,f7", "go(-1)", "previous question", id="exam_review.previous"),
        Binding("v", "whole_article", "the whole article", id="exam_review.article"),
        Binding("o", "overrule", "I was right", id="exam_review.overrule"),
        Binding("exclamation_mark", "flag", "flag the question", id="exam_review.flag"),
        Binding("up", "scroll(-1)", "scroll", show=False, id="exam_review.scroll_up"),
        Binding("down", "scroll(1)", "scroll", show=False, id="exam_review.scroll_down"),
        Binding("pageup", "scroll_page(-1)", "scroll by pages", show=False, id="exam_review.page_up"),
        Binding("pagedown", "scroll_page(1)", "scroll by pages", show=False, id="exam_review.page_down"),
        Binding("escape,q", "back", "back to the result", id="exam_review.back"),
    ]

    app: Frame

    def __init__(self, exam: Exam, number: int) -> None:
        super().__init__()
        self._exam = exam
        self._number = number

    @property
    def _judged(self) -> Judged:
        return self._exam.judged(self._number)

    def compose(self) -> ComposeResult:
        """Verdict above all."""
        yield Heading()
        yield Ruled()
        with VerticalScroll(id="body", can_focus=False):
            yield VerdictView(id="verdict")
        yield Static(id="trouble")
        yield KeyLine()

    async def on_mount(self) -> None:
        """The question that was asked for."""
        await self._show()

    async def _show(self, said: str = "") -> None:
        with self.app.changing():
            self._say(said)
            self.query_one("#body").scroll_home(animate=False, immediate=True)
            await self.query_one(VerdictView).show(self._judged.answered)
            self._show_heading()
            self._show_keys()
        self.call_after_refresh(self.query_one(VerdictView).show_quote)

    def _show_heading(self) -> None:
        judged, top = self._judged, self.query_one(Heading)
        worth = f"{points(judged.points)} of {points(judged.possible)}"
        right = Content(f"{worth}   {self._number} of {self._exam.total}")
        self.query_one(VerdictView).head(top, judged.word, judged.answered, right)

    def _show_keys(self) -> None:
        judged = self._judged
        turn = (Hint("Enter", "next", "screen.go(1)"), Hint("p", "previous", "screen.go(-1)"))
        article = (Hint("v", "article", "screen.whole_article"),) if judged.answered.whole_article else ()
        overrule = (_OVERRULE,) if judged.answered.arguable else ()
        flag, back = Hint("!", "flag", "screen.flag"), Hint("Esc", "back", "screen.back")
        self.query_one(KeyLine).show((*turn, *article, *overrule, flag, back, Hint("F1", "keys", "app.help")))

    def _say(self, what: str) -> None:
        say(self, "#trouble", line(what))

    def on_resize(self) -> None:
        """What fits on the first line depends on the width."""
        self.call_after_refresh(self._show_heading)

    async def action_go(self, by: int) -> None:
        """On or back; behind the last question is the result again."""
        if self._number + by > self._exam.total:
            self.action_back()
        elif self._number + by >= 1:
            self._number += by
            await self._show()

    async def action_overrule(self) -> None:
        """Count the answer as right after all."""
        with self.app.failing():
            self._exam.overrule(self._number)
            await self._show()

    def action_flag(self) -> None:
        """Ask what is wrong with the question."""
        from newsquiz.tui.screens.flag import FlagScreen

        self.app.push_screen(FlagScreen(), self._flag)

    def _flag(self, note: str | None) -> None:
        if note is not None:
            with self.app.failing():
                self._exam.flag(self._number, note)
                self._say("Flagged for the teacher.")

    def action_whole_article(self) -> None:
        """The article, scrolled to the quote."""
        from newsquiz.tui.screens.article import ArticleScreen

        article = self._judged.answered.whole_article
        if article is None:
            self._say("This question carries no article.")
        else:
            self.app.push_screen(ArticleScreen(*article))

    def action_scroll(self, by: int) -> None:
        """So many lines."""
        evidence = self.query_one("#evidence")
        (evidence if evidence.max_scroll_y else self.query_one("#body")).scroll_relative(y=by, animate=False)

    def action_scroll_page(self, by: int) -> None:
        """One page."""
        self.action_scroll(by * max(self.query_one("#body").size.height - 1, 1))

    def action_back(self) -> None:
        """To the result."""
        self.dismiss(self._number)


_OVERRULE = Hint("o", "I was right", "screen.overrule")
