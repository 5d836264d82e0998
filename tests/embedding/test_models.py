"""The model that a setting names."""

import shutil
from pathlib import Path

import pytest

from rag.embedding.encoders import CompiledEncoder, Encoder
from rag.embedding.models import PACKAGED, _folder, load_encoder
from rag.errors import SettingsError


@pytest.mark.parametrize("name", ["no-such-model", "sentence-transformers/all-MiniLM-L6-v2", "/no/such/folder", "\0"])
def test_an_unknown_model_is_an_error_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    """Nothing is downloaded, and nothing is left in the cache."""
    with pytest.raises(SettingsError, match=f"is not on this machine, or damaged: name a folder .*{PACKAGED}") as error:
        load_encoder(name, tmp_path / "cache")
    assert repr(name) in str(error.value)
    assert not (tmp_path / "cache").exists()


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    """Whether it is empty or holds something else."""
    (tmp_path / "model").mkdir()
    with pytest.raises(SettingsError, match="is not on this machine"):
        load_encoder(str(tmp_path / "model"), tmp_path / "cache")
    (tmp_path / "model" / "config.json").write_text("[]")
    with pytest.raises(SettingsError, match="is not on this machine"):
        load_encoder(str(tmp_path / "model"), tmp_path / "cache")


@pytest.mark.slow
def test_a_second_load_reads_what_the_first_compiled(encoder: Encoder, tmp_path: Path) -> None:
    """Until the files of the model change."""
    folder, cache = tmp_path / "model", tmp_path / "cache"
    shutil.copytree(str(_folder(PACKAGED)), folder)
    assert isinstance(load_encoder(str(folder), cache), CompiledEncoder)
    [compiled] = cache.iterdir()
    written = (compiled / "model.xml").stat().st_mtime_ns
    again = load_encoder(str(folder), cache)
    assert isinstance(again, CompiledEncoder)
    assert (again.name, again.dimension) == (str(folder), encoder.dimension)
    assert (compiled / "model.xml").stat().st_mtime_ns == written
    assert list(cache.iterdir()) == [compiled]
    (folder / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(SettingsError, match="or damaged"):  # and not the old ones
        load_encoder(str(folder), cache)
