from datetime import date

import pytest

from rag.text.date_forms import day_at, days_in, month_number

DAY = date(2023, 6, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("2023-06-12", "2023/6/12", "2023.06.12", "2023. 6. 12.", "2023-Jun-12", "2023. június 12."),
        *("12 June 2023", "12th of June, 2023", "12June 2023", "June 12th, 2023", "Jun. 12 2023", "12-JUN-2023"),
        *("12. Juni 2023", "12 juin 2023", "12 de junio de 2023", "12 de junio del 2023", "junio 12 de 2023"),
        *("12 de junho de 2023", "12 giugno 2023", "12 juni 2023", "12. juni 2023", "12. června 2023", "12 iunie 2023"),
        *("12 czerwca 2023 r.", "12 июня 2023 года", "12 червня 2023 р.", "12 Haziran 2023", "12 HAZİRAN 2023"),
        *("12 يونيو 2023", "12 يونيو/حزيران 2023", "١٢ حزيران ٢٠٢٣", "12 Ιουνίου 2023", "12 जून 2023"),
        *(
            "2023年6月12日",
            "２０２３年６月１２日",
            "2023년 6월 12일",
            "令和5年6月12日",
            "民國112年6月12日",
            "ngày 12 tháng 6 năm 2023",
        ),
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    """In the languages of the news, the figures of other scripts and the years of eras too."""
    assert day_at(text) == (DAY, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "12/06/2023",
        "12.06.2023",
        "June 2023",
        "12 June",
        "12 Brumaire 2023",
        "31 June 2023",
        "12 June 20234",
        "2023年6月",
    ],
)
def test_what_names_no_day_by_itself(text: str) -> None:
    """Parts, days that cannot be, and figures whose order is anybody's."""
    assert day_at(text) is None


def test_months_that_two_languages_share() -> None:
    """Polish November is Croatian October, which has a point after the day."""
    assert day_at("12 listopada 2023") == (date(2023, 11, 12), 17)
    assert day_at("12. listopada 2023") is None
    assert (month_number("Sept."), month_number("09"), month_number("Brumaire")) == (9, 9, None)


def test_days_in_a_text() -> None:
    """With where each begins; a number that goes on before it is another one."""
    text = "On 12 June 2023 and on June 13, 2023, not on 112 June 2023."
    assert list(days_in(text)) == [(3, DAY), (23, date(2023, 6, 13))]
