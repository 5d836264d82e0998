"""Small articles in other languages, from their text to an answer: what is asked is found, quoted and dated."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from rag.assistant import Assistant
from rag.library.library import Library
from rag.reading.articles import article_from
from rag.reading.drafts import Draft
from rag.reading.fingerprints import fingerprint
from rag.settings import read_settings
from rag.types import Answer


@dataclass(frozen=True)
class Small:
    """Two articles of a language, the first one of 22 March, and a question that its quotation answers."""

    quoted: str
    other: str
    question: str
    on_the_day: str
    speaker: str
    language: str


SMALL = {
    "de": Small(
        "Die Brücken der Stadt sind alt.\n„Wir schließen die Hafenbrücke im Mai“, sagte Ministerin Ida Holm.",
        "Das Museum kaufte zwei Gemälde für die Sammlung. Die Bilder hängen ab Sonntag im neuen Saal.",
        "Wann wird die Hafenbrücke geschlossen?",
        "Was wurde am 22. März über die Hafenbrücken gesagt?",
        "Ida Holm",
        "German",
    ),
    "fr": Small(
        "Les ponts de la ville sont vieux. « Nous fermerons le pont du port en mai », a déclaré le maire Jean Roux.",
        "Le musée a acheté deux tableaux pour sa collection. Ils sont dans la nouvelle salle depuis dimanche.",
        "Quand fermera le pont du port ?",
        "Qui a parlé du pont du port le 22 mars ?",
        "Jean Roux",
        "French",
    ),
    "es": Small(
        "Los puentes de la ciudad son viejos. «Cerraremos el puente del puerto en mayo», dijo la ministra Ana Lund.",
        "El museo compró dos cuadros para su colección. Están en la nueva sala desde el domingo.",
        "¿Cuándo se cerrará el puente del puerto?",
        "¿Quién habló del puente del puerto el 22 de marzo?",
        "Ana Lund",
        "Spanish",
    ),
    "ru": Small(
        "Мосты города стары. «Мы закроем портовый мост в мае», — сказал министр транспорта Иван Лунд.",
        "Музей купил две картины для своей коллекции. Они висят в новом зале с воскресенья.",
        "Когда закроют портовый мост?",
        "Кто говорил о портовом мосте 22 марта?",
        "Иван Лунд",
        "Russian",
    ),
    "uk": Small(
        "Мости міста старі. «Ми закриємо портовий міст у травні», — сказала міністерка Олена Коваль.",
        "Музей купив дві картини для своєї колекції. Вони висять у новій залі з неділі.",
        "Коли закриють портовий міст?",
        "Хто говорив про портовий міст 22 березня?",
        "Олена Коваль",
        "Ukrainian",
    ),
}
QUOTED, OTHER = date(2024, 3, 22), date(2024, 6, 14)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The articles of all of them in one."""
    drafts = [
        Draft(path=Path("a.txt"), title=text.partition(".")[0], text=text, source=f"{code}.example", date=str(day))
        for code, each in SMALL.items()
        for text, day in ((each.quoted, QUOTED), (each.other, OTHER))
    ]
    articles = [article_from(each) for each in drafts]
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("small"))))) as opened:
        opened.put([(each, fingerprint(each)) for each in articles])
        yield opened


def answer(library: Library, question: str) -> Answer:
    *_, found = Assistant(library, "quotes").ask(question)
    return found


@pytest.mark.parametrize("code", SMALL)
def test_what_is_asked_is_quoted_with_who_says_it_and_the_day(library: Library, code: str) -> None:
    """Of articles that have too few words for what tells the language of long ones; one line says what is not done."""
    found = answer(library, SMALL[code].question)
    assert found.citations[0].article.language == code
    assert found.citations[0].speaker == SMALL[code].speaker
    assert f"{SMALL[code].speaker}, {code}.example, 22 March 2024" in found.sentences[0].text
    assert [note for note in found.notes if note.startswith(f"In {SMALL[code].language} Dateline does not yet ")]


@pytest.mark.parametrize("code", SMALL)
def test_a_day_that_is_named_and_an_outlet_that_is_typed_are_filters(library: Library, code: str) -> None:
    """The day in the words of the language."""
    found = answer(library, f"{SMALL[code].on_the_day} source:{code}.example")
    assert {hit.passage.article.published for hit in found.hits} == {QUOTED}
    assert found.filters.source == f"{code}.example"
    assert found.filters.after == date(2024, 3, 21)


def test_an_answer_in_english_says_nothing_of_that(library: Library) -> None:
    """Nothing is absent there."""
    assert answer(library, "When will the harbour bridge close?").notes == ()
