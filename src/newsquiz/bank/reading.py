"""Bank files: what can be used of them, and what is wrong with them.

One item's problem hides nothing of the others: `read` gives the sound items, and a finding for each of the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from newsquiz.article import Article
from newsquiz.bank import tree
from newsquiz.bank.articles import read_article
from newsquiz.bank.complaints import Complaint, choose_model, complaints, kind_complaints
from newsquiz.bank.finding import Finding
from newsquiz.bank.rules import structure
from newsquiz.bank.tree import Entries, Fields
from newsquiz.errors import ArticleError, BankError
from newsquiz.files import read_regular
from newsquiz.item import ArticleEntry, Bank, Conflict, Item, item_id
from newsquiz.lint import Severity

MAX_BYTES = 10_000_000
MAX_FINDINGS = 50_000
ARTICLES = frozenset((".md", ".txt"))
"""What `make` reads; somebody who plays such a file has taken it for a bank."""

_NO_VERSION = "not a bank file: the line `newsquiz: 1` is missing"


@dataclass(frozen=True)
class Loaded:
    """A bank as read: `bank` holds what is sound, `findings` what is wrong with the rest, in the order of the file."""

    path: Path
    bank: Bank
    findings: tuple[Finding, ...] = ()
    _articles: dict[str, Article | None] = field(default_factory=dict, compare=False, repr=False)

    def article(self, id: str) -> Article | None:
        """The article with its text, read when first asked for; None where the bank has no readable file of it."""
        if id not in self._articles:
            self._articles[id] = self._read_article(id)
        return self._articles[id]

    def article_text(self, id: str) -> str | None:
        """The text that evidence of article `id` counts in, or None where the bank has no readable file of it."""
        article = self.article(id)
        return article.text if article else None

    def _read_article(self, id: str) -> Article | None:
        entry = self.bank.article(id)
        if entry is None or entry.file is None:
            return None
        try:
            return replace(read_article(article_path(self.path, entry.file)), id=id)
        except ArticleError:
            return None


def article_path(bank: Path, file: str) -> Path:
    """Where an article's file is. Raises ArticleError for a place outside of the bank's folder."""
    folder = bank.parent.resolve()
    path = (folder / file).resolve()
    if not path.is_relative_to(folder):
        raise ArticleError("leads out of the bank's folder", path=bank, mend="move the article there")
    return bank.parent / file


def read(path: Path) -> Loaded:
    """Read a bank. Raises BankError where no part of the file can be used."""
    survey = Survey(path, read_text(path))
    if survey.bank is None and path.suffix.lower() in ARTICLES:
        mend = f"make one of it: newsquiz make {path} -o {path.stem}.yaml"
        raise BankError("is no question bank", path=path, mend=mend)
    if survey.bank is None:
        raise survey.findings[0].as_error()
    return Loaded(path, survey.bank, tuple(survey.findings))


def line_of(path: Path, id: str) -> int | None:
    """The line, from 1, on which the item with this id (or its content's digest) begins; None where there is none."""
    text = read_text(path)
    starts = (each.fields.start for each in Survey(path, text).items if item_id(each.item) == id)
    start = next(starts, None)
    return None if start is None else text.count("\n", 0, start) + 1


def read_text(path: Path) -> str:
    """The text of a bank file, line ends as they are, without a byte order mark. Raises BankError where it is none."""
    try:
        raw = read_regular(path, MAX_BYTES)
    except FileNotFoundError as error:
        raise BankError("there is no such file", path=path, mend="check the name") from error
    except IsADirectoryError as error:
        raise BankError("is a folder", path=path, mend="name a bank file in it") from error
    except (OSError, ValueError) as error:
        raise BankError(f"cannot be read: {getattr(error, 'strerror', None) or error}", path=path) from error
    if len(raw) > MAX_BYTES:
        raise BankError(f"more than {MAX_BYTES // 1_000_000} MB", path=path, mend="split the bank into several")
    return decode(path, raw)


def decode(path: Path, raw: bytes) -> str:
    """Bytes of a bank file as text. Raises BankError with the place of the first byte that is none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, error.start) + 1 : error.start].decode(errors="replace")) + 1
        raise BankError("not UTF-8 text", path=path, line=line, column=column, mend="save it as UTF-8") from error
    if "\0" in text:
        raise BankError("not a text file", path=path, mend="name a bank file")
    return text


@dataclass(frozen=True)
class Placed:
    """An item that fits the schema, with where its fields stand; only a sound one can be played.

    One that is not whole is without the fields that do not fit.
    """

    item: Item
    fields: Fields
    sound: bool
    whole: bool = True


class Survey:
    """One pass over a bank file's text. `bank` is None where nothing of it can be used; `findings` then say why."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.bank: Bank | None = None
        self.root = Fields()
        self.items: list[Placed] = []
        self.unfit: list[Fields] = []
        """The items that do not fit the schema, not even without the fields that are wrong."""
        self.articles: list[tuple[ArticleEntry, Fields]] = []
        self.conflicts: list[tuple[Conflict, Fields]] = []
        self.named: dict[str, set[str]] = {"articles": set(), "conflicts": set()}
        """The ids of all entries, of those that cannot be used too."""
        self._text = text
        self._troubles: list[int] = []
        try:
            self._read(tree.parse(text))
        except tree.Unparsable as error:
            self._add_trouble(error.trouble)
        self.findings.sort(key=lambda finding: (finding.line, finding.column))

    def find(
        self,
        at: int,
        rule: str,
        message: str,
        mend: str = "",
        *,
        item: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem at an offset of the text."""
        line, column = self._line_and_column(at)
        self.findings.append(Finding(str(self.path), line, column, rule, severity, message, item, mend))

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        while found := self._text.find("\n", starts[-1]) + 1:
            starts.append(found)
        return starts

    def _line_and_column(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def _add_trouble(self, trouble: tree.Trouble) -> None:
        self._troubles.append(trouble.at)
        self.find(trouble.at, trouble.rule, trouble.message, trouble.mend)

    def _read(self, parsed: tree.Tree) -> None:
        for trouble in parsed.troubles:
            self._add_trouble(trouble)
        if parsed.root is None:
            self.find(0, "empty", "the file holds no bank", "begin it with the line `newsquiz: 1`")
        elif not isinstance(parsed.root, Fields):
            self.find(0, "version", _NO_VERSION, "begin the file with it")
        elif self._version_fits(parsed.root):
            self.root = parsed.root
            self.bank = self._bank(parsed.root)

    def _version_fits(self, root: Fields) -> bool:
        version = root.get("newsquiz")
        if version == 1 and isinstance(version, tree.WrittenInteger):
            return True
        if version is None:
            self.find(0, "version", _NO_VERSION, "begin the file with it")
        else:
            message = f"version {version!s} of the bank format; this program reads version 1"
            self.find(root.marks["newsquiz"].name, "version", message, "update newsquiz")
        return False

    def _bank(self, root: Fields) -> Bank:
        sections = ("articles", "items", "conflicts")
        head = {name: value for name, value in root.items() if name not in sections}
        bank = self._head(root, head)
        self.articles = list(self._entries(root, "articles", ArticleEntry))
        self.conflicts = list(self._entries(root, "conflicts", Conflict))
        self.items = list(self._items(root))
        return bank.model_copy(
            update={
                "articles": tuple(entry for entry, _ in self.articles),
                "items": tuple(placed.item for placed in self.items if placed.sound),
                "conflicts": tuple(conflict for conflict, _ in self.conflicts),
            }
        )

    def _head(self, root: Fields, head: dict[str, Any]) -> Bank:
        try:
            return Bank.model_validate(head)
        except ValidationError as error:
            wrong = list(complaints(error, Bank, head))
        for complaint in wrong:
            self._complain(root, complaint)
            head.pop(str(complaint.place[0]), None)
        return Bank.model_validate(head)

    def _section(self, root: Fields, name: str) -> Iterator[tuple[Fields, tuple[int, int]]]:
        """The entries of a list of the bank that hold fields and no YAML trouble."""
        entries = root.get(name, ())
        if not isinstance(entries, Entries | tuple):
            self.find(root.marks[name].name, "wrong-value", f"`{name}` must be a list", "write `- ` before each entry")
            return
        marks = entries.marks if isinstance(entries, Entries) else []
        for number, (fields, (start, end)) in enumerate(zip(entries, marks, strict=True), start=1):
            if len(self.findings) > MAX_FINDINGS:
                self.find(start, "too-many", f"more than {MAX_FINDINGS} problems", "mend those first")
                return
            if not isinstance(fields, Fields):
                self.find(start, "wrong-value", f"`{name}` {number} must hold fields", "write `name: value` lines")
            elif not any(start <= at <= end for at in self._troubles):
                yield fields, (start, end)

    def _entries(self, root: Fields, section: str, model: type[Any]) -> Iterator[tuple[Any, Fields]]:
        """The entries that can be used, if need be without the fields that are wrong."""
        seen = self.named[section]
        for fields, _ in self._section(root, section):
            entry, _ = self._validated(fields, model)
            id = str(fields.get("id") or "")
            if id in seen:
                self.find(fields.marks["id"].name, "duplicate-id", f"the id {id} is taken", "give it another")
            elif entry is not None:
                yield entry, fields
            seen.update([id] if id else ())

    def _items(self, root: Fields) -> Iterator[Placed]:
        seen: set[str] = set()
        unfit: set[str] = set()
        for fields, _ in self._section(root, "items"):
            item, whole = self._item(fields)
            if whole:
                self._complain_of_taken(fields, unfit)
                sound = self._is_sound(item, fields)
                yield Placed(item, fields, sound and self._is_first(item, fields, seen))
                continue
            self._complain_of_taken(fields, seen | unfit)
            unfit.add(str(fields.get("id") or ""))
            if item is None:
                self.unfit.append(fields)
            else:
                self._is_sound(item, fields)
                yield Placed(item, fields, sound=False, whole=False)

    def _complain_of_taken(self, fields: Fields, ids: Collection[str]) -> None:
        """An id that an item without the right form has, too: a sound item is played all the same."""
        id = str(fields.get("id") or "")
        if id and id in ids:
            mend = "remove the line; a new one is minted"
            self.find(fields.marks["id"].name, "duplicate-id", f"the id {id} is taken", mend, item=id)

    def _is_first(self, item: Item, fields: Fields, seen: set[str]) -> bool:
        id = item_id(item)
        if id not in seen:
            seen.add(id)
            return True
        if item.id:
            mend = "remove the line; a new one is minted"
            self.find(fields.marks["id"].name, "duplicate-id", f"the id {id} is taken", mend, item=id)
        else:
            self.find(fields.start, "duplicate-item", "the same item stands here twice", "remove one", item=id)
        return False

    def _item(self, fields: Fields) -> tuple[Any, bool]:
        model, complaint = choose_model(fields)
        wrong: list[Complaint] = [complaint] if complaint else list(kind_complaints(fields))
        for each in wrong:
            self._complain(fields, each)
        if model is None:
            return None, False
        return self._validated(fields, model, [each.place for each in wrong])

    def _validated(
        self, fields: Fields, model: type[BaseModel], reported: Iterable[tuple[str | int, ...]] = ()
    ) -> tuple[Any, bool]:
        """The entry as `model`, and whether it is whole; its problems are noted.

        An entry that is not whole is without the fields that are wrong, or None where it cannot be without them.
        """
        wrong = list(reported)
        try:
            entry = model.model_validate(fields)
            if not wrong:
                return _without_spellings(entry), True
        except ValidationError as error:
            for complaint in complaints(error, model, fields):
                if complaint.place not in reported:
                    self._complain(fields, complaint)
                wrong.append(complaint.place)
        names = {place[0] for place in wrong if place}
        try:
            return _without_spellings(model.model_validate({n: v for n, v in fields.items() if n not in names})), False
        except ValidationError:
            return None, False

    def _is_sound(self, item: Item, fields: Fields) -> bool:
        sound = True
        for flaw in structure(item):
            if flaw.rule not in item.allow:
                self.find(place_of(fields, (flaw.field,)), flaw.rule, flaw.message, flaw.mend, item=item_id(item))
                sound = False
        return sound

    def _complain(self, fields: Fields, complaint: Complaint) -> None:
        id = fields.get("id") if fields is not self.root else None
        self.find(
            place_of(fields, complaint.place),
            complaint.rule,
            complaint.message,
            complaint.mend,
            item=None if id is None else str(id),
        )


def place_of(fields: Fields, place: Iterable[str | int]) -> int:
    """The offset of a field's name (or a list's entry); of what should hold it where it is missing."""
    at, inside = fields.start, fields
    for part in place:
        if isinstance(inside, Fields) and isinstance(part, str) and part in inside.marks:
            at, inside = inside.marks[part].name, inside.get(part, Fields())
        elif isinstance(inside, Entries) and isinstance(part, int) and part < len(inside.marks):
            at, inside = inside.marks[part][0], inside[part]
        else:
            break
    return at


def _without_spellings(entry: BaseModel) -> BaseModel:
    """`previous.key` is any data: without the spellings that the reader put on it."""
    previous = getattr(entry, "previous", None)
    if previous is None:
        return entry
    return entry.model_copy(update={"previous": previous.model_copy(update={"key": tree.plain(previous.key)})})
