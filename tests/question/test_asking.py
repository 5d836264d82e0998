"""How other languages ask."""

import pytest

from rag.language.language import Asking, parse_words
from rag.language.registry import LANGUAGES
from rag.question.answer_types import AnswerType
from rag.question.asking import reader_of, reader_of_code
from rag.question.questions import read_question


@pytest.mark.parametrize(
    ("question", "language", "wanted", "about"),
    [
        ("Wie viele Gemälde kaufte das Museum?", "de", AnswerType.NUMBER, ("gemald", "kauft", "museum")),
        ("Wann tritt die Bürgermeisterin zurück?", "de", AnswerType.DATE, ("tritt", "burgermeist", "zuruck")),
        ("Qui a signé le contrat ?", "fr", AnswerType.PERSON, ("sign", "contrat")),
        ("¿Cuánto cuesta el gas?", "es", AnswerType.MONEY, ("cuest", "gas")),
        ("Сколько картин украли из музея?", "ru", AnswerType.NUMBER, ("картин", "укра", "музе")),
        ("Хто підписав контракт?", "uk", AnswerType.PERSON, ("підпис", "контракт")),
        ("متى استقال العمدة؟", "ar", AnswerType.DATE, ("استقال", "عمد")),
        ("谁签署了合同？", "zh", AnswerType.PERSON, ("签署", "合同", "签", "署", "合", "同")),
        ("議會什麼時候開會？", "zh", AnswerType.DATE, ("議會", "開", "議", "會")),
        ("市長はなぜ辞任しましたか？", "ja", AnswerType.ANYTHING, ("市長", "辞任", "市", "長", "辞", "任")),
        ("은행 총재는 언제 사임합니까?", "ko", AnswerType.DATE, ("은행", "총재", "사임")),
        ("ใครชนะ?", "th", AnswerType.ANYTHING, ("ชนะ",)),
    ],
)
def test_what_a_question_is_about_and_wants(
    question: str, language: str, wanted: AnswerType, about: tuple[str, ...]
) -> None:
    """The stems of its content words; of pairs of Chinese letters each letter, too."""
    read = read_question(question)
    assert (read.language, read.answer_type, read.stems) == (language, wanted, about)
    assert not read.is_about_nothing


@pytest.mark.parametrize(
    ("question", "answering", "other"),
    [
        ("Wer unterschrieb?", "Am Montag unterschrieb Ida Holm.", "Die Ministerin unterschrieb."),
        ("Combien de tableaux a-t-il achetés ?", "Il a acheté deux tableaux.", "Il a acheté des tableaux."),
        ("Когда закроют мост?", "Мост закроют в мае.", "Мост закроют надолго."),
        ("Quién ganó?", "Ayer ganó Rosa Lind.", "Ayer ganó el equipo."),
        ("谁签署了合同？", "能源部长达尔签署了合同。", "周四签署了合同。"),
        ("多少人受伤？", "十四人受伤。", "很多人受伤。"),
        ("誰が勝ちましたか？", "鈴木選手が勝った。", "雨が降った。"),
        ("متى استقال؟", "استقال يوم الجمعة.", "استقال لأسباب صحية."),
        ("시장은 누구입니까?", "김민수 시장이 말했다.", "비가 왔다."),
    ],
)
def test_a_question_prefers_sentences_with_what_it_wants(question: str, answering: str, other: str) -> None:
    """A name, a number, a day."""
    read = read_question(question)
    assert read.answers_in_kind(answering)
    assert not read.answers_in_kind(other)


@pytest.mark.parametrize(
    ("question", "telling"),
    [
        ("Warum ging er?", "Er ging, weil er krank ist."),
        ("Почему он ушёл?", "Он ушёл из-за болезни."),
        ("市長はなぜ辞任しますか？", "病気のため辞任する。"),
        ("为什么辞职？", "因为健康原因辞职。"),
        ("لماذا استقال؟", "استقال بسبب المرض."),
    ],
)
def test_reasons_show_where_it_asks_why(question: str, telling: str) -> None:
    """And nowhere else."""
    assert read_question(question).shows_signs(telling)
    assert not read_question(question).shows_signs("")


def test_names_are_known_by_capitals_or_by_a_list() -> None:
    """Of places that news speaks of, where nothing has capitals; in German every noun has one."""
    assert read_question("Когда президент посетит Китай?").names == {"кита"}
    assert read_question("متى يزور الرئيس الصين؟").names == {"صين"}
    assert read_question("总统什么时候访问中国？").names == {"中国"}
    assert read_question("Wann besucht der Präsident China?").names == frozenset()


ASKING = {code: each.asking for code, each in LANGUAGES.items() if each.asking}


@pytest.mark.parametrize("code", [code for code, asking in ASKING.items() if asking.answer_types])
def test_what_is_known_of_a_language_belongs_together(code: str) -> None:
    """One that knows what it wants knows what that looks like."""
    asking = ASKING[code]
    assert all((asking.numbers, asking.durations, asking.days, asking.why, asking.because))
    assert asking.function or asking.unparted
    assert reader_of_code(code).looks.keys() >= set(map(AnswerType, asking.answer_types)) - {
        AnswerType.PERSON,
        AnswerType.NAME,
    }


def test_a_language_is_added_as_data() -> None:
    """Function words, a pattern of questions and what answers them look like."""
    esperanto = reader_of(
        Asking(
            function=parse_words("kiu estas la"),
            answer_types={"person": r"\bkiu\b"},
            names=r"\b[A-Z]\w+",
            capital_is_name=True,
        )
    )
    assert esperanto.content("Kiu estas la urbestro?") == ["urbestro"]
    assert esperanto.answer_type_of("Kiu estas la urbestro?") is AnswerType.PERSON
    assert esperanto.looks_like(AnswerType.PERSON, "Kiu?", "la urbestro Lind")


def test_of_a_language_without_tables_anything_may_answer() -> None:
    """It is found by its words alone."""
    nobody = reader_of_code("xx")
    assert nobody.content("abc def") == ["abc", "def"]
    assert nobody.answer_type_of("abc?") is AnswerType.ANYTHING
    assert nobody.looks_like(AnswerType.PERSON, "abc?", "def")
    assert not nobody.shows_signs("abc?", "def")
