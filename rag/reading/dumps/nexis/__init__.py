"""Exports of LexisNexis: the old ones with "1 of 3 DOCUMENTS", and those of Nexis Uni and Lexis Advance or Lexis+."""

from collections.abc import Sequence

from rag.reading.dumps.documents import Export
from rag.reading.dumps.nexis.new_form import read_new
from rag.reading.dumps.nexis.old_form import read_old


def read_nexis(lines: Sequence[str]) -> Export | None:
    """The documents of an export; None for what is none."""
    return read_old(lines) or read_new(lines)
