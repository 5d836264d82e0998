"""Where sentences begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from rag.text.sentences import PIECE, sentence_spans, split_at_words
from rag.types import Span

LANGUAGES = st.sampled_from(["en", "de", "ru", "zh", "pt-br", "no language", ""])


def sentences(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


def test_sentences_end_at_full_stops_and_at_line_ends() -> None:
    """An abbreviation ends none; a heading without a full stop is one of its own."""
    text = "Russia ‘must fail’\n\nMr. Price said no.  The U.S. agreed!\nWhy? "
    assert sentences(text) == ["Russia ‘must fail’", "Mr. Price said no.", "The U.S. agreed!", "Why?"]


def test_its_words_tell_the_language_where_nobody_says_it() -> None:
    """The point of a day ends no sentence in German; in English a number does."""
    german = "Die Gewerkschaft rief für den 12. Mai zum Streik auf. Die Stadt schwieg."
    assert [span.of(german) for span in sentence_spans(german)] == sentences(german, "de")
    assert len(sentences(german, "de")) == 2
    english = "The union called for a strike on the 12th. The city said nothing about it."
    assert [span.of(english) for span in sentence_spans(english)] == sentences(english)


def test_a_quotation_stays_in_one_piece() -> None:
    """The speaker stands after it, so that parts of it would be nobody's words."""
    quotation = "“Russian aggression can and must fail. And our task now is to speed it up,” he told the leaders."
    assert sentences(f"He spoke. {quotation}") == ["He spoke.", quotation]


def test_a_line_of_any_length_has_the_sentences_of_its_parts() -> None:
    """Read in pieces, none of which ends inside a sentence or a quotation."""
    said = "He spoke for an hour of the harbour. “It must open again. We need it,” he told the leaders. "
    assert sentences(said * 400) == [*sentences(said)] * 400


def test_no_sentence_is_without_end() -> None:
    """It is cut between words, and where there are none, anywhere; nothing of it is lost."""
    for text in ("word " * 10_000, "x" * 50_000, "“" * 50_000):
        assert all(span.end - span.start <= PIECE for span in sentence_spans(text))
        assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_odd_blanks_and_halves_of_characters_are_read() -> None:
    """The library panics at some blanks after an initial, in Spanish, and takes no halves at all."""
    assert sentences("A\u2028. Dijo.", "es") == ["A\u2028. Dijo."]
    assert sentences("Yes \ud800. No.") == ["Yes \ud800.", "No."]


def test_offsets_count_characters() -> None:
    """Letters of several bytes and of two code units before a sentence do not shift it."""
    text = "Зеленський у Києві 𝕊 🇺🇦. Він сказав ні."
    assert sentences(text, "uk") == ["Зеленський у Києві 𝕊 🇺🇦.", "Він сказав ні."]


@given(st.text(max_size=150), LANGUAGES)
def test_nothing_is_lost_and_nothing_stands_twice(text: str, language: str) -> None:
    """In any text and language every character that is no white space is in exactly one sentence, in order."""
    spans = sentence_spans(text, language)
    covered = [place for span in spans for place in range(span.start, span.end)]
    assert covered == sorted(set(covered))
    assert all(text[place].isspace() for place in set(range(len(text))) - set(covered))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)


@given(st.text(max_size=100), st.integers(0, 12))
def test_pieces_are_whole_words(text: str, pieces: int) -> None:
    """At most as many as asked for, with all the words of the span in order."""
    whole = Span(0, len(text))
    parts = split_at_words(text, whole, pieces)
    assert 1 <= len(parts) <= max(pieces, 1)
    assert [word for part in parts for word in part.of(text).split()] == text.split()
