"""Keeps transformers from telling of weights and of losses, which nobody asked for."""

from typing import Any


def hush() -> None:
    """Brings transformers with it, which takes seconds."""
    from transformers.utils import logging

    quiet: Any = logging  # without types
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()
