from datetime import date

import pytest

from rag.reading.dates.stated import StatedDay, day_of_line, find_stated_day, is_labelled, is_of_other
from rag.text.day_order import DayOrder

DAY = date(2023, 6, 12)
NEXIS = (
    "1 of 3 DOCUMENTS\n\n\nThe Harbour Times\n\nJune 12, 2023 Monday \nNorth Edition\n\nPier opens to walkers\n\n"
    "BYLINE: Tove Lind\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 412 words\n\nThe pier is open.\n\nLOAD-DATE: June 13, 2023"
)


@pytest.mark.parametrize(
    "text",
    [
        "VESTBY, 12 June 2023. The pier opened.",
        "Pier opens\nJune 12, 2023 Monday\n\nThe pier opened.",
        "Pier opens\nPosted on June 12, 2023 by Tove Lind\n\nThe pier opened.",
        "Pier opens\nWritten by Tove Lind on 12 June 2023\nThe pier opened.",
        "Steg offen\nVestby, 12. Juni 2023\n\nDer Steg ist offen.",
        "Pier opens\nHarbour Times · June 12, 2023 · 4 min read\n\nThe pier opened.",
        "Muelle\nVestby - 12 jun. 2023 - 21:40 CEST\nActualizado: 13 jun. 2023\n\nEl muelle abre.",
        "Steg offen\ndpa | 12.06.2023\n\nDer Steg ist offen.",
        "Steg offen\nHafenbote, 12.6.2023, Nr. 36, S. 4\n\nDer Steg ist offen.",
        "From the Harbour Times, page 3, Monday 12 June 2023\n\nThe pier opened.",
        "Pier opens\nJune 12, 2023 / 10:30 AM / Harbour News\nThe pier opened.",
        "Pier opens\nJune 12, 2023, Tove Lind\nThe pier opened.",
        "Pier opens\nUpdated 13 June 2023\nPublished 12 June 2023\nThe pier opened.",
        "Pier opens\nPublished 5:00 AM EDT, Mon June 12, 2023\nThe pier opened.",
        "Pier opens\nIt took the town nine years and three mayors.\n\nBy Tove Lind\n12 June 2023\n\nThe pier opened.",
        "Pier opens\nIt took the town nine years and three mayors.\n\nJune 12, 2023, 10:30 a.m. ET\n\nThe pier opened.",
        "Harbour Times, 12 June 2023, p. 4\nThe pier opened.",
        "OSLO--(BUSINESS WIRE)--June 12, 2023--The pier opened.",
        "OSLO, June 12, 2023 /PRNewswire/ -- The pier opened.",
        NEXIS,
        "HD\nPier opens\nBY\nTove Lind\nWC\n412 words\nPD\n12 June 2023\nSN\nHarbour Times",
        "Pier opens\nLind, Tove. Harbour Times; Oslo [Oslo]12 June 2023: A.4.",
        "Le quai\nPublié le lundi 12 juin 2023 à 10h30, mis à jour le 13 juin 2023\nLe quai est ouvert.",
        "El muelle\nPublicado el 12 de junio de 2023\nEl muelle abrió.",
        "Il molo\n12 giugno 2023 alle 10:30\nIl molo è aperto.",
        "O cais\nLisboa, 12 jun 2023 (Lusa) – O cais abriu.",
        "Пирс открыт\n12 июня 2023, 10:30\nПирс открыли.",
        "Причал відкрито\n12 червня 2023 року, 10:30\nПричал відкрили.",
        "الرصيف\nنشر في: 12 يونيو 2023\nافتتح الرصيف.",
        "Molo otwarte\nOpublikowano: 12 czerwca 2023 r.\nMolo otwarto.",
        "De pier\nGepubliceerd op 12 juni 2023 om 10:30\nDe pier is open.",
        "Bryggan\nPublicerad 12 juni 2023 kl. 10.30\nBryggan är öppen.",
        "İskele\n12 Haziran 2023 Pazartesi 10:30\nİskele açıldı.",
        "부두 개방\n입력 2023.06.12 10:30\n부두가 열렸다.",
        "桟橋が開く\n2023年6月12日（月）\n桟橋が開いた。",
        "码头开放\n来源：海港报 2023年6月12日 10:30\n码头开放了。",
    ],
)
def test_how_articles_state_their_day(text: str) -> None:
    """On a line with nothing but heads, in a byline, after a label, in a dateline, in the header of a database."""
    found = find_stated_day(text)
    assert found is not None
    assert found.day == DAY


@pytest.mark.parametrize(
    "text",
    [
        "The pact is over\n\nThe pact of\nJune 12, 1963\nis over, says the mayor.",
        "Pier opens\nThe town built it on\n12 June 1963\n\nNobody remembers.",
        "The stone\nIt stands on the hill above the harbour of the town.\nJune 12, 1963\nMore is not on it.",
        "The pact – June 12, 1963 – is over\nNobody mourns.",
        "Born:\nJune 12, 1963\nIn Oslo",
        "Pier opens\nLast login: 12 June 2023\nThe pier opened.",
        "Pier opens\nLast login\n12 June 2023\nThe pier opened.",
        "Pier opens\nUpdated 13 June 2023\nThe pier opened.",
        "Update, 13 June 2023: The pier is closed again.",
        "In Oslo, June 12, 1963. The pier opened.",
        "Concert\nWhen: June 12, 2023\nThe band plays.",
        "Regeln\nStand: 12. Juni 2023\nDie Regeln gelten.",
        "Fair\nOslo, 12-14 June 2023\nThe fair is open.",
        "Rules\nComments closed on 12 June 2023\nWrite to us.",
    ],
)
def test_days_that_are_not_of_publication(text: str) -> None:
    """Of events, of changes, of visits; on a line of its own too, if a sentence runs through it."""
    assert find_stated_day(text) is None


def test_a_day_in_figures_is_told_with_its_words() -> None:
    """So that something else may decide between its two readings."""
    text = "Pier opens\nPublished 05/03/2024\nThe pier opened."
    assert find_stated_day(text) == StatedDay(None, "05/03/2024")
    assert find_stated_day(text, DayOrder.DAY_FIRST) == StatedDay(date(2024, 3, 5), "05/03/2024")


def test_a_line_by_itself() -> None:
    """As a web page has it, without lines around it."""
    assert day_of_line("By Tove Lind | 12 June 2023") == StatedDay(DAY, "12 June 2023")
    assert day_of_line("The pier of 12 June 2023") is None
    assert is_labelled("Tove Lind · Published on 12 June 2023")
    assert not is_labelled("12 June 2023")
    assert is_of_other("Last login:")
    assert is_of_other("Mis à jour le")
    assert not is_of_other("Published on")
