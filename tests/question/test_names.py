"""The names in a question."""

from rag.question.names import NameKind, find_names


def test_names_and_what_they_may_stand_for() -> None:
    """The first word is one only if it is rare in news; small letters are read where the name is known."""
    found = {name.text: name.kind for name in find_names("Did Macron meet the Bank of England in Riga on Monday?")}
    assert found == {
        "Macron": NameKind.OTHER,
        "Bank of England": NameKind.GROUP,
        "Riga": NameKind.PLACE,
        "Monday": NameKind.DATE,
    }
    assert [name.text for name in find_names("Macron’s offer")] == ["Macron"]
    assert find_names("Reactions to the offer") == []
    assert [name.text for name in find_names("did putin visit hanoi", ["Putin"])] == ["putin", "hanoi"]
