"""An embedding model that knows several languages, by the setting: a small one in the form that such models have."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.library.library import Library
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.llama_index import LlamaIndexRetriever
from rag.settings import read_settings
from tests.examples import article, marked

pytestmark = pytest.mark.slow

# Words of one meaning in each row; the model has one vector for them.
MEANINGS = (
    ("mayor", "burgermeister", "мэр"),
    ("resigned", "zuruckgetreten", "отставку", "abtrat"),
    ("stadtoberhaupt", "burgermeister", "mayor"),
    ("fire", "brand", "пожар"),
    ("why", "warum", "почему"),
    ("factory", "fabrik", "фабрике"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT without layers, whose words of one meaning share a vector, as a folder of sentence-transformers."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(7)
    inner, whole = (tmp_path_factory.mktemp(name) for name in ("inner", "model"))
    words = sorted({word for row in MEANINGS for word in row})
    listed = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    (inner / "vocab.txt").write_text("\n".join(listed), encoding="utf-8")
    model = BertModel(
        BertConfig(
            vocab_size=len(listed),
            hidden_size=32,
            num_hidden_layers=1,
            num_attention_heads=1,
            intermediate_size=8,
            max_position_embeddings=128,
        )
    )
    with torch.no_grad():
        for table in (model.embeddings.position_embeddings, model.embeddings.token_type_embeddings):
            table.weight.zero_()
        for each in model.encoder.layer[0].attention.output.dense.parameters():
            each.zero_()
        for each in model.encoder.layer[0].output.dense.parameters():
            each.zero_()
        known = model.embeddings.word_embeddings.weight
        known.zero_()
        known[[listed.index("[CLS]"), listed.index("[SEP]")]] = torch.randn(32)  # so that no text says nothing
        for row in MEANINGS:
            known[[listed.index(word) for word in row]] = torch.randn(32)
    model.save_pretrained(inner)
    BertTokenizerFast(str(inner / "vocab.txt")).save_pretrained(inner)
    read = Transformer(str(inner), max_seq_length=64)
    SentenceTransformer(modules=[read, Pooling(32)], device="cpu").save(str(whole))
    return whole


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Library]:
    environment = {"DATELINE_EMBEDDING_MODEL": str(folder), "DATELINE_CACHE_DIR": str(tmp_path / "cache")}
    with closing(Library(read_settings(str(tmp_path / "library"), environment))) as opened:
        opened.put(
            marked(
                [
                    article("fire", "Der Brand in der Fabrik war am Dienstag."),
                    article("rain", "Am Montag war der Regen auf der Insel stark."),
                    article("mayor", "Der Bürgermeister ist am Freitag zurückgetreten."),
                ]
            )
        )
        yield opened


def test_articles_are_found_by_what_words_of_another_language_mean(library: Library) -> None:
    """The question and the article share no word but those that say nothing."""
    assert library.index.made_by.endswith(" 32")
    nodes = LlamaIndexRetriever(library, LexicalReranker()).retrieve("Warum ist das Stadtoberhaupt abgetreten?")
    assert nodes[0].metadata["article_id"] == "id-mayor"
