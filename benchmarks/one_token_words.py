"""Lists the words of news that are one token with the space before them: writes rag/models/one_token_words.txt.

    python -m benchmarks.one_token_words FILE.gguf

FILE is a model with a small vocabulary, SmolLM2 in our case; the other is cl100k, which comes with LlamaIndex.
"""

import re
import sys
from collections import Counter
from pathlib import Path

from llama_index.core.utils import get_tokenizer

from benchmarks.common import NEWS_QA, PROJECT, missing, read_articles
from rag.models.gguf import GGUFBackend

ARTICLES = 4600  # of the training part
LEAST = 5  # times that a word stands in them
LINE = 20  # words


def main() -> None:
    if missing(NEWS_QA):
        return
    model, others = GGUFBackend(Path(sys.argv[1]), 1024), get_tokenizer()
    counts: Counter[str] = Counter()
    for article in read_articles(NEWS_QA / "train" / "articles.jsonl.gz", ARTICLES):
        counts.update(re.findall(r"(?<= )[A-Za-z][a-z]*(?![\w])", article.text))
    common = (word for word, count in counts.items() if count >= LEAST)
    words = sorted(word for word in common if len(others(f" {word}")) == 1 and model.count(f" {word}") == 1)
    lines = (" ".join(words[start : start + LINE]) for start in range(0, len(words), LINE))
    (PROJECT / "rag" / "models" / "one_token_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"words: {len(words)} of {len(counts)}")


if __name__ == "__main__":
    main()
