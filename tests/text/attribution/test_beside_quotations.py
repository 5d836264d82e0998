"""Who says a quotation, in languages of which only tables are known."""

import pytest

from rag.language.registry import LANGUAGES
from rag.text.attribution.beside_quotations import speaker_beside


@pytest.mark.parametrize(
    ("code", "sentence", "speaker"),
    [
        ("de", "„Wir schließen die Brücke im Mai“, sagte Ministerin Ida Holm am Montag.", "Ida Holm"),
        ("de", "„Wir schließen die Brücke im Mai“, sagte am Montag die Ministerin.", "die Ministerin"),
        ("de", "Der Sprecher der Bahn, Karl Meier, erklärte: „Die Strecke bleibt bis Mai zu.“", "Karl Meier"),
        ("de", "Dazu sagte Ida Holm: „Wir wissen es nicht genau.“", "Ida Holm"),
        ("de", "„Das hilft allen“, sagte Max Weber von der Universität Bonn.", "Max Weber"),
        ("fr", "« Le pont fermera en mai », a déclaré le maire Jean Roux.", "Jean Roux"),
        ("fr", "Hier, Jean Roux a affirmé : « Le pont fermera en mai. »", "Jean Roux"),
        ("fr", "« Le pont fermera en mai », a dit la ministre.", "la ministre"),
        ("es", "“El puente cerrará en mayo”, afirmó la ministra de Energía, Ana Lund.", "Ana Lund"),
        ("es", "El alcalde, Juan Lind, dijo: «El puente cerrará en mayo».", "Juan Lind"),
        ("es", "«El puente cerrará en mayo», dijo a la prensa Juan Lind.", "Juan Lind"),
        ("ru", "«Мост закроют в мае», — сказал министр энергетики Иван Лунд.", "Иван Лунд"),
        ("ru", "«Мост закроют в мае», — заявил президент США Джо Лунд.", "Джо Лунд"),
        ("uk", "«Міст закриють у травні», — сказав міський голова Іван Коваль.", "Іван Коваль"),
        ("uk", "Олена Коваль заявила: «Міст закриють у травні».", "Олена Коваль"),
    ],
)
def test_who_stands_beside_a_verb_of_saying(code: str, sentence: str, speaker: str) -> None:
    """By name, or by the office alone; after the verb or before it."""
    assert speaker_beside(sentence, sentence, LANGUAGES[code]) == speaker


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("de", "„Das wird teuer für alle“, sagte sie."),
        ("de", "„Das wird teuer für alle“, sagte die Stadt."),
        ("de", "„Wir schließen die Brücke im Mai“, hieß es in Berlin."),
        ("de", "Ida Holm sagte, die Brücke werde geschlossen."),
        ("de", "„Das wird teuer“, sagte Ida Holm, „das wird lang“, sagte Karl Meier."),
        ("fr", "« Le pont fermera en mai », a-t-il dit."),
        ("es", "«El puente cerrará en mayo», dijo a Juan Lind."),
        ("sv", "”Bron stängs i maj”, sa minister Ida Holm."),
    ],
)
def test_nobody_where_it_is_not_sure(code: str, sentence: str) -> None:
    """A pronoun, a noun with a capital, words without marks, two at once, whom it is said to, a language unknown."""
    assert speaker_beside(sentence, sentence, LANGUAGES[code]) is None


def test_a_last_name_has_the_first_one_that_the_text_gives_it() -> None:
    """In German it is no name without that."""
    said, named = "„Das wird teuer für alle“, sagte Holm.", "Bürgermeisterin Ida Holm trat auf."
    assert speaker_beside(f"{named} {said}", said, LANGUAGES["de"]) == "Ida Holm"
    assert speaker_beside(said, said, LANGUAGES["de"]) is None
