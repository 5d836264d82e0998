"""Which addresses are fetched."""

import ipaddress

import httpx
import pytest

from rag.errors import ReadError
from rag.fetching.addresses import is_public, own_address, parse_address
from rag.fetching.manners import is_address

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
    "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "ff0e::1", "2001:db8::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2002:c0a8:101::1",
    "::7f00:1", "2001:0:7f00:1::",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]


@pytest.mark.parametrize("number", PRIVATE)
def test_numbers_of_this_machine_its_network_and_of_many_are_not_public(number: str) -> None:
    """In every form in which IPv6 hides one of IPv4."""
    assert not is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", PUBLIC)
def test_other_numbers_are_public(number: str) -> None:
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("given", ["https://a.org/x", "HTTP://a.org", "ftp://a.org", "file:///etc/passwd"])
def test_what_is_written_as_an_address_is_no_path(given: str) -> None:
    assert is_address(given)


@pytest.mark.parametrize("given", ["a.txt", "/a/b", "C:\\a", "http:", "a/http://b", "*.txt", "~/x", "-"])
def test_paths_are_no_addresses(given: str) -> None:
    assert not is_address(given)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("ftp://a.org/x", "no address of the web"),
        ("file:///etc/passwd", "no address of the web"),
        ("javascript:alert(1)", "no address of the web"),
        ("https:///x", "names no host"),
        ("https://u:p@a.org/", "name or password"),
        ("http://[::1/", "no web address"),
        ("http://a.org:99999999/", "no port"),
        (f"https://a.org/{'x' * 3_000}", "longer than"),
    ],
)
def test_other_addresses_are_refused(address: str, problem: str) -> None:
    with pytest.raises(ReadError, match=problem):
        parse_address(address)


def test_a_plain_address_has_one_form() -> None:
    """Without its fragment; letters of other scripts are written as the network has them."""
    assert str(parse_address(" HTTPS://A.org/x?q=1#part ")) == "https://a.org/x?q=1"
    assert parse_address("https://müller.de/ä").raw_host == b"xn--mller-kva.de"


@pytest.mark.parametrize(
    ("link", "own"),
    [
        (b'<link rel="canonical" href="/story">', "https://www.a.org/story"),
        (b"<LINK href='https://a.org/story#x' rel=canonical>", "https://a.org/story"),
        (b'<link rel="canonical" href="https://other.org/story">', "https://www.a.org/x?utm=1"),
        (b'<link rel="canonical" href="javascript:1">', "https://www.a.org/x?utm=1"),
        (b'<link rel="amphtml" href="/amp">', "https://www.a.org/x?utm=1"),
        (b"<link " * 50_000, "https://www.a.org/x?utm=1"),
    ],
)
def test_a_page_is_called_as_it_calls_itself(link: bytes, own: str) -> None:
    """If that is on its own site: else anybody could say to be another paper."""
    assert own_address(b"<html><head>" + link, httpx.URL("https://www.a.org/x?utm=1")) == own
