"""How much of a reply is read."""

from rag.models.sizes import A_TOKEN, ENDLESS, LONGEST_LINE, SMALL, size_of


def test_an_answer_has_room_for_its_tokens() -> None:
    """And no line of it has more than any word needs."""
    size = size_of(200)
    assert (size.whole, size.line) == (200 * A_TOKEN, LONGEST_LINE)


def test_a_download_has_no_end_but_its_lines_have() -> None:
    """A small question's reply has one."""
    assert ENDLESS.whole > 10**15 > SMALL.whole
    assert ENDLESS.line == LONGEST_LINE
