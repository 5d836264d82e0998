"""What a follow-up question in English leaves unsaid."""

from rag.question.followup_rules import resolve, strip_lead_in

HANOI = "What did Putin say in Hanoi?"


def test_a_question_that_is_whole_is_left_alone() -> None:
    assert resolve("What did Scholz say about Gaza?", [HANOI], [""]) is None
    assert resolve("And where?", [HANOI], [""]) == "Where did Putin say that in Hanoi?"


def test_opening_words_say_nothing() -> None:
    assert strip_lead_in("And what about Macron?") == "Macron?"
    assert strip_lead_in("Android phones?") == "Android phones?"


def test_the_older_question_helps_where_the_last_one_cannot() -> None:
    earlier = ["Why did the price rise?", "What did Macron say in Riga?"]
    assert resolve("What does he want?", earlier, ["", ""]) == "What does Macron want?"
    assert resolve("Who lives there?", earlier, ["", ""]) == "Who lives in Riga?"
