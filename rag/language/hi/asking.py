"""How Hindi asks, and what its answers look like."""

from rag.language.language import Asking, parse_words

ASKING = Asking(
    function=parse_words(
        """
        कौन क्या कब कहां कहाँ क्यों कैसे कितने कितना कितनी किस किसने किसे का की के को में से पर ने है हैं था थे थी
        और या यह वह
        """
    ),
)
