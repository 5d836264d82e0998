"""What is read from exports of LexisNexis."""

from pathlib import Path

import pytest

from rag.reading.dates.written import parse_date
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import read_drafts
from tests.drafts import drafts_of, written
from tests.exports import NEXIS_GERMAN, NEXIS_HEADLINES, NEXIS_UNI


def facts(draft: Draft) -> tuple[str | None, str, str | None, tuple[str, ...]]:
    return draft.title, str(parse_date(draft.date)), draft.source, draft.authors


@pytest.mark.parametrize(
    ("export", "expected"),
    [
        (
            NEXIS_UNI,
            [
                ("Ferry fares to rise by a tenth", "2023-06-12", "The Harbor Gazette", ("Mara Quill", "Ivo Stahl")),
                ("Harbour master resigns", "2023-06-14", "Inland Courier", ()),
            ],
        ),
        (
            NEXIS_GERMAN,
            [
                ("Fähre wird teurer; Zehn Prozent mehr ab Juli", "2023-06-12", "Norbury Zeitung", ("Mara Quill",)),
                ("Hafenmeister tritt zurück", "2023-06-14", "Binnenkurier", ()),
            ],
        ),
        (
            NEXIS_HEADLINES,
            [
                (
                    "Ferry fares to rise by a tenth, says the operator of the line",
                    "2005-03-03",
                    "The Courier",
                    ("Mara Quill",),
                ),
                ("Harbour master resigns", "2005-03-04", "The Courier", ()),
            ],
        ),
    ],
)
def test_each_document_has_its_own_title_day_outlet_and_authors(
    tmp_path: Path, export: str, expected: list[object]
) -> None:
    """In the forms of several years and languages."""
    assert [facts(draft) for draft in drafts_of(written(tmp_path / "a.txt", export))] == expected


def test_a_german_date_is_no_number_of_a_list(tmp_path: Path) -> None:
    """ "12. Juni 2023" below the outlet, where results are numbered "12. Fares rise"."""
    german = NEXIS_UNI.replace("June 12, 2023 Monday", "12. Juni 2023 Montag\nStadt Ausgabe", 1)
    first, *_ = drafts_of(written(tmp_path / "a.txt", german))
    assert (first.title, first.source) == ("Ferry fares to rise by a tenth", "The Harbor Gazette")
    assert str(parse_date(first.date)) == "2023-06-12"


def test_the_text_is_that_of_the_article_alone(tmp_path: Path) -> None:
    """With its teaser; what the database wrote around it is metadata, or kept as removed."""
    draft, _ = drafts_of(written(tmp_path / "a.txt", NEXIS_UNI))
    assert draft.text == (
        "Commuters pay more from July.\n\nFares on the Norbury ferry rise by 10 percent in July.\n"
        '"We held them for three years," said Rosa Lind, the director.'
    )
    assert draft.metadata["section"] == "BUSINESS; Pg. 3"
    assert draft.metadata["graphic"] == "A ferry at the pier."
    assert "Copyright 2023 The Harbor Gazette All Rights Reserved" in [cut.text for cut in draft.removed]
    assert (draft.where, draft.date_how) == (f"{tmp_path}/a.txt:document 1", "stated by LexisNexis")


def test_lines_broken_at_a_width_are_paragraphs_again(tmp_path: Path) -> None:
    """And a paragraph that begins like a label of the database is one of the text."""
    draft, _ = drafts_of(written(tmp_path / "a.txt", NEXIS_GERMAN))
    first, second = draft.text.split("\n\n")
    assert first.startswith("Die Fähre nach Norbury wird im Juli um zehn Prozent teurer. Das teilte der Betreiber am")
    assert second == "UPDATE: Das Rathaus will den Preis prüfen lassen."


def test_a_correction_belongs_to_the_text(tmp_path: Path) -> None:
    """Wherever the database keeps it."""
    draft, _ = drafts_of(written(tmp_path / "a.txt", NEXIS_HEADLINES))
    assert draft.text.split("\n\n") == [
        "FARES on the Norbury ferry rise by 10 percent.",
        "NOTES: a column by readers of this paper appears again next week.",
        "The council objects.",
        "Correction: The fares rise by 9 percent.",
    ]


def test_a_document_without_a_date_has_none(tmp_path: Path) -> None:
    """No other date of the export stands in for it, as that of loading."""
    export = NEXIS_HEADLINES.replace("March 4, 2005\n\nHarbour", "Harbour")
    assert drafts_of(written(tmp_path / "a.txt", export))[1].date is None


@pytest.mark.parametrize("separator", ["\n\n", "\n"])
def test_paragraphs_may_stand_with_or_without_empty_lines(tmp_path: Path, separator: str) -> None:
    """As the Word files have them and as programs write these out."""
    drafts = drafts_of(written(tmp_path / "a.txt", NEXIS_UNI.replace("\n", separator)))
    assert [facts(draft)[1:3] for draft in drafts] == [
        ("2023-06-12", "The Harbor Gazette"),
        ("2023-06-14", "Inland Courier"),
    ]


def test_a_document_without_text_is_told(tmp_path: Path) -> None:
    """The others are read nevertheless."""
    export = NEXIS_UNI.replace("Harbour master Olaf Berg resigned on Wednesday after the audit.\n", "")
    draft, failure = read_drafts(written(tmp_path / "a.txt", export))
    assert isinstance(draft, Draft)
    assert failure.where == f"{tmp_path}/a.txt:document 2"


OLDER = """\
                               1 of 3 DOCUMENTS

                               Norbury News Agency

Fares rise

                            April 20, 2003, Sunday
                         23:22 Central European Time

Fares on the ferry rise.

The council objects.

SECTION: Politics

LENGTH: 49 words

LOAD-DATE: April 20, 2003

                               2 of 3 DOCUMENTS

                                 de Courier

           No word of this may be republished without the permission
                              of its owner, Inc.

                            April 21, 2003 Monday
                                    woensdag

                                  SHOW: MORNING

Harbour master resigns

A BYLINE OF ANOTHER KIND

LENGTH: 20 words

He resigned.

                               3 of 3 DOCUMENTS

                                 The Courier

                  April 22, 2003, Tuesday, Late Edition - Final

A picture

SECTION: News

GRAPHIC: A harbour.
"""


def test_older_years_have_other_orders(tmp_path: Path) -> None:
    """The title before the date, the labels after the text, rights between outlet and date, a show before the title."""
    found = list(read_drafts(written(tmp_path / "a.txt", OLDER)))
    first, second = (each for each in found if isinstance(each, Draft))
    assert facts(first)[:3] == ("Fares rise", "2003-04-20", "Norbury News Agency")
    assert first.text == "Fares on the ferry rise.\n\nThe council objects."
    assert facts(second)[:3] == ("Harbour master resigns", "2003-04-21", "de Courier")
    assert (second.text, second.metadata["show"]) == ("He resigned.", "MORNING")
    assert found[2] == Failure(f"{tmp_path}/a.txt:document 3", "it has no text: A picture")


def test_several_exports_in_one_file_are_read(tmp_path: Path) -> None:
    """Their numbers begin anew."""
    assert len(drafts_of(written(tmp_path / "a.txt", NEXIS_HEADLINES + OLDER))) == 4


def test_the_list_before_an_old_export_is_kept_as_removed(tmp_path: Path) -> None:
    """What was searched for is in no article."""
    first, second = drafts_of(written(tmp_path / "a.txt", f"Terms: ferry\n\n{NEXIS_GERMAN}"))
    assert "Terms: ferry" in [cut.text for cut in first.removed]
    assert "Terms: ferry" not in [cut.text for cut in second.removed]
