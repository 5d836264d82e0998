"""Keeps two libraries from telling of weights, losses and conversions, which nobody asked for."""

import logging
from typing import Any


def hush() -> None:
    """Brings transformers with it, which takes seconds."""
    from transformers.utils import logging as of_transformers

    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    quiet: Any = of_transformers  # without types
    quiet.set_verbosity_error()
    quiet.disable_progress_bar()
