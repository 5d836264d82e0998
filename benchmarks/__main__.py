"""All benchmarks that report, the quick ones first."""

from benchmarks import (
    adversary,
    catalogue,
    checking_time,
    claim_checks,
    first_words,
    followups,
    memory,
    mutations,
    news_qa,
    page,
    seeds,
    significance,
    startup,
    values,
)

for benchmark in (
    startup,
    seeds,
    first_words,
    checking_time,
    followups,
    significance,
    catalogue,
    page,
    adversary,
    claim_checks,
    values,
    mutations,
    memory,
    news_qa,
):
    benchmark.main()
