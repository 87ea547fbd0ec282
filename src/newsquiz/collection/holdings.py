"""The items of the banks that a quiz is played on, by id, and what their articles prove."""

from __future__ import annotations

import datetime as dt
import importlib.resources
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsquiz.article import BlockKind
from newsquiz.collection.views import Passage, QuizOptions
from newsquiz.errors import BankError
from newsquiz.item import ArticleEntry, Evidence, Item, item_id
from newsquiz.text import one_line

if TYPE_CHECKING:
    from newsquiz.bank import Loaded


BANK_SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True)
class Holding:
    """An item with the bank it stands in."""

    id: str
    item: Item
    loaded: Loaded

    @property
    def context(self) -> str:
        """The line above the stem."""
        return self.loaded.bank.context_of(self.item)

    @property
    def conflict(self) -> str:
        """What the article says twice about this item, in a sentence; "" where it is of one mind."""
        conflict = next((each for each in self.loaded.bank.conflicts if each.id == self.item.conflict), None)
        if conflict is None:
            return ""
        claims = " and ".join(f"“{claim.value}”" for claim in conflict.claims)
        return f"The article contradicts itself about {conflict.about}: {claims}."

    @property
    def facts(self) -> frozenset[tuple[str, str]]:
        """What the item asks about, as (article, fact); the same article in two banks counts as one."""
        named = [*self.item.also_facts, *([self.item.fact] if self.item.fact else [])]
        entry = self._entry
        article = (entry.digest or entry.id) if entry else ""
        return frozenset((article, fact) for fact in named)

    @property
    def as_of(self) -> dt.date | None:
        """The day up to which the item is known to hold: its own, else when its article was published."""
        return self.item.as_of or (self._entry.published if self._entry else None)

    @property
    def _entry(self) -> ArticleEntry | None:
        return self.loaded.bank.article(self.item.evidence[0].article) if self.item.evidence else None

    def fits(self, options: QuizOptions) -> bool:
        """Whether the options let the item into a quiz."""
        return (
            self.item.status in options.statuses
            and (not options.types or self.item.type in options.types)
            and (options.tag is None or options.tag in self.item.tags)
            and (options.since is None or (self.as_of is not None and self.as_of >= options.since))
        )


def read_banks(paths: Sequence[Path]) -> list[Loaded]:
    """The banks named: files, or folders of them. Raises BankError where there is none."""
    from newsquiz import bank

    files = [file for path in paths for file in _files(path)]
    return [bank.read(file) for file in dict.fromkeys(files)]


def read_known(files: Sequence[Path]) -> tuple[list[Loaded], tuple[str, ...]]:
    """The banks among these files that can be used, and a notice of each that cannot."""
    from newsquiz import bank

    loaded: list[Loaded] = []
    notices: list[str] = []
    for file in files:
        try:
            loaded.append(bank.read(file))
        except BankError as error:
            notices.append(f"left out: {error}")
    if not loaded:
        found = f"none of the {len(files)} banks in" if files else "there is no question bank in"
        mend = "`newsquiz list` says why" if files else "name one: newsquiz play BANK.yaml; or `newsquiz add FOLDER`"
        raise BankError(f"{found} the known folders{' can be used' if files else ''}", mend=mend)
    return loaded, tuple(notices)


def shipped() -> Path:
    """The folder of banks that comes with newsquiz: inside the wheel, or beside `src` in a checkout."""
    inside = Path(str(importlib.resources.files("newsquiz"))) / "question_banks"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "question_banks"


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.iterdir() if file.suffix in BANK_SUFFIXES)
    if not files:
        raise BankError("this folder holds no question bank", mend="name a bank: newsquiz play BANK.yaml", path=path)
    return files


def title_of(banks: Sequence[Loaded]) -> str:
    """The title of the one bank, or how many there are."""
    if len(banks) > 1:
        return f"{len(banks)} question banks"
    return one_line(banks[0].bank.title) or banks[0].path.stem


def identity_of(banks: Sequence[Loaded]) -> list[list[str]]:
    """What tells these banks from others: the id of each, and where it stands; JSON-ready."""
    return [[each.bank.id, str(each.path.resolve())] for each in banks]


def are_same(banks: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> bool:
    """Whether two identities are of the same banks: by id, or by place where one had no id yet."""
    return len(banks) == len(others) and all(
        (bool(id) and id == other_id) or (path == other_path and not (id and other_id))
        for (id, path), (other_id, other_path) in zip(banks, others, strict=True)
    )


def held_in(banks: Sequence[Loaded]) -> tuple[dict[str, Holding], tuple[str, ...]]:
    """The items of the banks by id, and notices of what cannot be asked; where an id stands twice, the first is."""
    held: dict[str, Holding] = {}
    notices = []
    for loaded in banks:
        if loaded.findings:
            problems = "a problem" if len(loaded.findings) == 1 else f"{len(loaded.findings)} problems"
            notices.append(f"{loaded.path} has {problems}; `newsquiz check {loaded.path}` lists them")
        for item in loaded.bank.items:
            id = item_id(item)
            if id in held:
                notices.append(f"{loaded.path}: {one_line(id)} stands twice; the first one is asked")
            else:
                held[id] = Holding(id, item, loaded)
    return held, tuple(notices)


def passages_of(item: Item, loaded: Loaded | None) -> tuple[Passage, ...]:
    """The evidence of the item, each in its paragraph."""
    return tuple(_passage(evidence, loaded) for evidence in item.evidence)


_BODY = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE}


def _passage(evidence: Evidence, loaded: Loaded | None) -> Passage:
    """The quote in its paragraph; the quote alone where the article is missing or no longer holds it."""
    entry = loaded.bank.article(evidence.article) if loaded else None
    title, published = (entry.title or entry.id, entry.published) if entry else (evidence.article, None)
    article = loaded.article(evidence.article) if loaded else None
    start = _where(evidence, article.text) if article else -1
    if article is None or start < 0:
        return Passage(title, published, 0, evidence.quote, 0, len(evidence.quote), "", 0, 0)
    end = start + len(evidence.quote)
    block = article.block_at(start)
    position = sum(each.kind in _BODY for each in article.blocks if each.start <= start) if block.kind in _BODY else 0
    paragraph = article.text[block.start : max(block.end, end)]
    return Passage(
        title, published, position, paragraph, start - block.start, end - block.start, article.text, start, end
    )


def _where(evidence: Evidence, text: str) -> int:
    """Where the quote begins, looked for where the offsets are no longer right; -1 where the text has it not."""
    found = text[evidence.start : evidence.end] == evidence.quote
    return evidence.start if found else text.find(evidence.quote)
