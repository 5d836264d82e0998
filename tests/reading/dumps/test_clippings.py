"""What is read from files into which somebody has put several articles."""

from pathlib import Path

import pytest

from tests.drafts import drafts_of, only, written

WORDS = (
    "The ferry to Norbury will cost ten percent more from July, the operator said, and the council has objected to it."
)
FERRY = f"The ferry becomes dearer\nNorbury Post, 4 March 2019\n\n{WORDS}"
MAYOR = f"The mayor of Norbury resigns\nThe Example, 21 November 2019\n\n{WORDS}"


@pytest.mark.parametrize("rule", ["=====", "* * * *", "----------", "____", ""])
def test_each_clipping_is_an_article(tmp_path: Path, rule: str) -> None:
    """With its own title, outlet and day."""
    ferry, mayor = drafts_of(written(tmp_path / "a.txt", f"{FERRY}\n\n{rule}\n\n{MAYOR}\n{rule}\n"))
    assert (ferry.title, ferry.source, ferry.date) == ("The ferry becomes dearer", "Norbury Post", "4 March 2019")
    assert (mayor.title, mayor.source, mayor.date, mayor.text) == (
        "The mayor of Norbury resigns",
        "The Example",
        "21 November 2019",
        WORDS,
    )


def test_the_byline_of_a_clipping_names_its_author(tmp_path: Path) -> None:
    """Between its headline and the line with outlet and day."""
    ferry = FERRY.replace("\n", "\nBy Ann Poe\n", 1)
    first, _ = drafts_of(written(tmp_path / "a.txt", f"{ferry}\n=====\n{MAYOR}"))
    assert (first.authors, first.title) == (("Ann Poe",), "The ferry becomes dearer")
    assert [each.text for each in first.removed] == ["By Ann Poe", "Norbury Post, 4 March 2019"]


@pytest.mark.parametrize("second", [f"What comes next\n\n{WORDS}", "Norbury Post, 4 March 2019", WORDS, "* a note"])
def test_a_line_within_an_article_parts_nothing(tmp_path: Path, second: str) -> None:
    """Where what follows does not say of which outlet and day it is, or has no words of its own."""
    assert WORDS in only(written(tmp_path / "a.txt", f"{FERRY}\n\n=====\n\n{second}")).text
