"""Words of a question that no article has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.missing import MOST, missing_words
from rag.question.questions import read_question
from rag.text.words import fold, stems


def missing(question: str, articles: str = "") -> list[str]:
    return missing_words(read_question(question), set(stems(articles)).__contains__)


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("Who will shoot?", "The jet was shot down."),
        ("Who was the shooter?", "A man shot at the mayor."),
        ("Who was shot?", "The shooting lasted an hour."),
        ("When Did They Shoot?", "They shot."),
        ("Which women withdrew?", "A woman will withdraw."),
        ("Whose withdrawal?", "They withdrew."),
        ("Who is the invader?", "The invasion began."),
        ("Why this explosion?", "A mine exploded."),
        ("Which defence organisation?", "A defense organization."),
        ("Which crises?", "One crisis."),
        ("Which cease-fire?", "A ceasefire."),
        ("Where does Berlin stand?", "Germany stands by."),
    ],
)
def test_a_word_that_stands_there_in_another_form_is_not_named(question: str, articles: str) -> None:
    """Bent, irregular, derived, in another spelling, or what stands for it."""
    assert missing(question, articles) == []


@pytest.mark.parametrize(
    "question",
    [
        "When in June 2024?",
        "On which Friday, 5 March, the 21st?",
        "How many of the 44 million dollars in the last two years?",
        "What percentage, and what was the exact amount, yesterday?",
        "what of the 2020s and f?",
    ],
)
def test_when_and_how_many_are_not_named(question: str) -> None:
    """Nobody adds articles for want of “2024” or “percentage”."""
    assert missing(question) == []


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who founded Hindenburg Research?", ["Hindenburg Research", "founded"]),
        ("what of hindenburg", ["hindenburg"]),
        ("Which fruit do Dwight Schrute and the U.S. sell?", ["Dwight Schrute", "fruit", "U.S.", "sell"]),
        ("Did Zoë’s ship-yard build it?", ["Zoë", "ship-yard", "build"]),
        ("What did the United Kingdom say?", ["United Kingdom", "say"]),
    ],
)
def test_words_are_named_as_they_were_asked(question: str, named: list[str]) -> None:
    """Names first, and a name of several words whole."""
    assert missing(question) == named


def test_the_form_of_a_name_is_another_name() -> None:
    """A park is no Parker."""
    assert missing("What did Amy Parker say?", "Amy says the park is shut.") == ["Parker"]
    assert missing("What did Parkers and Moscow say?", "Parker says: Russia.") == []


def test_of_a_question_about_something_else_the_first_words_are_enough() -> None:
    """Names before others."""
    named = missing("bake bread butter cheese cream eggs flour for Hindenburg")
    assert (len(named), named[0]) == (MOST, "Hindenburg")


@given(st.text("Ab the 2 Hindenburg-shoot’s June.?", max_size=60), st.text("shot Ab hinden. ", max_size=30))
def test_what_is_named_stands_in_the_question_and_in_no_article(question: str, articles: str) -> None:
    """Whatever is asked."""
    for word in missing(question, articles):
        assert word in " ".join(question.split())
        assert not set(stems(articles)) >= set(stems(fold(word)))


@pytest.mark.parametrize(
    ("question", "articles", "named"),
    [
        ("Wann besucht der Präsident China?", "", ["besucht", "Präsident", "China"]),
        ("Когда президент посетит Китай?", "Президента ждут.", ["Китай", "посетит"]),
        ("总统什么时候访问中国？", "", ["总统", "访问中国"]),
        ("总统什么时候访问中国？", "中国", ["总统"]),
        ("大統領はいつロシアを訪問しますか？", "", ["大統領", "ロシア", "訪問"]),
        ("متى يزور الرئيس الصين؟", "الرئيس", ["الصين", "يزور"]),
        ("Where is Amina Sorby?", "Amina Sørby", []),
    ],
)
def test_words_of_other_languages_that_no_article_has(question: str, articles: str, named: list[str]) -> None:
    """Whole, as the question writes them; of a run that nothing parts only what no piece of is there."""
    asked = read_question(question)
    assert sorted(missing_words(asked, set(asked.terms_of(articles)).__contains__)) == sorted(named)
