"""A conversation as a Word document.

Each number leads to its reference: it is a link to a bookmark there. python-docx makes neither, so their elements are
made here; the words in them are given to it as text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain, pairwise
from urllib.parse import quote

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from rag.conversations.export.blocks import Address, Block, BlockKind, Mark, Number, Piece, Remark
from rag.conversations.export.document import document
from rag.markup import is_web_address
from rag.text.characters import make_printable
from rag.turns import Conversation

# The style of each kind of block. Those that Word has keep their names, so that they can be changed in one place there.
_STYLES = {
    BlockKind.TITLE: "Title",
    BlockKind.QUESTION: "Heading 1",
    BlockKind.REFERENCES: "Heading 1",
    BlockKind.LABEL: "Heading 2",
    BlockKind.NOTICE: "Note",
    BlockKind.SAID: "Normal",
    BlockKind.QUOTE: "Quote",
    BlockKind.ATTRIBUTION: "Attribution",
    BlockKind.ITEM: "List Bullet",
    BlockKind.REFERENCE: "Bibliography",
}

# Blocks that no page ends with where this one follows: a reference and its words, words and who said them.
_KEPT_WITH_NEXT = {(BlockKind.REFERENCE, BlockKind.QUOTE), (BlockKind.QUOTE, BlockKind.ATTRIBUTION)}

_INDENT = Cm(1)
_LINK_COLOUR = RGBColor(0x05, 0x63, 0xC1)
_NOTE_COLOUR = RGBColor(0x59, 0x59, 0x59)

# The language of our own words: their dates are written as in "3 March 2022".
_LANGUAGE = "en-GB"

# A language as the element for it can hold it, as in "pt" or "zh-TW".
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")

# All that an address may consist of (RFC 3986); Word calls a document damaged that has another one.
_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%-._~"

# White space that is no line, and lines with what surrounds them.
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r" ?\n\s*")

# Letters that are written from right to left, in the terms of Unicode, and those that give a text its direction.
_RIGHT_TO_LEFT = {"R", "AL"}
_STRONG = {"L", *_RIGHT_TO_LEFT}


def docx(conversation: Conversation) -> bytes:
    word = Document()
    _set_up_styles(word)
    _set_properties(word, conversation)
    for block, following in pairwise(chain(document(conversation), [None])):
        if block:
            paragraph = _add(word, block)
            paragraph.paragraph_format.keep_with_next = _is_kept(block, following) or None
    content = BytesIO()
    word.save(content)
    return content.getvalue()


def _set_up_styles(word: WordDocument) -> None:
    styles = word.styles
    note = styles.add_style("Note", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style = styles["Normal"]
    note.font.color.rgb = _NOTE_COLOUR
    reference = styles.add_style("Bibliography", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    reference.base_style = styles["Normal"]
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = _LINK_COLOUR
    link.font.underline = True
    styles["Quote"].paragraph_format.left_indent = _INDENT
    attribution = styles.add_style("Attribution", WD_STYLE_TYPE.PARAGRAPH)
    attribution.base_style = note
    attribution.paragraph_format.left_indent = _INDENT
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _set_properties(word: WordDocument, conversation: Conversation) -> None:
    """Title and times. What the template says of itself is taken out, the author too: nobody knows who that is."""
    properties = word.core_properties
    properties._element[:] = []
    properties.title = make_printable(conversation.title)[:255]  # as many as it takes
    properties.language = _LANGUAGE
    for name, text in (("created", conversation.started), ("modified", conversation.changed)):
        if moment := _moment(text):
            setattr(properties, name, moment)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return None


def _is_kept(block: Block, following: Block | None) -> bool:
    return following is not None and (block.kind, following.kind) in _KEPT_WITH_NEXT


def _add(word: WordDocument, block: Block) -> Paragraph:
    paragraph = word.add_paragraph(style=_STYLES[block.kind])
    for piece in block.pieces:
        for run in _runs(paragraph, piece, block.kind):
            _set_language(run, block.language)
    if _is_right_to_left(paragraph.text):
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    return paragraph


def _runs(paragraph: Paragraph, piece: Piece, kind: BlockKind) -> Iterator[Run]:
    """The words of a piece, added to the paragraph."""
    match piece:
        case Number(of):
            yield _link(paragraph, f"[{of}]", {"w:anchor": _bookmark(of)})
        case Mark(of):
            yield _marked(paragraph, of)
        case Address(text) if is_web_address(text):
            related = paragraph.part.relate_to(quote(text, _IN_ADDRESS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            yield _link(paragraph, text, {"r:id": related})
        case Remark(text):
            run = paragraph.add_run(_written(text, kind))
            run.bold = True
            yield run
        case Address(text) | str(text):
            yield paragraph.add_run(_written(text, kind))


def _written(text: str, kind: BlockKind) -> str:
    """The text as it stands in a paragraph: only quotations have lines."""
    return _BREAKS.sub("\n" if kind is BlockKind.QUOTE else " ", _SPACES.sub(" ", text))


def _link(paragraph: Paragraph, text: str, target: Mapping[str, str]) -> Run:
    run = paragraph.add_run(text, style="Hyperlink")
    link = OxmlElement("w:hyperlink", {qn(name): value for name, value in target.items()})
    link.append(run._r)
    paragraph._p.append(link)
    return run


def _marked(paragraph: Paragraph, number: int) -> Run:
    """The number of a reference, as a bookmark."""
    start = OxmlElement("w:bookmarkStart", {qn("w:id"): str(number), qn("w:name"): _bookmark(number)})
    end = OxmlElement("w:bookmarkEnd", {qn("w:id"): str(number)})
    paragraph._p.append(start)
    run = paragraph.add_run(f"[{number}]")
    paragraph._p.append(end)
    return run


def _bookmark(number: int) -> str:
    return f"reference_{number}"


def _set_language(run: Run, language: str | None) -> None:
    """For spelling and hyphens; and the direction of words that have but one."""
    strong = {unicodedata.bidirectional(each) for each in run.text} & _STRONG
    if strong and not strong - _RIGHT_TO_LEFT:
        run.font.rtl = True
    if language and _LANGUAGE_CODE.fullmatch(language) and not _LANGUAGE.startswith(language):
        both = {qn("w:val"): language, qn("w:bidi"): language}
        run._r.get_or_add_rPr().append(OxmlElement("w:lang", both))


def _is_right_to_left(text: str) -> bool:
    """As its first letter is."""
    found = (unicodedata.bidirectional(each) for each in text)
    return next((each in _RIGHT_TO_LEFT for each in found if each in _STRONG), False)
