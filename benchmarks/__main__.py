"""All benchmarks that report, the quick ones first."""

from benchmarks import (
    adversary,
    catalogue,
    checking_time,
    claim_checks,
    claim_sets,
    first_words,
    followups,
    hedges,
    memory,
    mutations,
    news_qa,
    page,
    seeds,
    sentence_ends,
    significance,
    speakers,
    startup,
    values,
)

for benchmark in (
    startup,
    sentence_ends,
    seeds,
    first_words,
    checking_time,
    followups,
    significance,
    catalogue,
    page,
    adversary,
    claim_checks,
    claim_sets,
    speakers,
    hedges,
    values,
    mutations,
    memory,
    news_qa,
):
    benchmark.main()
