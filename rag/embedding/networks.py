"""Networks of torch made into networks of OpenVINO, and run as such; and the tokenizers that feed them."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock

if TYPE_CHECKING:
    import torch

Tokens = npt.NDArray[np.int64]

# OpenVINO compiles a network for each shape of its inputs and keeps what it made: half a megabyte a question that
# brings new shapes, without end. Fewer tokens than these are no quicker to read.
_FEWEST_TOKENS = 16

# How networks are run: in bfloat16 where the processor can, which is twice as fast there.
HINTS = {"INFERENCE_PRECISION_HINT": "bf16", "PERFORMANCE_HINT": "LATENCY"}

# Torch traces one network at a time: of two at once both fail ("Graphs differed across invocations"), as when settings
# are saved while the page is still loading for the first time.
_tracing = Lock()


def load_network(file: Path) -> Any:
    """The network of `file`, ready to make infer requests: one for each call, since all who load the file share it."""
    return _load(file, file.stat().st_mtime_ns)


# Reading a network takes 0.2 s, and the page does it anew for each change of its settings.
@lru_cache(maxsize=4)
def _load(file: Path, written: int) -> Any:
    import openvino

    return openvino.Core().compile_model(str(file), "CPU", HINTS)


def save_network(
    module: "torch.nn.Module", examples: Mapping[str, "torch.Tensor"], outputs: Sequence[str], file: Path
) -> None:
    """Writes `module` for OpenVINO. `examples` are its inputs, (rows, tokens) of whole numbers, by their names."""
    import openvino

    shapes = [(name, openvino.PartialShape([-1, -1]), openvino.Type.i64) for name in examples]
    with _tracing, warnings.catch_warnings():  # the tracer says of each constant shape that it is one
        warnings.simplefilter("ignore")
        network = openvino.convert_model(module.eval(), example_input=dict(examples), input=shapes)
    for output, name in zip(network.outputs, outputs, strict=True):
        output.get_tensor().set_names({name})
    openvino.save_model(network, file, compress_to_fp16=False)


def pad_rows(rows: Sequence[Sequence[int]], most: int, parts: int) -> Tokens:
    """`rows`, all of one length, as one of few shapes: with zeros up to a step, and with the last row again.

    At most `most` columns, where `rows` have no more; an octave of lengths has `parts` steps.
    """
    tokens = np.array(rows, dtype=np.int64)
    height, width = tokens.shape
    wider = max(0, min(most, step(max(width, _FEWEST_TOKENS), parts)) - width)
    return np.pad(np.pad(tokens, ((0, 0), (0, wider))), ((0, step(height, 1) - height), (0, 0)), mode="edge")


def step(count: int, parts: int) -> int:
    """The next whole number from `count` up of those that cut each octave into `parts`: with 4 it is 16, 20, 24 …"""
    unit = max(1, (1 << (count - 1).bit_length() >> 1) // parts)
    return -(-count // unit) * unit


@contextmanager
def one_maker(folder: Path) -> Iterator[None]:
    """Whoever makes the network of a folder does so alone: two at once would take twice the time each."""
    lock = folder.with_name(f"{folder.name}.lock")
    with ExitStack() as stack:
        with suppress(OSError):  # where nothing can be written, whoever writes says so
            folder.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(FileLock(lock))
        yield
        with suppress(OSError):  # one that somebody waits for cannot be removed everywhere
            lock.unlink()


def keep(work: Path, folder: Path) -> None:
    """Moves what was written in `work` to its place, unless another process was quicker."""
    try:
        work.replace(folder)
    except OSError:
        if not folder.exists():
            raise


def load_tokenizer(file: Path, most: int | None, pad_id: int, pad_token: str) -> Any:
    """A tokenizer that cuts texts to `most` tokens, special ones included, and pads those of a batch to one length.

    With None it does neither. All who load the file in this way share it: nobody may change it.
    """
    return _load_tokenizer(file, file.stat().st_mtime_ns, most, pad_id, pad_token)


# As for networks: reading a file takes 11 ms, and a library wants three.
@lru_cache(maxsize=8)
def _load_tokenizer(file: Path, written: int, most: int | None, pad_id: int, pad_token: str) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    if most is None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
    else:
        tokenizer.enable_truncation(most)
        tokenizer.enable_padding(pad_id=pad_id, pad_token=pad_token)
    return tokenizer
