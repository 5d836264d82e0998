"""All benchmarks that report, the quick ones first."""

from benchmarks import news_qa, seeds, startup

for benchmark in (startup, seeds, news_qa):
    benchmark.main()
