"""The parts of an article in a row, by the names that tools give them."""

import pytest

from rag.reading.tables.fields import ARTICLE, METADATA, parse_authors, parts_in, split_row, suggest_name

TEXT = "The bridge is closed."

ROWS = {
    "news-please": {
        "maintext": TEXT,
        "text": None,
        "date_publish": "2024-03-07 06:30:00",
        "date_download": "2024-03-09 10:00:00",
        "source_domain": "post.example",
        "url": "https://post.example/a",
        "title": "T",
        "authors": ["Ann Poe"],
    },
    "newspaper": {
        "text": TEXT,
        "publish_date": "2024-03-07",
        "title": "T",
        "authors": ["Ann Poe"],
        "source": "post.example",
        "url": "https://post.example/a",
    },
    "newspaper as csv": {
        "text": TEXT,
        "publish_date": "2024-03-07",
        "title": "T",
        "authors": "['Ann Poe']",
        "source_url": "https://post.example",
        "publication": "post.example",
        "url": "https://post.example/a",
    },
    "trafilatura": {
        "raw_text": "menu " + TEXT,
        "text": TEXT,
        "source": "https://post.example/a",
        "source-hostname": "post.example",
        "date": "2024-03-07",
        "title": "T",
        "author": "Ann Poe",
    },
    "JSON-LD": {
        "@type": "NewsArticle",
        "articleBody": TEXT,
        "headline": "T",
        "datePublished": "2024-03-07T06:30:00Z",
        "dateModified": "2024-03-09",
        "publisher": {"@type": "Organization", "name": "post.example"},
        "author": [{"@type": "Person", "name": "Ann Poe"}],
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://post.example/a"},
    },
    "NewsAPI": {
        "source": {"id": None, "name": "post.example"},
        "author": "Ann Poe",
        "title": "T",
        "description": "d",
        "url": "https://post.example/a",
        "publishedAt": "2024-03-07T06:30:00Z",
        "content": TEXT,
    },
    "Event Registry": {
        "uri": "812",
        "url": "https://post.example/a",
        "dateTimePub": "2024-03-07T06:30:00Z",
        "title": "T",
        "body": TEXT,
        "source": {"uri": "post.example", "title": "post.example"},
        "authors": [{"uri": "ann@post.example", "name": "Ann Poe"}],
    },
    "Webhose": {
        "thread": {"site_full": "www.post.example", "published": "2024-03-01"},
        "published": "2024-03-07T06:30:00.000+02:00",
        "title": "T",
        "text": TEXT,
        "url": "https://post.example/a",
        "author": "Ann Poe",
    },
    "The Guardian": {
        "webTitle": "T",
        "webUrl": "https://post.example/a",
        "webPublicationDate": "2024-03-07T06:30:00Z",
        "fields": {"bodyText": TEXT, "byline": "Ann Poe"},
        "publication": "post.example",
    },
    "ProQuest": {
        "Title": "T",
        "Authors": "Ann Poe",
        "pubdate": "Mar 7, 2024",
        "entryDate": "2024-03-08",
        "pubtitle": "post.example",
        "publisher": "Post Holdings",
        "DocumentURL": "https://post.example/a",
        "Full text": TEXT,
        "Abstract": "d",
    },
    "Nexis": {
        "Headline": "T",
        "Publication Name": "post.example",
        "Publication Date": "2024-03-07",
        "Byline": "By Ann Poe",
        "Body": TEXT,
        "URL": "https://post.example/a",
    },
    "Factiva": {
        "HD": "T",
        "BY": "By Ann Poe",
        "WC": "9",
        "PD": "7 March 2024",
        "SN": "post.example",
        "LP": "",
        "TD": TEXT,
        "URL": "https://post.example/a",
    },
    "Media Cloud": {
        "stories_id": 5,
        "title": "T",
        "publish_date": "2024-03-07",
        "indexed_date": "2024-03-09",
        "media_name": "post.example",
        "media_url": "http://post.example/",
        "url": "https://post.example/a",
        "text": TEXT,
        "author": "Ann Poe",
    },
    "cc_news": {
        "title": "T",
        "text": TEXT,
        "domain": "www.post.example",
        "date": "2024-03-07 00:00:00",
        "description": "d",
        "url": "https://post.example/a",
        "author": "Ann Poe",
    },
    "WordPress": {
        "title": {"rendered": "T"},
        "content": {"rendered": TEXT, "protected": False},
        "date": "2024-03-07T06:30:00",
        "link": "https://post.example/a",
        "author": 3,
        "author_name": "Ann Poe",
        "site": "post.example",
    },
}


@pytest.mark.parametrize("tool", ROWS)
def test_names_of_many_tools(tool: str) -> None:
    """Text, title, day, outlet, address and author; not the day of the download, nor the company."""
    found, others = split_row(ROWS[tool], ARTICLE)
    date = str(found["date"])
    assert found["text"] == TEXT
    assert found["title"] == "T"
    assert "2024-03-07" in date or date in ("Mar 7, 2024", "7 March 2024")
    assert str(found["source"]).removeprefix("www.") == "post.example"
    assert found["url"] == "https://post.example/a"
    assert parse_authors(found["authors"]) == ("Ann Poe",)
    assert "Post Holdings" not in found.values()
    assert TEXT not in others.values()


def test_the_lead_and_the_rest_of_factiva_are_one_text() -> None:
    """The codes mean that beside each other alone."""
    row = {"HD": "T", "LP": "One.", "TD": "Two.", "SN": "Post"}
    assert split_row(row, ARTICLE)[0] == {"text": "One.\n\nTwo.", "title": "T", "source": "Post"}
    assert split_row({"LP": "One.", "TD": "Two."}, ARTICLE)[0] == {}


@pytest.mark.parametrize(
    ("row", "part", "value"),
    [
        ({"text": None, "body": "One."}, "text", "One."),
        ({"text": "nan", "content": "One."}, "text", "One."),
        ({"text": {"a": 1}, "content": "One."}, "text", "One."),
        ({"published": True, "date": "2024-03-07"}, "date", "2024-03-07"),
        ({"published": "3 days ago", "date": "2024-03-07"}, "date", "2024-03-07"),
        ({"published": "3 days ago"}, "date", "3 days ago"),
        ({"source": "https://post.example/a/b"}, "source", None),
        ({"source": "https://www.post.example/"}, "source", "post.example"),
        ({"source": "Post"}, "url", None),
        ({"url": "/a/b"}, "url", "/a/b"),
        ({"id": "812"}, "url", None),
        ({"author": 7}, "authors", None),
        ({"author": float("nan")}, "authors", None),
    ],
)
def test_a_value_decides_where_a_name_is_ambiguous(row: dict[str, object], part: str, value: object) -> None:
    """What is empty or something else leaves the place to the next name."""
    assert split_row(row, ARTICLE)[0].get(part) == value


@pytest.mark.parametrize(
    ("row", "part", "value"),
    [
        ({"text": ["One.", "", None, "Two."]}, "text", "One.\n\nTwo."),
        ({"body": [" ", ""], "description": "D"}, "text", None),
        ({"text": [{"p": "One."}]}, "text", None),
        ({"text": "T", "date": {"$date": {"$numberLong": "1551690000000"}}}, "date", "1551690000000"),
        ({"text": "T", "date": {"$date": "2019-03-04T09:00:00Z"}}, "date", "2019-03-04T09:00:00Z"),
        ({"text": "T", "title": ["A title"]}, "title", "A title"),
    ],
)
def test_values_as_scrapers_and_databases_write_them(row: dict[str, object], part: str, value: object) -> None:
    """A list of paragraphs, and MongoDB's values with their types."""
    assert split_row(row, ARTICLE)[0].get(part) == value


def test_the_file_of_a_metadata_row() -> None:
    """A name is a file's only there."""
    assert split_row({"File name": "a.txt", "Headline": "T"}, METADATA)[0] == {"file": "a.txt", "title": "T"}
    assert split_row({"name": "a.txt", "text": "One."}, ARTICLE)[1] == {"name": "a.txt"}


def test_parts_that_a_header_names() -> None:
    """In any spelling; in German, Spanish or Russian too."""
    assert parts_in(["Überschrift", "DATUM", "Volltext", "x"]) == {"title", "date", "text"}
    assert parts_in(["Título", "Fecha", "Texto"]) == {"title", "date", "text"}
    assert parts_in(["HD", "LP", "PD"]) == {"title", "text", "date"}
    assert parts_in(["question", "answer"]) == frozenset()


def test_a_misspelt_name_is_told() -> None:
    """The nearest name that is known."""
    assert suggest_name(["id", "bodytxt"], "text") == "is bodytxt the text? Then call it bodytext"
    assert suggest_name(["question"], "text") is None


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("Quill, Mara", ("Quill, Mara",)),
        ("Quill, Mara; Ek, Jon B.", ("Quill, Mara", "Ek, Jon B.")),
        ("Mara Quill, Jon Ek", ("Mara Quill", "Jon Ek")),
        ('["Mara Quill", "Jon Ek"]', ("Mara Quill", "Jon Ek")),
        ({"name": "Mara Quill"}, ("Mara Quill",)),
        ("Von Thies Harmsen", ("Thies Harmsen",)),
        ("von der Leyen", ("von der Leyen",)),
        ("By Madonna", ("Madonna",)),
        ([{"first": "Mara", "last": "Quill"}, "Jon Ek", {"x": 1}], ("Mara Quill", "Jon Ek")),
    ],
)
def test_authors_as_tools_give_them(value: object, authors: tuple[str, ...]) -> None:
    """Objects, lists written into a cell, and family names first."""
    assert parse_authors(value) == authors
