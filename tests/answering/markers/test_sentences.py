"""Sentences of a model's stream, each with its codes."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.markers.sentences import LONGEST_SENTENCE, SentenceReader, WrittenSentence
from rag.answering.markers.stream import Codes
from rag.text.sentences import sentence_spans
from tests.answering.markers.streams import sentences


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("He left the talks. [1] Next day he came [2].", [("He left the talks.", (1,)), ("Next day he came.", (2,))]),
        ("He left.[1]Next day [2] he came.", [("He left.", (1,)), ("Next day he came.", (2,))]),
        ("Putin said [1], that", [("Putin said, that", (1,))]),
        ('He left (Reuters [2]) "now [1]".', [('He left (Reuters) "now".', (2, 1))]),
        ("Mr. Price of the U.S. [1] said 3.5 pct. No.", [("Mr. Price of the U.S. said 3.5 pct.", (1,)), ("No.", ())]),
        ("“Yes. No. Go,” he said [1]. Then", [("“Yes. No. Go,” he said.", (1,)), ("Then", ())]),
        ("普京说了【1】。他走了。【2】", [("普京说了。", (1,)), ("他走了。", (2,))]),
        ("## Terms\n\n- **Kyiv** says no [1]\n- so", [("Terms", ()), ("- Kyiv says no", (1,)), ("- so", ())]),
        ("1. One thing. Two [1].\n2. Three", [("1. One thing.", ()), ("Two.", (1,)), ("2. Three", ())]),
        ("He left.\n[1]\n\nHe came.", [("He left.", (1,)), ("He came.", ())]),
        ("He left.\n[1] He came.", [("He left.", ()), ("He came.", (1,))]),
        ("[1]\nHe left.", [("He left.", (1,))]),
        ("```\nHe left.\n```\n---\n[2]", [("He left.", (2,))]),
        ("[1][2]", []),
        ("", []),
    ],
)
def test_sentences_have_their_codes(written: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    """A marker belongs to the sentence that it stands in or right after, and leaves its text clean."""
    assert sentences([written]) == expected


def test_the_last_sentence_grows_until_it_has_ended() -> None:
    """It has when a word follows, since "U.S." may go on, and a marker after the full stop is still its own."""
    reader = SentenceReader()
    assert reader.feed(["He left"]) == [WrittenSentence("He left", (), done=False)]
    assert reader.feed([". ", Codes((1,))]) == [WrittenSentence("He left.", (1,), done=False)]
    assert reader.feed([" Next day "]) == [
        WrittenSentence("He left.", (1,), done=True),
        WrittenSentence("Next day", (), done=False),
    ]
    assert reader.finish() == [WrittenSentence("Next day", (), done=True)]
    assert reader.finish() == []


def test_a_line_that_ended_waits_for_a_marker_on_the_next() -> None:
    reader = SentenceReader()
    assert reader.feed(["He left\n"]) == [WrittenSentence("He left", (), done=False)]
    assert reader.feed(["N"]) == [WrittenSentence("He left", (), done=True), WrittenSentence("N", (), done=False)]


def test_a_quotation_that_is_open_has_not_ended() -> None:
    """The speaker may stand after it. One that is never closed ends with its line."""
    reader = SentenceReader()
    assert reader.feed(["“Yes. No. And so "]) == [WrittenSentence("“Yes. No. And so", (), done=False)]
    assert [each.text for each in reader.finish()] == ["“Yes.", "No.", "And so"]


def test_text_without_an_end_is_cut_between_words() -> None:
    """So that it stays quick."""
    found = [text for text, _ in sentences(["word " * 900])]
    assert " ".join(found).split() == ["word"] * 900
    assert all(len(text) <= LONGEST_SENTENCE for text in found)
    assert "".join(text for text, _ in sentences("x" * 2_500)) == "x" * 2_500


@given(
    st.lists(
        st.sampled_from(
            [
                *("He left.", "Mr. Poe of the U.S. came!", "“No. Yes,” she said.", "Why (so)?", "3.5 pct."),
                *(
                    "It ends at 9 p.m. March 3 in Velm.",
                    "It ends at 9 p.m.",
                    "“Why so?” Mayor Jane Roe asked.",
                    "“Why?”",
                ),
            ]
        )
    )
)
def test_a_stream_has_the_sentences_of_its_text(parts: list[str]) -> None:
    """The same as if all of it had been there at once."""
    text = " ".join(parts)
    assert [sentence for sentence, _ in sentences([text])] == [span.of(text) for span in sentence_spans(text)]


BOMBS = [
    "[1][2]",
    "[",
    "(",
    "[1, ",
    "[1 ",
    "`[1]",
    "**[",
    "(source ",
    "[1",
    "[9]\t",
    "[1 to 99] ",
    "“a. ",
    "1. ",
    "[1]\n",
    "a ",
]


def calls(text: str) -> int:
    """How many functions are called to read it: the same on every machine."""
    count = 0

    def look(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(look)
    try:
        sentences([text])
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("bomb", BOMBS)
def test_any_text_costs_as_much_as_it_is_long(bomb: str) -> None:
    """Nothing but markers, brackets or what may become one: each character is looked at a few times, and no more of
    them where there are more."""
    short, long = (calls((bomb * size)[:size]) / size for size in (1_000, 4_000))
    assert long < 300
    assert long < 1.5 * short


def test_codes_without_a_sentence_do_not_pile_up() -> None:
    """However many there are."""
    assert sentences(["[1]\n" * 20_000, "He left."]) == [("He left.", (1,))]


def test_numbers_of_a_list_on_one_line_end_no_sentence() -> None:
    """Nor do as many looks at it as there are."""
    written = " ".join(f"{number}. one" for number in range(1, 60))
    assert " ".join(text for text, _ in sentences([written])) == written
