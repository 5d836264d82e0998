"""`python -m rag` is `dateline`."""

from rag.commands import main

main(prog_name="dateline")
