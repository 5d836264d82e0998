"""Answers in letters of any alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.metrics.alphabets import occurrences

FOUND = [
    ("Путин сказал «нет».", "ПУТИН", "Путин"),
    ("Тут був Зеленський", "зеленський", "Зеленський"),
    ("Ο Μητσοτάκης έφυγε", "Μητσοτακης", "Μητσοτάκης"),
    ("习近平主席在北京", "北京", "北京"),
    ("他在2022年3月离开", "2022年", "2022年"),
    ("プーチン大統領", "大統領", "大統領"),
    ("قال الرئيس: لا", "الرئيس", "الرئيس"),
    ("خسر ٣٥ جنديا", "35 جنديا", "٣٥ جنديا"),
    ("राष्ट्रपति ने कहा", "राष्ट्रपति", "राष्ट्रपति"),
    ("die Straße brennt", "STRASSE", "Straße"),
]
NOT_FOUND = [
    ("Путина нет", "Путин"),
    ("незеленський", "зеленський"),
    ("12022年", "2022年"),
    ("ガス", "カス"),
    ("135 جنديا", "35 جنديا"),
    ("राष्ट्रपति", "राष्ट्र"),
    ("любой", "…—"),
]


@pytest.mark.parametrize(("text", "answer", "words"), FOUND)
def test_an_answer_is_found_whatever_its_capitals_and_accents(text: str, answer: str, words: str) -> None:
    """In Chinese and Japanese also amid other letters."""
    assert [span.of(text) for span in occurrences(text, answer)] == [words]


@pytest.mark.parametrize(("text", "answer"), NOT_FOUND)
def test_a_part_of_a_word_is_none(text: str, answer: str) -> None:
    assert occurrences(text, answer) == []


@given(st.text(), st.text(), st.text(alphabet="яїé京한ا1", min_size=1))
def test_what_stands_between_spaces_is_found(before: str, after: str, answer: str) -> None:
    """Also beside anything at all."""
    text = f"{before} {answer} {after}"
    assert len(before) + 1 in {span.start for span in occurrences(text, answer)} or answer in before
