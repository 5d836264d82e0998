"""The models that are there, by the names that the setting `model` may have.

A name that a server lacks, although it replies, is a mistake, and is told before it is kept. Where nothing replies
nobody knows what is there, and any name may be kept.
"""

import os
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import SettingsError
from rag.models.addresses import accepts, ollama_address, server_address, server_in
from rag.models.choice import AUTO, rank_models
from rag.models.keys import key_for
from rag.models.naming import display_name
from rag.settings import Settings
from rag.writer import QUOTES

if TYPE_CHECKING:
    from rag.models.ollama_backend import InstalledModel

# Names that are offered at most: more than anybody looks through, and few enough for a page.
_MOST = 500

# Names that a line holds.
_FEW = 4

# How alike the names of two models are, before their tag, at least, for the one to have been meant by the other. Of 15
# slips ("mistal" for mistral:latest, "qwen2.5" for qwen3:8b) 14 have .67 or more, with their tags down to .35; of 8
# pairs of different models none has more than .62 (llava:7b and llama3.1:8b).
_ALIKE = 0.65


def list_offered_models(settings: Settings) -> tuple[str, ...]:
    """The models that `model` may name, spelt as their servers spell them: of Ollama's those that can write, the most
    suitable first, and those of the server that `model` holds. Takes seconds where one of the two hangs."""
    names = [each.name for each in rank_models(_of_ollama() or ())]
    if server := server_in(settings.model):
        names += [f"{each}@{server[1]}" for each in _of_server(settings.model, settings) or () if "@" not in each]
    return tuple(each for each in names[:_MOST] if _is_plain(each))


def _is_plain(name: str) -> bool:
    """Whether a person can read the name, and the setting can hold it."""
    return display_name(name) == name and not re.search(r"\s", name)


def check_there(setting: str, settings: Settings) -> bool:
    """Whether the model is there that `setting` names, as far as anybody can say. Raises SettingsError where it is not,
    with the name that may have been meant, or what gets the model. Where it is no setting at all `choose` says so."""
    setting = setting.strip()
    if setting.lower() in (AUTO, QUOTES, ""):
        return False
    if setting.lower().endswith(".gguf"):
        return _check_file(Path(setting).expanduser().absolute(), settings)
    if server := server_in(setting):
        name, address = server
        return bool(name) and _check_server(name or "", address, _of_server(setting, settings))
    return _check_ollama(setting, _of_ollama())


def _check_file(path: Path, settings: Settings) -> bool:
    from rag.models.gguf import EXTRA, problem

    found = problem(path, settings.visitor_folders)
    if found and EXTRA in found:  # what runs it is missing, and the file may be there all the same
        if os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises for a folder that may not be looked into
            return False
        found = f"{path} is not there"
    if found:
        raise SettingsError(f"{found}: set model to a .gguf file that is there")
    return True


def _check_server(name: str, address: str, names: Sequence[str] | None) -> bool:
    if names is None or name in names:
        return names is not None
    plain = [each for each in names if _is_plain(f"{each}@{address}")]
    meant = _nearest(name, plain) or next(iter(plain), None)
    cure = f"set model to {meant}@{address}" if meant else "load a model there"
    raise SettingsError(f"the server at {address} has no model {name!r}: {cure}")


def _check_ollama(name: str, models: "Sequence[InstalledModel] | None") -> bool:
    if models is None:
        return False
    if {name.lower(), f"{name.lower()}:latest"} & {each.name.lower() for each in models}:
        return True
    names = [each.name for each in models if _is_plain(each.name)]
    meant = _nearest(name, names)
    cure = f"choose {meant}, or get the other" if meant else f"{_said(names)}get it"
    raise SettingsError(f"Ollama has no model {name!r}: {cure} with `ollama pull {name}`")


def _said(names: Sequence[str]) -> str:
    """What is there, as far as that is soon read."""
    if not names:
        return ""
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return f"choose one that is there ({', '.join(names[:_FEW])}{more}), or "


def _nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of the names that may have been meant."""
    alike = [(_likeness(_family(name), _family(each)), _likeness(name, each), each) for each in names]
    family, _, meant = max(alike, default=(0.0, 0.0, ""))
    return meant if family >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def _family(name: str) -> str:
    """What stands before the tag."""
    return name.partition(":")[0]


def _of_ollama() -> "list[InstalledModel] | None":
    """What Ollama has; None where it does not reply."""
    try:
        address = ollama_address(os.environ.get("OLLAMA_HOST"))
    except SettingsError:
        return None
    if not accepts(address):
        return None
    from rag.models import ollama_backend as ollama

    try:
        return ollama.list_installed(address)
    except Exception:  # noqa: BLE001 - whatever listens there, it is not Ollama, or not well
        return None


def _of_server(setting: str, settings: Settings) -> list[str] | None:
    """What the server has whose address `setting` holds; None where it does not reply as one."""
    server = server_in(setting)
    try:
        address = server_address(server[1] if server else "")
    except SettingsError:
        return None
    if not accepts(address):
        return None
    from rag.models.openai_backend import Server, list_models

    try:
        return list_models(Server(address, key_for(address, setting, settings)))
    except Exception:  # noqa: BLE001 - whatever listens there, it lists no models
        return None
