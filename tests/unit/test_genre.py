"""What kind of text an article is, and what of it may be asked about."""

from __future__ import annotations

import pytest

from newsquiz.article import Article, BlockKind
from newsquiz.authoring.genre import genre

REPORT = (
    "Anna Visser opened a museum of maps in Leiden on Tuesday. The city paid nine million euros for the building.",
    "Piet Bakker sold the museum a map of Jakarta. He had owned it since 1998, the museum said.",
    "The museum opens to the public in June. Schools of the region have booked forty visits.",
)
ADVICE = (
    "You need a sharp knife, a board and your patience. We like to begin with the onions.",
    "Cut them as thin as you can. My mother never cried over hers, and I never believed her.",
    "Let the pan get hot before you add the oil. You will hear when it is ready.",
)
MATCH = (
    "Leiden beat Delft 3-1 in the final of the cup on Sunday. Visser scored two goals for the champions.",
    "Bakker saved a penalty in the ninth minute. The defender kicked the striker, and the team played on.",
    "Smit had nine shots on goal in the second half. The coach called the match the best of the season.",
    "Jansen made three saves before half-time. The keeper has not lost a game in the league since May.",
)
MARKET = (
    "Shares in Leiden rose 3 percent on Tuesday. The index gained forty points as investors bought bonds.",
    "Delft Bank stock fell 2 percent. Analysts had expected revenue of nine million in the quarter.",
    "Traders sold futures in the market. The yield on bonds rose 1 percent, and shares of banks lost 4 percent.",
    "Earnings at the airline beat what analysts had expected. Its stock gained 5 percent in the quarter.",
)


def article(*paragraphs: str, title: str = "Museum of maps opens in Leiden", headings: int = 0) -> Article:
    blocks = [(BlockKind.HEADING, f"Part {number}") for number in range(headings)]
    return Article.from_blocks("a", title, [*blocks, *((BlockKind.PARAGRAPH, text) for text in paragraphs)])


def test_of_a_report_every_paragraph_may_be_asked_about() -> None:
    read = genre(article(*REPORT))
    assert read.is_news
    assert read.why == ""
    assert [read.refuses(block) for block in range(3)] == [None] * 3


def test_a_text_that_speaks_to_its_reader_is_no_news() -> None:
    read = genre(article(*ADVICE))
    assert not read.is_news
    assert "reader" in read.why


def test_what_is_quoted_speaks_to_nobody() -> None:
    quoting = tuple(f"{text} “You and I know that we need your help,” she said." for text in REPORT)
    assert genre(article(*quoting)) == genre(article(*REPORT))


def test_one_paragraph_to_the_reader_is_passed_over_alone() -> None:
    read = genre(article(*REPORT, "If you want to see the maps, write to the museum."))
    assert [read.refuses(block) is None for block in range(4)] == [True, True, True, False]


@pytest.mark.parametrize(
    "title",
    ["How to read an old map", "Opinion: Leiden deserves its museum", "The 10 best maps of the year",
     "7 things to know about maps", "Why Leiden needs a museum"],
)  # fmt: skip
def test_a_headline_that_promises_advice_or_an_opinion_promises_no_news(title: str) -> None:
    assert not genre(article(*REPORT, title=title)).is_news


@pytest.mark.parametrize("title", ["News briefs: April 22", "Obituaries: January 28 to February 3"])
def test_several_reports_under_one_headline_are_not_mixed(title: str) -> None:
    assert "several reports" in genre(article(*REPORT, title=title)).why


def test_nearly_as_many_headings_as_paragraphs_make_a_collection() -> None:
    assert not genre(article(*REPORT, headings=3)).is_news
    assert genre(article(*REPORT, *REPORT, *REPORT, headings=3)).is_news


@pytest.mark.parametrize("text", [MATCH, MARKET], ids=["match", "market"])
def test_of_a_report_full_of_figures_the_opening_may_be_asked_about(text: tuple[str, ...]) -> None:
    read = genre(article(*text))
    assert read.is_news
    assert [read.refuses(block) is None for block in range(4)] == [True, True, False, False]


def test_of_an_interview_the_report_before_it_may_be_asked_about() -> None:
    answers = [f"What do you think of map {n}? I love it, and we bought it because I know my maps." for n in range(6)]
    read = genre(article(REPORT[0], *answers))
    assert read.is_news
    assert read.refuses(0) is None
    assert read.refuses(3) is not None


def test_an_empty_article_is_no_other_kind_of_text() -> None:
    assert genre(article()).why == ""
