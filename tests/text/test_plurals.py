"""How many there are, in words."""

from rag.text.plurals import pluralise


def test_one_is_one_and_all_else_is_several() -> None:
    assert [pluralise(count, "article") for count in (0, 1, 2_000)] == ["0 articles", "1 article", "2,000 articles"]
