"""How alphabets part words."""

import pytest

from rag.text.alphabets import has_leftward_letters, is_hiragana, is_unparted, letters_of, pieces_of


@pytest.mark.parametrize(
    ("run", "pieces"),
    [("天然气", ["天然", "然气"]), ("市", ["市"]), ("ガス", ["ガス"]), ("ครม", ["ครม"]), ("รัฐมน", ["รัฐ", "ัฐม", "ฐมน"])],
)
def test_neighbours_stand_for_the_words_of_a_run(run: str, pieces: list[str]) -> None:
    """Two of them, or three in an alphabet of sounds."""
    assert list(pieces_of(run)) == pieces


def test_kinds_of_letters() -> None:
    """By the first of a word, or by all of it."""
    assert is_unparted("天")
    assert is_unparted("รัฐ")
    assert not is_unparted("한국")
    assert not is_unparted("a天")
    assert is_hiragana("した")
    assert not is_hiragana("辞した")
    assert letters_of("病床") == "病床"
    assert letters_of("ガス") == letters_of("天然气") == letters_of("on") == ""
    assert has_leftward_letters("RT, أخبار")
    assert has_leftward_letters("חדשות")
    assert not has_leftward_letters("新闻")
