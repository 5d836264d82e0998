"""Claims in other languages: numbers, years and quotations are compared, and nothing is that only English says."""

from datetime import date

import pytest

from rag.checking.facts.objections import not_compared, objections
from rag.checking.shapes import CitedPassage
from rag.types import Article, Passage, Span

RUSSIAN = "В 2022 году завод сжёг 340 тонн угля, сказал директор: «Мы не закроемся никогда»."
UKRAINIAN = "У 2022 році завод спалив 340 тонн вугілля, сказав директор: «Ми не закриємося ніколи»."
CHINESE = "2022年工厂烧了340吨煤，厂长说：“我们永远不会关门。”"
ARABIC = "أحرق المصنع 340 طنا من الفحم في عام 2022 وقال المدير: «لن نغلق أبدا»."
GREEK = "Το 2022 το εργοστάσιο έκαψε 340 τόνους κάρβουνο. «Δεν κλείνουμε ποτέ», είπε ο διευθυντής."
KOREAN = "공장은 2022년에 석탄 340톤을 태웠다. 소장은 “절대 문을 닫지 않는다”고 말했다."


def cited(text: str, language: str, published: date | None = None) -> CitedPassage:
    article = Article("id", "", text, language=language, published=published)
    return CitedPassage(Passage(article, 0, len(text)), (Span(0, len(text)),))


def kinds(claim: str, text: str, language: str, published: date | None = None) -> set[str]:
    return {each.kind for each in objections(claim, [cited(text, language, published)])}


TEXTS = [(RUSSIAN, "ru"), (UKRAINIAN, "uk"), (CHINESE, "zh"), (ARABIC, "ar"), (GREEK, "el"), (KOREAN, "ko")]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_what_the_passage_says_is_not_objected_to(text: str, language: str) -> None:
    assert kinds(text, text, language) == set()


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_another_year_is(text: str, language: str) -> None:
    assert kinds(text.replace("2022", "2019"), text, language) == {"date"}


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_another_number_is(text: str, language: str) -> None:
    assert kinds(text.replace("340", "860"), text, language) == {"number"}


@pytest.mark.parametrize(
    ("text", "language", "said", "invented"),
    [
        (RUSSIAN, "ru", "никогда", "завтра"),
        (UKRAINIAN, "uk", "ніколи", "завтра"),
        (CHINESE, "zh", "永远不会", "明天就会"),
        (ARABIC, "ar", "أبدا", "غدا"),
        (GREEK, "el", "ποτέ", "αύριο"),
        (KOREAN, "ko", "절대", "내일"),
    ],
)
def test_an_invented_quotation_is(text: str, language: str, said: str, invented: str) -> None:
    assert kinds(text.replace(said, invented), text, language) == {"quotation"}


@pytest.mark.parametrize(
    ("claim", "text", "language"),
    [
        ("工厂烧了1.2万吨煤。", "工厂烧了12,034吨煤。", "zh"),
        ("工厂 烧了 340 吨煤。", "工厂烧了340吨煤。", "zh"),
        ("工厂烧了340吨煤。", "The plant burned 340 tonnes of coal.", "en"),
        ("工厂有35名工人。", "工厂有三十五名工人。", "zh"),
        ("工厂在3月7日关门。", "The plant closed on Monday.", "en"),
        ("他说「我们永远不会关门」。", "厂长说我们永远不会关门，然后离开了。", "zh"),
        ("Завод сгорел в 2021 году.", "Завод сгорел в прошлом году.", "ru"),
        ("Завод сгорел в 2022 году.", "Завод сгорел в марте.", "ru"),
        ("Das Werk brannte im Jahr 2021 ab.", "Das Werk brannte letztes Jahr ab.", "de"),
        ("工厂2021年关门。", "工厂去年关门。", "zh"),
        ("В заводе А4 работают.", "Завод А4 работает.", "ru"),
    ],
)
def test_the_same_said_in_another_way_is_not(claim: str, text: str, language: str) -> None:
    """With scales, blanks, words for numbers, and the year of an article that came out in 2022."""
    assert kinds(claim, text, language, date(2022, 5, 3)) == set()


@pytest.mark.parametrize(
    ("claim", "text", "language"),
    [
        ("工厂烧了1.2万吨煤。", "工厂烧了15,034吨煤。", "zh"),
        ("Завод сгорел в 2019 году.", "Завод сгорел в прошлом году.", "ru"),
        ("Завод сгорел в 2021 году.", "Завод сгорел в марте.", "ru"),
        ("工厂烧了340吨煤。", "The plant burned 860 tonnes of coal.", "en"),
    ],
)
def test_something_else_is(claim: str, text: str, language: str) -> None:
    assert kinds(claim, text, language, date(2022, 5, 3)) <= {"number", "date"}
    assert kinds(claim, text, language, date(2022, 5, 3))


@pytest.mark.parametrize(("text", "language"), [*TEXTS, ("工厂关门了。", "en"), ("Завод горит.", "en")])
def test_not_all_is_compared(text: str, language: str) -> None:
    """However short it is, whatever its article is taken for."""
    assert "who says it were not" in (not_compared(text, [cited(text, language)]) or "")


def test_what_is_compared_is_told_by_what_is_known_of_the_language() -> None:
    """Of Russian its months and its denials, of Greek its months, of Korean neither."""
    told = [(not_compared(text, [cited(text, language)]) or "").split(";") for text, language in TEXTS]
    russian, greek, korean = told[0], told[4], told[5]
    assert russian[0].endswith("numbers, years, days, denials and quotations were compared")
    assert (greek[1], korean[1]) == (
        " denials, names and who says it were not",
        " days, denials, names and who says it were not",
    )


def test_english_is_compared_in_full() -> None:
    """Also with a name in other letters."""
    text = "The plant of Київ burned 340 tonnes of coal in 2022."
    assert not_compared(text, [cited(text, "en")]) is None
    assert not_compared("340", [cited(text, "en")]) is None


@pytest.mark.parametrize("unit", ["9年", "1,", "千9", "9.", "年"])
def test_hostile_texts_are_read_to_an_end(unit: str) -> None:
    assert isinstance(objections(unit * 100_000, [cited(unit * 5_000, "zh")]), list)
