"""What a sentence is read as."""

import pytest

from rag.checking.facts.reading import read


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ﬁve", ("#5",)),
        ("Sept. 8", ("month:september", "date:8")),
        ("2021-04-17", ("year:2021", "month:april", "date:17")),
        ("no more than 20", ("#20",)),
        ("3 pm", ("#900clock",)),
        ("3.11", ("#3.11",)),
        ("Thurs and Thur", ("day:thursday", "and", "day:thursday")),
        ("Lars Sund and Frida", ("lar", "sund", "and", "frida")),
    ],
)
def test_values_have_one_key_whatever_their_spelling(text: str, keys: tuple[str, ...]) -> None:
    assert read(text).keys == keys
