"""An NLI cross-encoder as judge: tiny ones, of random numbers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from rag.checking.entailment import EntailmentJudge
from rag.checking.judges import load_judge
from rag.embedding.models import packaged_folder
from rag.errors import SettingsError
from rag.settings import read_settings

PAIRS = [("It rained.", "It rained in Kyiv."), ("The bank fell.", "It rained in Kyiv. " * 200), ("", "")]
Make = Callable[[Mapping[int, str]], str]


@pytest.fixture(scope="session")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes a cross-encoder with these labels; its weights are the same each time, row by row of the last layer."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    tokenizer = AutoTokenizer.from_pretrained(packaged_folder())

    def made(labels: Mapping[int, str]) -> str:
        folder = str(tmp_path_factory.mktemp("judge"))
        sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
        about = {"id2label": dict(labels), "label2id": {label: place for place, label in labels.items()}}
        config = BertConfig(
            vocab_size=len(tokenizer), max_position_embeddings=64, num_labels=len(labels), **sizes, **about
        )
        torch.manual_seed(1)
        model = BertForSequenceClassification(config)
        with torch.no_grad():
            model.classifier.bias.copy_(torch.arange(len(labels)))
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
        return folder

    return made


def probabilities(folder: str) -> list[float]:
    return [each.probability for each in EntailmentJudge(folder).judge(PAIRS)]


def test_the_label_that_means_entailment_is_the_probability(make: Make) -> None:
    """Wherever it stands: for each pair the three columns of one model sum up to 1."""
    others = ["contradiction", "neutral"]
    columns = [
        probabilities(make(dict(enumerate([*others[:place], "ENTAILMENT", *others[place:]])))) for place in range(3)
    ]
    assert [sum(each) for each in zip(*columns, strict=True)] == pytest.approx([1] * len(PAIRS), abs=1e-5)
    assert all(first < second < third for first, second, third in zip(*columns, strict=True))


def test_two_labels_will_do(make: Make) -> None:
    """ "not_entailment" is not taken for the one that is wanted."""
    first, second = (probabilities(make({place: "entailment", 1 - place: "not_entailment"})) for place in (0, 1))
    assert [one + other for one, other in zip(first, second, strict=True)] == pytest.approx([1] * len(PAIRS), abs=1e-5)


def test_a_model_with_one_label_gives_a_probability(make: Make) -> None:
    found = probabilities(make({0: "LABEL_0"}))
    assert len(found) == len(PAIRS)
    assert all(0 < each < 1 for each in found)


def test_nothing_to_judge_is_no_judgement(make: Make) -> None:
    assert EntailmentJudge(make({0: "LABEL_0"})).judge([]) == []


def test_a_model_without_an_entailment_label_is_refused(make: Make) -> None:
    """The message names the labels it has."""
    with pytest.raises(SettingsError, match="labels joy, anger, none of them entailment"):
        EntailmentJudge(make({0: "joy", 1: "anger"}))


def test_a_model_that_was_never_taught_to_judge_is_refused() -> None:
    """The embedding model would load, with a last layer of random numbers."""
    with pytest.raises(SettingsError, match="no cross-encoder"):
        EntailmentJudge(str(packaged_folder()))


@pytest.mark.parametrize("content", [None, "", "{}", "{"])
def test_a_folder_without_a_model_is_an_error_in_one_line(tmp_path: Path, content: str | None) -> None:
    """Missing, empty or damaged."""
    folder = tmp_path / "judge"
    if content is not None:
        folder.mkdir()
        (folder / "config.json").write_text(content)
    with pytest.raises(SettingsError, match="not on this machine, or damaged") as error:
        EntailmentJudge(str(folder))
    assert "\n" not in str(error.value)


def test_a_folder_that_was_sent_to_the_page_is_no_judge(tmp_path: Path) -> None:
    """Nor by a link: nothing of it is read."""
    sent = tmp_path / "uploads" / "judge"
    sent.mkdir(parents=True)
    (tmp_path / "link").symlink_to(sent)
    for folder in (sent, tmp_path / "link"):
        settings = replace(read_settings(str(tmp_path)), judge=str(folder))
        with pytest.raises(SettingsError, match="was sent to the page, and such a file is never a judge"):
            load_judge(settings, lambda: None)
