"""Conversations as Word documents, read again as a zip of XML and by python-docx."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from lxml import etree

from rag.conversations.export.blocks import Mark, Number
from rag.conversations.export.document import document
from rag.conversations.export.word import docx
from rag.text.characters import make_printable
from rag.turns import Conversation
from rag.types import Article
from tests.arbitrary import conversations
from tests.conversations.export.examples_of_conversations import (
    MALTA,
    RESIGNED,
    WHOLE,
    asked,
    citation,
    conversation,
    quoted,
)

PRINTED = re.compile(r"[!-~]+")  # ASCII

# To make and to read a document takes 0.1 s.
few = settings(max_examples=20)


def opened(whole: Conversation) -> Any:
    return Document(BytesIO(docx(whole)))


def body(whole: Conversation) -> Any:
    """The XML of the document itself."""
    with ZipFile(BytesIO(docx(whole))) as parts:
        return etree.fromstring(parts.read("word/document.xml"))


def styled(whole: Conversation, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [each.text for each in opened(whole).paragraphs if each.style.name == style]


def values(found: Any, element: str, attribute: str) -> list[str]:
    """The values of an attribute, in the order of the document."""
    return [each.get(qn(attribute)) for each in found.iter(qn(element)) if each.get(qn(attribute)) is not None]


def said(whole: Conversation) -> Iterator[str]:
    """What the document says, paragraph by paragraph."""
    for each in document(whole):
        yield "".join(
            f"[{piece.of}]" if isinstance(piece, Number | Mark) else piece if isinstance(piece, str) else piece.text
            for piece in each.pieces
        )


@few
@given(conversations())
def test_whatever_was_written_is_in_the_document(whole: Conversation) -> None:
    """Word for word, but for white space and for what XML cannot hold; nothing of it has become XML."""
    found = [" ".join(each.text.split()) for each in opened(whole).paragraphs]
    assert found == [" ".join(make_printable(each).split()) for each in said(whole)]


@few
@given(conversations())
def test_each_number_leads_to_its_reference(whole: Conversation) -> None:
    """Links and bookmarks have each other's names, and no bookmark is there twice."""
    found = body(whole)
    marks = values(found, "w:bookmarkStart", "w:name")
    assert sorted(set(marks)) == sorted(marks)
    assert set(values(found, "w:hyperlink", "w:anchor")) == set(marks)
    assert values(found, "w:bookmarkStart", "w:id") == values(found, "w:bookmarkEnd", "w:id")


@few
@given(conversations())
def test_only_addresses_of_the_web_are_links(whole: Conversation) -> None:
    """In ASCII alone; each link of the document has its address."""
    related = {each.rId: each for each in opened(whole).part.rels.values() if each.is_external}
    assert set(values(body(whole), "w:hyperlink", "r:id")) == set(related)
    assert all(re.match("https?://", each.target_ref, re.IGNORECASE) for each in related.values())
    assert all(PRINTED.fullmatch(each.target_ref) for each in related.values())


@few
@given(conversations())
def test_every_part_is_xml(whole: Conversation) -> None:
    """What an article wrote breaks none of them, nor the properties."""
    with ZipFile(BytesIO(docx(whole))) as parts:
        assert parts.testzip() is None
        xml = [parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    assert len([etree.fromstring(each) for each in xml]) > 5


def test_blocks_have_the_styles_of_word() -> None:
    """So that whoever edits it finds headings, quotations and references where Word has them."""
    assert styled(WHOLE, "Title") == ["Who spoke?"]
    assert styled(WHOLE, "Heading 1")[::5] == ["Who spoke?", "References"]
    assert styled(WHOLE, "Heading 2") == ["Nearest passages"]
    assert styled(WHOLE, "Quote")[:2] == [
        "“The president of Peru resigned.” [1]",
        "“It rained. He left on Tuesday.” [2]",
    ]
    assert styled(WHOLE, "Attribution") == [
        "– Ann Poe, El País, 3 March 2022",
        "– RT, 20 June 2024; “Tuesday” is 18 June 2024",
    ]
    assert [each[:4] for each in styled(WHOLE, "Bibliography")] == ["[1] ", "[2] ", "[3] "]
    assert styled(WHOLE, "List Bullet") == ["El País, 3 March 2022: The president of Peru resigned. Nobody came."]


def test_no_page_ends_between_words_and_who_said_them() -> None:
    """Nor between a reference and its words; the other blocks are free."""
    found = opened(asked(quoted(RESIGNED))).paragraphs
    kept = [each.style.name for each in found if each.paragraph_format.keep_with_next]
    assert kept == ["Quote", "Bibliography"]


def test_the_properties_are_those_of_the_conversation() -> None:
    """Nobody is called its author, and it is not as old as the template."""
    found = opened(WHOLE).core_properties
    assert (found.title, found.author, found.last_modified_by, found.comments) == ("Who spoke?", "", "", "")
    assert found.created == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert found.modified == datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def test_times_that_are_none_are_left_out() -> None:
    found = opened(replace(WHOLE, started="", changed="soon", title="x" * 300)).core_properties
    assert (found.created, found.modified, found.title) == (None, None, "x" * 255)


def test_a_sentence_in_doubt_is_seen() -> None:
    """What is wrong with it stands in bold letters."""
    [prose] = [each for each in opened(WHOLE).paragraphs if each.text.startswith("Here is")]
    bold = [run.text for run in prose.runs if run.bold]
    assert bold == ["(Partly supported: the passage says 35 drones, not 53)", "(Not supported)"]


def test_numbers_and_addresses_are_links() -> None:
    """A number leads into the document, an address out of it, and both look like it."""
    found = opened(asked(quoted(RESIGNED)))
    links = [link for each in found.paragraphs for link in each.hyperlinks]
    assert [(link.text, link.fragment or link.address) for link in links] == [
        ("[1]", "reference_1"),
        ("https://news.example/Peru", "https://news.example/Peru"),
    ]
    assert {run.style.name for link in links for run in link.runs} == {"Hyperlink"}


def test_the_language_is_said() -> None:
    """Of the document, and of an article's words where it is another one that is known."""
    french = replace(MALTA, language="fr", title="Le ministre")
    odd = Article("x", "T", "Words.", language='en" x="')
    whole = asked(quoted(citation(1, french, "It rained.")), quoted(citation(2, odd, "Words.")))
    assert set(values(body(whole), "w:lang", "w:val")) == {"fr"}
    assert values(opened(whole).styles.element, "w:lang", "w:val") == ["en-GB"]


def test_words_from_right_to_left_and_emoji_are_whole() -> None:
    """Paragraphs that begin from the right say so, and those from the left do not."""
    arabic = Article("x", "سلام 🕊️", "قال الوزير: سلام 🕊️👩‍👩‍👧.", "الجزيرة", language="ar")
    whole = conversation(*asked(quoted(citation(1, arabic, arabic.text))).turns, title="متى؟")
    found = opened(whole)
    right = [each.text for each in found.paragraphs if each._p.pPr.find(qn("w:bidi")) is not None]
    assert [each[:4] for each in right] == ["متى؟", "“قال", "– ال", "[1] ", "قال "]
    assert right[-1] == arabic.text
    assert any(run.font.rtl for each in found.paragraphs for run in each.runs)


def test_what_xml_forbids_becomes_the_sign_for_none() -> None:
    """Control characters and half characters, in the text as in the title."""
    whole = conversation(replace(WHOLE.turns[4], question="a\0b\x1fc\ud800d\uffffe\x7f"), title="\x01T\ufffe")
    assert styled(whole, "Heading 1") == ["a\ufffdb\ufffdc\ufffdd\ufffde\x7f"]
    assert styled(whole, "Title") == ["\ufffdT\ufffd"]
