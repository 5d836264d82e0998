"""What is read from exports whose articles are told by a line like a reference."""

from pathlib import Path

from tests.drafts import drafts_of, written

APA = """\
"Norbury Zeitung" Nr. 065 vom 02.04.2013 Seite: 3
Ressort: Lokales
Abend

Die Fähre wird teurer

Die Fähre wird im Juli um zehn Prozent teurer.
__________________________________________________

"Binnenkurier.at" gefunden am 28.12.2017 10:36 Uhr

Der Hafenmeister tritt zurück

Olaf Berg trat am Mittwoch zurück.
"""
EUROPRESSE = """\
La Gazette
Politique, jeudi 5 octobre 2013, p. 3

TRANSPORTS

Le bac coûtera plus cher

Le bac coûtera dix pour cent de plus en juillet.

© 2013 La Gazette. Tous droits réservés.

Numéro de document : news·20131005·PO·2040056000

news·20131005·PO·2040056000
Ce certificat est émis à une université à des fins de visualisation personnelle et temporaire.
Date d'émission : 2014-10-05

Le Courrier
mercredi 3 octobre 2012

Le maire démissionne

Ida Holm a démissionné.

Numéro de document : news·20121003·HU·175071

news·20121003·HU·175071
"""


def test_apa_has_outlet_and_day_in_one_line(tmp_path: Path) -> None:
    """The day on which a page was found is not that of its publication."""
    first, second = drafts_of(written(tmp_path / "a.txt", APA))
    assert (first.title, first.date, first.source) == ("Die Fähre wird teurer", "2013-04-02", "Norbury Zeitung")
    assert first.text == "Abend\n\nDie Fähre wird im Juli um zehn Prozent teurer."
    assert (second.title, second.date, second.source) == ("Der Hafenmeister tritt zurück", None, "Binnenkurier.at")
    assert second.metadata["found"] == "2017-12-28"


def test_europresse_has_outlet_and_day_in_two_lines(tmp_path: Path) -> None:
    """What it certifies about its copies is no article."""
    first, second = drafts_of(written(tmp_path / "a.txt", EUROPRESSE))
    assert (first.title, first.date, first.source) == ("Le bac coûtera plus cher", "jeudi 5 octobre 2013", "La Gazette")
    assert first.text == "Le bac coûtera dix pour cent de plus en juillet."
    assert (second.title, second.date, second.source) == (
        "Le maire démissionne",
        "mercredi 3 octobre 2012",
        "Le Courrier",
    )
    assert second.text == "Ida Holm a démissionné."


def test_an_article_that_names_another_is_one(tmp_path: Path) -> None:
    """A reference within it parts nothing."""
    text = 'The ferry\n\nIt stood in\n\n"Norbury Zeitung" vom 02.04.2013 Seite: 3\n\nand nowhere else.\n'
    (draft,) = drafts_of(written(tmp_path / "a.txt", text))
    assert draft.text == text
