"""Whether sentences end where others say they do: precision and recall of the ends, and those of plain sentencex.

SelQA (Wikipedia), ESTER (news) and MultiRC (news, fiction, history) give texts in sentences, which are joined with a
blank here; the sets that are tokenised or in lower case say nothing. A quotation of several sentences stays in one
piece on purpose, so recall is also given of the ends that are outside of quotation marks. TempEval-3 and PolNeAR (news)
give paragraphs: each of their ends is the end of a sentence, so there is only recall.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import sentencex

from benchmarks.common import SHARED, missing
from benchmarks.reader.groups import read_rows
from rag.text.sentences import sentence_spans

DATA = SHARED / "reading-data"
IN_SENTENCES = ("selqa", "ester", "multirc")
IN_PARAGRAPHS = ("tempeval3", "polnear")

# A heading or a line of a list has no full stop, and nothing shows its end once it is joined to the next one.
_CLOSED = tuple(".!?") + tuple(f"{mark}{closing}" for mark in ".!?" for closing in "”\"'’)")

Segmenter = Callable[[str], set[int]]


def plain(text: str) -> set[int]:
    """Where sentencex alone ends the sentences of a line."""
    found = sentencex.get_sentence_boundaries("en", text)
    return {int(each["start_index"]) + len(str(each["text"]).rstrip()) for each in found}


def ours(text: str) -> set[int]:
    return {span.end for span in sentence_spans(text)}


SEGMENTERS: dict[str, Segmenter] = {"sentencex": plain, "ours": ours}


def texts_in_sentences(name: str) -> Iterator[tuple[str, ...]]:
    """Each text of a set once."""
    rows = read_rows(DATA / "questions" / f"{name}.jsonl.gz")
    parts = (tuple(" ".join(each.split()) for each in row["sentences"] if each.strip()) for row in rows)
    return iter(dict.fromkeys(parts))


def texts_in_paragraphs(name: str) -> Iterator[tuple[str, ...]]:
    for row in read_rows(DATA / "news" / f"{name}.jsonl.gz"):
        lines = (" ".join(line.split()) for line in row["text"].split("\n"))
        yield tuple(line for line in lines if line.endswith(_CLOSED))


def inner_ends(parts: Sequence[str]) -> set[int]:
    """Where the parts end in the text that they make, without the last one."""
    return {end + index for index, end in enumerate(accumulate(map(len, parts[:-1])))}


def outside(text: str, ends: set[int]) -> set[int]:
    """The ends before which no quotation is open."""
    return {
        end for end in ends if text.count('"', 0, end) % 2 == 0 and text.count("“", 0, end) <= text.count("”", 0, end)
    }


def _measure(texts: Sequence[Sequence[str]], segment: Segmenter) -> tuple[float, float, float, int]:
    """Precision, recall, recall outside of quotations, and how many ends there are."""
    right = found = all_ends = right_outside = all_outside = 0
    for parts in texts:
        text, wanted = " ".join(parts), inner_ends(parts)
        got = segment(text) - {len(text)}
        apart = outside(text, wanted)
        right, found, all_ends = right + len(got & wanted), found + len(got), all_ends + len(wanted)
        right_outside, all_outside = right_outside + len(got & apart), all_outside + len(apart)
    return right / found, right / all_ends, right_outside / all_outside, all_ends


def main() -> None:
    if missing(DATA):
        return
    for name in IN_SENTENCES:
        texts = list(texts_in_sentences(name))
        for who, segment in SEGMENTERS.items():
            precision, recall, beyond, ends = _measure(texts, segment)
            said = f"precision {precision:.4f}, recall {recall:.4f}, outside of quotations {beyond:.4f}"
            print(f"sentence ends, {name}, {who}: {said}, {ends} ends")
    for name in IN_PARAGRAPHS:
        texts = list(texts_in_paragraphs(name))
        for who, segment in SEGMENTERS.items():
            _, recall, beyond, ends = _measure(texts, segment)
            said = f"recall {recall:.4f}, outside of quotations {beyond:.4f}"
            print(f"sentence ends, paragraphs of {name}, {who}: {said}, {ends} ends")


if __name__ == "__main__":
    main()
