"""Whom the key of a model's server is for. It is sent there and to nobody else, whatever `model` is changed to.

| who gave an address                        | then the key is for                                       |
|--------------------------------------------|-----------------------------------------------------------|
| the setting `model_key_for`                | that one                                                  |
| else the setting `model`                   | that one                                                  |
| else the command's `--answerer`            | that one                                                  |
| nobody                                     | nobody                                                    |

When the page changes `model`, what it was becomes `model_key_for` (`rag.settings`).
"""

from dataclasses import replace

from rag.models.addresses import is_local, origin, server_in
from rag.settings import Settings


def assign_key(settings: Settings, answerer: str | None) -> Settings:
    """The settings of a program that was started with `--answerer`: a key without another address is for that one."""
    if answerer is None or _home(settings.model_key_for or settings.model) or not _home(answerer):
        return settings
    return replace(settings, model_key_for=settings.model_key_for or answerer)


def key_for(address: str, setting: str, settings: Settings) -> str | None:
    """The key that is sent to `address`, which `setting` (that of the settings, or --answerer) holds."""
    home = _home(assign_key(settings, setting).model_key_for or settings.model)
    return settings.model_key if home and home == origin(address) else None


def key_warning(address: str, key: str | None, settings: Settings) -> tuple[str, str] | None:
    """What a person ought to know of the key, and what helps; None where all is well or there is none."""
    if settings.model_key and key is None:
        return (
            f"model_key is not sent there: it is for {_home(settings.model_key_for or settings.model) or 'no address'}",
            f"set model_key_for to {address} if the key is for it",
        )
    if key and address.lower().startswith("http:") and not is_local(address):
        return (
            "the key goes there unencrypted, for all to read that are on the way",
            "give that server an https address",
        )
    return None


def _home(setting: str) -> str | None:
    """Whom the address in a setting that is written like `model` reaches."""
    found = server_in(setting)
    return origin(found[1].rstrip("/")) if found else None
