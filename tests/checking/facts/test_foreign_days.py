"""Days of claims in other languages."""

from datetime import date

import pytest

from rag.checking.facts.objections import objections
from rag.checking.shapes import CitedPassage
from rag.types import Article, Passage, Span
from tests.checking.facts.test_other_languages import kinds


@pytest.mark.parametrize(
    ("language", "claim", "text"),
    [
        ("de", "Das Werk brannte am 7. April ab.", "Das Werk brannte am 7. März ab."),
        ("fr", "L'usine a brûlé le 7 avril dans la nuit.", "L'usine a brûlé le 7 mars dans la nuit."),
        ("es", "La fábrica se quemó el 7 de abril por la noche.", "La fábrica se quemó el 7 de marzo por la noche."),
        ("ru", "Завод сгорел 7 апреля.", "Завод сгорел 7 марта."),
        ("uk", "Завод згорів 7 квітня.", "Завод згорів 7 березня."),
        ("pl", "Fabryka spłonęła 7 kwietnia w nocy.", "Fabryka spłonęła 7 marca w nocy."),
    ],
)
def test_another_month_is_objected_to(language: str, claim: str, text: str) -> None:
    assert kinds(claim, text, language) == {"date"}
    assert kinds(claim, claim, language) == set()


@pytest.mark.parametrize(
    ("language", "claim", "text"),
    [
        ("de", "Das Werk brannte am 7. März ab.", "Das Werk brannte am 5., 6. und 7. März ab."),
        ("de", "Das Werk brannte am 7. März ab.", "Das Werk brannte am 07.03.2024 ab, 7 Menschen starben."),
        ("de", "Das Werk brannte am 7. März ab.", "The plant burned down on March 7."),
        ("ru", "Завод сгорел 7 марта.", "Завод, где 7 цехов, сгорел в среду."),
        ("fr", "L'usine a brûlé le 1er mars dans la nuit.", "Le 1er mars, l'usine a brûlé."),
    ],
)
def test_the_same_day_written_in_another_way_is_not(language: str, claim: str, text: str) -> None:
    """Nor one near that on which the article came out, 6 March."""
    assert "date" not in kinds(claim, text, language, date(2024, 3, 6))


def test_a_day_from_elsewhere_in_the_article_is_a_lesser_fault() -> None:
    """It is in the article, but not in what is cited."""
    text = "Das Werk brannte am 7. März ab. Am 7. April wurde es wieder eröffnet."
    claim = "Das Werk brannte am 7. April ab."
    article = Article("id", "", text, language="de")
    first = Span(0, text.index(" Am"))
    [objection] = objections(claim, [CitedPassage(Passage(article, *first), (first,))])
    assert (objection.kind, objection.grave) == ("date", False)


def test_days_at_the_ends_of_the_calendar() -> None:
    """No day lies before the first one or after the last."""
    for day in (date.min, date.max):
        assert kinds("Завод сгорел 7 апреля.", "Завод сгорел 7 марта.", "ru", day) == {"date"}
