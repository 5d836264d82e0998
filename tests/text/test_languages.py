"""The language of a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.languages import foreign_language, is_in, names_of, told_language


@pytest.mark.parametrize(
    ("question", "name", "code"),
    [
        ("Welche Bedingungen stellte Putin?", "German", "de"),
        ("Was sagte Putin über die NATO?", "German", "de"),
        ("WER IST PUTIN", "German", "de"),
        ("Pourquoi la guerre a commencé ?", "French", "fr"),
        ("Qu’est-ce que Poutine a dit sur l’OTAN ?", "French", "fr"),
        ("¿Qué condiciones puso Putin?", "Spanish", "es"),
        ("Quali condizioni ha posto Putin?", "Italian", "it"),
        ("Welke voorwaarden heeft Poetin gesteld?", "Dutch", "nl"),
        ("Jakie warunki postawił Putin?", "Polish", "pl"),
        ("Quem disse isso sobre o acordo?", "Portuguese", "pt"),
        ("Какие условия поставил Путин?", "Russian", "ru"),
        ("Що сказав Путін?", "Ukrainian", "uk"),
        ("Хто там був?", "Ukrainian", "uk"),
        ("大統領はいつロシアを訪問しますか？", "Japanese", "ja"),
        ("ما هي شروط بوتين؟", "Arabic", "ar"),
        ("普京提出了什么条件？", "Chinese", "zh"),
        ("誰が選挙に勝ちましたか？", "Japanese", "ja"),
        ("푸틴은 어떤 조건을 제시했습니까?", "Korean", "ko"),
        ("Ποιους όρους έθεσε ο Πούτιν;", "Greek", "el"),
        ("אילו תנאים הציב פוטין?", "Hebrew", "he"),
    ],
)
def test_by_letters_and_function_words(question: str, name: str, code: str) -> None:
    """With the codes that articles in the language have."""
    language = foreign_language(question)
    assert language is not None
    assert language.name == name
    assert code in language.codes


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
    assert foreign_language(question) is None


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Is read, and with an English question around it, it is English."""
    foreign_language(text)
    assert foreign_language(f"What does that say about them, which is {text}?") is None


def test_an_article_is_in_a_language_by_its_code_or_its_words() -> None:
    """A code may name a country too."""
    german = foreign_language("Wer ist das?")
    assert german
    assert is_in(german, "de")
    assert is_in(german, "de-AT")
    assert is_in(german, "en", "Der Bus ist nicht gekommen.")
    assert not is_in(german, "en", "The bus did not come.")


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
    assert told_language(code, text) == language


def test_a_language_has_a_code_of_its_own() -> None:
    """Beside those of its letters."""
    ukrainian = foreign_language("Хто там був?")
    assert ukrainian
    assert ukrainian.code == "uk"
