"""Settings are tried before they are kept: each for itself, so that a fault is told of the one that has it."""

from collections.abc import Callable, Mapping

from rag.checking.judges import load_judge
from rag.errors import SettingsError
from rag.models.choice import choose
from rag.models.offered import check_there
from rag.retrieval.rerankers import load_reranker
from rag.settings import Settings, change_settings


class SettingsRefused(SettingsError):
    """Settings that cannot be used. `faults` are lines by the settings' names."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = faults


def try_settings(before: Settings, changes: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """The settings with `changes`, each of which has been tried: nothing is written yet.

    Raises SettingsRefused for those that cannot be used, and SettingsError where that is no fault of theirs.
    """
    change_settings(before, {}, environment)
    faults: dict[str, str] = {}
    for name, text in changes.items():
        try:
            after = change_settings(before, {name: text}, environment)
            if getattr(after, name) != getattr(before, name):
                _TRIALS.get(name, _untried)(after)
        except SettingsError as error:
            faults[name] = str(error)
    if faults:
        raise SettingsRefused(faults)
    return change_settings(before, changes, environment)


def _model(settings: Settings) -> None:
    """Where nothing replies nobody knows what is there, and it may be on tomorrow: it is kept then."""
    choice = choose(settings.model, settings)
    if choice.model is None and check_there(settings.model, settings):
        raise SettingsError(f"{choice.why.partition(': answers')[0]}: choose another")


def _judge(settings: Settings) -> None:
    load_judge(settings, lambda: None)


def _reranker(settings: Settings) -> None:
    load_reranker(settings)


def _untried(_: Settings) -> None:
    """Numbers and switches were read, and that is all there is to try."""


# What is on this machine or not, and is loaded to find out.
_TRIALS: Mapping[str, Callable[[Settings], None]] = {"model": _model, "judge": _judge, "reranker": _reranker}
