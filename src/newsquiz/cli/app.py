"""The commands and their options. Each imports what it needs when it is called, so that `--help` is quick."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from newsquiz import __version__
from newsquiz.errors import NotYet, UsageError

ITEM_TYPES = (
    "multiple_choice", "multiple_answer", "true_false", "short_answer", "cloze", "number", "date", "ordering",
    "matching",
)  # fmt: skip

app = typer.Typer(
    help="A news article goes in; a quiz that can be trusted comes out.",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Form(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class Passages(StrEnum):
    """How much of the article an export carries."""

    NONE = "none"
    QUOTE = "quote"
    PARAGRAPH = "paragraph"


class Format(StrEnum):
    """What quizzes are exported to and imported from."""

    ANKI = "anki"
    GIFT = "gift"
    MOODLE = "moodle"
    QTI12 = "qti12"
    QTI21 = "qti21"
    AIKEN = "aiken"
    CSV = "csv"
    MARKDOWN = "markdown"
    KAHOOT = "kahoot"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def _day(written: str) -> dt.date:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is not a date such as 2025-06-05") from None


Banks = Annotated[list[Path] | None, typer.Argument(metavar="BANK", help="Bank files or folders of them.")]
BankFile = Annotated[Path, typer.Argument(metavar="BANK", help="A bank file.")]
Ids = Annotated[list[str], typer.Argument(metavar="ID", help="Item ids.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of banks.")]
Count = Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many items.")]
Types = Annotated[str | None, typer.Option(metavar="a,b", help=f"Only items of these types: {', '.join(ITEM_TYPES)}.")]
Tag = Annotated[str | None, typer.Option(metavar="T", help="Only items with this tag.")]
Since = Annotated[dt.date | None, typer.Option(parser=_day, metavar="DATE", help="Only items as of this day or later.")]
Plain = Annotated[bool, typer.Option("--plain", help="Line by line, for screen readers and pipes.")]


def _types(written: str | None) -> tuple[str, ...] | None:
    """The item types in `a,b`, in the order of the format. Raises UsageError for one that does not exist."""
    if written is None:
        return None
    names = {name for name in written.replace(" ", "").split(",") if name}
    unknown = sorted(names - set(ITEM_TYPES))
    if unknown or not names:
        raise UsageError(f"--types: no item type {', '.join(unknown) or 'given'}", mend=f"take {', '.join(ITEM_TYPES)}")
    return tuple(name for name in ITEM_TYPES if name in names)


def _not_yet(what: str, mend: str = "") -> NotYet:
    return NotYet(f"{what} is not built yet", mend=mend)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsquiz {__version__}")
        raise typer.Exit


@app.callback()
def home(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    """A news article goes in; a quiz that can be trusted comes out."""
    if context.invoked_subcommand is None:
        from newsquiz.cli.home import run

        raise typer.Exit(run())


@app.command()
def make(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="A file (.md, .txt), a folder, or - .")],
    out: Annotated[
        str | None,
        typer.Option("--out", "-o", metavar="OUT", help="A bank FILE, or a FOLDER/ for one bank a source."),
    ] = None,
    published: Annotated[
        dt.date | None, typer.Option(parser=_day, metavar="DATE", help="When the article appeared, as 2025-06-05.")
    ] = None,
    count: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many items an article.")] = None,
    types: Types = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, metavar="P", help="Keep items at least so likely to be accepted; 0 keeps all."),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Chance that can be repeated.")] = 0,
    jobs: Annotated[int | None, typer.Option(min=1, metavar="N", help="So many articles at once.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a bank that is there.")] = False,
    into: Annotated[Path | None, typer.Option(metavar="BANK", help="Merge into this bank instead.")] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say of every candidate what became of it.")] = False,
) -> int:
    """Make a question bank of articles."""
    if into is not None:
        raise _not_yet("`newsquiz make --into`", "make a bank of its own with -o")
    if out is None:
        raise UsageError("where to write is missing", mend="give -o BANK.yaml, or -o FOLDER/ for one bank a source")
    from newsquiz.cli.make import run
    from newsquiz.cli.workers import Wishes

    wanted = _types(types)
    wishes = Wishes(None if wanted is None else frozenset(wanted), count, min_confidence, seed)
    return run(sources, out, wishes, published=published, jobs=jobs, force=force, explain=explain)


@app.command()
def play(
    context: typer.Context,
    banks: Banks = None,
    plain: Plain = False,
    count: Count = None,
    types: Types = None,
    tag: Tag = None,
    since: Since = None,
    seed: Annotated[int | None, typer.Option(metavar="N", help="Chance that can be repeated.")] = None,
    exam: Annotated[bool, typer.Option("--exam", help="Verdicts at the end only; approved items.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="What was answered wrong last time.")] = False,
    new: Annotated[bool, typer.Option("--new", help="Begin afresh where one was left unfinished.")] = False,
    approved: Annotated[bool, typer.Option("--approved", help="Only items that a teacher approved.")] = False,
    marking: Annotated[
        str | None, typer.Option(metavar="R/W", help="Exam: points for right and wrong answers, as in 2/-0.66.")
    ] = None,
    time: Annotated[str | None, typer.Option(metavar="T", help="Exam: hand in after so long, as in 20m.")] = None,
    include: Annotated[str | None, typer.Option(metavar="draft", help="Exam: take unchecked items too.")] = None,
) -> int:
    """Take a quiz, or an exam."""
    from newsquiz.cli.play import Wishes, run

    wishes = Wishes(
        count, _types(types) or (), tag, since, seed, approved=approved, retry=retry, new=new,
        exam=exam, marking=marking, time=time, include=include,
    )  # fmt: skip
    return run(banks or [], wishes, plain=plain, then=context.obj)


@app.command()
def review(
    banks: Banks = None,
    plain: Plain = False,
    cram: Annotated[bool, typer.Option("--cram", help="All items, due or not; the schedule stays.")] = False,
    minutes: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after so many minutes.")] = None,
    superseded: Annotated[
        bool, typer.Option("--superseded", help="What you learnt and is no longer so, in the bank folders.")
    ] = False,
) -> int:
    """Review what is due, flashcard style."""
    from newsquiz.cli.review import relearn, run

    if not superseded:
        return run(banks or [], plain=plain, cram=cram, minutes=minutes)
    if banks or cram or minutes:
        raise UsageError("--superseded takes all bank folders and all that changed", mend="give it alone")
    return relearn(plain=plain)


@app.command()
def curate(bank: BankFile) -> int:
    """Judge items next to their article (not built yet)."""
    raise _not_yet("`newsquiz curate`", f"edit `status:` in {bank} by hand, then `newsquiz check` it")


@app.command()
def approve(bank: BankFile, ids: Ids) -> int:
    """Approve items (not built yet)."""
    raise _not_yet("`newsquiz approve`", f"write `status: approved` in {bank} by hand")


@app.command()
def reject(bank: BankFile, ids: Ids) -> int:
    """Reject items (not built yet)."""
    raise _not_yet("`newsquiz reject`", f"write `status: rejected` in {bank} by hand")


@app.command()
def assemble(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The quiz sheet to write.")],
    from_: Annotated[list[Path] | None, typer.Option("--from", metavar="BANK", help="A bank to take items of.")] = None,
    count: Count = None,
    since: Since = None,
    tag: Tag = None,
    not_used_in: Annotated[list[Path] | None, typer.Option(metavar="QUIZ", help="Leave its items out.")] = None,
) -> int:
    """Put a quiz sheet together (not built yet)."""
    raise _not_yet("`newsquiz assemble`", "choose with `newsquiz play --count --since --tag`")


@app.command()
def check(
    banks: Annotated[list[Path], typer.Argument(metavar="BANK", help="Bank files or folders of them.")],
    format: Annotated[Form, typer.Option(help="Lines to read, or a JSON list.")] = Form.TEXT,
    watch: Annotated[bool, typer.Option("--watch", help="Check again at every change.")] = False,
) -> int:
    """Find every problem of a bank: `path:line:column: rule: message`."""
    if watch:
        raise _not_yet("`newsquiz check --watch`", "run `newsquiz check` again after an edit")
    from newsquiz.cli.check import run

    return run(banks, format.value)


@app.command()
def export(
    bank: BankFile,
    to: Annotated[Format, typer.Option(help="The format to write.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.")],
    evidence: Annotated[Passages, typer.Option(help="How much of the article goes along.")] = Passages.QUOTE,
    include: Annotated[str | None, typer.Option(metavar="draft", help="Take unchecked items too.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Status 1 where anything was lost.")] = False,
) -> int:
    """Write a bank for another program (not built yet)."""
    raise _not_yet("`newsquiz export`")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What another program wrote.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="BANK", help="The bank to write.")],
    from_: Annotated[Format | None, typer.Option("--from", help="The format of FILE.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Status 1 where anything was lost.")] = False,
) -> int:
    """Read another program's quiz into a bank (not built yet)."""
    raise _not_yet("`newsquiz import`", "write the bank by hand; `newsquiz schema` says how")


@app.command()
def stats(
    bank: Annotated[Path | None, typer.Argument(metavar="BANK", help="A bank file, or a folder of them.")] = None,
    items: Annotated[bool, typer.Option("--items", help="A line an item: attempts, facility, discrimination.")] = False,
    format: Annotated[Form, typer.Option(help="Lines to read, or JSON.")] = Form.TEXT,
) -> int:
    """Show what you remember, and how the items do."""
    from newsquiz.cli.stats import run

    return run(bank, items=items, format=format.value)


@app.command("list")
def list_() -> int:
    """List the bank folders, and what their banks hold."""
    from newsquiz.cli.folders import show

    return show()


@app.command()
def add(folder: Folder) -> int:
    """Add a bank folder: home looks there, and play and review where no bank is named."""
    from newsquiz.cli.folders import add as run

    return run(folder)


@app.command()
def remove(folder: Folder) -> int:
    """Take a bank folder off the list."""
    from newsquiz.cli.folders import remove as run

    return run(folder)


@app.command()
def browse(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD", help="What to look for: words, tag:trade, is:due.")
    ] = None,
) -> int:
    """Look through every item of the bank folders; without a terminal, a line an item."""
    from newsquiz.cli.browse import run

    return run(words or [])


@app.command()
def schedule(
    exam: Annotated[
        str | None, typer.Option(metavar="DATE", help="See everything before this day; none for no exam.")
    ] = None,
    retention: Annotated[
        float | None, typer.Option(min=0.7, max=0.97, metavar="P", help="The share of reviews to get right.")
    ] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Fit the parameters to your reviews, from 1,000 on.")] = False,
    unfit: Annotated[bool, typer.Option("--unfit", help="Go back to the parameters of FSRS.")] = False,
) -> int:
    """Show what your reviews cost; set an exam date and the share to remember; fit the schedule to you."""
    from newsquiz.cli.schedule import Changes, run

    return run(Changes(exam, retention, fit, unfit))


@app.command()
def settings() -> int:
    """Change the settings; without a terminal, print them."""
    from newsquiz.cli.settings import run

    return run()


@app.command()
def schema() -> int:
    """Print the JSON Schema of the bank format."""
    from newsquiz.cli.schema import run

    return run()
