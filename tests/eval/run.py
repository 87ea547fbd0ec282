"""`make eval`: banks of all development articles, the mechanical gates over them, time per article, the model's table.

Prints the gates' table as it stands, how well the model of acceptance does on articles that it was not fitted on, and
compares with the last recorded run (tests/eval/baseline.json). Says so and ends with 0 where ../shared is not there.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from tests.eval import fit

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("NEWSQUIZ_SHARED", ROOT.parent / "shared"))
BASELINE = Path(__file__).with_name("baseline.json")
LOSS = 1.0  # percentage points that a figure may lose unexplained


def main() -> int:
    """Make, check, compare. Status 1 where a gate that must hold does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "eval", help="where the banks are written")
    parser.add_argument("--record", action="store_true", help="write the figures to the baseline")
    args = parser.parse_args()
    articles = SHARED / "articles"
    if not articles.is_dir():
        say(f"{articles} is not there: nothing to evaluate")
        return 0
    seconds = make_banks(articles, args.out)
    figures = run_gates(articles, args.out)
    report(figures, seconds)
    for line in fit.table():
        say(line)
    if args.record:
        BASELINE.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    return compare(figures)


def make_banks(articles: Path, out: Path) -> float:
    """One bank for each article, made by the program itself; seconds in all."""
    out.mkdir(parents=True, exist_ok=True)
    sources = [str(articles / "us-china-trade-talks.txt"), str(articles / "wikinews-2019")]
    begun = time.perf_counter()
    command = [sys.executable, "-m", "newsquiz", "make", *sources, "-o", f"{out}/", "--force"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode not in {0, 1}:
        raise SystemExit(f"newsquiz make ended with {done.returncode}: {done.stderr.strip()}")
    return time.perf_counter() - begun


def run_gates(articles: Path, out: Path) -> dict[str, Any]:
    """The table of ../shared/eval/gates.py, printed, and its figures."""
    result = out / "gates.json"
    command = [sys.executable, str(SHARED / "eval" / "gates.py"), "--banks", str(out), "--articles", str(articles)]
    subprocess.run([*command, "--json", str(result)], check=False)
    found = json.loads(result.read_text(encoding="utf-8"))
    banks = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(out.glob("*.yaml"))]
    counts = [len(bank["items"]) for bank in banks]
    patterns = Counter(item.get("pattern") for bank in banks for item in bank["items"])
    return {
        "gates": {name: figure for name, figure, _ in found["figures"]},
        "fails": sorted(name for name, _, ok in found["figures"] if not ok),
        "kinds": found["kinds"],
        "patterns": dict(patterns),
        "articles": len(banks),
        "items": sum(counts),
        "median items": median(counts) if counts else 0,
        "conflicts": sum(len(bank.get("conflicts") or []) for bank in banks),
        "without context": sum(not bank["articles"][0].get("context") for bank in banks),
    }


def report(figures: dict[str, Any], seconds: float) -> None:
    """What the gates do not print."""
    n = max(figures["articles"], 1)
    say(f"median items an article: {figures['median items']}; conflicts: {figures['conflicts']}")
    say(f"articles without a context line: {figures['without context']} of {n}")
    say(f"patterns: {dict(sorted(figures['patterns'].items(), key=lambda p: -p[1]))}")
    say(f"{seconds:.1f} s in all, {seconds / n:.2f} s an article (model load included)")


def compare(figures: dict[str, Any]) -> int:
    """Against the recorded run: shares that lost more than a point, gates that newly fail."""
    if not BASELINE.is_file():
        say("no baseline recorded yet; record one with --record")
        return 0
    before = json.loads(BASELINE.read_text(encoding="utf-8"))
    lost = [
        f"{name}: {before['gates'][name]} → {figure}"
        for name, figure in figures["gates"].items()
        if name in before["gates"] and share(before["gates"][name]) - share(figure) > LOSS
    ]
    fewer = before["items"] - figures["items"]
    if fewer > 0.01 * before["items"]:
        lost.append(f"items: {before['items']} → {figures['items']}")
    lost += [f"fails now: {name}" for name in figures["fails"] if name not in before["fails"]]
    for line in lost:
        say(f"worse than the last recorded run: {line}")
    if not lost:
        say("nothing lost against the last recorded run")
    return 1 if lost else 0


def share(figure: str) -> float:
    """`12/13` as a percentage; other figures are compared by the gates alone."""
    part, slash, whole = figure.partition("/")
    return 100 * int(part) / max(int(whole), 1) if slash else 0.0


def say(line: str) -> None:
    """One line of the report."""
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
