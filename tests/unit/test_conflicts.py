"""What an article says twice, differently. The articles here are written for these tests."""

import datetime as dt
from pathlib import Path

import pytest

pytest.importorskip("spacy")

from newsquiz.article import Article, BlockKind
from newsquiz.authoring import conflicts
from newsquiz.authoring.annotate import annotate
from newsquiz.authoring.conflicts import Found
from newsquiz.authoring.resolve import Resolver
from newsquiz.language.dates import PartialDate

TRADE = Path(__file__).parents[3] / "shared" / "articles" / "us-china-trade-talks.txt"
PUBLISHED = dt.date(2024, 6, 20)

Blocks = list[tuple[BlockKind, str]]


def found_in(article: Article) -> tuple[Found, ...]:
    annotated = annotate(article)
    return conflicts.find(annotated, Resolver(annotated))


def found(*paragraphs: str, caption: str = "", published: dt.date | None = PUBLISHED) -> tuple[Found, ...]:
    blocks: Blocks = [(BlockKind.PARAGRAPH, text) for text in paragraphs]
    if caption:
        blocks.append((BlockKind.CAPTION, caption))
    return found_in(Article.from_blocks("talks", "Talks", blocks, published=published))


CEASEFIRE = (
    "The Doha ceasefire of 3 March 2024 lasted two weeks.",
    "Aid workers had hoped that the Doha ceasefire in May would hold.",
)
CALL = "President Maria Lopez and Prime Minister Erik Olsen discussed fishing quotas in a phone call on June 12, 2024."


def test_one_event_with_two_dates_is_a_conflict() -> None:
    [conflict] = found(*CEASEFIRE)
    assert conflict.about == "when the Doha ceasefire was agreed"
    assert [claim.value for claim in conflict.claims] == ["3 March 2024", "May 2024"]
    assert not conflict.body_stands
    assert conflict.agreed == PartialDate(2024)


def test_the_disputed_spans_are_the_dates_of_the_event() -> None:
    text = "\n\n".join(CEASEFIRE)
    [conflict] = found(*CEASEFIRE)
    assert {text[start:end] for start, end in conflict.disputed} == {"of 3 March 2024", "in May"}


def test_a_further_mention_of_a_disputed_date_is_disputed_too() -> None:
    further = "On 3 March 2024 the two sides had signed a paper in Doha."
    text = "\n\n".join((*CEASEFIRE, further))
    [conflict] = found(*CEASEFIRE, further)
    assert "On 3 March 2024" in {text[start:end] for start, end in conflict.disputed}


def test_relative_dates_conflict_without_a_date_of_publication() -> None:
    [conflict] = found(
        "Envoys of both sides met on June 12, 2024.",
        "The Doha ceasefire in March failed.",
        "They had broken the Doha ceasefire last month.",
        published=None,
    )
    assert [claim.value for claim in conflict.claims] == ["March 2024", "May 2024"]


def test_against_a_caption_the_body_stands() -> None:
    [conflict] = found(
        CALL, caption="Last month in Oslo, Erik Olsen took a phone call from Maria Lopez about fishing quotas."
    )
    assert conflict.kind == "caption"
    assert conflict.body_stands
    assert [(claim.value, claim.in_body) for claim in conflict.claims] == [("12 June 2024", True), ("May 2024", False)]


def test_dates_that_can_both_be_true_are_no_conflict() -> None:
    assert found(CALL, caption="In June, Erik Olsen took a phone call from Maria Lopez about fishing quotas.") == ()
    assert found(CEASEFIRE[0], "Aid workers had hoped that the Doha ceasefire in March would hold.") == ()


def test_within_one_sentence_two_dates_are_no_conflict() -> None:
    assert found("The Doha ceasefire of March 2024 and the Doha ceasefire of May 2024 both failed.") == ()


def test_two_bare_years_are_no_conflict() -> None:
    assert found("The Doha ceasefire of 2019 failed.", "The Doha ceasefire of 2022 held.") == ()


def test_another_event_of_the_same_kind_is_no_conflict() -> None:
    assert found("The Doha ceasefire of 3 March 2024 failed.", "The Cairo ceasefire of 5 May 2024 held.") == ()


def test_what_is_planned_does_not_contradict_what_has_happened() -> None:
    assert (
        found(CALL, "Maria Lopez and Erik Olsen will discuss fishing quotas in another phone call on July 3, 2024.")
        == ()
    )


def test_a_conflict_of_a_bank_quotes_both_passages() -> None:
    text = "\n\n".join(CEASEFIRE)
    [one] = found(*CEASEFIRE)
    conflict = conflicts.to_conflict(one, "talks")
    assert len(conflict.claims) == 2
    for claim in conflict.claims:
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert "\n" not in evidence.quote
    assert conflict == conflicts.to_conflict(found(*CEASEFIRE)[0], "talks")


def trade_article(**changes: str) -> Article:
    from newsquiz.ingest import load_one

    if not TRADE.exists():
        pytest.skip(f"needs {TRADE.name} in ../shared/articles")
    article = load_one(str(TRADE))
    blocks: Blocks = [(block.kind, article.block_text(block)) for block in article.blocks]
    for key, new in changes.items():
        old = key.replace("_", " ")
        assert any(old in text for _, text in blocks)
        blocks = [(kind, text.replace(old, new)) for kind, text in blocks]
    return Article.from_blocks(article.id, article.title, blocks)


def test_both_contradictions_of_the_trade_article_are_found() -> None:
    call, truce = found_in(trade_article())
    assert ([c.value for c in call.claims], call.body_stands) == (["5 June 2025", "May 2025"], True)
    assert ([c.value for c in truce.claims], truce.body_stands) == (["April 2025", "May 2025"], False)


def test_the_trade_article_without_its_contradictions_has_none() -> None:
    assert found_in(trade_article(truce_last_month="truce in April", Last_month_in_Beijing="On June 5, 2025")) == ()


def test_each_contradiction_of_the_trade_article_is_found_alone() -> None:
    [call] = found_in(trade_article(truce_last_month="truce in April"))
    [truce] = found_in(trade_article(Last_month_in_Beijing="On June 5, 2025"))
    assert (call.kind, truce.kind) == ("caption", "date")


BLAST = "A gas blast in the Kowloon district of Hong Kong killed five residents on Sunday."


def test_two_exact_figures_for_one_subject_are_a_conflict() -> None:
    [conflict] = found(
        BLAST, "Seven residents were killed by the gas blast in Kowloon, Hong Kong, the mayor confirmed."
    )
    assert (conflict.kind, conflict.about) == ("number", "how many residents (Hong Kong, Kowloon)")
    assert [claim.value for claim in conflict.claims] == ["five residents", "Seven residents"]
    assert not conflict.body_stands


@pytest.mark.parametrize(
    "text",
    [
        "At least three residents were killed by the gas blast in Kowloon, Hong Kong.",
        "Two more residents were killed by the gas blast in Kowloon, Hong Kong.",
        "Three residents were initially said to be killed by the gas blast in Kowloon, Hong Kong.",
        "Seven residents were hurt by the gas blast in Kowloon, Hong Kong.",
        "Seven firefighters were killed by the gas blast in Kowloon, Hong Kong.",
        "A fire in Shenzhen killed seven residents on Monday.",
    ],
)
def test_figures_that_can_both_be_true_are_no_conflict(text: str) -> None:
    assert found(BLAST, text) == ()
