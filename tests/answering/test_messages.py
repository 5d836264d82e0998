"""What Dateline says of an answer beside its quotations."""

import re

import pytest

from rag.answering.messages import (
    omission_message,
    other_language_message,
    refusal_message,
    scope_message,
    spelling_messages,
    truncation_message,
    unsearched_message,
)
from rag.filtering import Filters
from rag.types import RefusalKind


@pytest.mark.parametrize("kind", RefusalKind)
def test_a_refusal_says_why_and_what_would_help(kind: RefusalKind) -> None:
    """In whole sentences; of a filter it says which one."""
    message = refusal_message(kind, Filters(source="RT"), [])
    assert re.fullmatch(r"([A-Z][^.]+\. ?){2}", message)
    assert ("in RT" in message) is (kind is RefusalKind.FILTERED_OUT)


def test_words_that_no_article_holds_are_named() -> None:
    """One, or several; but not where articles answer beyond the filters."""
    said = [refusal_message(RefusalKind.NOTHING_RELEVANT, Filters(), words) for words in (["bread"], ["a", "b", "c"])]
    assert "No article mentions “bread”." in said[0]
    assert "No article mentions “a”, “b” or “c”." in said[1]
    assert "mentions" not in refusal_message(RefusalKind.FILTERED_OUT, Filters(source="RT"), ["bread"])


def test_a_question_in_another_language_is_told_which_one_to_use() -> None:
    """On one line, with passages under it or without."""
    assert other_language_message("German", ["English", "French"], nearest=True) == (
        "This question is in German; the articles are in English and French. These passages may be the nearest: ask in "
        "English or French for an answer."
    )
    assert other_language_message("German", ["English"], nearest=False).endswith(
        "in English. Ask in English for an answer."
    )


def test_what_can_be_asked() -> None:
    """With examples, where there are some."""
    assert scope_message(["Who spoke?", "Why?"]).endswith("words. For example: Who spoke? Why?")
    assert scope_message([]).endswith("in their exact words.")


def test_what_came_about_is_told_in_a_sentence() -> None:
    """Of one or several, and nothing of none."""
    assert omission_message(1).endswith("1 sentence.")
    assert omission_message(2).endswith("2 sentences.")
    assert truncation_message("It broke off.").startswith("It broke off. What had come")
    assert (spelling_messages([("Kyvi", "Kyiv")]), spelling_messages([])) == (("Read “Kyvi” as “Kyiv”.",), ())
    assert unsearched_message(1_200, 3_000, at_work=True).startswith(
        "1,800 of 3,000 articles can be searched so far: indexing"
    )
