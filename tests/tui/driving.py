"""Drive the application as a learner does, without the pauses that Pilot makes between keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.events import Event, Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from newsquiz.tui.app import QuizApp
from newsquiz.tui.frame import Frame
from tests.tui.fakes import MemoryQuiz


class Learner:
    """Reads the screen and presses keys."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot
        assert isinstance(pilot.app, Frame)
        self.app = pilot.app

    async def settle(self) -> None:
        """Wait until what was last changed is painted."""
        for _ in range(200):
            await self.pilot.pause()
            if not self.app.guard.too_early(Event()):
                return
        raise AssertionError("the screen never came to rest")

    async def press(self, *keys: str) -> None:
        """Press keys by name, each once the screen has settled."""
        for key in keys:
            self.app.post_message(_key(key))
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*text)

    def sees(self) -> str:
        """The screen as text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def _key(name: str) -> Key:
    if len(name) == 1:
        return Key(_character_to_key(name), name)
    return Key(name, {"space": " ", "enter": "\r", "exclamation_mark": "!"}.get(name))


@asynccontextmanager
async def taking(quiz: MemoryQuiz, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Learner]:
    """The application on `quiz`, ready for the first key."""
    app = QuizApp(quiz)
    async with app.run_test(size=size) as pilot:
        learner = Learner(pilot)
        await learner.settle()
        yield learner
