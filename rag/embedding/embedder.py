"""Questions and texts as vectors, each as the embedding model was made to read it."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from threading import Lock

from rag.embedding.encoders import Encoder, TokenVectors, Vectors
from rag.types import Span

# Sentences whose tokens are kept: those that an answer is made of are read again when its sentences are checked, and
# in the next question on the same articles. A sentence of 30 tokens takes 46 kB, all of them about 50 MB.
KEPT = 1_000


class _Memory:
    """What texts were read as, lately. Several threads may ask."""

    def __init__(self, read: Callable[[Sequence[str]], list[TokenVectors]]) -> None:
        self._read = read
        self._known: OrderedDict[str, TokenVectors] = OrderedDict()
        self._lock = Lock()

    def of(self, texts: Sequence[str]) -> list[TokenVectors]:
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        found.update(zip(new, self._read(new), strict=True))
        with self._lock:
            for text in found:
                self._known[text] = found[text]
                self._known.move_to_end(text)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return [found[text] for text in texts]


class SentenceEmbedding:
    """Queries and documents get the prefixes that the model of the `Encoder` was made with."""

    def __init__(self, encoder: Encoder) -> None:
        self.model_name = encoder.name
        self._encoder = encoder
        self._memory = _Memory(encoder.encode_tokens)

    def query_vector(self, question: str) -> Vectors:
        """Shape (dimension,)."""
        vector: Vectors = self._encoder.encode([self._encoder.query_prefix + question])[0]
        return vector

    def text_vectors(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dimension)."""
        return self._encoder.encode([self._encoder.document_prefix + text for text in texts])

    def query_tokens(self, question: str) -> TokenVectors:
        """The question as a whole and token by token; spans point into `question`."""
        read = self._encoder.encode_tokens([self._encoder.query_prefix + question])[0]
        return _without(read, len(self._encoder.query_prefix))

    def text_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Each text as a whole and token by token; spans point into it."""
        prefix = self._encoder.document_prefix
        return [_without(read, len(prefix)) for read in self._memory.of([prefix + text for text in texts])]


def _without(read: TokenVectors, prefix: int) -> TokenVectors:
    """Without the tokens of the first `prefix` characters; spans count from there."""
    if not prefix:
        return read
    kept = [index for index, span in enumerate(read.spans) if span.start >= prefix]
    spans = tuple(Span(read.spans[index].start - prefix, read.spans[index].end - prefix) for index in kept)
    return TokenVectors(read.vector, read.tokens[kept], spans)
