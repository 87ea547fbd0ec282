"""How each screen looks, at 80 columns and with the second pane; `pytest --snapshot-update` takes new pictures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from newsquiz.item import Item
from newsquiz.tui.app import QuizApp
from tests.tui.driving import Learner
from tests.tui.fakes import CLOZE, DATE, MATCHING, ORDERING, SEVERAL, SINGLE, TRUTH, Asked, MemoryQuiz, passage

NARROW, WIDE = (80, 24), (120, 40)
OTHER = Asked(
    SINGLE, (passage(), passage("Ferries leave from the northern quay")), "The article contradicts itself.", True
)

SCREENS: dict[str, tuple[list[Asked | Item], list[str], tuple[int, int]]] = {
    "single": ([SINGLE], ["2"], NARROW),
    "several": ([SEVERAL], ["1", "4"], NARROW),
    "truth": ([TRUTH], ["t"], NARROW),
    "date": ([DATE], [*"4 march 2025"], NARROW),
    "cloze": ([CLOZE], [*"2.4", "enter"], NARROW),
    "ordering": ([ORDERING], ["shift+down"], NARROW),
    "matching": ([MATCHING], ["1", "b"], NARROW),
    "verdict": ([SINGLE], ["2", "enter"], NARROW),
    "verdict_of_a_draft_with_two_passages_and_a_conflict": ([OTHER], ["4", "enter"], NARROW),
    "article": ([SINGLE], ["2", "enter", "v"], NARROW),
    "flag": ([SINGLE], ["2", "enter", "exclamation_mark", *"odd"], NARROW),
    "help": ([SINGLE], ["f1"], NARROW),
    "summary": ([SINGLE, TRUTH, DATE], ["2", "enter", "enter", "f3", *"4 march 2025", "enter", "enter"], NARROW),
    "too_small": ([SINGLE], [], (40, 10)),
}
EACH = ("single", "verdict", "article", "flag", "help", "summary")
SCREENS |= {
    f"{name}_{'wide_' * (size == WIDE)}{theme}": (
        SCREENS[name][0],
        [*["f9"] * (theme == "contrast"), *SCREENS[name][1]],
        size,
    )
    for name in EACH
    for size in (NARROW, WIDE)
    for theme in ("dark", "contrast")
    if size == WIDE or theme == "contrast"
}
"""Every screen of a quiz in both sizes and both themes; the rest above is what else there is to see."""


@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(name: str, snap_compare: Callable[..., bool], monkeypatch: Any) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    questions, keys, size = SCREENS[name]

    async def play(pilot: Pilot[int]) -> None:
        learner = Learner(pilot)
        await learner.settle()
        await learner.press(*keys)

    app = QuizApp(MemoryQuiz(*questions))
    assert snap_compare(app, terminal_size=size, run_before=play)
