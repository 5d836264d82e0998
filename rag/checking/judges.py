"""Finds the judge that the setting names: the trained one, the language model, or an NLI cross-encoder."""

from collections.abc import Callable
from pathlib import Path

from rag.checking.entailment import EntailmentJudge
from rag.checking.model_judge import ModelJudge
from rag.checking.shapes import Judge
from rag.checking.trained import load_judge as load_trained
from rag.errors import SettingsError
from rag.models.language_model import LanguageModel
from rag.settings import Settings, is_inside

TRAINED = "trained"
MODEL = "model"


def load_judge(settings: Settings, model: Callable[[], LanguageModel | None]) -> Judge:
    """The judge of `settings.judge`; `model` gives the language model in force, if any.

    Raises SettingsError where there is no such judge on this machine.
    """
    if settings.judge == TRAINED:
        return load_trained(settings.cache_dir)
    if settings.judge == MODEL:
        return ModelJudge(model, otherwise=load_trained(settings.cache_dir))
    if is_inside(Path(settings.judge).expanduser(), settings.visitor_folders):
        raise SettingsError(f"judge {settings.judge!r} was sent to the page, and such a file is never a judge")
    return EntailmentJudge(settings.judge)
