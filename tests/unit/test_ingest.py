"""What comes in: files of every kind, read into blocks or refused in one line."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsquiz.article import SEPARATOR, Article
from newsquiz.bank import article_file, read_article
from newsquiz.errors import ArticleError, NewsquizError, NotYet
from newsquiz.ingest import expand, load, load_one
from newsquiz.ingest.files import MOST_CHARACTERS, parse, safe_id

LEAD = "The mayor opened the new bridge on Monday, and hundreds of people walked across it."
NEXT = "It took four years to build. The old one is to be taken down."


def blocks(text: str, *, markup: bool = False) -> list[tuple[str, str]]:
    article = parse(text, id="a", markup=markup)
    return [(block.kind.value, article.block_text(block)) for block in article.blocks]


def kinds(text: str, *, markup: bool = False) -> list[str]:
    return [kind for kind, _ in blocks(text, markup=markup)]


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


# Sources


def test_a_folder_gives_its_files_in_order_and_nothing_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.md", ".git/d.md", ".e.md", "f.jpg"):
        write(tmp_path, name, LEAD)
    assert [article.id for article in load(str(tmp_path))] == ["a", "b", "c"]


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match="not a regular file"):
        load_one(str(tmp_path / "pipe.txt"))


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"holds no \.md or \.txt file"):
        expand(str(tmp_path))


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{LEAD}\n{NEXT}".encode())))
    (article,) = load("-")
    assert (article.id, article.text) == ("stdin", f"{LEAD}{SEPARATOR}{NEXT}")


@pytest.mark.parametrize("source", ["https://example.org/a", "page.html", "a.pdf", "a.docx", "HTTP://EXAMPLE.ORG"])
def test_what_is_not_built_yet_says_so(source: str) -> None:
    with pytest.raises(NotYet, match=r"cannot .* yet; save the text as"):
        load(source)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\n", "is empty"),
        ("marks.txt", b"*** --- 12", "holds no text"),
        ("binary.txt", bytes(range(256)) * 8, "binary|decoded"),
        ("zeros.md", b"\0" * 100, "binary"),
        ("really.txt", b"%PDF-1.7 and so on", "is a PDF"),
        ("photo.jpg", b"", "does not read .jpg"),
        ("huge.txt", b"word " * (MOST_CHARACTERS // 5 + 1), f"reads up to {MOST_CHARACTERS:,}"),
        ("vast.txt", b"word " * 200_001, "is larger than 1 MB"),
        ("yaml.md", "---\ntitle: [\n---\n\nText.", "front matter is not YAML"),
        ("deep.md", "---\na: " + "[" * 5000 + "\n---\n\nText.", "front matter is not YAML"),
        ("date.md", "---\npublished: someday\n---\n\nText.", "`published: someday` is not a date"),
    ],
)
def test_unusable_files_are_refused_in_one_line_that_names_them(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(ArticleError, match=said) as caught:
        load(path)
    assert str(caught.value).startswith(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ArticleError, match=r"^nowhere\.md: no such file"):
        load("nowhere.md")


# Encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_each_encoding_gives_the_same_article(tmp_path: Path, encoding: str) -> None:
    text = "Café owners in Málaga paid €20,000 – “too much”, they said.\r\n\r\nThe rest was free."
    (article,) = load(write(tmp_path, "a.txt", text.encode(encoding)))
    assert article.text == "Café owners in Málaga paid €20,000 – “too much”, they said.\n\nThe rest was free."


def test_escapes_and_invisible_characters_do_not_come_in() -> None:
    assert blocks("A \x1b[31mred\x1b[0m\u202e line\u200b,  and\u00a0no more.") == [
        ("paragraph", "A red line, and no more.")
    ]


# Plain text


def test_paragraphs_that_end_in_single_newlines_are_blocks_of_their_own() -> None:
    assert blocks(f"Bridge opens\n{LEAD}\n{NEXT}\n") == [
        ("heading", "Bridge opens"), ("paragraph", LEAD), ("paragraph", NEXT),
    ]  # fmt: skip


WORDS = st.sampled_from(["the", "a", "mayor", "bridge", "opened", "yesterday", "council", "of", "in", "river"])


@given(st.lists(st.lists(WORDS, min_size=35, max_size=80), min_size=1, max_size=4), st.integers(60, 90))
def test_hard_wrapped_text_is_joined_again(paragraphs: list[list[str]], width: int) -> None:
    texts = [" ".join(words).capitalize() + "." for words in paragraphs]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in texts)
    assert blocks(wrapped) == [("paragraph", text) for text in texts]


def test_headings_stand_above_wrapped_paragraphs() -> None:
    long = f"{LEAD} {NEXT} {LEAD}"
    assert blocks("Background\n" + textwrap.fill(long, 72)) == [("heading", "Background"), ("paragraph", long)]


def test_a_figure_or_a_dash_that_a_wrapped_line_begins_with_is_no_list() -> None:
    text = f"The people in the second car were aged nine, ten, 36 and 49. Nobody was hurt – a wonder. {LEAD} {NEXT}"
    for width in range(60, 80):
        assert blocks(textwrap.fill(text, width)) == [("paragraph", text)]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "2) ", "██ "])
def test_list_items_lose_their_marks(mark: str) -> None:
    assert blocks(f"{LEAD}\n{mark}The bridge is 90 metres long.\n{mark}It has two lanes")[1:] == [
        ("list_item", "The bridge is 90 metres long."), ("list_item", "It has two lanes"),
    ]  # fmt: skip


def test_list_items_without_full_stops_stay_apart() -> None:
    items = ["The bridge is ninety metres long and has two lanes", "The old one is to be taken down next year for good"]
    assert blocks("\n".join(f"- {item}" for item in items)) == [("list_item", item) for item in items]


def test_what_stands_above_a_photo_credit_is_a_caption() -> None:
    assert kinds(f"{LEAD}\n\n{NEXT}\nPhoto Credits: Jo Bloggs.\nNext part\n{LEAD}") == [
        "paragraph", "caption", "credit", "heading", "paragraph",
    ]  # fmt: skip


def test_body_text_above_a_bare_credit_stays_body_text() -> None:
    body = " ".join([LEAD, NEXT] * 3)
    assert kinds(f"{body}\n\nImage: Jo Bloggs.\n\n{LEAD}") == ["paragraph", "credit", "paragraph"]


@pytest.mark.parametrize(
    "line", ["© 2021 Lindow Courier", "Copyright © Lindow Courier.", "Copyright 2021 Lindow Courier"]
)
def test_a_copyright_line_is_a_credit_and_makes_no_caption_of_what_stands_above(line: str) -> None:
    assert kinds(f"{LEAD}\n\n{NEXT}\n{line}") == ["paragraph", "paragraph", "credit"]


def test_a_caption_that_names_its_photographer_is_a_caption() -> None:
    assert kinds(f"{LEAD}\n\nThe bridge in 2016 (Image: Town Hall)\n\nOne of the piers. Photo: Jo Bloggs.") == [
        "paragraph", "caption", "caption",
    ]  # fmt: skip


def test_a_pull_quote_and_its_signature_are_quotes() -> None:
    assert kinds(f"{LEAD}\n\n“We waited for this.”\n\n—Jo Bloggs, mayor\n\n{NEXT}") == [
        "paragraph", "quote", "quote", "paragraph",
    ]  # fmt: skip


# Headlines and dates


def test_a_headline_glued_to_a_dated_lead_is_a_heading() -> None:
    assert blocks("New River Bridge Opens: On June 9, 2025, the mayor of Ulm cut the ribbon.") == [
        ("heading", "New River Bridge Opens"), ("paragraph", "On June 9, 2025, the mayor of Ulm cut the ribbon."),
    ]  # fmt: skip


def test_a_speaker_stays_with_what_they_say() -> None:
    said = "White House Spokesman Jo Bloggs: The bridge will be closed for the time being."
    assert blocks(said) == [("paragraph", said)]


@pytest.mark.parametrize(
    "opening",
    ["LONDON, 5 June 2025 —", "BEIJING, China, June 5, 2025 (Agency) --", "NEW YORK, Thursday, June 5, 2025 –"],
)
def test_a_dateline_is_cut_from_the_lead_and_dates_the_article(opening: str) -> None:
    article = parse(f"{opening} {LEAD}", id="a", markup=False)
    assert [(b.kind.value, article.block_text(b)) for b in article.blocks] == [
        ("dateline", opening),
        ("paragraph", LEAD),
    ]
    assert article.published == dt.date(2025, 6, 5)


@pytest.mark.parametrize("line", ["June 5, 2025", "Published: 5 June 2025, 14:30", "2025-06-05", "5th Jun 2025"])
def test_a_date_alone_on_a_line_dates_the_article(line: str) -> None:
    article = parse(f"Bridge opens\n{line}\n{LEAD}", id="a", markup=False)
    assert article.published == dt.date(2025, 6, 5)
    assert article.blocks[1].kind == "dateline"


def test_the_date_given_goes_before_front_matter_and_that_before_a_dateline() -> None:
    text = f"---\ndate: 2025-06-04\n---\n\nLONDON, 3 June 2025 — {LEAD}"
    assert parse(text, id="a", markup=True).published == dt.date(2025, 6, 4)
    assert parse(text, id="a", markup=True, published=dt.date(2025, 6, 5)).published == dt.date(2025, 6, 5)
    assert parse(f"LONDON, 31 February 2025 — {LEAD}", id="a", markup=True).published is None


def test_the_title_is_that_of_the_head_else_the_first_heading_else_the_first_sentence() -> None:
    assert parse(f"---\ntitle: 'No'\n---\n\n# Bridge\n\n{LEAD}", id="a", markup=True).title == "No"
    assert parse(f"{LEAD}\n\n## Bridge opens\n\n{NEXT}", id="a", markup=True).title == "Bridge opens"
    assert parse(f"{NEXT} {LEAD}", id="a", markup=False).title == "It took four years to build"
    long = parse(f"{LEAD[:-1]} and {LEAD}", id="a", markup=False).title
    assert len(long) <= 80 and long.endswith("…") and LEAD.startswith(long[:-1])


def test_ids_are_safe_in_paths_shells_and_yaml() -> None:
    assert [safe_id(name) for name in ("x/Trade call: (1).md", "..md", "-.txt", "…")] == [
        "Trade-call-1", "article", "article", "article",
    ]  # fmt: skip


def test_a_drawn_rule_opens_no_front_matter() -> None:
    assert blocks(f"---\n{LEAD}\n---\n{NEXT}") == [("paragraph", LEAD), ("paragraph", NEXT)]


# Language


def test_the_language_is_noted() -> None:
    german = "Die Brücke ist nach vier Jahren Bau am Montag von dem Bürgermeister eröffnet worden, und hunderte gingen "
    german += "über sie auf die andere Seite des Flusses, weil es auch dort Wurst und Bier gab."
    assert parse(german, id="a", markup=False).language == "de"
    assert parse(f"{LEAD} {NEXT}", id="a", markup=False).language == "en"
    assert parse("Jo Bloggs met 30 people in Ulm in 2019. " * 9, id="a", markup=False).language == "en"
    assert parse("Мост открыли в понедельник.", id="a", markup=False).language == "und"
    assert parse(f"---\nlanguage: fr\n---\n\n{LEAD}", id="a", markup=True).language == "fr"


# Properties

PIECES = st.sampled_from(
    ["# ", "- ", "> ", "**", "_", "`", "```", "\n", "\n\n", "---\n", "title: x\n", "|a|b|\n|-|-|\n", "<b>", "<!--",
     "-->", "![a](b)", "[x](y)", "[^1]", "&amp;", "\\", "Bridge opens", LEAD, "1. ", "—Jo", "Photo: Jo", " ", "é",
     "\x1b[1m", "\u202e", "\r\n", "LONDON, 5 June 2025 — ", "blocks: [paragraph]\n"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=25).map("".join)


def assert_tiled(article: Article) -> None:
    texts = [article.block_text(block) for block in article.blocks]
    assert SEPARATOR.join(texts) == article.text
    assert all(text and text == text.strip() and "\n" not in text and "  " not in text for text in texts)


@given(TEXTS, st.booleans())
def test_any_text_is_tiled_by_its_blocks_or_refused(text: str, markup: bool) -> None:
    try:
        article = parse(text, id="a", markup=markup)
    except ArticleError:
        return
    assert_tiled(article)


@given(st.binary(max_size=200) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_an_article_or_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = write(tmp_path_factory.getbasetemp(), "any.md", data)
    try:
        assert_tiled(load_one(path))
    except NewsquizError as error:
        assert "\n" not in str(error)


@given(TEXTS, st.booleans())
def test_the_article_file_that_a_bank_keeps_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, text: str, markup: bool
) -> None:
    try:
        article = parse(text, id="kept", markup=markup)
    except ArticleError:
        return
    path = write(tmp_path_factory.getbasetemp(), "kept.md", article_file(article))
    assert load_one(path) == article
    assert read_article(Path(path)) == article
    assert load_one(path).digest == article.digest
