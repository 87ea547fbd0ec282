"""Every error a user can meet, in one tree.

NewsquizError               exit status 2 unless told otherwise
├── UsageError              the command line cannot be carried out as it stands
│   ├── NotYet              a command of the contract that is not built yet
│   └── MissingExtra        the command needs libraries that are not installed
├── ArticleError            a source cannot be read as an article
├── BankError               a bank file cannot be used
├── OutputError             what was made cannot be written
├── StoreError              the learner's database cannot be used
├── SettingsError           the settings file cannot be used
├── Interrupted             the user stopped the program; exit status 130
└── Unreadable              a response cannot be read as an answer; it is asked again, never scored
"""

from pathlib import Path


class NewsquizError(Exception):
    """One line for the user: where, what, and how to mend it."""

    exit_status = 2

    def __init__(
        self,
        what: str,
        *,
        mend: str = "",
        path: str | Path | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.path = path
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{place}: {self.what}" if place else self.what
        return f"{text}; {self.mend}" if self.mend else text


class UsageError(NewsquizError):
    """The command line cannot be carried out as it stands."""


class NotYet(UsageError):
    """A command of the contract that is not built yet."""


class MissingExtra(UsageError):
    """The command needs libraries that are not installed."""


class ArticleError(NewsquizError):
    """A source cannot be read as an article."""


class BankError(NewsquizError):
    """A bank file cannot be used."""


class OutputError(NewsquizError):
    """What was made cannot be written."""


class StoreError(NewsquizError):
    """The learner's database cannot be used."""


class SettingsError(NewsquizError):
    """The settings file cannot be used."""


class Interrupted(NewsquizError):
    """The user stopped the program; says what is kept."""

    exit_status = 130


class Unreadable(NewsquizError):
    """A response cannot be read as an answer; it is asked again, never scored."""
