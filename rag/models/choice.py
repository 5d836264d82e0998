"""Which language model is in force, why, and the one command that improves it.

A setting (`model`, or --answerer) is one of:

| setting                                  | means                                                                    |
|------------------------------------------|--------------------------------------------------------------------------|
| auto                                     | the first suitable model of Ollama, if its server replies; else quotes   |
| quotes                                   | no model: answers are quotations                                         |
| a path that ends in .gguf                | that file, by llama.cpp in this process (needs `dateline[gguf]`)         |
| http://host:port/v1                      | the first model of an OpenAI-compatible server                           |
| NAME@http://host:port/v1                 | its model NAME                                                           |
| any other text                           | the model of Ollama that is called so, ":latest" or not                  |
"""

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rag.errors import SettingsError
from rag.models.addresses import accepts, is_local, ollama_address, server_address, server_in
from rag.models.keys import key_for, key_warning
from rag.models.language_model import Backend, LanguageModel
from rag.models.naming import display_name
from rag.models.pulling import RECOMMENDED
from rag.settings import Settings
from rag.writer import QUOTES

if TYPE_CHECKING:
    from rag.models.ollama_backend import Abilities, InstalledModel

AUTO = "auto"

# Seconds after which a choice that found nothing is made again: short enough for one who has just started Ollama.
_AGAIN = 5.0

# Models that cannot write an answer, by what their names hold. Ollama's capabilities say it too, since version 0.6.4.
_NEVER = {
    r"embed|minilm|\bbge|\bgte\b|\be5\b|arctic": "turns text into vectors",
    r"rerank": "puts passages in order",
    r"guard|shield": "judges whether a text is harmful",
    r"-cloud$|:cloud$": "runs on another company's computers, and Dateline sends nothing there of its own accord",
}
# Models that can, and for which they were not made.
_RELUCTANTLY = {
    r"cod(er|e)|starcoder|sql": "was made to write programs",
    r"math": "was made to calculate",
    r"[:-](base|text)\b": "continues texts and follows no instructions",
    r"llava|moondream|bakllava|-?ocr|vision|-vl\b": "was made to look at pictures",
    r"translat": "was made to translate",
}
# Of a model that was asked for by its name; nobody else gets one.
_NO_TEMPLATE = "has no chat template: it continues texts and follows no instructions"
# Thousand millions of parameters: smaller ones break every format and invent, larger ones take minutes an answer
# without a graphics card.
_BEST_SIZES = (2.0, 14.5)


@dataclass(frozen=True, slots=True)
class Choice:
    """The model in force, or None for quotes. `why` says which and why, in words for a person; `cure` is the command or
    step that improves it, and `pull` the model that `pulling.pull` can get."""

    model: LanguageModel | None
    why: str
    cure: str | None = None
    pull: str | None = None


class Models:
    """The choices that were made. One that found a model holds until `forget`; one that found none is made again, but
    not more often than every few seconds. Threads may share it."""

    def __init__(self, settings: Settings, now: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._now = now
        self._lock = threading.Lock()
        self._made: dict[str, tuple[Choice, float]] = {}

    def current(self, setting: str | None = None) -> Choice:
        """The choice for `setting`, or for that of the settings. Raises SettingsError for one that is no setting."""
        setting = setting or self._settings.model
        with self._lock:
            made = self._made.get(setting)
            if made is None or (made[0].model is None and self._now() - made[1] >= _AGAIN):
                choice = choose(setting, self._settings)
                made = self._made[setting] = choice, self._now()
            return made[0]

    def forget(self) -> None:
        """Makes every choice anew when it is next asked for: after a model has failed, or one has been pulled."""
        with self._lock:
            self._made.clear()


def choose(setting: str, settings: Settings) -> Choice:
    """The choice for `setting`, now. Takes at most a few seconds, and 0.4 where nothing listens; loads no model.

    Raises SettingsError, naming the value, for one that is no setting.
    """
    setting = setting.strip()
    if setting.lower() == QUOTES:
        return Choice(None, "answers are quotations, as the settings say", None)
    if setting.lower() in (AUTO, ""):
        return _of_ollama(None, settings)
    if setting.lower().endswith(".gguf"):
        return _of_file(Path(setting).expanduser().absolute(), settings)
    if server := server_in(setting):
        name, address = server
        return _of_server(server_address(address), name, setting, settings)
    if "://" in setting or re.search(r"\s", setting):
        raise SettingsError(
            f"model {setting!r} is neither auto, quotes, a .gguf file, an http address that ends in /v1, "
            "nor the name of a model of Ollama"
        )
    return _of_ollama(setting, settings)


def _of_file(path: Path, settings: Settings) -> Choice:
    from rag.models.gguf import EXTRA, GGUFBackend, problem

    found = problem(path, settings.visitor_folders)
    if found:
        return Choice(
            None, f"{found}: answers are quotations", EXTRA if EXTRA in found else "set model to a .gguf file"
        )
    backend = GGUFBackend(path, settings.context_window, settings.visitor_folders)
    return Choice(_model(backend, settings), f"{path.name} writes the answers, by llama.cpp in this process")


def _of_server(address: str, name: str | None, setting: str, settings: Settings) -> Choice:
    key = key_for(address, setting, settings)
    choice = _of_server_with(address, name, key, settings) if accepts(address) else _no_server(address)
    if about := key_warning(address, key, settings):
        why, cure = about
        return replace(choice, why=f"{choice.why}; {why}", cure="; ".join(filter(None, [choice.cure, cure])))
    return choice


def _of_server_with(address: str, name: str | None, key: str | None, settings: Settings) -> Choice:
    from rag.models.connection import is_broken_off
    from rag.models.openai_backend import OpenAIBackend, Server, explain, list_models, make_of

    server = Server(address, key)
    try:
        names = list_models(server)
        if not names or (name and name not in names):
            return _without(name, names, address)
        model = name or names[0]
        backend = OpenAIBackend(server, model, make_of(server, model), settings.context_window)
    except Exception as error:  # noqa: BLE001 - whatever listens there, it is no model's server
        # On another machine a port that is closed, silent or speaks something else is told alike: whoever may set
        # `model` finds out where models are, and no more of that network.
        if is_broken_off(error) and not is_local(address):
            return _no_server(address)
        why = explain(error, server, f"the server at {address}")
        return Choice(None, f"{why}: answers are quotations", f"see what replies at {address}/models")
    return Choice(_model(backend, settings), f"{display_name(model)} of the server at {address} writes the answers")


def _no_server(address: str) -> Choice:
    return Choice(None, f"no server replies at {address}: answers are quotations", "start that server")


def _without(name: str | None, names: Sequence[str], address: str) -> Choice:
    why = f"the server at {address} has no model{f' {name!r}' if name else ''}: answers are quotations"
    return Choice(None, why, f"set model to {display_name(names[0])}@{address}" if names else "load a model there")


def _of_ollama(name: str | None, settings: Settings) -> Choice:
    """The model called `name`, or the most suitable one."""
    address = ollama_address(os.environ.get("OLLAMA_HOST"))
    if not accepts(address):
        return _no_ollama(name, address)
    from rag.models import ollama_backend as ollama

    try:
        models = ollama.list_installed(address)
        candidates = _named(name, models) if name else rank_models(models)
        for each in candidates:
            able = ollama.abilities(address, each.name)
            writes = able.chats or (able.chats is None and reason(each, _NEVER) is None)
            if writes and (name or able.converses):
                return _chosen(name, each, able, address, settings)
    except Exception as error:  # noqa: BLE001 - whatever listens there, it is not Ollama, or not well
        why = ollama.explain(error, address, name or "")
        return Choice(None, f"{why}: answers are quotations", "restart Ollama with `ollama serve`")
    return _nothing_suitable(name, bool(candidates))


def _chosen(name: str | None, model: "InstalledModel", able: "Abilities", address: str, settings: Settings) -> Choice:
    from rag.models.ollama_backend import OllamaBackend

    window = min(settings.context_window, able.window or settings.context_window)
    backend = OllamaBackend(address, model, window, able.thinks)
    why = f"{display_name(model.name)} of Ollama writes the answers"
    if name is not None and not able.converses:
        why += f", as the settings say, but it {_NO_TEMPLATE}"
        return Choice(_model(backend, settings), why, f"ollama pull {RECOMMENDED}", RECOMMENDED)
    if name is not None:
        return Choice(_model(backend, settings), f"{why}, as the settings say")
    small = model.parameters is not None and model.parameters < _BEST_SIZES[0]
    doubt = reason(model, _RELUCTANTLY)
    if small or doubt:
        why += f", but it {doubt or 'is small and invents much'}"
        return Choice(_model(backend, settings), why, f"ollama pull {RECOMMENDED}", RECOMMENDED)
    return Choice(_model(backend, settings), why)


def _no_ollama(name: str | None, address: str) -> Choice:
    wanted = name or RECOMMENDED
    missing = f"no language model runs (Ollama does not reply at {address})"
    why = (
        f"{missing}, so {name!r} cannot write: answers are quotations" if name else f"{missing}: answers are quotations"
    )
    if shutil.which("ollama"):
        return Choice(None, why, "ollama serve")
    return Choice(None, why, f"install Ollama from https://ollama.com/download, then `ollama pull {wanted}`")


def _nothing_suitable(name: str | None, found: bool) -> Choice:
    if name and found:
        why = f"the model {name!r} of Ollama cannot write: answers are quotations"
        return Choice(None, why, f"ollama pull {RECOMMENDED}", RECOMMENDED)
    if name:
        return Choice(None, f"Ollama has no model {name!r}: answers are quotations", f"ollama pull {name}", name)
    why = "Ollama runs, but has no model that can write: answers are quotations"
    return Choice(None, why, f"ollama pull {RECOMMENDED}", RECOMMENDED)


def _named(name: str, models: "Sequence[InstalledModel]") -> "list[InstalledModel]":
    wanted = {name.lower(), f"{name.lower()}:latest"}
    return [each for each in models if each.name.lower() in wanted]


def rank_models(models: "Sequence[InstalledModel]") -> "list[InstalledModel]":
    """Those that may write an answer, the most suitable first; of equals the one that was got or changed last."""
    return sorted((each for each in models if reason(each, _NEVER) is None), key=_rank)


def _rank(model: "InstalledModel") -> tuple[bool, int]:
    return reason(model, _RELUCTANTLY) is not None, _misfit(model.parameters)


def _misfit(size: float | None) -> int:
    """0 for the best sizes, then those unknown, then the large, which are slow, then the small, which are wrong."""
    least, most = _BEST_SIZES
    if size is None:
        return 1
    return 2 if size > most else 3 if size < least else 0


def reason(model: "InstalledModel", table: dict[str, str]) -> str | None:
    """What the table says of a model of this name."""
    return next((why for pattern, why in table.items() if re.search(pattern, model.name.lower())), None)


def _model(backend: Backend, settings: Settings) -> LanguageModel:
    return LanguageModel(backend, settings.model_timeout)
