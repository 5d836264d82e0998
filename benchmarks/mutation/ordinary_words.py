"""Counts which words news writes in small letters: writes rag/language/en/ordinary.txt.

    python -m benchmarks.mutation.ordinary_words

Words alone are kept, of every third article of the training part.
"""

import gzip
import json
import re
import textwrap
from collections import Counter
from itertools import islice

from benchmarks.common import NEWS_QA, PROJECT, missing

# Uses that a word needs, and the share of them in small letters.
LEAST = 40
SHARE = 0.6
# Inside of sentences: after a small letter or a comma.
_WORD = re.compile(r"(?<=[a-z,] )([A-Za-z]{2,})\b")


def main() -> None:
    if missing(NEWS_QA):
        return
    small: Counter[str] = Counter()
    both: Counter[str] = Counter()
    with gzip.open(NEWS_QA / "train" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in islice(lines, 2, None, 3):
            for word in _WORD.findall(json.loads(line)["text"]):
                both[word.lower()] += 1
                small[word.lower()] += word.islower()
    kept = sorted(word for word, count in small.items() if count >= LEAST and count >= SHARE * both[word])
    path = PROJECT / "rag" / "language" / "en" / "ordinary.txt"
    path.write_text("\n".join(textwrap.wrap(" ".join(kept), 118)) + "\n", encoding="utf-8")
    print(f"ordinary words: {len(kept)}")


if __name__ == "__main__":
    main()
