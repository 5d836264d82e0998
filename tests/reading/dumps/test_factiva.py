"""What is read from exports of Factiva."""

from pathlib import Path

import pytest

from tests.drafts import drafts_of, written
from tests.exports import FACTIVA, FACTIVA_CODES


@pytest.mark.parametrize(
    "export", [FACTIVA, FACTIVA_CODES, FACTIVA_CODES.replace("HD ", "HD\t").replace("SN ", "SN\n")]
)
def test_headline_day_outlet_and_byline_are_read(tmp_path: Path, export: str) -> None:
    """By the order of the lines, or by their codes."""
    draft = drafts_of(written(tmp_path / "a.txt", export))[0]
    assert (draft.title, draft.date, draft.source) == (
        "Ferry fares to rise by a tenth",
        "12 June 2023",
        "Harbor Gazette",
    )
    assert draft.authors == ("Mara Quill",)
    assert draft.text.startswith("Fares on the Norbury ferry rise by 10 percent in July.\n\n")
    assert draft.metadata["document"] == "HARBG00020230612ej6c0001x"


def test_each_document_ends_at_its_number(tmp_path: Path) -> None:
    """What the database writes after the last is no part of it."""
    _, second = drafts_of(written(tmp_path / "a.txt", FACTIVA))
    assert (second.title, second.date, second.source) == ("Harbour master resigns", "14 June 2023", "Inland Courier")
    assert second.text == "Harbour master Olaf Berg resigned on Wednesday."


def test_a_paragraph_that_begins_like_a_code_is_text(tmp_path: Path) -> None:
    """ "IN 2022" is no industry."""
    draft = drafts_of(written(tmp_path / "a.txt", FACTIVA_CODES))[0]
    assert draft.text.endswith("IN 2022 the fares were cut.")
    assert draft.metadata["companies"] == "norfer : Norbury Ferries"


def test_german_labels_are_known(tmp_path: Path) -> None:
    """As the page of the database writes them to who reads it in German."""
    export = (
        "Fähre wird teurer\nVon Mara Quill\n1.048 Wörter\n12. Juni 2023\nNorbury Zeitung\nNORZTG\nDeutsch\n"
        "Copyright 2023 Norbury Zeitung\nDie Fähre wird teurer.\nDokument NORZTG0020230612ej6c0001x\n"
    )
    (draft,) = drafts_of(written(tmp_path / "a.txt", export))
    assert (draft.title, draft.date, draft.source) == ("Fähre wird teurer", "12. Juni 2023", "Norbury Zeitung")
    assert (draft.text, draft.authors) == ("Die Fähre wird teurer.", ("Mara Quill",))


@pytest.mark.parametrize(
    ("heading", "title", "authors"),
    [
        ("Rabiat und laut\nStefan Brand", "Rabiat und laut", ("Stefan Brand",)),
        ("National\nFares rise\nMara Quill", "Fares rise", ("Mara Quill",)),
        ("Ausland\nAngela Merkel", "Angela Merkel", ()),
        ("Fares rise", "Fares rise", ()),
    ],
)
def test_a_name_after_the_headline_is_a_byline(
    tmp_path: Path, heading: str, title: str, authors: tuple[str, ...]
) -> None:
    """Also where nothing says by; but not where it may be the headline itself."""
    export = f"{heading}\n48 words\n12 June 2023\nA Paper\nEnglish\nThe text.\nDocument apap000020230612ej6c0001x\n"
    (draft,) = drafts_of(written(tmp_path / "a.txt", export))
    assert (draft.title, draft.authors, draft.text) == (title, authors, "The text.")
