"""What is read from exports of ProQuest."""

from pathlib import Path

from rag.reading.drafts import Draft, Failure
from rag.reading.formats import read_drafts
from tests.drafts import drafts_of, written
from tests.exports import PROQUEST


def test_labels_say_what_an_article_is(tmp_path: Path) -> None:
    """The outlet is without its town, and names have their order."""
    (draft,) = drafts_of(written(tmp_path / "a.txt", PROQUEST))
    assert (draft.title, draft.date, draft.source) == (
        "Ferry fares to rise by a tenth",
        "Jun 12, 2023",
        "The Harbor Gazette",
    )
    assert draft.authors == ("Mara Quill", "Ivo Stahl")
    assert draft.url == "http://search.example.org/docview/1?accountid=2"
    assert draft.metadata["first page"] == "B.3"


def test_a_paragraph_that_begins_like_a_label_is_text(tmp_path: Path) -> None:
    """Where the same label comes again after it."""
    (draft,) = drafts_of(written(tmp_path / "a.txt", PROQUEST))
    assert draft.text.split("\n\n") == [
        "Fares on the Norbury ferry rise by 10 percent in July.",
        'Location: the pier. "We held them for three years," said Rosa Lind.',
    ]
    assert draft.metadata["location"] == "Port Ellery"


def test_a_document_without_full_text_is_told(tmp_path: Path) -> None:
    """It is a reference, and no article."""
    draft, failure = read_drafts(written(tmp_path / "a.txt", PROQUEST))
    assert isinstance(draft, Draft)
    assert failure == Failure(f"{tmp_path}/a.txt:document 2", "it has no full text: Harbour master resigns")


def test_the_day_may_stand_in_the_reference_alone(tmp_path: Path) -> None:
    """As in older exports."""
    export = PROQUEST.replace("Publication date: Jun 12, 2023\n", "").replace("; Port Ellery\n", "\n")
    (draft,) = drafts_of(written(tmp_path / "a.txt", export))
    assert draft.date == "12 June 2023"


def test_headings_and_tables_stand_for_labels_too(tmp_path: Path) -> None:
    """As in the Word files of later years."""
    export = (
        "Document 1 of 1\nFerry fares to rise\nProQuest document link\nABSTRACT\nFares rise.\nFULL TEXT\n"
        "Fares rise in July.\nThe council objects.\nDETAILS\nSubject:\tFerries\nTitle:\tFerry fares to rise\n"
        "Publication title:\tThe Harbor Gazette; Port Ellery\nPublication date:\tJun 12, 2023\n"
        "ProQuest document ID:\t1234567\nLINKS\nhttp://search.example.org/a\n"
    )
    (draft,) = drafts_of(written(tmp_path / "a.txt", export))
    assert (draft.title, draft.date, draft.source) == ("Ferry fares to rise", "Jun 12, 2023", "The Harbor Gazette")
    assert draft.text == "Fares rise in July.\nThe council objects."
