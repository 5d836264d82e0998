import pytest

from rag.library.library import Library
from rag.page.ask.examples import SHOWN, examples
from rag.page.desk import Desk
from rag.settings import read_settings
from rag.types import Answer


def test_examples_come_from_the_articles_and_are_answered(seeds: Library) -> None:
    """Each names somebody who speaks in an article, and the answer quotes them."""
    desk = Desk(seeds, "quotes")
    found = desk.examples()
    assert 1 < len(found) <= SHOWN
    assert len(set(found)) == len(found)
    assert all(any(name in each for name in ("Putin", "Podoljak", "Lukashenko", "Zelensk")) for each in found)
    assert desk.known_examples == found


def test_a_question_that_is_refused_is_no_example(seeds: Library) -> None:
    """Nor one whose best quotation is somebody else's."""
    assert examples(seeds, lambda question: Answer(question, question, done=True)) == ()


def test_an_empty_library_has_no_examples() -> None:
    """And nothing is asked."""
    library = Library(read_settings())
    assert examples(library, lambda _: pytest.fail("asked")) == ()
