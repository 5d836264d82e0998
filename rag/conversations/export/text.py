"""One answer as plain text, to be pasted anywhere."""

from rag.conversations.export.blocks import Address, Block, BlockKind, Mark, Number, Piece, Remark, lines
from rag.conversations.export.document import one_answer
from rag.types import Answer

# What stands before each line of a block; before those of the others nothing does.
_BEFORE = {BlockKind.QUOTE: "    ", BlockKind.ATTRIBUTION: "    ", BlockKind.ITEM: "- "}


def answer_text(answer: Answer) -> str:
    """The answer with its references, under the numbers that it has on the page."""
    return "\n\n".join(map(_block, one_answer(answer)))


def _block(block: Block) -> str:
    found = lines("".join(map(_piece, block.pieces)))
    shown = found if block.kind is BlockKind.QUOTE else [" ".join(found)]
    before = _BEFORE.get(block.kind, "")
    return "\n".join(f"{before}{each}" for each in shown)


def _piece(piece: Piece) -> str:
    match piece:
        case Number(of) | Mark(of):
            return f"[{of}]"
        case Remark(text) | Address(text):
            return text
        case str():
            return piece
