"""What a person corrects of an article."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.library.correcting import (
    LONGEST,
    NAMES,
    apply_corrections,
    carry_corrections,
    drop_corrections,
    editable_values,
    list_corrected,
)
from rag.library.packed import pack_article, unpack_article
from rag.text.sureness import BY_HAND, Sureness, sureness_of
from rag.types import Article
from tests.examples import article

A = article("Ruritania")

words = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
days = st.dates(date(1990, 1, 1), date(2026, 1, 1)).map(date.isoformat)
typed = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "date": days | st.just(""),
        "outlet": words | st.just(""),
        "authors": st.lists(words, max_size=3).map("; ".join),
    },
)


def test_a_person_says_what_an_article_is() -> None:
    """The date is sure then, and known by hand; text and id stay."""
    new = apply_corrections(
        A, {"title": " Storm  kills three ", "date": "2022-03-04", "outlet": "", "authors": "Eve; Bob, Jr."}
    )
    assert (new.title, new.published, new.source) == ("Storm kills three", date(2022, 3, 4), None)
    assert new.authors == ("Eve", "Bob, Jr.")
    assert (new.published_how, sureness_of(new.published_how)) == (BY_HAND, Sureness.SURE)
    assert (new.id, new.text, new.metadata) == (A.id, A.text, A.metadata)
    assert list_corrected(new) == tuple(NAMES)


def test_what_is_not_named_and_what_is_the_same_stays() -> None:
    """A form sends all fields: those that nobody touched are not corrected, whatever they hold."""
    strange = replace(A, title="x" * (2 * LONGEST), authors=("Ann; Bob", "C"))
    assert apply_corrections(strange, editable_values(strange)) == strange
    assert list_corrected(apply_corrections(A, {**editable_values(A), "date": "4 March 2022"})) == ("date",)
    assert apply_corrections(A, {"text": "other", "id": "b"}) == A


def test_the_last_correction_that_is_taken_back_leaves_nothing() -> None:
    """Who types what the file says has corrected nothing."""
    new = apply_corrections(apply_corrections(A, {"title": "B", "date": ""}), {"title": A.title})
    assert list_corrected(new) == ("date",)
    assert (new.published, new.published_how) == (None, BY_HAND)
    back = apply_corrections(new, {"date": str(A.published)})
    assert (back, back.said) == (A, None)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("title", "  ", "the title is empty"),
        ("title", "x" * 10_000, "10,000 characters"),
        ("outlet", "R\x00T", "characters that cannot be read"),
        ("authors", "A\ud800", "characters that cannot be read"),
        ("authors", "a;" * 200, "more than 100 authors"),
        ("date", "someday", "is no day"),
        ("date", "2022-02-31", "is no day"),
        ("date", "03/04/2022", "is no day"),
        ("date", "2999-01-01", "is no day"),
        ("date", "9" * 10_000, "10,000 characters"),
    ],
)
def test_what_cannot_be_meant_is_one_line(name: str, value: str, told: str) -> None:
    """That says what, and which."""
    with pytest.raises(InputError, match=told) as raised:
        apply_corrections(A, {"title": "Good", name: value})
    assert len(str(raised.value)) < 200
    assert "\n" not in str(raised.value)


@given(typed, typed)
def test_what_the_file_says_always_comes_back(one: dict[str, str], other: dict[str, str]) -> None:
    """After any corrections, and out of the form in which an article is kept."""
    new = apply_corrections(apply_corrections(A, one), other)
    kept = unpack_article(pack_article(new))
    assert (kept, kept.said) == (new, new.said)
    assert drop_corrections(kept) == A
    assert drop_corrections(A) == A
    assert (new.said is None) == (new == A)


@given(typed)
def test_a_correction_holds_where_the_file_changes(given_: dict[str, str]) -> None:
    """The rest is what the file says now."""
    new = apply_corrections(A, given_)
    fresh = replace(A, authors=("Zoe",), published=date(2020, 2, 2), source="Fresh")
    held = carry_corrections(fresh, new)
    for name in NAMES:
        field = NAMES[name]
        expected = new if name in list_corrected(new) else fresh
        assert getattr(held, field) == getattr(expected, field)
    assert drop_corrections(held) == fresh


@given(typed)
def test_a_headline_stays_where_it_is(given_: dict[str, str]) -> None:
    """In the text, whatever a person calls the article."""
    headed = replace(A, text=f"{A.title}\n\n{A.text}")
    assume("title" in given_)
    assert apply_corrections(headed, given_).headline == headed.headline


@given(st.dictionaries(st.sampled_from([*NAMES, "id"]), st.text(max_size=50)))
def test_anything_typed_is_taken_or_told(given_: dict[str, str]) -> None:
    """What is taken is one line each."""
    try:
        new: Article = apply_corrections(A, given_)
    except InputError:
        new = A
    assert all("\n" not in each for each in (new.title, new.source or "", *new.authors))
