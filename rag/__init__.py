"""Dateline: answers about news articles in which every sentence is the exact words of one."""

import os
import sys

__version__ = "0.1.0"

# Nothing may leave the machine. These libraries read their switches when they are first imported, so they are set
# before anything else of ours runs; a person who sets one of them in the environment has the last word.
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",  # sentence-transformers, transformers, tokenizers: no model hub
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",  # gradio: no usage reports, no version check, no shared link
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "true",
}
for _name, _value in _OFFLINE.items():
    os.environ.setdefault(_name, _value)

# OpenVINO has no switch: by this package it tells Intel of each import and of each network that it converts, but on
# machines for CI. Where the package is missing it does without, so no process of ours has it.
sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
