"""What a follow-up question in English leaves unsaid."""

from rag.question.followup_rules import bare, points_back, resolve
from rag.question.question_parts import read_parts

HANOI = "What did Putin say in Hanoi?"


def test_a_question_that_is_whole_is_left_alone() -> None:
    assert resolve("What did Scholz say about Gaza?", [HANOI], [""]) is None
    assert resolve("And where?", [HANOI], [""]) == "Where did Putin say that in Hanoi?"


def test_opening_words_say_nothing() -> None:
    assert bare("And what about Macron?") == "Macron?"
    assert bare("Android phones?") == "Android phones?"


def test_a_pronoun_points_back_unless_its_name_stands_before_it() -> None:
    """Empty "it" and "there" point nowhere."""
    for question in (
        "What did he say?",
        "Who paid for it?",
        "who said that?",
        "Who was there?",
        "What did Poe tell him?",
    ):
        assert points_back(read_parts(question)), question
    for question in ("Why did Poe say he left?", "Is it true that Poe left?", "Is there hope?", "Who left this week?"):
        assert not points_back(read_parts(question)), question


def test_the_older_question_helps_where_the_last_one_cannot() -> None:
    earlier = ["Why did the price rise?", "What did Macron say in Riga?"]
    assert resolve("What does he want?", earlier, ["", ""]) == "What does Macron want?"
    assert resolve("Who lives there?", earlier, ["", ""]) == "Who lives in Riga?"
