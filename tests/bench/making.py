"""What `newsquiz make` adds to spaCy: for one article, for a batch, and in memory.

- One article of 700 words, against a script that imports spaCy, loads the same model and parses the same text.
- A batch in one process, against the same model over the same paragraphs by `nlp.pipe`; whole processes, too.
- The memory of one process over some hundred articles: megabytes that each hundred adds, by least squares from the
  first fifth on, when all that is loaded once is loaded.
"""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from newsquiz.article import BlockKind
from newsquiz.ingest import load_one
from tests.bench.measuring import PROGRAM, finished, say, tell_ratio

ROOT = Path(__file__).parents[2]
WORDS = 700
BATCH = 20
MANY = 300
BRIEF = 250
PARAGRAPHS_APART = "\n\n"

LOAD = """
import sys
from pathlib import Path
import spacy
from newsquiz.authoring.annotate import PACKAGES
nlp = spacy.load(next(name for name in PACKAGES if spacy.util.is_package(name)))
"""
PARSE_ONE = f"{LOAD}nlp(Path(sys.argv[1]).read_text(encoding='utf-8'))"
PARSE_ALL = f"""{LOAD}
texts = [path.read_text(encoding='utf-8') for path in sorted(Path(sys.argv[1]).glob('*.md'))]
for doc in nlp.pipe(paragraph for text in texts for paragraph in text.split({PARAGRAPHS_APART!r})):
    pass
"""


def report(folder: Path, pairs: int) -> None:
    """Print every figure; `folder` is for articles and banks."""
    one, batch, many = folder / "one", folder / "batch", folder / "many"
    for to, articles, words in ((one, 1, WORDS), (batch, BATCH, WORDS), (many, MANY, BRIEF)):
        write(to, articles, words)
    made = _make(one / "0000.md", folder / "one.yaml")
    parsed = [sys.executable, "-c", PARSE_ONE, str(one / "0000.md")]
    tell_ratio(f"make, {WORDS} words : import, load, parse", pairs, lambda: finished(made), lambda: finished(parsed))
    made_all = [*_make(batch, folder / "batch.yaml"), "--jobs", "1"]
    piped = [sys.executable, "-c", PARSE_ALL, str(batch)]
    name = f"make, {BATCH} articles : import, load, nlp.pipe"
    tell_ratio(name, max(2, pairs // 2), lambda: finished(made_all), lambda: finished(piped))
    _tell_memory(many, folder / "banks")


def write(folder: Path, articles: int, words: int) -> None:
    """Articles of so many words, each another choice of the paragraphs at hand."""
    folder.mkdir(parents=True)
    for number, paragraphs in enumerate(itertools.islice(_choices(words), articles)):
        text = PARAGRAPHS_APART.join(paragraphs)
        (folder / f"{number:04d}.md").write_text(f"{text}\n", encoding="utf-8")


def _choices(words: int) -> Iterator[list[str]]:
    """Paragraphs that make up so many words, from every place on, with ever wider gaps between them."""
    every = list(_paragraphs())
    for gap in itertools.count(1):
        for first in range(len(every)):
            chosen: list[str] = []
            for at in range(first, first + gap * len(every), gap):
                if sum(len(text.split()) for text in chosen) < words:
                    chosen.append(every[at % len(every)])
            yield list(dict.fromkeys(chosen))


def _paragraphs() -> Iterator[str]:
    sources = [*sorted((ROOT / "question_banks/articles").glob("*.md")), *sorted(ROOT.glob("../shared/articles/*.txt"))]
    for source in sources:
        article = load_one(str(source))
        yield from (article.block_text(block) for block in article.blocks if block.kind is BlockKind.PARAGRAPH)


def _make(source: Path, out: Path) -> list[str]:
    return [*PROGRAM, "make", str(source), "-o", str(out), "--force"]


def _tell_memory(articles: Path, out: Path) -> None:
    """Watch one process from outside, each time that it has written some banks more."""
    command = [*_make(articles, out), "--jobs", "1"]
    out.mkdir()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    samples: list[tuple[int, float]] = []
    while process.poll() is None:
        done = len(list(out.glob("*.yaml")))
        if (not samples or done > samples[-1][0]) and (held := _megabytes(process.pid)):
            samples.append((done, held))
        time.sleep(0.1)
    settled = [(done, held) for done, held in samples if done >= MANY // 5]
    if len(settled) < 2:
        sys.exit(f"bench: make wrote {samples[-1][0] if samples else 0} banks of {MANY} articles")
    slope = 100 * _slope(settled)
    first, last, peak = settled[0][1], settled[-1][1], max(held for _, held in samples)
    say(
        f"make, memory over {settled[-1][0]} articles: {first:.0f} MB after {settled[0][0]}, {last:.0f} MB at the end, "
        f"{slope:+.1f} MB a hundred, peak {peak:.0f} MB  (n={len(settled)})"
    )


def _megabytes(process: int) -> float:
    """What the process holds in memory; 0 where it has just ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * 4096 / 1e6


def _slope(points: list[tuple[int, float]]) -> float:
    """By least squares."""
    middle, level = (sum(column) / len(points) for column in zip(*points, strict=True))
    spread: float = sum((x - middle) ** 2 for x, _ in points)
    together: float = sum((x - middle) * (y - level) for x, y in points)
    return together / spread
