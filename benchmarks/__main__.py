"""All benchmarks that report, the quick ones first."""

from benchmarks import (
    adversary,
    catalogue,
    checking_time,
    claim_checks,
    followups,
    mutations,
    news_qa,
    page,
    seeds,
    significance,
    startup,
)

for benchmark in (
    startup,
    seeds,
    checking_time,
    followups,
    significance,
    catalogue,
    page,
    adversary,
    claim_checks,
    mutations,
    news_qa,
):
    benchmark.main()
