"""Whose words a quotation is taken for."""

import pytest

from rag.answering.digests.comparing import is_called, name_in

CALLED = [
    ("Biden", "US President Joe Biden"),
    ("Joe Biden", "President Biden"),
    ("Joe Biden", "Biden"),
    ("president biden", "Joe Biden"),
    ("the Kremlin", "Kremlin spokesman Dmitry Peskov"),
    ("Russia", "the Kremlin"),
    ("Russia", "the Russian Foreign Ministry"),
    ("Russia", "Russia's Defense Ministry"),
    ("NATO", "NATO"),
]
NOT_CALLED = [
    ("Biden", "Biden’s spokesman"),
    ("Putin", "a lawyer for Putin"),
    ("Putin", "Vladimir Putin and Emmanuel Macron"),
    ("Joe Biden", "Hunter Biden"),
    ("Russia", "Russian tennis player Ann Poe"),
    ("Russia", "the president of Russia"),
    ("Ukraine", "the Kremlin"),
    ("Putin", ""),
    ("", "Putin"),
]


@pytest.mark.parametrize(("who", "speaker"), CALLED)
def test_a_speaker_is_known_by_last_name_office_and_body(who: str, speaker: str) -> None:
    assert is_called(who, speaker)


@pytest.mark.parametrize(("who", "speaker"), NOT_CALLED)
def test_nobody_else_is_taken_for_them(who: str, speaker: str) -> None:
    assert not is_called(who, speaker)


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Fellow hopeful Rishi Sunak", "Rishi Sunak"),
        ("US President Joe Biden", "Joe Biden"),
        ("France’s President Macron", "Macron"),
        ("the Russian Foreign Ministry", "the Russian Foreign Ministry"),
        ("US officials", "US officials"),
    ],
)
def test_the_name_stands_without_the_office(speaker: str, name: str) -> None:
    assert name_in(speaker) == name
