"""Counts in how many passages of news each word stands: writes rag/language/en/frequencies.tsv.

    python -m benchmarks.count_words

Numbers alone are kept, of words in 3 passages and more.
"""

from collections import Counter

from benchmarks.common import NEWS_QA, PROJECT, missing, read_articles
from rag.embedding.models import PACKAGED, load_encoder
from rag.passages import passages
from rag.settings import read_settings
from rag.text.words import stems

# Articles counted, of the training part; and what a word needs to be kept.
ARTICLES = 4600
LEAST = 3
LONGEST = 24


def main() -> None:
    if missing(NEWS_QA):
        return
    encoder = load_encoder(PACKAGED, read_settings().cache_dir / "models")
    budget = encoder.max_tokens - encoder.special_tokens
    counts: Counter[str] = Counter()
    total = 0
    for article in read_articles(NEWS_QA / "train" / "articles.jsonl.gz", ARTICLES):
        for passage in passages(article, encoder.count_tokens, budget):
            counts.update(set(stems(passage.text)))
            total += 1
    rows = sorted((-count, word) for word, count in counts.items() if count >= LEAST and len(word) <= LONGEST)
    lines = "".join(f"{word}\t{-count}\n" for count, word in rows)
    (PROJECT / "rag" / "language" / "en" / "frequencies.tsv").write_text(lines, encoding="utf-8")
    print(f"words: {len(rows)} in {total} passages; set _PASSAGES in rag/text/frequencies.py to that")


if __name__ == "__main__":
    main()
