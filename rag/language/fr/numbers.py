"""How French writes numbers."""

from rag.language.language import Numbers

NUMBERS = Numbers(
    scales={
        r"mille\b": 1e3,
        r"millions?\b": 1e6,
        r"milliards?\b": 1e9,
    },
    in_words=True,
    unread=r"\bet demie?\b",
)
