"""Any cross-encoder of sentence-transformers as a reranker."""

from pathlib import Path

import pytest

from rag.embedding.models import packaged_folder
from rag.errors import SettingsError
from rag.question.questions import read_question
from rag.retrieval.rerankers import load_reranker
from rag.settings import read_settings
from tests.examples import article, evidence

QUESTION = read_question("Which minister spoke?")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cross-encoder as sentence-transformers keeps one; it was taught nothing."""
    from sentence_transformers import CrossEncoder

    kept = tmp_path_factory.mktemp("cross-encoder")
    CrossEncoder(str(packaged_folder()), num_labels=1, device="cpu").save_pretrained(str(kept))
    return kept


@pytest.mark.slow
def test_a_folder_is_a_reranker(folder: Path) -> None:
    """Each sentence is read with its title, and the best one is what the passage has."""
    reranker = load_reranker(read_settings(environment={"DATELINE_RERANKER": str(folder)}))
    [read] = reranker.read(QUESTION, [evidence(article("it", "It rained. The minister spoke."), 0.0, 0.0)[0].hit])
    assert reranker.name == str(folder)
    assert read.score == max(each.score for each in read.sentences)
    assert all(0 <= each.score <= 1 for each in read.sentences)
    assert reranker.read(QUESTION, []) == []


@pytest.mark.slow
def test_a_network_that_was_never_taught_is_none() -> None:
    """An embedding model would put passages in order by chance."""
    with pytest.raises(SettingsError, match="no cross-encoder, it was never taught to rerank"):
        load_reranker(read_settings(environment={"DATELINE_RERANKER": str(packaged_folder())}))
