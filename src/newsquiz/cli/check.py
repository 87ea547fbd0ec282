"""`newsquiz check`: every problem of a bank, a line each."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from newsquiz.bank import Finding, Severity, check
from newsquiz.errors import BankError
from newsquiz.text import one_line

SUFFIXES = (".yaml", ".yml")


def run(paths: Sequence[Path], format: str = "text") -> int:
    """Print the findings of bank files (and of those in folders) as `text` or `json`.

    Gives 0 where there are no errors, 1 where there are, 2 where a file cannot be read; the others are checked all
    the same.
    """
    findings: list[Finding] = []
    unusable: list[BankError] = []
    checked = 0
    for path in paths:
        for file in _bank_files(path):
            try:
                findings += check(file)
                checked += 1
            except BankError as error:
                unusable.append(error)
    sys.stdout.write(_as_json(findings) if format == "json" else "".join(map(_as_line, findings)))
    sys.stdout.flush()
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    for problem in unusable:
        sys.stderr.write(f"newsquiz: {one_line(str(problem))}\n")
    if checked:
        sys.stderr.write(f"{_counted(errors, 'error')}, {_counted(len(findings) - errors, 'warning')}\n")
    if unusable:
        return BankError.exit_status
    return 1 if errors else 0


def _bank_files(path: Path) -> list[Path]:
    """The bank itself, or those right in the folder."""
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.iterdir() if file.suffix in SUFFIXES) or [path]


def _as_line(finding: Finding) -> str:
    """The finding with its severity behind it: what stands before is relied on by other tools."""
    return f"{finding} [{finding.severity.value}]\n"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _as_json(findings: Sequence[Finding]) -> str:
    rows = [
        {
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": f"{finding.message}; {finding.mend}" if finding.mend else finding.message,
            "item": finding.item,
        }
        for finding in findings
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
