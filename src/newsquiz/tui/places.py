"""The screens that can be gone to from any other, by key, mouse or command palette; each is imported when opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from textual.screen import Screen


class Place(NamedTuple):
    """A screen by name: its key, what the palette says of it, and where its class is."""

    name: str
    key: str
    title: str
    words: str
    module: str
    screen: str

    def imported(self) -> Callable[..., Screen[Any]]:
        """The class of its screen."""
        found: Callable[..., Screen[Any]] = getattr(import_module(f"newsquiz.tui.screens.{self.module}"), self.screen)
        return found

    def opened(self) -> Screen[Any]:
        """A new screen."""
        return self.imported()()


PLACES: tuple[Place, ...] = (
    Place("browser", "ctrl+l", "Browser", "every item of every bank", "browser", "BrowserScreen"),
    Place(
        "statistics",
        "ctrl+t",
        "Statistics",
        "what you remember, and the hardest items",
        "statistics",
        "StatisticsScreen",
    ),
    Place(
        "superseded",
        "ctrl+r",
        "No longer so",
        "what you learnt and a newer article has changed",
        "superseded",
        "SupersededScreen",
    ),
    Place("schedule", "ctrl+g", "Schedule", "what reviews cost, the exam date, fitting", "schedule", "ScheduleScreen"),
    Place("settings", "ctrl+o", "Settings", "theme, limits, dates, keys", "settings", "SettingsScreen"),
)


def place(name: str) -> Place:
    """The place of that name."""
    return next(each for each in PLACES if each.name == name)
