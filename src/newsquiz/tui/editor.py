"""The learner's own editor, opened at a line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from newsquiz.errors import UsageError

_GOTO = frozenset({"code", "code-insiders", "codium", "cursor", "windsurf"})
_COLON = frozenset({"subl", "hx", "helix", "zed", "atom", "pulsar"})
_NO_LINE = frozenset({"notepad", "notepad.exe", "open", "xdg-open"})
_USUAL = ("sensible-editor", "nano", "vi", "notepad.exe")


def command(path: Path, line: int) -> list[str]:
    """What to run to edit `path` at `line` (from 1). Raises UsageError where no editor is known."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        editor = next((name for name in _USUAL if shutil.which(name)), None)
    if not editor:
        raise UsageError("no editor is known", mend="set EDITOR, as in EDITOR=nano")
    return at_line(shlex.split(editor), path, line)


def edit(app: App[Any], place: tuple[Path, int]) -> None:
    """Hand the terminal to the editor until that ends. Raises UsageError where there is none or it cannot be run."""
    try:
        with app.suspend():
            subprocess.run(command(*place), check=False)
    except SuspendNotSupported:
        raise UsageError("this terminal cannot be handed to an editor") from None
    except OSError as error:
        raise UsageError(f"the editor cannot be run ({error.strerror})", mend="set EDITOR, as in EDITOR=nano") from None


def at_line(editor: list[str], path: Path, line: int) -> list[str]:
    """The command of this editor for a file at a line; most take `+LINE`."""
    name = Path(editor[0]).name
    if name in _GOTO:
        return [*editor, "--wait", "--goto", f"{path}:{line}"]
    if name in _COLON:
        return [*editor, f"{path}:{line}"]
    if name in _NO_LINE:
        return [*editor, str(path)]
    return [*editor, f"+{line}", str(path)]
