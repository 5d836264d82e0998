"""What a question asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question.answer_types import AnswerType
from rag.question.questions import MOST_WORDS, read_question
from rag.types import Span


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How many soldiers were wounded?", AnswerType.NUMBER),
        ("What percentage agreed?", AnswerType.PERCENT),
        ("How long did the phone call last?", AnswerType.DURATION),
        ("At how many dollars a barrel was the price cap set?", AnswerType.MONEY),
        ("When did it end?", AnswerType.DATE),
        ("On what day did Putin meet the leadership of Vietnam?", AnswerType.DATE),
        ("“Classic land grab”: who said that?", AnswerType.PERSON),
        ("Which city did Putin visit in Belarus?", AnswerType.NAME),
        ("What conditions did Putin set?", AnswerType.ANYTHING),
        ("the somehow manyfold", AnswerType.ANYTHING),
        ("", AnswerType.ANYTHING),
    ],
)
def test_the_kind_of_answer(text: str, wanted: AnswerType) -> None:
    """Read from the question word and what stands beside it."""
    assert read_question(text).answer_type is wanted


def test_content_words_and_names() -> None:
    """Stems of what the question is about; the first word is no name for its capital."""
    question = read_question("What conditions did Vladimir Putin set? conditions")
    assert question.stems == ("condit", "vladimir", "putin", "set")
    assert question.names == {"vladimir", "putin"}
    assert read_question("Putin in Minsk").names == {"minsk"}
    assert read_question("WHAT DID PUTIN SAY").names == frozenset()


def test_what_is_counted() -> None:
    """The content words after "how many", until a function word."""
    assert read_question("How many Patriot batteries will the United States deliver?").counted == (
        "patriot",
        "batteries",
    )
    assert read_question("Of the 35, how many of the attack drones were over Kyiv?").counted == ("attack", "drones")
    assert read_question("How much is it?").counted == ()


def test_a_country_is_one_word() -> None:
    """However the question writes it, its stem is the same."""
    for text in ("United States", "the U.S.", "American", "USA"):
        assert read_question(f"Which president of {text} spoke?").stems == ("presid", "usa", "spoke")


def test_places_and_offices_are_nobody() -> None:
    """Where a person is wanted a sentence must name one."""
    question = read_question("Who spoke?")
    assert not question.answers_in_kind("The President of Ukraine and Moscow spoke.")
    assert question.answers_in_kind("Then Ann Poe spoke.")
    assert question.new_names("Then Ann Poe spoke.") == 0.5


def test_function_words_alone_are_what_it_is_about() -> None:
    """Something is searched for, however little the question says."""
    assert read_question("who is he?").stems == ("who", "is", "he")
    assert read_question("who is he?").is_about_nothing
    assert not read_question("who is Macron?").is_about_nothing
    assert read_question("?!").stems == ()


@pytest.mark.parametrize(
    ("question", "answering", "other"),
    [
        ("How many of the 12 came?", "Seventy came, in 2 cars.", "Of the 12 some came."),
        ("When did it end?", "It ended on Monday.", "It ended soon."),
        ("How long did it last?", "It took two days.", "It took two."),
        ("What percentage agreed?", "It was 12 %.", "It was 12."),
        ("How many dollars was it?", "It was $12.", "It was 12."),
        ("How old is Ann Poe?", "The 68-year-old met 3 envoys.", "Ann Poe met 31 children."),
        ("What is the price?", "It is 310 crowns.", "It is 310."),
        ("Who met Putin?", "In Paris Macron met him.", "On Monday Putin was met in Ukraine."),
        ("Where was Putin?", "Putin was in Minsk.", "Putin was there."),
    ],
)
def test_a_sentence_answers_in_kind(question: str, answering: str, other: str) -> None:
    """With words of the wanted kind that the question itself does not have; any do where none is wanted."""
    assert read_question(question).answers_in_kind(answering)
    assert not read_question(question).answers_in_kind(other)
    assert read_question("What happened?").answers_in_kind(other)


@pytest.mark.parametrize(
    ("question", "telling", "other"),
    [
        ("Why did the dam give way?", "It gave way because its spillway was blocked.", "It gave way on Sunday."),
        ("What conditions did the minister set?", "No tram must be louder than 55 decibels.", "The line was opened."),
        ("What does the union demand?", "It insists on a pay rise.", "It met the owners."),
    ],
)
def test_some_answers_have_words_of_their_own(question: str, telling: str, other: str) -> None:
    """Reasons and demands; other questions have no such words."""
    assert read_question(question).shows_signs(telling)
    assert not read_question(question).shows_signs(other)
    assert not read_question("Who is he?").shows_signs(telling)


@given(st.text(max_size=200))
def test_any_question_is_read(text: str) -> None:
    """Names are among the stems, and no stem stands twice."""
    question = read_question(text)
    assert len(set(question.stems)) == len(question.stems)
    assert isinstance(question.answers_in_kind(text), bool)


def test_a_pasted_page_is_cut() -> None:
    """Its first words are searched, so that a search stays quick."""
    assert len(read_question(" ".join(f"w{number}" for number in range(10_000))).stems) == MOST_WORDS


@pytest.mark.parametrize(
    ("question", "sentence", "words", "found"),
    [
        ("Who is the minister?", "Transport Minister Ada Holm left.", "Holm", "Transport Minister Ada Holm"),
        ("Who left?", "Meanwhile Ada Holm left.", "Holm", "Ada Holm"),
        ("How much will it cost?", "It will cost 2.6 million euros and take long.", "2.6", "2.6 million euros"),
        ("How often will it run?", "It will run every 20 minutes.", "20", "20 minutes"),
        ("How many were hurt?", "It hurt three near Toft for days.", "three", "three"),
    ],
)
def test_an_answer_is_a_whole_name_or_number(question: str, sentence: str, words: str, found: str) -> None:
    start = sentence.index(words)
    place = read_question(question).words_in_kind(sentence, Span(start, start + len(words)))
    assert place is not None
    assert place.of(sentence) == found
