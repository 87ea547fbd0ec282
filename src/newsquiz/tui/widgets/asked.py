"""A question with the field for its answer, and how sure the learner is of that."""

from __future__ import annotations

from importlib import import_module

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from newsquiz.collection import Question
from newsquiz.event import Confidence
from newsquiz.tui.shown import literal, say, stem_of
from newsquiz.tui.widgets.field import Field, kind_of
from newsquiz.tui.widgets.keyline import Hint

FIELDS = {
    "typed": ("typed", "TypedAnswer"),
    "truth": ("single", "TrueOrFalse"),
    "single": ("single", "Single"),
    "several": ("several", "Several"),
    "counted": ("several", "Count"),
    "ordering": ("ordering", "InOrder"),
    "matching": ("matching", "Match"),
}


class AskedView(Vertical):
    """Context, stem, field. Fields are kept and used again for the next question of their kind."""

    DEFAULT_CSS = """
    AskedView { height: auto; }
    AskedView #context, AskedView #instruction, AskedView #sure { color: $text-muted; }
    AskedView #stem { text-style: bold; }
    AskedView #answer { height: auto; padding-top: 1; }
    AskedView #sure { padding: 1 0 0 4; }
    """

    def __init__(self) -> None:
        super().__init__(id="asked")
        self.confidence: Confidence | None = None
        self._fields: dict[str, Field] = {}
        self._kind = ""

    def compose(self) -> ComposeResult:
        """Filled anew for each question."""
        yield Static(id="context")
        yield Static(id="stem")
        yield Static(id="instruction")
        yield Vertical(id="answer")
        yield Static(id="sure")

    @property
    def field(self) -> Field:
        """Where the answer to the question goes."""
        return self._fields[self._kind]

    @property
    def ready(self) -> bool:
        """Whether a question was shown yet."""
        return self._kind != "" and self._kind in self._fields

    @property
    def typing(self) -> bool:
        """Whether letters belong to the answer."""
        return self._kind != "" and self.field.typed

    async def ask(self, question: Question) -> Field:
        """Show the question, with nothing answered yet and nothing said of how sure."""
        say(self, "#context", literal(question.context))
        say(self, "#stem", stem_of(question.item))
        self._kind = kind_of(question.item)
        if self._kind not in self._fields:
            self._fields[self._kind] = widget = _new_field(self._kind)
            assert isinstance(widget, Widget)
            await self.query_one("#answer").mount(widget)
        for name, field in self._fields.items():
            field.display = name == self._kind
        await self.field.ask(question)
        say(self, "#instruction", Content(self.field.instruction()))
        self.show_sure(None)
        return self.field

    def show_sure(self, confidence: Confidence | None) -> None:
        """How sure the learner is; None where nothing was said."""
        self.confidence = confidence
        say(self, "#sure", Content(f"How sure: {confidence}" if confidence else ""))

    def say_sure(self, confidence: Confidence) -> None:
        """As `show_sure`; said twice it is taken back."""
        self.show_sure(None if self.confidence is confidence else confidence)

    def next_sureness(self) -> None:
        """From nothing to sure, to likely, to a guess, and back to nothing."""
        order = [None, *Confidence]
        self.show_sure(order[(order.index(self.confidence) + 1) % len(order)])

    def sureness_hint(self) -> Hint:
        """The keys that say how sure: letters, but not where letters are typed."""
        return Hint("F6" if self.field.typed else "s/l/g", "how sure", "screen.next_sureness")


def _new_field(kind: str) -> Field:
    """Only the kinds a quiz asks for are ever imported."""
    module, name = FIELDS[kind]
    field: Field = getattr(import_module(f"newsquiz.tui.widgets.{module}"), name)()
    return field
