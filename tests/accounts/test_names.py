"""What a user may be called."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.accounts.names import check_name, fold
from rag.errors import InputError

HOSTILE = [
    "", " ", "a b", "a:b", "a\nb", "a\x00b", "../../etc", "<img src=x>", "a\u202eb", "a\u200db", "-rf", ".", "\ud800",
    "a" * 65, "\ufdfa" * 10, "'; drop table users; --",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_name_is_refused_in_one_line(name: str) -> None:
    """The line holds plain characters alone, and is no longer than a person reads."""
    with pytest.raises(InputError, match="cannot be used") as error:
        check_name(name)
    assert str(error.value).isascii() or "…" in str(error.value)
    assert len(str(error.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["anna", "Zoë", "अनिल", "anna.müller@desk-2", "李"])
def test_names_of_all_languages_are_names(name: str) -> None:
    """As they are written."""
    assert check_name(name) == unicodedata.normalize("NFKC", name)


@pytest.mark.parametrize("other", ["ANNA", "Ａｎｎａ", "anna"])
def test_two_that_look_alike_are_one(other: str) -> None:
    """Capitals and the width of letters count for nothing."""
    assert fold(other) == fold("anna")


@given(st.text(max_size=80))
def test_a_name_that_is_kept_is_found_again(name: str) -> None:
    """However it is typed: as it was given, as it is kept, or folded."""
    try:
        kept = check_name(name)
    except InputError:
        return
    assert fold(name) == fold(kept) == fold(fold(kept))
    assert ":" not in kept
