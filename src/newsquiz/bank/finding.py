"""What is wrong with a bank file, and where."""

from __future__ import annotations

from dataclasses import dataclass

from newsquiz.errors import BankError
from newsquiz.lint import Severity
from newsquiz.text import one_line


@dataclass(frozen=True)
class Finding:
    """One problem of a bank file. Lines and columns count from 1; `item` is the id of the item, where it has one."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    item: str | None = None
    mend: str = ""

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"
        return one_line(f"{text}; {self.mend}" if self.mend else text)

    def as_error(self) -> BankError:
        """The same as an error, for when nothing of the file can be used."""
        return BankError(self.message, mend=self.mend, path=self.path, line=self.line, column=self.column)
