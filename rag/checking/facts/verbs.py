"""Irregular English verbs: "went" and "go" are one word to a check."""

from rag.language.en.verbs import IRREGULAR

BASE = {form: row.split()[0] for row in IRREGULAR.strip().splitlines() for form in row.split()}
