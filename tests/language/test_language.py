"""What is known of a language, as data."""

import re

import pytest
import text_to_num
from babel.numbers import get_decimal_symbol

from rag.language.language import Calendar, Language, parse_names
from rag.language.registry import ENGLISH, LANGUAGES, language_of_code
from rag.text.letters import fold


def test_a_language_is_found_by_its_code() -> None:
    """Which may name a country too."""
    assert language_of_code("pt-BR") is LANGUAGES["pt"]
    assert language_of_code("xx") is None
    assert all(code == each.code for code, each in LANGUAGES.items())


def test_what_is_absent_follows_from_what_is_there() -> None:
    """Nothing of English; of a language that has a name alone, most."""
    assert ENGLISH.missing_features == ()
    assert "say who is speaking" in Language(code="eo", name="Esperanto").missing_features
    assert "say who is speaking" not in LANGUAGES["de"].missing_features


def test_names_of_one_thing_are_told_apart_by_a_bar() -> None:
    """And blanks inside of a name are written as strokes."""
    calendar = Calendar(months=parse_names("januar|jan _ mars|long_name"))
    assert calendar.month_numbers == {"januar": 1, "jan": 1, "mars": 3, "long name": 3}


@pytest.mark.parametrize("code", [code for code, each in LANGUAGES.items() if each.quoting])
def test_tables_of_quoting_are_as_words_are_compared(code: str) -> None:
    """In small letters, without accents."""
    quoting = LANGUAGES[code].quoting
    assert quoting
    tables = (quoting.verbs, quoting.auxiliaries, quoting.articles, quoting.offices, quoting.particles)
    assert all(fold(word) == word for table in tables for word in table)


@pytest.mark.parametrize("code", [code for code, each in LANGUAGES.items() if each.denying])
def test_tables_of_denying_are_as_words_are_compared(code: str) -> None:
    """A pattern that lists other words can match one of them."""
    denying = LANGUAGES[code].denying
    assert denying
    assert all(fold(word) == word for word in (*denying.words, *denying.but_before, denying.like))
    assert not any(re.fullmatch(denying.like, word) for word in ("", "a", *denying.but_before))


@pytest.mark.parametrize("code", [code for code, each in LANGUAGES.items() if each.numbers])
def test_numbers_are_read_of_languages_with_a_decimal_comma(code: str) -> None:
    """As Unicode says; and text2num has the words of those of which that is said."""
    numbers = LANGUAGES[code].numbers
    assert numbers
    assert get_decimal_symbol(code) == ","
    assert fold(numbers.unread) == numbers.unread
    if numbers.in_words:
        assert text_to_num.alpha2digit("1", code) == "1"
