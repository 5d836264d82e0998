"""A conversation as Markdown that also reads well as plain text.

All words are escaped, so that whatever an article or a person wrote is shown as it is written. Only what stands here
between the words is Markdown: headings, quotations, items, our remarks, and addresses of the web. A bracket that is
not escaped holds a number of ours.
"""

import re
from urllib.parse import quote

from rag.conversations.export.blocks import Address, Block, BlockKind, Mark, Number, Piece, Remark, lines
from rag.conversations.export.document import document
from rag.markup import is_web_address
from rag.turns import Conversation

# What stands before the lines of a block; before those of the others nothing does.
_BEFORE = {
    BlockKind.TITLE: "# ",
    BlockKind.QUESTION: "## ",
    BlockKind.REFERENCES: "## ",
    BlockKind.LABEL: "### ",
    BlockKind.QUOTE: "> ",
    BlockKind.ITEM: "- ",
}

# What means something wherever it stands, in CommonMark, on GitHub or in Pandoc: code, emphasis, links, tags, tables,
# formulas ($), attributes ({), characters by name (&), and addresses that become links by themselves. An underscore
# between letters, as in the name of a file, means nothing.
_ANYWHERE = re.compile(
    r"[\\`*{\[\]<|$~^]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\w):(?=//)|(?<=\bwww)\.(?=\w)", re.IGNORECASE
)

# What means something at the start of a line: a heading, a list, a quotation, the line under a heading, a definition.
_FIRST = re.compile(r"^(\d{0,9})([.)]|(?<!\d)[#+\-=:>])")

# Signs that end a heading are not part of it.
_LAST = re.compile(r"#(?=#*$)")

# Between a number of ours and what would make a link of it, or the name of one.
_LINKED = re.compile(r"(?<=[0-9]\])(?=[(:])")

# What would end the address of a link.
_NOT_IN_ADDRESS = re.compile(r"[<>\\\x7f]")


def markdown(conversation: Conversation) -> str:
    return "\n\n".join(map(_block, document(conversation))) + "\n"


def _block(block: Block) -> str:
    """A quotation has its paragraphs, any other block is one line."""
    found = lines("".join(map(_piece, block.pieces)))
    shown = found if found and block.kind is BlockKind.QUOTE else [" ".join(found)]
    before = _BEFORE.get(block.kind, "")
    return f"\n{before.rstrip()}\n".join(f"{before}{_line(each)}".rstrip() for each in shown)


def _line(escaped: str) -> str:
    return _FIRST.sub(r"\1\\\2", _LAST.sub(r"\\#", _LINKED.sub(r"\\", escaped)))


def _piece(piece: Piece) -> str:
    match piece:
        case Number(of) | Mark(of):
            return f"[{of}]"
        case Remark(text):
            return f"**{' '.join(_escaped(text).split())}**"
        case Address(text):
            return f"<{_NOT_IN_ADDRESS.sub(_coded, text)}>" if is_web_address(text) else _escaped(text)
        case str():
            return _escaped(piece)


def _escaped(text: str) -> str:
    return _ANYWHERE.sub(r"\\\g<0>", text)


def _coded(match: re.Match[str]) -> str:
    return quote(match[0])
