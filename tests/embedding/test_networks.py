"""Networks of torch, run by OpenVINO."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import torch
from filelock import FileLock, Timeout
from hypothesis import given
from hypothesis import strategies as st

from rag.embedding.models import packaged_folder
from rag.embedding.networks import keep, load_network, load_tokenizer, one_maker, pad_rows, save_network, step


class Sum(torch.nn.Module):
    def forward(self, left: torch.Tensor, right: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return left + right, (left * right).sum(dim=1)


def test_a_network_says_the_same_when_saved(tmp_path: Path) -> None:
    """For rows of any number and length."""
    examples = {"left": torch.ones(2, 3, dtype=torch.int64), "right": torch.ones(2, 3, dtype=torch.int64)}
    save_network(Sum(), examples, ("sum", "product"), tmp_path / "network.xml")
    left, right = np.arange(20).reshape(4, 5), np.full((4, 5), 3)
    found = load_network(tmp_path / "network.xml").create_infer_request().infer({"left": left, "right": right})
    assert found["sum"].tolist() == (left + right).tolist()
    assert found["product"].tolist() == (left * right).sum(axis=1).tolist()


class Deep(torch.nn.Module):
    """Enough layers that tracing them takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self.words = torch.nn.Embedding(50, 8)
        self.layers = torch.nn.ModuleList(torch.nn.Linear(8, 8) for _ in range(40))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        found = self.words(ids)
        for layer in self.layers:
            found = torch.relu(layer(found))
        return found.sum(dim=-1)


@pytest.mark.slow
def test_threads_save_networks_at_the_same_time(tmp_path: Path) -> None:
    """As the page does that loads in the background while somebody looks at its parts."""
    files = [tmp_path / f"{number}.xml" for number in range(3)]
    example = {"ids": torch.ones(2, 16, dtype=torch.int64)}
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda file: save_network(Deep(), example, ("sum",), file), files))
    assert all(file.exists() for file in files)


def test_a_network_is_read_again_when_its_file_has_changed(tmp_path: Path) -> None:
    """Until then it is the same one."""
    example, file = torch.ones(2, 3, dtype=torch.int64), tmp_path / "network.xml"
    save_network(Sum(), {"left": example, "right": example}, ("sum", "product"), file)
    first = load_network(file)
    assert load_network(file) is first
    save_network(Sum(), {"left": example, "right": example}, ("total", "product"), file)
    assert load_network(file).outputs[0].get_names() == {"total"}


def test_a_network_is_made_by_one_at_a_time(tmp_path: Path) -> None:
    """And by anybody where no lock can be written: whoever writes says so."""
    with one_maker(tmp_path / "cache" / "network"), pytest.raises(Timeout):
        FileLock(tmp_path / "cache" / "network.lock").acquire(blocking=False)
    assert list((tmp_path / "cache").iterdir()) == []
    (tmp_path / "file").write_text("no folder")
    with one_maker(tmp_path / "file" / "network"):
        assert not (tmp_path / "file" / "network.lock").exists()


def test_what_another_process_wrote_first_stays(tmp_path: Path) -> None:
    """A folder that cannot be made is an error."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        (folder / "name").write_text(folder.name)
    keep(first, tmp_path / "kept")
    keep(second, tmp_path / "kept")
    assert (tmp_path / "kept" / "name").read_text() == "first"
    with pytest.raises(OSError, match="No such file"):
        keep(second, tmp_path / "missing" / "kept")


def test_a_tokenizer_cuts_and_pads() -> None:
    """All texts of a batch to one length, which is at most the one that was asked for."""
    tokenizer = load_tokenizer(packaged_folder() / "tokenizer.json", 8, 0, "[PAD]")
    long, short = tokenizer.encode_batch(["word " * 50, "word"])
    assert len(long.ids) == len(short.ids) == 8
    assert short.attention_mask == [1, 1, 1, 0, 0, 0, 0, 0]


@given(st.integers(1, 40), st.integers(1, 300), st.integers(1, 4))
def test_filled_rows_are_still_there(height: int, width: int, parts: int) -> None:
    """In their place, with zeros after them; the rows that are added are the last one again."""
    rows = np.arange(height * width).reshape(height, width) + 1
    array = pad_rows(rows.tolist(), 256, parts)
    assert array[:height, :width].tolist() == rows.tolist()
    assert not array[:, width:].any()
    assert all((row == array[height - 1]).all() for row in array[height:])
    assert array.shape[1] <= max(256, width)


def test_rows_of_any_size_have_few_shapes() -> None:
    """A network is compiled for each shape that it sees, and what was compiled is kept."""
    shapes = {pad_rows([[1] * width] * height, 256, 4).shape for height in range(1, 17) for width in range(1, 257)}
    assert len(shapes) == 85
    assert {step(count, 1) for count in range(1, 17)} == {1, 2, 4, 8, 16}
