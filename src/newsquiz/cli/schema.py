"""`newsquiz schema`: the bank format for editors and other programs."""

from __future__ import annotations

import json
import sys

from newsquiz.bank import json_schema


def run() -> int:
    """Print the JSON Schema of a bank file. Gives 0."""
    sys.stdout.write(json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
