"""What `make` keeps from the shipped articles, item by item: a change here is seen, and accepted on purpose or not.

python -m tests.golden.test_shipped_articles     writes the golden files anew
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsquiz.authoring.pipeline import make_items
from newsquiz.ingest import load_one
from newsquiz.item import key_of

ARTICLES = sorted((Path(__file__).parents[2] / "question_banks" / "articles").glob("*.md"))
GOLDEN = Path(__file__).parent / "made"


def made(article: Path) -> dict[str, Any]:
    """Context line and items of an article as plain data, in the order of the bank."""
    result = make_items(load_one(str(article)))
    items = [
        {
            "pattern": item.pattern,
            "type": item.type,
            "stem": item.stem,
            "context": item.context,
            "key": key_of(item),
            "quote": [evidence.quote for evidence in item.evidence],
        }
        for item in result.items
    ]
    return {"context": result.entry.context, "items": items, "conflicts": [c.about for c in result.conflicts]}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_a_shipped_article_gives_the_items_and_keys_it_gave(article: Path) -> None:
    golden = json.loads((GOLDEN / f"{article.stem}.json").read_text(encoding="utf-8"))
    assert made(article) == golden


def test_every_golden_file_has_its_article() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == {path.stem for path in ARTICLES}


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for path in ARTICLES:
        text = json.dumps(made(path), indent=1, ensure_ascii=False)
        (GOLDEN / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
