"""Articles in JSON."""

import gzip
import json
from pathlib import Path

import pytest

from rag.reading.drafts import Draft, Failure
from rag.reading.tables.rows import Row, has_articles, read_rows, rows
from tests.drafts import written

ONE = {"title": "T", "text": "One.", "authors": ["Ann Poe", "Jon Ek"]}
TWO = {"title": "U", "body": "Two."}


def texts(path: Path) -> list[str]:
    return [each.text for each in read_rows(path) if isinstance(each, Draft)]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson"])
@pytest.mark.parametrize(
    "content",
    [
        json.dumps([ONE, TWO]),
        json.dumps([ONE, TWO], indent=1),
        f"[\n{json.dumps(ONE)},\n{json.dumps(TWO)}\n]\n",
        f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n",
        f"{json.dumps(ONE, indent=1)}\n{json.dumps(TWO, indent=1)}",
        json.dumps({"status": "ok", "totalResults": 2, "articles": [ONE, TWO]}),
        json.dumps({"data": {"stories": [ONE, TWO]}, "next": None}, indent=2),
        json.dumps({"response": {"docs": [{"_source": ONE}, {"attributes": TWO}]}}),
        json.dumps({"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "NewsArticle", **ONE}, TWO]}),
        json.dumps([{"@type": "BreadcrumbList"}, {"@type": ["NewsArticle"], **ONE}, TWO]) + "\n",
        "\ufeff" + json.dumps([ONE, TWO]),
    ],
)
def test_the_forms_in_which_articles_come(tmp_path: Path, name: str, content: str) -> None:
    """Arrays, lists in objects, lines, and objects one after the other, pretty or not."""
    assert texts(written(tmp_path / name, content)) == ["One.", "Two."]


def test_packed_and_in_utf16(tmp_path: Path) -> None:
    """As other text is."""
    assert texts(written(tmp_path / "a.json.gz", gzip.compress(json.dumps([ONE]).encode()))) == ["One."]
    wide = json.dumps([{"text": "Zoë"}], ensure_ascii=False).encode("utf-16")
    assert texts(written(tmp_path / "a.json", wide)) == ["Zoë"]


def test_each_article_of_an_array_has_its_place(tmp_path: Path) -> None:
    """By its number, since all may stand in one line."""
    path = written(tmp_path / "a.json", json.dumps([ONE, {"title": "no text"}, TWO]))
    first, failure, last = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.where, last.part) == (f"{path}:article 1:1", "article 3")
    assert failure == Failure(f"{path}:article 2:1", "the row has no text")


def test_a_line_with_a_list_that_holds_no_article_is_itself(tmp_path: Path) -> None:
    """As in a question set, whose rows name articles."""
    path = written(tmp_path / "a.jsonl", json.dumps({"question": "Why?", "articles": ["a1"], "items": [{"id": 1}]}))
    (row,) = rows(path)
    assert isinstance(row, Row)
    assert row.values["question"] == "Why?"


@pytest.mark.parametrize("opening", ["[", '{"articles": ['])
def test_what_stands_before_a_break_is_read(tmp_path: Path, opening: str) -> None:
    """A download that broke off gives its whole articles, and a failure."""
    path = written(tmp_path / "a.json", opening + json.dumps(ONE) + ", " + json.dumps(TWO)[:-5])
    first, failure = read_rows(path)
    assert isinstance(first, Draft)
    assert isinstance(failure, Failure)
    assert "broken from here on" in failure.cause


@pytest.mark.parametrize("content", ["[1, 2]", '{"name": "a", "version": 1}', '"text"', '{"features": []}', "7"])
def test_json_without_articles(tmp_path: Path, content: str) -> None:
    """Settings and data of programs are no articles, and no failures either."""
    assert not has_articles(written(tmp_path / "a.json", content))


def test_a_large_object_is_read_piece_by_piece(tmp_path: Path) -> None:
    """One that is longer than a line may be still gives the articles in its lists."""
    many = ", ".join([json.dumps({"text": "word " * 100_000})] * 45)
    path = written(tmp_path / "a.json", f'{{"meta": {{"x": [1, {{"y": "]"}}]}}, "articles": [{many}], "more": null}}')
    assert sum(len(text) for text in texts(path)) == 45 * 500_000


@pytest.mark.parametrize(
    "content", ["[" * 500_000, '{"a":' * 300_000, '{"articles":' * 300_000, "[{" * 300_000, '["' + "x" * 25_000_000]
)
def test_hostile_json_ends(tmp_path: Path, content: str) -> None:
    """In a failure for the place at which it is no JSON any more."""
    (failure,) = read_rows(written(tmp_path / "a.json", content))
    assert isinstance(failure, Failure)
