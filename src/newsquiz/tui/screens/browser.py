"""Every item of every known bank: searched as one types, sorted, selected, suspended, tagged, reset, edited."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from newsquiz.errors import NewsquizError
from newsquiz.tui import editor
from newsquiz.tui.shown import line, literal
from newsquiz.tui.widgets.heading import Heading
from newsquiz.tui.widgets.itemlist import NEAR, ItemList
from newsquiz.tui.widgets.keyline import Hint, KeyLine
from newsquiz.tui.widgets.rule import Ruled
from newsquiz.tui.widgets.typed import Line

if TYPE_CHECKING:
    from newsquiz.collection.browser import Browser, Listed
    from newsquiz.tui.frame import Frame

PAUSE = 0.15
SORTS = ("bank", "stem", "status", "type", "due")
SEARCH_HINT = "words, tag:trade, is:due, status:draft, flag:, due:7, -word"
HELP = Hint("F1", "keys", "app.help")


class BrowserScreen(Screen[None]):
    """A line to search in, the items found, and the one under the cursor in full.

    Nothing here waits for the disk: what is found and shown is fetched in threads, the last question counts.
    """

    CSS_PATH = "browser.tcss"
    AUTO_FOCUS = "Line"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "select none, then back", id="browser.back"),
        Binding("slash", "search", "search", id="browser.search"),
        Binding("enter", "list", "to the list", show=False, id="browser.list"),
        Binding("down", "list", "to the list", show=False, id="browser.down"),
        Binding("at", "suspend", "suspend, or let back in", id="browser.suspend"),
        Binding("t", "tag", "tag", id="browser.tag"),
        Binding("r", "reset", "reset: begin afresh in reviews", id="browser.reset"),
        Binding("e", "edit", "edit in the bank file", id="browser.edit"),
        Binding("s", "sort", "sort by the next column", id="browser.sort"),
        Binding("d", "descend", "turn the order around", id="browser.descend"),
        Binding("f5", "reload", "read the banks again", id="browser.reload"),
    ]

    app: Frame

    def __init__(self, search: str = "") -> None:
        super().__init__()
        self._search = search
        self._sort = SORTS[0]
        self._descending = False
        self._browser: Browser | None = None
        self._total = 0
        self._count = 0

    def compose(self) -> ComposeResult:
        """Heading, search, list, preview, keys."""
        yield Heading()
        with Horizontal(id="search"):
            yield Static("Search:")
            yield Line(self._search, placeholder=SEARCH_HINT, compact=True)
        yield Static(id="columns")
        yield ItemList()
        yield Ruled()
        yield Static(id="preview")
        yield Static(id="trouble")
        yield KeyLine()

    def on_mount(self) -> None:
        """What the index knows is shown at once; then the banks are looked at."""
        self._say("")
        self._show_count("reading ...")
        self.query_one(KeyLine).show(
            (
                Hint("/", "search", "screen.search"),
                Hint("Space", "select", "screen.select"),
                Hint("@", "suspend", "screen.suspend"),
                Hint("t", "tag", "screen.tag"),
                Hint("r", "reset", "screen.reset"),
                Hint("e", "edit", "screen.edit"),
                Hint("s", "sort", "screen.sort"),
                Hint("Esc", "back", "screen.back"),
                HELP,
            )
        )
        self.run_worker(self._open(), group="open")

    async def _open(self) -> None:
        assert self.app.collection is not None
        with self.app.failing():
            self._browser = await asyncio.to_thread(self.app.collection.browser)
            await self._find()
            await self._reread()

    async def _reread(self) -> None:
        assert self._browser is not None
        await asyncio.to_thread(self._browser.refresh, self._tell_progress)
        await self._find()

    def _tell_progress(self, done: int, of: int) -> None:
        if of and done < of:
            self.app.call_from_thread(self._show_count, f"reading bank {done + 1} of {of} ...")

    async def _find(self) -> None:
        """What fits the search now: how many and the first of it at once, all of it when the typing pauses."""
        browser, text = self._browser, self.query_one(Line).value
        if browser is None:
            return
        glance = await asyncio.to_thread(self._glance, browser, text)
        if glance is not None:
            total, first, rows = glance
            self._show_found(first, rows, total)
            await asyncio.sleep(PAUSE)
        found, rows, self._total = await asyncio.to_thread(self._all_found, browser, text)
        self._show_found(found, rows, len(found))

    def _show_found(self, numbers: array[int], rows: Mapping[int, Listed], count: int) -> None:
        self._count = count
        self.query_one(ItemList).show(numbers, rows, complete=len(numbers) == count)
        self._show_count()

    def _glance(self, browser: Browser, text: str) -> tuple[int, array[int], dict[int, Listed]] | None:
        found = browser.glance(text, self._sort, descending=self._descending)
        return None if found is None else (*found, browser.rows(found[1][:NEAR]))

    def _all_found(self, browser: Browser, text: str) -> tuple[array[int], dict[int, Listed], int]:
        found = browser.find(text, self._sort, descending=self._descending)
        return found, browser.rows(found[: 2 * NEAR]), browser.total

    def _find_soon(self) -> None:
        async def find() -> None:
            with self.app.failing():
                await self._find()

        self.run_worker(find(), group="find", exclusive=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types."""
        self._find_soon()

    def on_item_list_wanted(self, event: ItemList.Wanted) -> None:
        """Rows come into sight."""

        async def fetch() -> None:
            assert self._browser is not None
            with self.app.failing():
                self.query_one(ItemList).fill(await asyncio.to_thread(self._browser.rows, event.numbers))

        self.run_worker(fetch(), group="rows")

    def on_item_list_moved(self) -> None:
        """Show the item under the cursor in full."""
        self.query_one("#preview", Static).update(_in_full(self.query_one(ItemList).current))
        self._show_count()

    def on_resize(self) -> None:
        """Another width has other columns."""
        self.call_after_refresh(self._show_columns)

    def _show_count(self, words: str = "") -> None:
        items = self.query_one(ItemList)
        selected = f"{len(items.selected):,} selected   " if items.selected else ""
        words = words or f"{selected}{self._count:,} of {self._total:,} items"
        self.query_one(Heading).show(Content("Browser").stylize("bold"), Content(words))
        self._show_columns()

    def _show_columns(self) -> None:
        items = self.query_one(ItemList)
        arrow = "↑" if self._descending else "↓"
        cells = (
            set_cell_size(f"{name} {arrow}" if name == self._sort else name, width) for name, width in items.columns()
        )
        stem = {"stem": f"stem {arrow}", "bank": f"stem (by bank {arrow})"}.get(self._sort, "stem")
        self.query_one("#columns", Static).update(Content(f"   {''.join(cells)}  {stem}"))

    def _say(self, what: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(line(what))
        trouble.display = bool(what)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are commands only where they are not typed."""
        typing = isinstance(self.focused, Line)
        return typing if action == "list" else super().check_action(action, parameters)

    def action_back(self) -> None:
        """Select nothing where something is selected; else back to where one came from."""
        items = self.query_one(ItemList)
        if items.selected:
            items.select_none()
        else:
            self.app.action_go_back()

    def action_search(self) -> None:
        """To the search line."""
        self.query_one(Line).open()
        self.query_one(Line).focus()

    def action_list(self) -> None:
        """To the items."""
        self.query_one(ItemList).focus()

    def action_select(self) -> None:
        """Select the item under the cursor."""
        self.query_one(ItemList).action_select()

    def action_sort(self) -> None:
        """By the next column."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self._find_soon()

    def action_descend(self) -> None:
        """The other way around."""
        self._descending = not self._descending
        self._find_soon()

    def action_reload(self) -> None:
        """Look at the bank files again."""
        self._do(lambda browser: browser.refresh(self._tell_progress), lambda _: "Read again.")

    def action_suspend(self) -> None:
        """Out of reviews, or where all of them are out, back in."""
        numbers = self.query_one(ItemList).targets()

        def toggle(browser: Browser) -> str:
            on = not all(each.suspended for each in browser.rows(numbers).values())
            count = browser.suspend(numbers, on=on)
            return f"{_items(count)} suspended." if on else f"{_items(count)} back in reviews."

        self._do(toggle, str)

    def action_reset(self) -> None:
        """Begin afresh, once the learner has said yes."""
        from newsquiz.tui.screens.ask import AskYes

        numbers = self.query_one(ItemList).targets()

        def answered(yes: bool | None) -> None:
            if yes:
                self._do(lambda browser: browser.reset(numbers), lambda count: f"{_items(count)} begin afresh.")

        if numbers:
            question = f"Reset {_items(len(numbers))}: begin afresh in reviews? Every answer stays in the log."
            self.app.push_screen(AskYes(question), answered)

    def action_tag(self) -> None:
        """Add tags and take tags away, in the bank files."""
        from newsquiz.tui.screens.ask import AskLine

        numbers = self.query_one(ItemList).targets()

        def typed(text: str | None) -> None:
            tags = [tag.strip() for tag in (text or "").split(",") if tag.strip("- ")]
            adding = [tag for tag in tags if not tag.startswith("-")]
            removing = [tag[1:].strip() for tag in tags if tag.startswith("-")]
            if tags:
                self._do(
                    lambda browser: browser.tag(numbers, adding, removing), lambda count: f"{_items(count)} tagged."
                )

        if numbers:
            question = f"Tags for {_items(len(numbers))}:"
            self.app.push_screen(AskLine(question, placeholder="trade, -old: adds trade, takes old away"), typed)

    async def action_edit(self) -> None:
        """Open the bank file at the item, and read it again afterwards."""
        current = self.query_one(ItemList).current
        if current is None or self._browser is None:
            return
        try:
            place = await asyncio.to_thread(self._browser.place, current.number)
            if place is not None:
                editor.edit(self.app, place)
        except NewsquizError as error:
            self._say(str(error))
        else:
            self.action_reload()

    def _do(self, what: Callable[[Browser], Any], said: Callable[[Any], str]) -> None:
        """Do something to items in a thread, say what came of it, and show them as they now are."""

        async def work() -> None:
            assert self._browser is not None
            try:
                done = await asyncio.to_thread(what, self._browser)
                self._say(said(done))
            except NewsquizError as error:
                self._say(str(error))
            with self.app.failing():
                await self._find()

        if self._browser is not None:
            self.run_worker(work(), group="do")


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"


def _in_full(listed: Listed | None) -> Content:
    if listed is None:
        return Content("")
    about = [listed.bank, listed.path.name, listed.item, *(f"#{tag}" for tag in listed.tags)]
    if listed.flag is not None:
        about.append(f"flagged: {listed.flag}" if listed.flag else "flagged")
    context = (literal(listed.context),) if listed.context else ()
    stem, key = literal(listed.stem).stylize("bold"), Content.assemble("key: ", line(listed.key))
    return Content("\n").join((*context, stem, key, line("   ".join(about))))
