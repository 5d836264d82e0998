"""Which code page a text is in that does not say."""

import pytest

from rag.reading.encodings.code_pages import PAGES, choose, is_likelier_utf8
from rag.reading.encodings.letter_counts import LETTERS, WORDS

SENTENCES = (
    ("cp1252", "The minister met Inés Peña in Cádiz on Monday. They talked about fishing."),
    ("cp1252", "The council gave £3m to the library and £40,000 to the park."),
    ("cp1252", "Il prefetto di Cantù è tornato giovedì: “Non c’è più nulla”, ha detto."),
    ("cp1252", "A prefeitura não dá informações há três dias, diz João Simões."),
    ("cp1252", "Le maire a été réélu à Besançon après une longue soirée."),
    ("cp1252", "Der Bürgermeister räumte ein, dass die Brücke größer werden müsse."),
    ("cp1252", "Statsministeren sagde på mødet i Århus, at færgen skal sejle igen."),
    ("cp1252", "“It’s over,” she said – the vote cost them €90."),
    ("cp1250", "Burmistrz ogłosił, że szkoła zostanie zamknięta w środę."),
    ("cp1250", "Starosta řekl, že most bude uzavřen příští měsíc."),
    ("cp1250", "A polgármester szerint az új hídról később döntenek."),
    ("iso8859-2", "Burmistrz ogłosił, że szkoła zostanie zamknięta w środę."),
    ("cp1254", "Belediye başkanı köprünün yarın açılacağını söyledi."),
    ("cp1257", "Mērs sacīja, ka tilts tiks slēgts nākamajā nedēļā."),
    ("cp1251", "Мэр заявил, что мост закроют на следующей неделе."),
    ("koi8-r", "Мэр заявил, что мост закроют на следующей неделе."),
    ("cp866", "Мэр заявил, что мост закроют на следующей неделе."),
    ("cp1251", "Міський голова заявив, що їхній міст закриють наступного тижня."),
    ("cp1253", "Ο δήμαρχος δήλωσε ότι η γέφυρα θα κλείσει αύριο."),
    ("cp1255", "ראש העיר אמר שהגשר ייסגר בשבוע הבא."),
    ("cp1256", "قال رئيس البلدية إن الجسر سيغلق الأسبوع المقبل."),
    ("cp932", "市長は来週に橋を閉鎖すると発表した。"),
    ("euc-jp", "市長は来週に橋を閉鎖すると発表した。"),
    ("gb18030", "市长说，这座桥将在下周关闭。"),
    ("big5", "市長說，這座橋將在下週關閉。"),
    ("cp949", "시장은 다음 주에 다리를 닫는다고 말했다."),
    ("mac-roman", "The chef’s café on Elm Street is closed, “for good”."),
)


@pytest.mark.parametrize(("page", "text"), SENTENCES, ids=lambda value: value[:20])
def test_one_sentence_is_enough(page: str, text: str) -> None:
    """What is read is what was written; two code pages may agree on that."""
    content = text.encode(page)
    assert content.decode(choose(content, spoken_in=content).page) == text


def test_a_name_among_foreign_words() -> None:
    """A text in English may have a Czech name and say little else of its code page."""
    content = "The orchestra will play Dvořák and Janáček in Leeds.".encode("cp1250")
    assert choose(content, spoken_in=content).page == "cp1250"


def test_how_sure_a_choice_is() -> None:
    """A sentence is; one of two letters that two languages write is not; and bytes at random are no text at all."""
    sure = "Le maire a été réélu à Besançon.".encode("cp1252")
    unsure = "A reunião não terminou.".encode("cp1252")
    noise = bytes((7 * at * at + 13 * at) % 222 + 33 for at in range(400))
    assert choose(sure, sure).margin > 10 > 3 > choose(unsure, unsure).margin
    assert choose(noise, noise).mean < -8.2 < choose(sure, sure).mean


def test_bytes_that_are_utf8_by_chance() -> None:
    """É and a closing quotation mark of windows-1252 are two bytes of UTF-8; so are the two of ë."""
    assert not is_likelier_utf8("the “CAFÉ”".encode("cp1252"), "cp1252")
    assert is_likelier_utf8("Zoë said".encode(), "cp1252")


def test_the_tables_are_whole() -> None:
    """Each page is one that Python has, and each language has its letters."""
    systems = {"zh", "zh-hant", "ja", "ko"}
    for page, (languages, _) in PAGES.items():
        assert "a".encode(page) == b"a"
        assert set(languages) <= set(LETTERS) | systems
    assert set(WORDS) <= set(LETTERS)
