"""Addresses of models' servers, with the standard library alone: asking whether anything listens must be quick, and
most often nothing does."""

import ipaddress
import socket
from urllib.parse import urlsplit

from rag.errors import SettingsError

# Ollama's own when OLLAMA_HOST is not set.
OLLAMA = "http://127.0.0.1:11434"

_PORTS = {"http": 80, "https": 443}
_OLLAMA_PORT = 11434
# What a server listens on that wants to be reached from everywhere, and what it is reached by from here.
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}

# Seconds in which a server must accept. Where none listens the refusal comes at once; a machine that is off is silent.
_ACCEPTING = 0.4


def ollama_address(host: str | None) -> str:
    """The address that OLLAMA_HOST stands for, by Ollama's own rules. Raises SettingsError."""
    host = (host or "").strip()
    try:
        parts = urlsplit(host if "://" in host else f"http://{host}")
        name = parts.hostname or "127.0.0.1"
        standard = _PORTS.get(parts.scheme, _OLLAMA_PORT) if "://" in host else _OLLAMA_PORT
        port = parts.port or standard
    except ValueError as error:
        raise SettingsError(f"OLLAMA_HOST {host!r} is no address: write it as host:port") from error
    name = _EVERYWHERE.get(name, name)
    shown = f"[{name}]" if ":" in name else name
    return f"{parts.scheme}://{shown}:{port}{parts.path.rstrip('/')}"


def server_address(text: str) -> str:
    """An OpenAI-compatible server's address, up to and with /v1. Raises SettingsError."""
    try:
        parts = urlsplit(text)
        fine = bool(parts.hostname and parts.path.strip("/")) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise SettingsError(f"model {text!r} is no address of a server: write it as http://host:port/v1")
    return text.rstrip("/")


def is_local(address: str) -> bool:
    """Whether the address is one of this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def accepts(address: str) -> bool:
    """Whether anything listens there."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname, parts.port or _PORTS[parts.scheme]), timeout=_ACCEPTING):
            return True
    except (OSError, UnicodeError):  # a name that no resolver can be asked for is a UnicodeError
        return False
