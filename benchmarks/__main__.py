"""All benchmarks that report, the quick ones first."""

from benchmarks import adversary, claim_checks, followups, mutations, news_qa, seeds, startup

for benchmark in (startup, seeds, followups, adversary, claim_checks, mutations, news_qa):
    benchmark.main()
