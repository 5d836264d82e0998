"""What is read from plain text and markdown."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from rag.reading.documents.plain import strip_marks
from tests.drafts import PARAGRAPH, only, written


def test_markdown_gives_its_front_matter_and_words(tmp_path: Path) -> None:
    """Simple keys are read, marks fall away, words stay."""
    text = (
        '---\ntitle: "Law passes"\ndate: 2024-06-20\nauthors:\n  - Jane Doe\n  - John Roe\ntags: [law, vote]\n---\n'
        "# Other heading\n\nThe **law** was [passed](https://a.example/x_(y) today, `so` *they* said.\n\n"
        "> It is late.\n"
    )
    draft = only(written(tmp_path / "a.md", text))
    assert (draft.title, draft.date, draft.authors) == ("Law passes", "2024-06-20", ("Jane Doe", "John Roe"))
    assert draft.metadata == {"tags": '["law", "vote"]'}
    assert draft.text.startswith("Other heading\n\nThe law was ")
    assert strip_marks("see [this](https://a.example/b) and __that__, 2 * 3 * 4, a_b_c") == (
        "see this and that, 2 * 3 * 4, a_b_c"
    )


def test_markdown_without_front_matter_has_its_first_heading_as_title(tmp_path: Path) -> None:
    """A rule line at the top is no front matter."""
    assert only(written(tmp_path / "a.md", f"## Law *passes* ##\n\n{PARAGRAPH}")).title == "Law passes"
    assert only(written(tmp_path / "b.md", f"---\n{PARAGRAPH}")).title is None


@given(st.text(alphabet='[]()*_`#>~! -\n"a<h', max_size=80))
def test_any_marks_are_survived(text: str) -> None:
    """Taking marks away never adds or changes a letter."""
    assert strip_marks(text).count("a") <= text.count("a")
