"""Text that wants to be more than text, and a quiz full of it; as a program, that quiz in a real terminal."""

from __future__ import annotations

from newsquiz.item import Item
from newsquiz.tui.app import run
from tests.tui.fakes import Asked, MemoryQuiz, item, passage

TITLE_BOMB = "\x1b]0;owned\x07"
CLIPBOARD = "\x1b]52;c;b3duZWQ=\x07"
PAYLOADS = (
    "[/b]", "[link=http://x.example]", "[@click=app.exit(7)]here[/]", "[red", "[[", "\\[", "[bold]a[/i]", "$text",
    "%s{}", "\x1b[31mred", "\x1b[2J", TITLE_BOMB, CLIPBOARD, "\x9b31m", "\x9d0;owned\x9c", "\x1bP+q\x1b\\",
    "\x00\x07\x08\x7f", "\u202egnp.exe", "\u2066left\u2069", "\ufeff", "a\u0301" * 40, "👩‍👩‍👧‍👦🇨🇳", "漢字" * 60,
    "\r\nover", "\ttab",
)  # fmt: skip
FORBIDDEN = ("owned", "b3duZWQ", "\x1b[31m", "\x9b", "\x9d", "\u202e", "\u2066", "\ufeff", "\x1bP+q", "\x00", "\x7f")


def questions() -> list[Asked]:
    """One of each kind of answer, with payloads wherever text can stand."""
    bad = " ".join(PAYLOADS)
    some = list(PAYLOADS)
    items: list[Item] = [
        item(type="multiple_choice", stem=bad, key=some[0] + "k", distractors=[*some[9:13]], explanation=bad),
        item(type="multiple_answer", stem=bad, keys=[some[2]], distractors=some[10:22]),
        item(type="multiple_answer", ask="how_many", stem=bad, keys=[some[2]], distractors=some[3:8]),
        item(type="true_false", stem=bad, key=True, correction=bad),
        item(type="short_answer", stem=bad, key=bad),
        item(type="cloze", stem=bad + " {{gap}} " + bad + "{{two}}"),
        item(type="number", stem=bad, key=1, unit=bad),
        item(type="ordering", stem=bad, sequence=[some[2], some[9], bad]),
        item(type="matching", stem=bad, pairs=[{"left": some[2], "right": bad}, {"left": bad, "right": some[11]}]),
    ]
    quoted = passage()
    evidence = type(quoted)(bad, None, 1, bad, 20, 60, bad * 3, 20, 60)
    return [Asked(each, (evidence,), conflict=bad, context=bad) for each in items]


if __name__ == "__main__":
    raise SystemExit(run(MemoryQuiz(*questions(), title=" ".join(PAYLOADS), notices=PAYLOADS)))  # type: ignore[arg-type]
