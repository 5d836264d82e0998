"""Milliseconds of one quoted answer over about 50,000 passages of news, in bfloat16 and in 32 bits.

A processor without bfloat16 computes in 32 bits.
"""

import statistics
import subprocess
import sys
from contextlib import closing

from benchmarks.common import NEWS_QA, Clock, missing, read_jsonl, work_folder
from rag.assistant import Assistant
from rag.embedding import networks
from rag.library.library import Library
from rag.settings import read_settings
from rag.writer import QUOTES

QUESTIONS = 200
FIRST = 10  # questions that are not timed: they load what the others use
AIM, AIM_LATE = 250, 400  # milliseconds, at the median and at the 95th percentile


def main() -> None:
    if missing(NEWS_QA) or not (work_folder("news-qa") / "library").exists():
        return
    for precision in ("bf16", "f32"):
        subprocess.run([sys.executable, "-m", "benchmarks.answering_time", precision], check=True)


def measure(precision: str) -> None:
    """Of a library that `benchmarks.news_qa` made, with networks of this precision."""
    networks.HINTS["INFERENCE_PRECISION_HINT"] = precision
    with closing(Library(read_settings(str(work_folder("news-qa") / "library")))) as library:
        assistant = Assistant(library, QUOTES)
        asked = [row["question"] for row in read_jsonl(NEWS_QA / "questions.jsonl")][: QUESTIONS + FIRST]
        times = []
        for question in asked:
            clock = Clock()
            list(assistant.ask(question))
            times.append(clock.seconds * 1000)
        passages = len(library.index.word_index)
    late = statistics.quantiles(times[FIRST:], n=20)[-1]
    middle = statistics.median(times[FIRST:])
    reached = "reached" if middle <= AIM and late <= AIM_LATE else "MISSED"
    print(
        f"answering time, {passages:,} passages, {precision}: {middle:.0f} ms, 95th percentile {late:.0f},"
        f" aim {AIM} and {AIM_LATE} {reached}"
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
