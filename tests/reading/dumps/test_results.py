"""What is read from saved lists of results."""

from pathlib import Path

import pytest

from rag.reading.formats import read_drafts
from tests.drafts import drafts_of, written

LIST = """\
Results for ferry

1. Ferry fares to rise by a tenth

The Harbor Gazette, Monday 12 June 2023, p. 3, 61w.

Fares on the Norbury ferry rise by 10 percent in July.


2. Harbour master resigns
Inland Courier | June 14, 2023
Harbour master Olaf Berg resigned on Wednesday.

3. A bridge opens
Norbury Zeitung - 2. Juli 2023
"""


def test_each_entry_has_its_own_outlet_and_day(tmp_path: Path) -> None:
    """And says that it is an excerpt; one without any is told."""
    first, second = drafts_of(written(tmp_path / "a.txt", LIST))
    assert (first.title, first.date, first.source) == (
        "Ferry fares to rise by a tenth",
        "Monday 12 June 2023",
        "The Harbor Gazette",
    )
    assert (first.text, second.source) == ("Fares on the Norbury ferry rise by 10 percent in July.", "Inland Courier")
    assert second.metadata["extent"] == "what a list of results shows of it"
    assert len(list(read_drafts(tmp_path / "a.txt"))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Three things\n\n1. The fare\n\nIt rises on 1 July 2023.\n\n2. The boat\n\nIt is new.\n\n3. The end\n\nNo.\n",
        LIST.replace("2. Harbour", "5. Harbour"),
        LIST.partition("2. Harbour")[0],
    ],
)
def test_an_article_with_numbered_headings_is_one(tmp_path: Path, text: str) -> None:
    """Whatever days it names."""
    (draft,) = drafts_of(written(tmp_path / "a.txt", text))
    assert draft.text == text
