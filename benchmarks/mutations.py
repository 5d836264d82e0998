"""500 claims changed in one fact and 500 honest ones: how many of the changed are caught, of the honest refused.

python -m benchmarks.mutations            the articles of 2022 and the seeds
python -m benchmarks.mutations --train    articles of 2024 to 2026, to develop with
python -m benchmarks.mutations --rules    the rules alone, without the judge
python -m benchmarks.mutations --show 40  prints so many wrongly judged claims of each kind, and why
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from benchmarks.common import NEWS_QA, PROJECT, Clock, missing, read_articles
from benchmarks.mutation.changes import CHANGES, changed
from benchmarks.mutation.honest import HONEST
from benchmarks.mutation.material import samples
from rag.checking.checker import Checker
from rag.checking.facts.objections import objections
from rag.checking.shapes import CitedPassage
from rag.checking.trained import load_judge
from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.models import load_encoder
from rag.settings import read_settings
from rag.text.frequencies import weight
from rag.text.sentences import sentence_spans
from rag.text.words import content_stems
from rag.types import Article, Passage, Span, Verdict

SEED = 3
CLAIMS = 500
# Articles read of each file: enough for 1,000 claims that seldom share one.
ARTICLES = 1_000
# How often an article may give a claim of one kind.
ROUNDS = 3

# Says of a claim whether the passage bears it out, and why not.
Check = Callable[[str, Passage], tuple[Verdict | None, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its passage; `kind` says what was changed, or how an honest one was made."""

    text: str
    passage: Passage
    kind: str
    honest: bool
    sentence: str


def main() -> None:
    parser = argparse.ArgumentParser(description="Changed and honest claims against their passages.")
    parser.add_argument("--train", action="store_true", help="articles of 2024 to 2026")
    parser.add_argument("--show", type=int, default=0, help="claims of each kind to print")
    parser.add_argument("--rules", action="store_true", help="the rules alone")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    if missing(NEWS_QA):
        return
    check = by_rules if options.rules else full_check()
    run(list(claims(load(train=options.train), options.seed)), check, options.show)


def load(*, train: bool) -> list[Article]:
    folder = NEWS_QA / "train" if train else NEWS_QA
    seeds = [article for path in sorted((PROJECT / "seeds").glob("*.txt")) for article in read_articles(path)]
    return [*seeds, *read_articles(folder / "articles.jsonl.gz", ARTICLES)]


def claims(articles: Sequence[Article], seed: int) -> Iterator[Claim]:
    """The same claims for the same articles and seed: as many of each kind of change, and of each honest kind."""
    for honest, kinds in ((False, list(CHANGES)), (True, list(HONEST))):
        left = CLAIMS
        for index, kind in enumerate(kinds):
            wanted = -(-left // (len(kinds) - index))
            # A text as the seed: the same sentences are not taken for every kind.
            made = list(islice(_of_kind(kind, honest, articles, Random(f"{seed} {kind}")), wanted))
            left -= len(made)
            yield from made


def _of_kind(kind: str, honest: bool, articles: Sequence[Article], random: Random) -> Iterator[Claim]:
    """One of each article, and again from the first when all had their turn."""
    seen: set[str] = set()
    for _ in range(ROUNDS):
        for article in random.sample(articles, len(articles)):
            made = (
                (HONEST[kind](sample) if honest else changed(kind, sample, random), sample)
                for sample in samples(article, random)
                if sample.text not in seen
            )
            if found := next(((text, sample) for text, sample in made if text), None):
                seen.add(found[1].text)
                yield Claim(found[0], found[1].passage, kind, honest, found[1].text)


def run(made: Sequence[Claim], check: Check, show: int = 0) -> None:
    caught: defaultdict[tuple[bool, str], int] = defaultdict(int)
    totals = Counter((claim.honest, claim.kind) for claim in made)
    shown: Counter[tuple[bool, str]] = Counter()
    clock = Clock()
    for claim in made:
        verdict, reasons = check(claim.text, claim.passage)
        bad = verdict is not Verdict.SUPPORTED
        caught[claim.honest, claim.kind] += bad
        if bad is claim.honest and shown[claim.honest, claim.kind] < show:
            shown[claim.honest, claim.kind] += 1
            print(f"{claim.kind} {verdict}: {claim.text}\n    from: {claim.sentence}\n    {'; '.join(reasons)}")
    milliseconds = clock.seconds / len(made) * 1000
    lines = " | ".join(_line(caught, totals, honest=honest) for honest in (False, True))
    print(f"mutations: {lines} | {milliseconds:.1f} ms a claim")


def _line(caught: dict[tuple[bool, str], int], totals: Counter[tuple[bool, str]], honest: bool) -> str:
    kinds = [key for key in totals if key[0] is honest]
    parts = [f"{kind} {caught[honest, kind] / totals[honest, kind]:.3f}" for _, kind in kinds]
    whole = sum(caught[key] for key in kinds) / sum(totals[key] for key in kinds)
    count = sum(totals[key] for key in kinds)
    return f"{'honest refused' if honest else 'changed caught'} {whole:.3f} of {count} ({', '.join(parts)})"


def full_check() -> Check:
    """What every written sentence goes through, with the judge that comes with Dateline."""
    checker = Checker(embedding().text_tokens, load_judge(read_settings().cache_dir))

    def check(claim: str, passage: Passage) -> tuple[Verdict | None, Sequence[str]]:
        found = checker.check(claim, [passage])
        return found.verdict, found.reasons

    return check


def embedding() -> SentenceEmbedding:
    """With the packaged model."""
    settings = read_settings()
    return SentenceEmbedding(load_encoder(settings.embedding_model, settings.cache_dir / "models"))


def by_rules(claim: str, passage: Passage) -> tuple[Verdict, Sequence[str]]:
    """The rules alone, with the sentences that share most words with the claim."""
    found = objections(claim, [CitedPassage(passage, attribute_by_overlap(claim, passage))])
    verdict = (
        Verdict.UNSUPPORTED if any(each.grave for each in found) else Verdict.PARTLY if found else Verdict.SUPPORTED
    )
    return verdict, [each.message for each in found]


def attribute_by_overlap(claim: str, passage: Passage, most: int = 2) -> tuple[Span, ...]:
    """The sentence that has most of the claim's words, by weight, and one more where it adds some."""
    wanted = set(content_stems(claim))
    spans = [Span(passage.start + s.start, passage.start + s.end) for s in sentence_spans(passage.text)]
    has = {span: wanted & set(content_stems(span.of(passage.article.text))) for span in spans}
    chosen: list[Span] = []
    for _ in range(most):
        best = max(spans, key=lambda span: sum(map(weight, has[span] & wanted)), default=None)
        if best is None or (chosen and sum(map(weight, has[best] & wanted)) < 1.0):
            break
        chosen.append(best)
        wanted -= has[best]
    return tuple(sorted(chosen))


if __name__ == "__main__":
    main()
