"""What a claim cites, read once for all rules: the sentences that it may rest on, each laid beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from rag.checking.facts.pairing import Pairing, Source, pair
from rag.checking.facts.reading import Token, TokenizedText, read
from rag.checking.shapes import CitedPassage
from rag.language.language import Language
from rag.language.registry import language_of_code
from rag.quotable import line_of, sentences_of
from rag.text.languages import is_in, language_of
from rag.text.outlets import outlet_name
from rag.types import Article, Span

# Sentences laid beside a claim, at most: each costs about a third of a millisecond.
MOST_SOURCES = 8
# A sentence that the claim is not bound to must share this many more words of meaning than a bound one to be preferred.
ATTRIBUTED_BONUS = 0.75


@dataclass(frozen=True)
class ClaimEvidence:
    """A claim and its cited passages. `pairings` are the sentences that it may rest on, likeliest first."""

    claim: TokenizedText
    cited: tuple[CitedPassage, ...]
    sources: tuple[Source, ...]  # all sentences of the passages
    pairings: tuple[Pairing, ...]

    def best_at(self, index: int) -> Pairing | None:
        """The sentence that says most of what the claim says around its token `index`."""
        return self._best[index]

    @cached_property
    def _best(self) -> tuple[Pairing | None, ...]:
        if not self.pairings:
            return (None,) * len(self.claim.tokens)
        supports = np.stack([pairing.supports for pairing in self.pairings])
        bonus = [pairing.likeness + ATTRIBUTED_BONUS * pairing.source.is_attributed for pairing in self.pairings]
        scores = np.where(supports > 0, supports + np.array(bonus)[:, None], 0.0)
        return tuple(
            self.pairings[position] if scores[position, index] > 0 else None
            for index, position in enumerate(scores.argmax(axis=0))
        )

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        return tuple({each.passage.article.id: each.passage.article for each in self.cited}.values())

    @cached_property
    def language(self) -> Language | None:
        """That of the claim; of the articles where its few words do not tell, or tell only a language of like letters.
        None where nothing is known of it."""
        said = language_of(self.claim.text)
        of_articles = {language_of(article.text, article.language) for article in self.articles}
        alike = [code for code in of_articles if is_in(said or code, code)]
        return language_of_code(alike[0] if len(alike) == 1 else said)

    def publication_day_of(self, source: Source) -> date | None:
        """The day on which the article of the sentence came out."""
        return self.cited[source.cited].passage.article.published

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Of all sentences of the passages."""
        return tuple(token for source in self.sources for token in source.reading.tokens)

    @cached_property
    def titles(self) -> tuple[TokenizedText, ...]:
        """Titles, outlets and authors."""
        return tuple(
            read(" . ".join(map(line_of, [article.title, *_named(article.source or ""), *article.authors])))
            for article in self.articles
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all words of the passages, titles and outlets."""
        return frozenset(token.key for token in self.tokens).union(*(title.keys for title in self.titles))


def _named(source: str) -> list[str]:
    """An outlet as it is stored, and by its name."""
    return list(dict.fromkeys([source, outlet_name(source)]))


def gather(
    claim: str, cited: Sequence[CitedPassage], read_passage: Callable[[str], TokenizedText] = read
) -> ClaimEvidence:
    """Reads the claim and what it cites. Sentences that share no word of meaning with it are not laid beside it."""
    reading = read(claim)
    sources = tuple(source for index, each in enumerate(cited) for source in _sources(each, index, read_passage))
    shared = [(_shared(reading, source), source) for source in sources]
    ranked = sorted((pair for pair in shared if pair[0] > 0), key=lambda each: -each[0])
    pairings = pair(reading, [source for _, source in ranked[:MOST_SOURCES]])
    return ClaimEvidence(reading, tuple(cited), sources, tuple(pairings))


def _shared(claim: TokenizedText, source: Source) -> float:
    shared = len(claim.content & source.reading.content)
    return shared + ATTRIBUTED_BONUS * source.is_attributed if shared or source.is_attributed else 0.0


def _sources(cited: CitedPassage, index: int, read_passage: Callable[[str], TokenizedText]) -> list[Source]:
    passage = cited.passage
    text = passage.article.text
    return [
        Source(read_passage(span.of(text)), index, span.start, _is_attributed(span, cited))
        for span in sentences_of(passage)
    ]


def _is_attributed(span: Span, cited: CitedPassage) -> bool:
    """Whether the sentence overlaps one that the claim rests on; all do when none is named."""
    return not cited.attributed_spans or any(
        span.start < bound.end and bound.start < span.end for bound in cited.attributed_spans
    )
