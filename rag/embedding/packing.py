"""Weights of a network that was trained from the packaged model, in a quarter of the space. With torch."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

Array = npt.NDArray[Any]

# Ends the names of the factors that int8 rows are multiplied with.
_FACTOR = ".factor"


def pack(network: nn.Module) -> dict[str, Array]:
    """What training changed: matrices as int8, with one factor for each row."""
    found: dict[str, Array] = {}
    for name, value in network.named_parameters():
        if value.requires_grad and value.ndim == 2:
            factor = value.detach().abs().amax(dim=1, keepdim=True) / 127
            found[name] = torch.round(value.detach() / factor.clamp(min=1e-12)).to(torch.int8).numpy()
            found[name + _FACTOR] = factor.numpy()
        elif value.requires_grad:
            found[name] = value.detach().numpy()
    return found


def unpack(network: nn.Module, arrays: Mapping[str, Array]) -> None:
    """Gives `network` the weights that `pack` kept; it is ready to be used then."""
    parameters = dict(network.named_parameters())
    for name, value in arrays.items():
        if not name.endswith(_FACTOR):
            factor = arrays.get(name + _FACTOR, np.float32(1))
            parameters[name].data = torch.from_numpy(np.asarray(value * factor, dtype=np.float32))
    network.eval()
