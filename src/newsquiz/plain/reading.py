"""A line as an answer to a question. Whatever cannot be read raises Unreadable with the reason; it is never scored."""

from __future__ import annotations

import re

from newsquiz.collection import Question
from newsquiz.errors import Unreadable
from newsquiz.event import Chosen, Counted, Matched, Ordered, Response, Truth, Typed
from newsquiz.item import Cloze, Matching, MultipleAnswer, MultipleChoice, Ordering, TrueFalse

GAPS_APART = ";"

_TRUTHS = {"t": True, "true": True, "f": False, "false": False}
_BETWEEN = re.compile(r"[\s,;]+")
_PAIR = re.compile(r"(\d+)\s*[-=:)]?\s*([a-z]+)")


def letter(index: int) -> str:
    """a for 0, b for 1 ... z, aa, ab ..., as columns of a sheet are named."""
    before, last = divmod(index, 26)
    return (letter(before - 1) if before else "") + chr(ord("a") + last)


def read_answer(question: Question, line: str) -> Response:
    """The response in a cleaned `line`. Raises Unreadable."""
    if not line:
        raise Unreadable("nothing was typed", mend="answer, or :s to skip")
    match question.item:
        case TrueFalse():
            return _truth(line)
        case MultipleChoice():
            return Chosen((_only(_options(question, line)),))
        case MultipleAnswer(ask="how_many"):
            return Counted(_count(question, line))
        case MultipleAnswer():
            return Chosen(tuple(_options(question, line)))
        case Ordering():
            return _order(question, line)
        case Matching():
            return _matches(question, line)
        case Cloze() as item:
            return _gaps(line, len(item.keys))
        case _:
            return Typed((line,))


def _truth(line: str) -> Truth:
    if line.casefold() not in _TRUTHS:
        raise Unreadable(f"“{line}” is neither true nor false", mend="type t or f")
    return Truth(_TRUTHS[line.casefold()])


def _options(question: Question, line: str) -> list[str]:
    """The options whose numbers stand in the line, each once, in the line's order."""
    count = len(question.options)
    words = [word for word in _BETWEEN.split(line) if word]
    for word in words:
        if not re.fullmatch(r"[0-9]{1,4}", word) or not 1 <= int(word) <= count:
            raise Unreadable(f"“{word}” is no number from 1 to {count}", mend="type numbers of the list")
        if words.count(word) > 1:
            raise Unreadable(f"{word} stands there twice", mend="type each number once")
    if not words:
        raise Unreadable(f"“{line}” holds no number", mend="type numbers of the list")
    return [question.options[int(word) - 1] for word in words]


def _only(options: list[str]) -> str:
    if len(options) > 1:
        raise Unreadable("only one answer is right", mend="type one number")
    return options[0]


def _count(question: Question, line: str) -> int:
    count = len(question.options)
    if not re.fullmatch(r"[0-9]{1,4}", line) or int(line) > count:
        raise Unreadable(f"“{line}” is no number from 0 to {count}", mend="type how many are right")
    return int(line)


def _order(question: Question, line: str) -> Ordered:
    entries = _options(question, line)
    if len(entries) < len(question.options):
        raise Unreadable(f"{len(entries)} of {len(question.options)} entries are there", mend="type all the numbers")
    return Ordered(tuple(entries))


def _matches(question: Question, line: str) -> Matched:
    """Every left side with one right side; a right side may serve twice."""
    lowered = line.casefold()
    if _BETWEEN.sub("", _PAIR.sub("", lowered)):
        raise Unreadable(f"“{line}” is not a row of pairs", mend="type it like 1b 2a")
    letters = {letter(at): right for at, right in enumerate(question.options)}
    chosen: dict[int, str] = {}
    for number, name in _PAIR.findall(lowered):
        left = int(number[:4])
        if not 1 <= left <= len(question.lefts) or name not in letters:
            raise Unreadable(f"there is no {number}{name} here", mend=f"numbers go to {len(question.lefts)}")
        if left in chosen:
            raise Unreadable(f"{left} stands there twice", mend="give each number one letter")
        chosen[left] = letters[name]
    if len(chosen) < len(question.lefts):
        raise Unreadable(f"{len(chosen)} of {len(question.lefts)} pairs are there", mend="give each number its letter")
    return Matched(tuple((left, chosen[at]) for at, left in enumerate(question.lefts, start=1)))


def _gaps(line: str, count: int) -> Typed:
    texts = tuple(text.strip() for text in line.split(GAPS_APART)) if count > 1 else (line,)
    if len(texts) != count or not all(texts):
        raise Unreadable(f"there are {count} gaps", mend=f"type what belongs in each, with {GAPS_APART} between them")
    return Typed(texts)
