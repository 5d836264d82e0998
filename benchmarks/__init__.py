"""Scripts that measure. `python -m benchmarks` runs those that report; each prints one line a figure.

They read real articles in `../shared`, which is not part of the project, and say so where it is missing.
"""
