"""What a follow-up question may lean on."""

from rag.question.context import lower_first_word, read_context


def test_a_question_stands_under_the_topic_of_the_last_one_with_names() -> None:
    """The last one's, where none has any."""
    context = read_context(["Why did the price rise?", "What did Macron say in Riga?"], ["", ""])
    assert context.under_topic("Who won") == "About Macron in Riga: who won?"
    assert read_context(["Why did the price rise?"], [""]).under_topic("Who won") == "About the price rise: who won?"


def test_names_of_questions_and_answers_are_known() -> None:
    """Word by word, as a person may write them small."""
    assert {"Macron", "Ann", "Poe"} <= set(read_context(["What did Macron say?"], ["He met Ann Poe."]).known)


def test_a_first_word_is_small_inside_a_sentence() -> None:
    """Unless it may be a name."""
    assert (lower_first_word("Who won"), lower_first_word("Macron won")) == ("who won", "Macron won")
