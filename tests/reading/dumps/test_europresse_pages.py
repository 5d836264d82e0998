"""What is read from exports of Europresse that are web pages."""

from pathlib import Path

import pytest

from rag.reading.drafts import Draft, Failure
from rag.reading.formats import read_drafts
from tests.drafts import cause_of, drafts_of, written

DOCUMENT = """
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}</span></div>
<span class="DocHeader">{header}</span>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div>
<div class="docAuthors"><p class="sm-margin-bottomNews">{author}</p></div></header>
<section><div class="docOcurrContainer">{text}</div></section>
<footer><small>© 2022 Tous droits réservés.</small><div class="publiC-lblNodoc">news·20220818·LM·3210</div></footer>
</article>"""
FERRY = {
    "outlet": "La Gazette<br>no. 312",
    "header": "Économie, vendredi 19 août 2022 512 mots, p. 12",
    "title": "Le bac coûtera plus cher",
    "author": "Ida Holm",
    "text": "<p>Le bac coûtera dix pour cent de plus.</p><p>Le maire proteste.</p>",
}
MAYOR = {
    **FERRY,
    "outlet": "Le Courrier (site web)",
    "header": "Politique",
    "title": "Le maire démissionne",
    "author": "",
}


def page(*documents: dict[str, str]) -> str:
    return (
        f"<html><title>Europresse</title><body>{''.join(DOCUMENT.format(**each) for each in documents)}</body></html>"
    )


def test_each_document_is_an_article(tmp_path: Path) -> None:
    """With its outlet, day and author; where the header has no day, that of its number."""
    ferry, mayor = drafts_of(written(tmp_path / "a.html", page(FERRY, MAYOR)))
    assert (ferry.title, ferry.source, ferry.date, ferry.authors) == (
        "Le bac coûtera plus cher",
        "La Gazette",
        "vendredi 19 août 2022",
        ("Ida Holm",),
    )
    assert ferry.text == "Le bac coûtera dix pour cent de plus.\n\nLe maire proteste."
    assert (mayor.source, mayor.date, mayor.date_how) == ("Le Courrier", "2022-08-18", "stated by Europresse")
    assert "droits réservés" in " ".join(each.text for each in mayor.removed)


def test_no_word_of_a_document_is_lost(tmp_path: Path) -> None:
    """Headings and lists between its paragraphs are text; what stands beside its title is kept as removed."""
    text = "<b>Les prix</b><p>Le bac coûtera plus cher.</p><ul><li>Adulte : 12 euros</li></ul>"
    told = {**FERRY, "title": "Le bac</p><p class='rdp__subtitle'>Une hausse de dix pour cent", "text": text}
    (ferry,) = drafts_of(written(tmp_path / "a.html", page(told)))
    assert [words in ferry.text for words in ("Les prix", "plus cher.", "Adulte : 12 euros")] == [True] * 3
    assert "Une hausse de dix pour cent" in " ".join(each.text for each in ferry.removed)


def test_a_document_without_text_is_told(tmp_path: Path) -> None:
    """And the others are read; of a page of such alone the cause is told."""
    empty = {**MAYOR, "text": ""}
    first, second = read_drafts(written(tmp_path / "a.html", page(FERRY, empty)))
    assert isinstance(first, Draft)
    assert isinstance(second, Failure)
    assert second.cause == "it has no text: Le maire démissionne"
    assert "none of its documents is understood" in str(cause_of(written(tmp_path / "b.html", page(empty))))


@pytest.mark.parametrize("content", ["", "<article>", "<p class=DocHeader>", "\x00\ufffd"])
def test_other_pages_with_its_words_are_read_as_pages(tmp_path: Path, content: str) -> None:
    """As one that speaks of such exports."""
    text = (
        "The class docOcurrContainer of an export holds its text, and DocPublicationName the name of the outlet. " * 3
    )
    (draft,) = drafts_of(written(tmp_path / "a.html", f"<article><h1>Exports</h1><p>{text}</p></article>"))
    assert "docOcurrContainer" in draft.text
    assert isinstance(
        cause_of(written(tmp_path / "b.html", f"docOcurrContainer DocPublicationName {content}")), str | None
    )
