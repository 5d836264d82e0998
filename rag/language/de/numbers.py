"""How German writes numbers."""

from rag.language.language import Numbers

NUMBERS = Numbers(
    scales={
        r"tausend": 1e3,
        r"mio\.?|million(?:en)?\b": 1e6,
        r"mrd\.?|milliarden?\b": 1e9,
        r"billion(?:en)?\b": 1e12,
    },
    in_words=True,
    unread=r"einhalb|\bhalbe",
)
