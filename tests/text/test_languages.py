"""The language of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.languages import UNKNOWN, foreign_language, is_in, language_of, names_of


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Welche Bedingungen stellte Putin?", "de"),
        ("Was sagte Putin über die NATO?", "de"),
        ("WER IST PUTIN", "de"),
        ("Pourquoi la guerre a commencé ?", "fr"),
        ("Qu’est-ce que Poutine a dit sur l’OTAN ?", "fr"),
        ("¿Qué condiciones puso Putin?", "es"),
        ("Quali condizioni ha posto Putin?", "it"),
        ("Welke voorwaarden heeft Poetin gesteld?", "nl"),
        ("Jakie warunki postawił Putin?", "pl"),
        ("Quem disse isso sobre o acordo?", "pt"),
        ("Какие условия поставил Путин?", "ru"),
        ("Що сказав Путін?", "uk"),
        ("Хто там був?", "uk"),
        ("大統領はいつロシアを訪問しますか？", "ja"),
        ("ما هي شروط بوتين؟", "ar"),
        ("普京提出了什么条件？", "zh"),
        ("誰が選挙に勝ちましたか？", "ja"),
        ("푸틴은 어떤 조건을 제시했습니까?", "ko"),
        ("Ποιους όρους έθεσε ο Πούτιν;", "el"),
        ("אילו תנאים הציב פוטין?", "he"),
    ],
)
def test_by_letters_and_function_words(question: str, code: str) -> None:
    """Of questions, which have few words."""
    assert foreign_language(question) == code


@pytest.mark.parametrize(
    "question",
    [
        "What conditions did Putin set?",
        "Was Die Linke banned?",
        "Who is Путин?",
        "What does “que pasa por la calle” mean?",
        "Oscar de la Hoya fight",
        "Ursula von der Leyen speech",
        "Los Angeles fires",
        "Chi Minh City",
        "Putin conditions",
        "Der Spiegel report",
        "is gdp per capita the same as per capita income?",
        "?!",
        "",
    ],
)
def test_english_and_what_is_not_sure(question: str) -> None:
    """Names and quotations in another language make no question of it."""
    assert foreign_language(question) == UNKNOWN


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Is read, and with an English question around it, it is English."""
    foreign_language(text)
    assert foreign_language(f"What does that say about them, which is {text}?") == UNKNOWN


def test_an_article_is_in_a_language_by_its_code_or_its_words() -> None:
    """A code may name a country too."""
    german = "de"
    assert is_in(german, "de")
    assert is_in(german, "de-AT")
    assert is_in("uk", "ru")  # a few words in the letters of both do not tell which
    assert not is_in("ja", "zh")
    assert is_in(german, "en", "Der Bus ist nicht gekommen.")
    assert not is_in(german, "en", "The bus did not come.")


def test_a_language_of_which_nothing_is_known_is_itself() -> None:
    """As Welsh, which an article may be in."""
    assert is_in("cy", "cy")
    assert not is_in("cy", "en")


def test_names_of_languages() -> None:
    """Each once, at most three; there are codes that nobody here has a name for."""
    assert names_of(["en", "en-GB", "xx", "de", "fr", "nl"]) == ["English", "German", "French"]
    assert names_of(["xx"]) == ["other languages"]


@pytest.mark.parametrize(
    ("code", "text", "language"),
    [
        ("de-AT", "What?", "de"),
        ("en", "Das Museum hat zwei Bilder für die Stadt gekauft.", "de"),
        ("en", "Le maire a démissionné pour des raisons de santé.", "fr"),
        ("en", "Мер пішов у відставку.", "uk"),
        ("en", "市长辞职。", "zh"),
        ("en", "Los Angeles", "en"),
        ("en", "The mayor of Die Hard, a film by Das Studio.", "en"),
        ("en", "", "en"),
    ],
)
def test_a_short_text_tells_its_language(code: str, text: str, language: str) -> None:
    """What was told by more than that stays."""
    assert language_of(text, code) == language


def test_a_long_text_tells_its_language() -> None:
    """Of which nothing was said; what has no words of any language counts as English."""
    assert language_of("Der Präsident hat am Donnerstag gesagt, dass die Truppen nicht abziehen. " * 4, "") == "de"
    assert language_of("Верховная рада приняла закон в понедельник вечером после долгих споров. " * 4, "") == "ru"
    assert language_of("1 2 3 4 5 " * 40, "") == "en"


@pytest.mark.parametrize(
    ("claim", "language"),
    [
        ("The mayor of Kyiv resigned.", "en"),
        ("Der Minister ist zurückgetreten.", "de"),
        ("Putin: Macron, Scholz, Biden 2022", UNKNOWN),
    ],
)
def test_a_claim_tells_its_language_or_nothing_does(claim: str, language: str) -> None:
    """Names and figures are of no language."""
    assert language_of(claim) == language
