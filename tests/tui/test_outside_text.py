"""Outside text is shown as it stands, whatever it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.events import Paste

from newsquiz.text import clean, one_line
from newsquiz.tui.shown import line, literal
from newsquiz.tui.widgets.heading import SPACE, Heading
from newsquiz.tui.widgets.lines import hanging
from newsquiz.tui.widgets.marked import BAR, Marked
from newsquiz.tui.widgets.rows import Row, Rows
from newsquiz.tui.widgets.rule import Ruled
from tests.tui.driving import taking
from tests.tui.fakes import SHORT, MemoryQuiz
from tests.tui.hostile import FORBIDDEN, PAYLOADS, questions

CONTROLS = {*map(chr, range(32)), *map(chr, range(127, 160)), "\u202e", "\u2066", "\ufeff"}
ANY_TEXT = st.text(max_size=80) | st.lists(st.sampled_from(PAYLOADS), max_size=6).map(" ".join)


async def test_hostile_text_everywhere_neither_crashes_nor_acts() -> None:
    quiz = MemoryQuiz(*questions(), title=" ".join(PAYLOADS), notices=PAYLOADS)
    count = len(questions())
    async with taking(quiz, size=(80, 24)) as learner:
        for _ in range(count):
            assert all(each not in learner.sees() for each in FORBIDDEN)
            await learner.press("f2")
            assert learner.sees().lstrip().startswith("WRONG")
            assert all(each not in learner.sees() for each in FORBIDDEN)
            await learner.pilot.click(offset=(12, 8))
            await learner.press("v", "escape", "enter")
        assert f"Score: 0/{count}" in learner.sees()
        assert learner.app.return_value is None


async def test_a_paste_brings_one_cleaned_line() -> None:
    async with taking(MemoryQuiz(SHORT)) as learner:
        learner.app.post_message(Paste("\x1b]52;c;b3duZWQ=\x07Marlow\x00\n \u202eBay"))
        await learner.settle()
        assert "    Marlow Bay" in learner.sees()


@given(ANY_TEXT)
def test_text_is_shown_cleaned_and_never_read_as_markup(text: str) -> None:
    assert literal(text).plain == clean(text).replace("\t", "    ")
    assert literal(text).spans == [] and line(text).spans == []
    assert "\n" not in line(text).plain


@given(ANY_TEXT, st.integers(3, 90))
def test_wrapped_lines_keep_every_word_and_fit(text: str, width: int) -> None:
    lines = hanging(Content("x "), line(text), width)
    assert all(each.cell_length <= max(width, 4) for each in lines)
    assert "".join(each.plain[2:] for each in lines).replace(" ", "") == line(text).plain.replace(" ", "")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.integers(10, 90))
def test_the_bar_stands_exactly_before_lines_of_the_quote(before: str, quote: str, after: str, width: int) -> None:
    marked = Marked()
    marked.show(before + quote + after, len(before), len(before) + len(quote))
    lines = marked.lines(width)
    assert all(each.cell_length <= width for each in lines)
    for each in lines:
        bold = any("bold" in str(span.style) for span in each.spans)
        assert each.plain.startswith(BAR) == bold


@given(st.lists(ANY_TEXT, min_size=1, max_size=9), st.integers(12, 90))
def test_every_option_has_its_own_lines(options: list[str], width: int) -> None:
    class Options(Rows):
        def rows(self) -> list[Row]:
            return [Row(str(n), text) for n, text in enumerate(options, 1)]

    lines = Options().lines(width)
    numbers = [each.plain.split()[0] for each in lines if each.plain[:3].strip()]
    assert numbers == [str(n) for n in range(1, len(options) + 1)]
    assert all(each.cell_length <= width for each in lines)


@given(ANY_TEXT, ANY_TEXT, st.integers(12, 120))
def test_headings_and_rules_are_lines_of_plain_text_that_fit(left: str, right: str, width: int) -> None:
    class Wide(Heading):
        def room(self, right: Content) -> int:
            return max(width - right.cell_length - SPACE, 1)

    heading, ruled = Wide(), Ruled()
    heading._left, heading._right = line(left), line(right).truncate(8)
    ruled.words = one_line(left)
    for shown in (*heading.lines(width), *ruled.lines(width)):
        assert shown.cell_length <= width + 1
        assert not set(shown.plain) & CONTROLS and shown.plain == clean(shown.plain)
