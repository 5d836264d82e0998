"""By what articles are known: hashes of what makes them up. Imports none of what reads files (0.2 s)."""

import hashlib
import json
from dataclasses import fields

from rag.types import Article


def fingerprint(article: Article) -> str:
    """A hash of all that makes up an article, to notice that a date or an author changed."""
    stored = {each.name: getattr(article, each.name) for each in fields(Article) if each.compare}
    stored["removed"] = [(cut.rule, cut.text) for cut in article.removed]
    return digest({**stored, "metadata": sorted(article.metadata.items())})


def digest(values: object) -> str:
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()
