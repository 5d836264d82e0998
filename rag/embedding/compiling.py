"""Networks that are shipped as what training changed of the packaged model: made once, then only read."""

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rag.embedding.models import digest, packaged_folder
from rag.embedding.networks import keep, load_tokenizer, one_maker


def compile_network(cache: Path, name: str, weights: Path, version: int, write: Callable[[Path], None]) -> Path:
    """The folder of the network that `write` makes of the weights shipped in a file and the packaged model.

    It is made once, and anew when either, or the `version` of what is written, changes. Raises SettingsError when the
    package of the model is missing.
    """
    stamp = weights.stat()
    made_of = f"{digest(packaged_folder())}-{stamp.st_size}-{stamp.st_mtime_ns}-{version}"
    folder = cache / "models" / f"{name}-{made_of}"
    if not (folder / "about.json").exists():
        with one_maker(folder):
            _make(folder, write)
    return folder


def _make(folder: Path, write: Callable[[Path], None]) -> None:
    """Unless somebody has made it meanwhile."""
    if (folder / "about.json").exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent))
    try:
        write(work)
        keep(work, folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def save_tokenizer(tokenizer: Any, folder: Path) -> None:
    """Beside a network; `about.json`, which says that all is there, comes last."""
    tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    about = {"pad_id": tokenizer.pad_token_id, "pad_token": tokenizer.pad_token}
    (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")


def load_saved_tokenizer(folder: Path, most: int) -> Any:
    """What `save_tokenizer` wrote, for texts of at most so many tokens."""
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    return load_tokenizer(folder / "tokenizer.json", most, about["pad_id"], about["pad_token"])
