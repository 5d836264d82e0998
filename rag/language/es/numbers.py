"""How Spanish writes numbers."""

from rag.language.language import Numbers

NUMBERS = Numbers(
    scales={
        r"mil millones\b": 1e9,
        r"mil\b": 1e3,
        r"mill(?:ón|ones)\b": 1e6,
        r"bill(?:ón|ones)\b": 1e12,
    },
    in_words=True,
    unread=r"\by medi[ao]\b",
)
