"""How Turkish asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    function=parse_words(
        """
        kim kimi kimin kime ne neden nicin niye nerede nereye nereden nasil kac hangi ve ile icin bir bu su o da de
        mi mu ki olan oldu olarak gibi daha en cok var yok
        """
    ),
    names=NAMED,
    capital_is_name=True,
)
