"""The command line: one line for every error, and an exit status that programs can rely on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from newsquiz.cli.terminal import has_screen
from newsquiz.errors import NewsquizError, UsageError
from newsquiz.text import one_line

INTERRUPTED = 130
BROKEN_PIPE = 141
UNUSABLE = 2
BEFORE_A_QUIZ = frozenset({"--help", "--plain", "--exam"})
"""With one of these, `play` may have to do something else first than to show the screen of a quiz."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `newsquiz` with these arguments (default: those of the process) and leave with its exit status."""
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(status_of(sys.argv[1:] if arguments is None else arguments))


def status_of(arguments: Sequence[str]) -> int:
    """Run a command line; every error ends as one line on standard error. `NEWSQUIZ_DEBUG=1` shows tracebacks."""
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
        return BROKEN_PIPE
    except NewsquizError as error:
        return _say(error.exit_status, str(error))
    except OSError as error:
        return _say(UNUSABLE, _told(error))
    except KeyboardInterrupt:
        return _say(INTERRUPTED, "interrupted")
    except Exception as error:
        if os.environ.get("NEWSQUIZ_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return _say(UNUSABLE, f"this should not have happened: {what} (NEWSQUIZ_DEBUG=1 shows where)")
    return status


def _run(arguments: Sequence[str]) -> int:
    """Home, which has nothing to parse, and a quiz on the screen are painted before Typer is imported."""
    if not arguments:
        from newsquiz.cli import home

        return home.run()
    if arguments[0] == "play" and has_screen() and BEFORE_A_QUIZ.isdisjoint(arguments):
        from newsquiz.cli import play

        return play.run_unparsed(lambda then: parsed(arguments, then))
    return parsed(arguments)


def parsed(arguments: Sequence[str], then: object = None) -> int:
    """The status of the command that Typer finds in the arguments; its errors and exits are put into ours.

    `then` is handed to the command as its context's `obj`. Raises UsageError.
    """
    import typer

    from newsquiz.cli.app import app

    command = typer.main.get_command(app)
    try:
        status = command.main(list(arguments), prog_name="newsquiz", standalone_mode=False, obj=then)
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context else "newsquiz"
        said = error.format_message().replace("Value error, ", "").rstrip(".")
        raise UsageError(said, mend=f"see `{path} --help`") from None
    except typer.Abort:
        return _say(INTERRUPTED, "interrupted")
    except SystemExit as left:
        if isinstance(left.__context__, BrokenPipeError):
            raise BrokenPipeError from None
        raise
    if status == INTERRUPTED:
        return _say(INTERRUPTED, "interrupted")
    return status if isinstance(status, int) else 0


def _say(status: int, message: str) -> int:
    print(f"newsquiz: {one_line(message)}", file=sys.stderr)  # noqa: T201
    return status


def _told(error: OSError) -> str:
    """What the system refused: a folder that may not be searched, a full disk behind our output."""
    if os.environ.get("NEWSQUIZ_DEBUG"):
        raise error
    what = (error.strerror or str(error) or type(error).__name__).lower()
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)}: cannot be used: {what}"
    _close_quietly()
    return f"cannot read the input, or write the output: {what}"


def _open_what_is_closed() -> None:
    """In place of a stream that was closed before we began (`>&-`), one that holds nothing and keeps nothing."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # open until we end


def _close_quietly() -> None:
    """Whoever read our output has left: nothing more is written, at exit neither."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
