"""What is said after an answer: both answers, what was forgiven, the evidence, why."""

from __future__ import annotations

import datetime as dt

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from newsquiz.collection import Answered, Passage
from newsquiz.event import Verdict
from newsquiz.language.dates import PartialDate
from newsquiz.language.spans import in_words
from newsquiz.tui.shown import line, literal, say, stem_of
from newsquiz.tui.widgets.heading import SPACE, Heading
from newsquiz.tui.widgets.marked import Marked
from newsquiz.tui.widgets.rule import Ruled

CONTEXT_LINES = 3
_COLOURS: dict[str, str] = {
    Verdict.RIGHT: "text-success",
    Verdict.PARTLY: "text-warning",
    Verdict.WRONG: "text-error",
}


def answers(answered: Answered) -> list[Content]:
    """`yours: 60 minutes` and `right: 90 minutes`; only the first where both are the same.

    Only the second where nothing was answered.
    """
    yours = Content.assemble("yours: ", line(answered.given).stylize("bold"))
    right = Content.assemble("right: ", line(answered.right).stylize("bold"))
    if not answered.given:
        return [right]
    return [yours] if answered.given == answered.right else [yours, right]


def heading(word: str, answered: Answered, room: int) -> tuple[Content, bool]:
    """The verdict with both answers behind it, and whether these fit into `room` cells; the verdict alone if not."""
    verdict = Content(word).stylize(f"bold ${_COLOURS.get(word, 'text-muted')}")
    both = Content("     ").join(answers(answered))
    fits = verdict.cell_length + SPACE + both.cell_length <= room
    return (verdict + " " * SPACE + both if fits else verdict), fits


def source_of(passage: Passage) -> str:
    """`Evidence: title, 5 June 2025, paragraph 2`."""
    day = PartialDate.of(passage.published).in_words() if passage.published else ""
    parts = (passage.title, day, f"paragraph {passage.position}" if passage.position else "")
    return "Evidence: " + ", ".join(part for part in parts if part)


def remarks(answered: Answered) -> Content:
    """What was forgiven, and what was wrong about the answer; a line each."""
    said = [f"Forgiven: {slip}" for slip in answered.outcome.slips]
    if answered.outcome.feedback:
        said.append(answered.outcome.feedback)
    return Content("\n").join(line(one) for one in said)


def reasons(answered: Answered, again: dt.timedelta | None = None) -> Content:
    """The explanation, how old the fact is, when it comes again, and what speaks against it."""
    said = []
    if answered.explanation:
        said.append(Content.assemble(("Why: ", "bold"), literal(answered.explanation)))
    dated = [f"As of {PartialDate.of(answered.as_of).in_words()}."] if answered.as_of else []
    dated += [f"Again in {in_words(again)}."] if again is not None else []
    if dated:
        said.append(Content(" ".join(dated)))
    if answered.conflict:
        said.append(Content.assemble(("Conflict: ", "bold"), line(answered.conflict)))
    return Content("\n").join(said)


class Proof(Vertical):
    """One passage under its title."""

    DEFAULT_CSS = """
    Proof { height: auto; }
    """

    def compose(self) -> ComposeResult:
        """Title, paragraph."""
        yield Ruled()
        yield Marked()

    def show(self, passage: Passage) -> None:
        """Another passage."""
        self.query_one(Ruled).show(source_of(passage))
        self.query_one(Marked).show(passage.paragraph, passage.start, passage.end)


class VerdictView(Vertical):
    """Stem, remarks, evidence, reasons; on wide screens the evidence has a pane of its own."""

    def compose(self) -> ComposeResult:
        """Everything once, filled anew for each answer."""
        yield Static(id="both-answers")
        yield Static(id="asked-stem")
        yield Static(id="remarks")
        with VerticalScroll(id="evidence", can_focus=False):
            yield Proof()
            yield Ruled(id="evidence-end")
        yield Static(id="reasons")

    async def show(self, answered: Answered) -> None:
        """Fill in what belongs to this answer; parts that have nothing to say take no room."""
        say(self, "#both-answers", Content("\n").join(answers(answered)))
        say(self, "#asked-stem", stem_of(answered.question.item))
        say(self, "#remarks", remarks(answered))
        say(self, "#reasons", reasons(answered))
        evidence = self.query_one("#evidence")
        evidence.display = bool(answered.passages)
        for _ in range(len(answered.passages) - len(self.query(Proof))):
            await evidence.mount(Proof(), before="#evidence-end")
        for number, proof in enumerate(self.query(Proof)):
            proof.display = number < len(answered.passages)
            if proof.display:
                proof.show(answered.passages[number])

    def tell_return(self, answered: Answered, again: dt.timedelta) -> None:
        """When it comes again, which is known a little later."""
        say(self, "#reasons", reasons(answered, again))

    def head(self, top: Heading, word: str, answered: Answered, right: Content) -> None:
        """Head the screen with the verdict and both answers; these stand here where they do not fit beside it."""
        shown, fits = heading(word, answered, top.room(right))
        top.show(shown, right)
        self.query_one("#both-answers").display = not fits

    def show_quote(self) -> None:
        """Scroll so that the first quote can be seen."""
        marked = self.query(Marked).first()
        if self.query_one("#evidence").display:
            first, last = marked.marked_lines()
            marked.keep_in_view(first - CONTEXT_LINES, last + CONTEXT_LINES)
