"""Files from outside, read whole, but never what has no end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read_regular(path: Path, most: int) -> bytes:
    """The bytes of a file, and never more than `most` and one.

    Raises OSError where it cannot be read, and for what is no regular file: a pipe or a device may never end.
    """
    with open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read(most + 1)


def _without_waiting(path: str, flags: int) -> int:
    """To open a pipe is to wait for its writer, unless told otherwise."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
