"""The text of a bank file under edit: patches that leave every other line as it is, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from newsquiz.bank import tree
from newsquiz.bank.rendering import LISTED, entry_line, field_lines, inline, inline_field, inline_value
from newsquiz.bank.tree import Entries, Fields

Patch = tuple[int, int, str]


def apply(text: str, patches: Sequence[Patch]) -> str:
    """The text with every `[start, end)` replaced; patches do not overlap."""
    for start, end, new in sorted(patches, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def as_read(value: Any) -> Any:
    """Plain data as it is read back once written."""
    return tree.plain(tree.parse(inline(value)).root)


class Sheet:
    """Where lines and fields of a text begin and end. Nothing here changes `text`: methods give patches."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def line_start(self, at: int) -> int:
        """Where the line of `at` begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of `at` ends, before its line break."""
        end = self.text.find("\n", at)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > at and self.text[end - 1] == "\r" else end

    def next_line(self, at: int) -> int:
        """Where the line after that of `at` begins, or the end of the text."""
        return self.text.find("\n", at) + 1 or len(self.text)

    def column(self, at: int) -> int:
        """How many characters stand before `at` in its line."""
        return at - self.line_start(at)

    def lines_after(self, at: int, lines: Sequence[str], indent: int) -> Patch:
        """New lines below the line of `at`."""
        end = self.line_end(at)
        return end, end, "".join(f"{self.newline}{' ' * indent}{line}" for line in lines)

    def without_lines(self, first: int, last: int) -> Patch:
        """The lines from that of `first` to that of `last` removed."""
        start, end = self.line_start(first), self.next_line(last)
        if end == len(self.text) and not self.text.endswith("\n") and start > 0:
            start = self.line_end(start - 1 - (self.text[start - 2 : start] == "\r\n"))
        return start, end, ""

    def set_field(self, fields: Fields, name: str, value: Any, order: Sequence[str]) -> list[Patch]:
        """A field given a value; one that is missing is put after those that come before it in `order`."""
        if name in fields.marks:
            return self._replace(fields, name, value)
        before = [each for each in fields.marks if each in order and order.index(each) < order.index(name)]
        above = max(before, key=lambda each: fields.marks[each].end) if before else next(iter(fields.marks))
        return [self.insert_field(fields, above, name, value)]

    def insert_field(self, fields: Fields, above: str, name: str, value: Any) -> Patch:
        """A new field below (or in brackets, behind) the field `above`."""
        at = fields.marks[above].end
        if fields.flow:
            return at, at, f", {inline_field(name, value)}"
        indent = self.column(next(iter(fields.marks.values())).name)
        return self.lines_after(at, list(field_lines(name, value)), indent)

    def remove_field(self, fields: Fields, name: str) -> Patch:
        """A field removed with its lines; behind a dash, the next field moves up."""
        names = list(fields.marks)
        at, mark = names.index(name), fields.marks[name]
        following = fields.marks[names[at + 1]].name if at + 1 < len(names) else None
        if fields.flow or at == 0:
            if following is not None:
                return mark.name, following, ""
            return (fields.marks[names[at - 1]].end if at else mark.name), mark.end, ""
        return self.without_lines(mark.name, mark.end)

    def _replace(self, fields: Fields, name: str, value: Any) -> list[Patch]:
        mark, old = fields.marks[name], fields.get(name)
        if isinstance(old, Entries) and not old.flow and isinstance(value, Sequence) and value and name in LISTED:
            return self._replace_entries(old, value)
        in_block = isinstance(old, Fields | Entries) and not old.flow
        if not fields.flow and name in LISTED and value and (old is None or in_block):
            indent = self.column(fields.start)
            lines = list(field_lines(name, value))[1:]
            return [(*self._behind_colon(mark), "".join(f"{self.newline}{' ' * indent}{line}" for line in lines))]
        new = inline_value(name, value) if fields.flow else inline(value, flow=False)
        if in_block or old is None:
            return [(*self._behind_colon(mark), f" {new}")]
        return [(mark.start, mark.end, new)]

    def _behind_colon(self, mark: tree.Marks) -> tuple[int, int]:
        return self.text.index(":", mark.name) + 1, mark.end

    def _replace_entries(self, old: Entries, new: Sequence[Any]) -> list[Patch]:
        """Entries that stay the same keep their lines."""
        before, after = [repr(each) for each in tree.plain(old)], [repr(as_read(each)) for each in new]
        patches: list[Patch] = []
        for _, first, last, begin, end in _changes(before, after):
            common = min(last - first, end - begin)
            for i, j in zip(range(first, first + common), range(begin, begin + common), strict=True):
                at, to = old.marks[i]
                patches.append((at, to, " " * (at == to) + inline(new[j], flow=False)))
            if first + common < last:
                patches.append(self.without_lines(self._dash(old, first + common), old.marks[last - 1][1]))
            if lines := [entry_line(each) for each in new[begin + common : end]]:
                patches.append(self._insert_entries(old, last - 1, lines))
        return patches

    def _insert_entries(self, old: Entries, last: int, lines: Sequence[str]) -> Patch:
        """New lines behind entry `last`; -1 puts them before the first."""
        indent = self.column(self._dash(old, 0))
        if last >= 0:
            return self.lines_after(old.marks[last][1], lines, indent)
        start = self.line_start(self._dash(old, 0))
        return start, start, "".join(f"{' ' * indent}{line}{self.newline}" for line in lines)

    def _dash(self, entries: Entries, number: int) -> int:
        """Where the dash of an entry stands."""
        return self.text.rindex("-", 0, entries.marks[number][0])

    def append(self, root: Fields, section: str, blocks: Sequence[tuple[Mapping[str, Any], list[str]]]) -> list[Patch]:
        """Entries put at the end of a list of the bank; each comes as its data and as its lines."""
        entries = root.get(section)
        if section not in root.marks:
            return [self._new_section(section, blocks)]
        if not entries:
            mark = root.marks[section]
            end = self.line_end(mark.end)
            return [(self._behind_colon(mark)[0], end, self.text[mark.end : end] + self._joined(blocks, 2, ""))]
        end = entries.marks[-1][1]
        if entries.flow:
            return [(end, end, "".join(f", {inline(fields)}" for fields, _ in blocks))]
        end = self.line_end(end)
        return [(end, end, self._joined(blocks, self.column(self._dash(entries, 0)), self._gap(entries)))]

    def _gap(self, entries: Entries) -> str:
        """The empty line that a bank keeps between its entries, or nothing."""
        if len(entries) < 2:
            return ""
        between = self.text[entries.marks[-2][1] : entries.marks[-1][0]]
        return self.newline if between.count("\n") > 1 and "#" not in between else ""

    def _joined(self, blocks: Sequence[tuple[Mapping[str, Any], list[str]]], indent: int, gap: str) -> str:
        return "".join(gap + "".join(f"{self.newline}{' ' * indent}{line}" for line in lines) for _, lines in blocks)

    def _new_section(self, section: str, blocks: Sequence[tuple[Mapping[str, Any], list[str]]]) -> Patch:
        end = len(self.text)
        new = f"{section}:{self._joined(blocks, 2, '')}"
        return end, end, new + self.newline if self.text.endswith("\n") else self.newline + new


def _changes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Which runs of entries differ: (what, first, last, begin, end), `before[first:last]` and `after[begin:end]`."""
    return [run for run in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if run[0] != "equal"]
