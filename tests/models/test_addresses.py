"""Where models' servers are."""

import socket
from contextlib import suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import SettingsError
from rag.models.addresses import accepts, is_local, ollama_address, origin, server_address

# Where Ollama is while OLLAMA_HOST is not set.
OLLAMA = "http://127.0.0.1:11434"


@pytest.mark.parametrize(
    ("host", "address"),
    [
        (None, OLLAMA),
        (" ", OLLAMA),
        ("0.0.0.0", OLLAMA),
        (":8000", "http://127.0.0.1:8000"),
        ("0.0.0.0:8000", "http://127.0.0.1:8000"),
        ("[::]:8000", "http://[::1]:8000"),
        ("box", "http://box:11434"),
        ("http://box", "http://box:80"),
        ("https://box/", "https://box:443"),
        ("https://box:1/ollama/", "https://box:1/ollama"),
    ],
)
def test_what_ollama_host_stands_for(host: str | None, address: str) -> None:
    """By Ollama's rules; what listens everywhere is reached through this machine."""
    assert ollama_address(host) == address


@given(st.text(max_size=20))
def test_any_host_is_an_address_or_an_error(host: str) -> None:
    """And nothing else happens."""
    with suppress(SettingsError):
        assert "://" in ollama_address(host)


def test_addresses_of_servers_end_alike() -> None:
    """A slash at the end is no other server."""
    assert server_address("http://box:1/v1/") == server_address("http://box:1/v1") == "http://box:1/v1"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://localhost/v1", "http://[::1]:1", "http://127.9.9.9"])
def test_what_is_on_this_machine(address: str) -> None:
    """By name and by number."""
    assert is_local(address)


@pytest.mark.parametrize("address", ["http://box:1", "http://192.168.0.1", "http://localhost.example", "http://"])
def test_what_is_not(address: str) -> None:
    """A name that only begins alike is another machine."""
    assert not is_local(address)


def test_what_listens() -> None:
    """Is found out by connecting; a name that is none listens to nobody."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        assert accepts(address)
    assert not accepts(address)
    assert not accepts("http://127.0.0.1:1")


@pytest.mark.parametrize(
    "address",
    [
        "http://name:secret@box/v1",
        "http://box@evil/v1",
        r"http://evil\@box/v1",
        "http://evil;@box/v1",
        "http://box/v1?key=1",
        "http://box/v1#x",
        "http://bo x/v1",
        "http://b%6fx/v1",
        "http://box\n/v1",
        "http://box:0/v1",
        "http://[::zz]/v1",
        "http:///v1",
    ],
)
def test_an_address_that_may_be_read_in_two_ways_is_none(address: str) -> None:
    """By one library as this machine, and by another as that."""
    assert origin(address) is None
    with pytest.raises(SettingsError, match="is no address of a server"):
        server_address(address)


@given(st.text("htps:/.@[]\\\t\n #?%a1_-\u3002\uff0e", max_size=30))
def test_whom_an_address_reaches_is_what_the_client_reaches(rest: str) -> None:
    """Or it is nobody."""
    address = f"http://{rest}"
    if reached := origin(address):
        url = httpx.URL(address)
        assert reached == origin(f"http://{url.netloc.decode()}")
