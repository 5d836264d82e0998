"""Plain words for what a model's server does wrong."""

import re
from dataclasses import dataclass

from rag.models.connection import Redirected, Unusable, is_broken_off, is_unreachable, unusable_cause
from rag.text.characters import one_line

# How servers say that a model does not fit: "model requires more system memory (5.6 GiB) than is available (3.1 GiB)"
# and "llama runner process has terminated: cudaMalloc failed: out of memory" of Ollama, "unable to allocate CPU
# buffer" of llama.cpp, "CUDA out of memory" of vLLM.
_MEMORY = re.compile(r"memory|allocate|\boom\b", re.IGNORECASE)
# Ollama's, of a model that was being loaded for somebody who has left, to the next one who asks.
_CANCELED = re.compile(r"context canceled", re.IGNORECASE)
# "the request exceeds the available context size" of llama.cpp, "maximum context length is 4096 tokens" of vLLM, "the
# number of tokens to keep from the initial prompt is greater than the context length" of LM Studio.
_CONTEXT = re.compile(r"context (size|length|window)|n_ctx", re.IGNORECASE)

# How Ollama says that it found no way to its library on the internet: what Go says of a connection, each with a report
# by its number at github.com/ollama/ollama/issues. Before it stands an address of up to 600 characters. What the
# library itself replies ("file does not exist", 1770; a certificate that is not trusted, 1798) has none of it.
_NO_WAY = {
    r"\bdial (?:tcp|udp)\b": "8065: dial tcp: lookup registry.ollama.ai on 127.0.0.53:53: server misbehaving",
    r"\bread (?:tcp|udp)\b": "11065: read tcp 10.10.0.39:49606->104.21.75.227:443: read: operation timed out",
    r"\bno such host\b": "4402: lookup registry.ollama.ai on 10.58.194.16:53: no such host",
    r"\bserver misbehaving\b": "8065: what looks names up has nobody to ask",
    r"\bnetwork is unreachable\b": "Go's ENETUNREACH: there is no route at all, as in flight mode",
    r"\bconnection refused\b": "5844: dial tcp 172.67.182.229:443: connect: connection refused",
    r"\bi/o timeout\b": "3434: dial tcp: lookup registry.ollama.ai: i/o timeout",
    r"\bTLS handshake timeout\b": "6173: net/http: TLS handshake timeout",
    r"\bcontext deadline exceeded\b": "10403: context deadline exceeded",
}
_NO_WAY_TO_IT = re.compile("|".join(_NO_WAY), re.IGNORECASE)

# Characters of a server's own message that are shown: the first of them say what it is, the rest is a trace.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Who failed, and what a person does about it."""

    name: str  # of the model, as shown
    address: str
    start: str  # what starts the server
    get: str  # what brings the model there
    setting: str  # which setting says where the server is


def explain_error(error: Exception, endpoint: Endpoint, status: int | None, said: str | None) -> str:
    """One line for `error`; `status` and `said` are the HTTP status and message of a server that replied one."""
    if refused := unusable_cause(error):
        return f"{endpoint.name} {refused}: {_cure(refused, endpoint)}"
    if is_unreachable(error):
        return f"no server replies at {endpoint.address}: {endpoint.start}"
    if said is not None:
        return _of_reply(endpoint, status, one_line(said, _MOST))
    if is_broken_off(error):
        return f"{endpoint.name} broke off in the middle of its answer: ask again"
    return (
        f"{endpoint.name} sent something that is no answer ({type(error).__name__}): is {endpoint.address} its server?"
    )


def is_offline(said: str) -> bool:
    """Whether a server that was to download something says that it cannot reach where that lies."""
    return _NO_WAY_TO_IT.search(said) is not None


def _cure(refused: Unusable, endpoint: Endpoint) -> str:
    if isinstance(refused, Redirected):
        return f"set {endpoint.setting} to an address there if that is right"
    return f"is {endpoint.address} its server?"


def _of_reply(endpoint: Endpoint, status: int | None, said: str) -> str:
    if status == 404:
        return f"{endpoint.name} is not there: {endpoint.get}"
    if status in (401, 403):
        return f"{endpoint.address} refuses the key: set model_key to one that it knows"
    if _CANCELED.search(said):
        return f"{endpoint.name} was stopped while it was being loaded: ask again"
    if _MEMORY.search(said):
        return f"{endpoint.name} does not fit into memory: choose a smaller model, or a smaller context_window ({said})"
    if _CONTEXT.search(said):
        return (
            f"{endpoint.name} has a smaller window than it was given: set context_window to a smaller number ({said})"
        )
    return f"{endpoint.name} failed: {said or 'no reason given'}" + (f" (HTTP {status})" if status else "")
