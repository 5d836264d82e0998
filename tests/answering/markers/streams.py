"""What models write, cut into pieces, and what the readers make of it."""

from collections.abc import Iterable
from itertools import pairwise

from hypothesis import strategies as st

from rag.answering.markers.sentences import SentenceReader
from rag.answering.markers.stream import MarkerReader, Piece

PASSAGES = 6
# What models write, and what only looks like it.
PARTS = [
    *(
        "[1]",
        "[1, 2]",
        "[9]",
        "[",
        "]",
        "[[2]]",
        "【3】",
        "(source 3)",
        "(2)",
        "[1945]",
        "[sic]",
        "[1 never",
        "**",
        "`",
        "*",
    ),
    *("Putin said", " ", "\n", ". ", ",", "“", "”", "¹", "km²", "U.S.", "1", "٣", "的。", "- ", "## ", "and", "é"),
]
WRITTEN = st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=12).map("".join)
CUTS = st.lists(st.integers(0, 80), max_size=8)


def pieces(text: str, cuts: Iterable[int] = ()) -> list[str]:
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    return [text[start:end] for start, end in pairwise(places)]


def read(stream: Iterable[str], passages: int = PASSAGES) -> list[Piece]:
    """What a reader makes of a stream; neighbouring text as one."""
    reader = MarkerReader(passages)
    joined: list[Piece] = []
    for piece in [*(piece for part in stream for piece in reader.feed(part)), *reader.finish()]:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return joined


def text_of(found: Iterable[Piece]) -> str:
    return "".join(piece for piece in found if isinstance(piece, str))


def sentences(stream: Iterable[str]) -> list[tuple[str, tuple[int, ...]]]:
    """The sentences that ended, as text and codes."""
    markers, reader = MarkerReader(PASSAGES), SentenceReader()
    fed = [reader.feed(markers.feed(part)) for part in stream]
    fed += [reader.feed(markers.finish()), reader.finish()]
    return [(each.text, each.codes) for written in fed for each in written if each.done]
