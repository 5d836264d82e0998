"""Addresses of models' servers, with the standard library alone: asking whether anything listens must be quick, and
most often nothing does."""

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from rag.errors import SettingsError

_PORTS = {"http": 80, "https": 443}
_OLLAMA_PORT = 11434
# What a server listens on that wants to be reached from everywhere, and what it is reached by from here.
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}

# The model of a server as a setting writes it: its address, and maybe a name before it.
_SERVER = re.compile(r"(?:(?P<name>[^@\s]+)@)?(?P<address>https?://.+)", re.IGNORECASE)
# All that an address may have: a name or a number of a machine, a port, a path. What has more is read by one library
# as one machine and by another as another: a name and password before an @, a backslash, an encoded letter.
_PLAIN = re.compile(r"https?://(?P<host>[\w.-]+|\[[0-9a-f:.]+\])(?::\d{0,5})?(?:/[\w.~/:@+%-]*)?", re.IGNORECASE)

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


def server_in(setting: str) -> tuple[str | None, str] | None:
    """The name, if any, and the address that a setting `model` holds; None where it holds no address."""
    found = _SERVER.fullmatch(setting.strip())
    return (found["name"], found["address"]) if found else None


def server_address(text: str) -> str:
    """An OpenAI-compatible server's address, up to and with /v1. Raises SettingsError."""
    if origin(text) is None or not urlsplit(text).path.strip("/"):
        raise SettingsError(f"model {text!r} is no address of a server: write it as http://host:port/v1")
    return text.rstrip("/")


def origin(address: str) -> str | None:
    """Whom an address reaches: scheme, machine and port, each written in one way; None where it is no plain address."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if not _PLAIN.fullmatch(address) or port == 0 or not (host := _host(parts.hostname or "")):
        return None
    return f"{parts.scheme}://{host}:{port or _PORTS[parts.scheme]}"


def _host(name: str) -> str:
    """A machine's name or number in one way; "" for a number that is none."""
    if ":" not in name:
        return name.lower().rstrip(".")
    try:
        return f"[{ipaddress.ip_address(name).compressed}]"
    except ValueError:
        return ""


def is_local(address: str) -> bool:
    """Whether the address is one of this machine."""
    host = (urlsplit(address).hostname or "").rstrip(".")
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
