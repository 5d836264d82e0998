"""From a file to articles."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import ReadError
from rag.reading.articles import LONGEST_LINE, article_from, read_articles
from rag.reading.drafts import LONGEST_TEXT, Draft, Failure
from rag.reading.files import expand
from rag.reading.fingerprints import fingerprint
from rag.reading.tables.metadata import Metadata, MetadataRow, read_metadata
from rag.types import Article, Span, UnquotableSpans

SEEDS = Path(__file__).parents[2] / "seeds"
LABELS = Path(__file__).parents[2] / "benchmarks" / "seed_labels.jsonl"
BODY = "The parliament voted on Monday for the law, with 226 members in favour of it and 12 against it. It was late."


def draft(text: str = BODY, path: str = "a.txt", **about: object) -> Draft:
    return replace(Draft(Path(path), text), **about)  # type: ignore[arg-type]


def labels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def seeds() -> list[Article]:
    found = expand([str(SEEDS)])
    tables = [read_metadata(path, path.parent) for path in found.metadata]
    articles = [article for path in found.articles for article in read_articles(path, tables)]
    return [article for article in articles if isinstance(article, Article)]


def test_seeds_have_their_titles_and_dates_and_headlines_in_the_text() -> None:
    """The five articles, as the program shows them."""
    assert [(article.title, str(article.published)) for article in seeds()] == [
        ("In an interview broadcast on Russian public television, Putin said: “Everything is based…", "2022-12-26"),
        ("Putin insists that there is no plan to absorb Belarus in the visit to the shadow of Ukraine", "2022-12-19"),
        ("Russian President Vladimir Putin told French President Emmanuel Macron on Thursday that…", "2022-03-03"),
        ("Russia will ‘never’ withdraw troops – Putin", "2024-06-20"),
        ("Moscow again talks about peace talks, but “based on reality”", "2023-02-12"),
    ]
    assert [article.headline is not None for article in seeds()] == [False, True, False, False, True]
    assert {(article.source, article.language) for article in seeds()} == {(None, "en")}
    assert all(article.published_how for article in seeds())


def test_seed_questions_find_their_words_in_the_cleaned_text() -> None:
    """Cleaning cut nothing that an answer rests on."""
    texts = {Path(article.path or "").name: article.text for article in seeds()}
    questions = [json.loads(line) for line in (SEEDS / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    missing = [
        quote
        for question in questions
        for quote in question.get("quotes", ())
        if not any(quote in texts[name] for name in question["articles"])
    ]
    assert missing == []


def test_labelled_sentences_of_the_seeds_are_their_exact_words() -> None:
    """Each is found once, so that nothing that a benchmark calls an answer is lost unseen."""
    texts = {Path(article.path or "").name: article.text for article in seeds()}
    answers = [answer for label in labels() for answer in label["answers"]]
    assert [each for each in answers if texts[each["file"]].count(each["quote"]) != 1] == []


def test_labels_of_the_seeds_are_whole() -> None:
    """Each has an id of its own; its sentences answer all of its parts and no others; a near miss has none."""
    ids = [label["id"] for label in labels()]
    assert len(ids) == len(set(ids)) > 60
    for label in labels():
        assert bool(label["answers"]) is label.get("answerable", True)
        assert {each["part"] for each in label["answers"]} - {None} == set(label.get("parts", ()))
        assert label["half"] in {"develop", "check"}


def test_title_is_stated_or_in_the_file_or_in_the_text() -> None:
    """Surest first; a first line that is the title leaves the text, with a record."""
    stated = MetadataRow(title="Stated title")
    assert article_from(draft(title="Own title"), stated).title == "Stated title"
    assert article_from(draft(title=" Own\n title ")).title == "Own title"
    article = article_from(draft(f"Law voted on Monday\n{BODY}"))
    assert (article.title, article.text) == ("Law voted on Monday", BODY)
    assert [(cut.rule, cut.text) for cut in article.removed] == [("repeated_headline", "Law voted on Monday")]
    assert article_from(draft(f"By Ann Poe\n{BODY}")).authors == ("Ann Poe",)


def test_anonymous_is_nobody() -> None:
    """As ProQuest and tables write it; who is named beside it stays."""
    assert article_from(draft(authors=("Anonymous",))).authors == ()
    assert article_from(draft(authors=("Ann Poe", "N/A"))).authors == ("Ann Poe",)


def test_outlet_and_author_are_read_in_a_line_of_facts() -> None:
    """What is stated about the file goes before it."""
    read = draft(f"Law is passed\n\nHarbour Gazette · 3 May 2022 · A4 · ANN POE\n\n{BODY}")
    assert (article_from(read).source, article_from(read).authors) == ("Harbour Gazette", ("Ann Poe",))
    assert article_from(read, MetadataRow(source="The Example")).source == "The Example"
    assert article_from(draft()).title.endswith("with 226 members in favour of it and 12…")
    assert article_from(draft("***", path="law.txt")).title == "law"


@pytest.mark.parametrize(
    ("about", "stated", "day", "how"),
    [
        ({"date": "2024-01-01"}, MetadataRow(date="2024-01-02"), date(2024, 1, 2), "metadata"),
        ({"date": "2024-01-01"}, MetadataRow(date="2024-01-02", published_how="seen"), date(2024, 1, 2), "seen"),
        ({"date": "2024-01-01", "date_how": "markup"}, MetadataRow(), date(2024, 1, 1), "markup"),
        ({"date": "soon", "url": "https://a.example/2024/01/03/b"}, MetadataRow(), date(2024, 1, 3), "url"),
        ({"text": f"January 4, 2024\n{BODY}"}, MetadataRow(), date(2024, 1, 4), "stated at the start of the text"),
        ({"created": date(2024, 1, 5)}, MetadataRow(), date(2024, 1, 5), "created date of the document"),
        ({}, MetadataRow(), None, None),
    ],
)
def test_date_comes_from_the_surest_place(
    about: dict[str, object], stated: MetadataRow, day: date | None, how: str | None
) -> None:
    """And the article says which place that was."""
    article = article_from(draft(**about), stated)  # type: ignore[arg-type]
    assert (article.published, article.published_how) == (day, how)


def test_a_date_that_is_not_understood_is_kept_in_its_words() -> None:
    """Nothing that a file says is lost."""
    assert article_from(draft(date="03/04/2022")).metadata == {"date": "03/04/2022"}


def test_outlet_is_stated_or_the_host_of_the_address() -> None:
    """Without the "www."; an address that is none gives none."""
    assert article_from(draft(source="S", url="https://www.a.example/b")).source == "S"
    assert article_from(draft(url="https://www.a.example/b")).source == "a.example"
    assert article_from(draft(url="http://[::1")).source is None


def test_id_follows_from_content_alone() -> None:
    """The same text, title and outlet are one article wherever it lies; another outlet makes another."""
    one = article_from(draft(source="S"))
    assert one.id == article_from(draft(source="S", path="b.txt", date="2024-01-01")).id
    assert one.id != article_from(draft(source="T")).id
    assert len(one.id) == 16
    assert int(one.id, 16) >= 0


def test_fingerprint_notices_any_change() -> None:
    """A date, an author or a path that changed changes it; nothing else does."""
    article = article_from(draft(metadata={"a": "1", "b": "2"}))
    assert fingerprint(article) == fingerprint(article_from(draft(metadata={"b": "2", "a": "1"})))
    changed = [
        replace(article, published=date(2024, 1, 1)),
        replace(article, authors=("A",)),
        replace(article, path="b.txt"),
        replace(article, metadata={}),
        replace(article, removed=()),
    ]
    assert len({fingerprint(each) for each in (article, *changed)}) == len(changed)


def test_what_a_library_found_in_an_article_is_no_part_of_it() -> None:
    """Else each would be written again when its file is added again."""
    article = article_from(draft())
    assert fingerprint(replace(article, barred=UnquotableSpans((), (Span(0, 3),)))) == fingerprint(article)


def test_an_article_has_the_language_of_its_text() -> None:
    """Whatever it says of itself: the text decides."""
    assert article_from(draft(text="Верховная рада приняла закон в понедельник вечером. " * 6)).language == "ru"


def test_empty_text_is_an_error_and_one_row_fails_alone(tmp_path: Path) -> None:
    """In a file of rows the others are read, and the row is named."""
    with pytest.raises(ReadError, match=r"a\.txt holds no text"):
        article_from(draft(" \n\u200b "))
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "\\u200b"}\n{"text": "Half \\ud800 of it."}\n')
    failure, article = read_articles(path)
    assert isinstance(failure, Failure)
    assert failure.where == f"{path}:1"
    assert isinstance(article, Article)
    assert article.text == "Half \ufffd of it."


def test_a_text_too_long_for_an_article_is_an_error() -> None:
    """It is told with its length, and not cut: nobody would know what is missing."""
    with pytest.raises(ReadError, match=r"a\.txt has 2,000,001 characters, more than the 2,000,000 that one article"):
        article_from(draft("x" * (LONGEST_TEXT + 1)))


def test_a_title_or_an_outlet_is_a_line_of_bounded_length() -> None:
    """Each passage carries the title, so one of a megabyte would be kept a thousand times."""
    article = article_from(draft(title="T " * 1_000_000, source="S" * 1_000_000))
    assert (len(article.title), len(article.source or "")) == (LONGEST_LINE - 1, LONGEST_LINE)


def test_metadata_of_a_file_of_rows_only_add(tmp_path: Path) -> None:
    """What a row says of itself stands; what it leaves open is stated for all."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "source": "S"}\n{"text": "Two."}\n')
    table = Metadata(tmp_path / "m.csv", {"a.jsonl": MetadataRow(source="T", date="2024-01-01")})
    found = [each for each in read_articles(path, [table]) if isinstance(each, Article)]
    assert [(each.source, str(each.published)) for each in found] == [("S", "2024-01-01"), ("T", "2024-01-01")]


def test_a_file_that_cannot_be_read_is_one_failure(tmp_path: Path) -> None:
    """With its path and a cause of one line."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    (failure,) = read_articles(path)
    assert isinstance(failure, Failure)
    assert failure.where == str(path)
    assert "\n" not in failure.cause


@given(st.text(max_size=200), st.text(max_size=40), st.text(max_size=40))
def test_any_text_becomes_an_article_that_can_be_stored(text: str, title: str, url: str) -> None:
    """A title and a text, all of it encodable, or a ReadError."""
    try:
        article = article_from(draft(text, title=title, url=url, metadata={title: url}))
    except ReadError:
        return
    assert article.title
    assert article.text
    fields = (article.title, article.text, article.source, article.url, *article.metadata, *article.metadata.values())
    assert all(field is None or field.encode("utf-8") is not None for field in fields)
