"""Web addresses that a person, a page or a feed names, and the numbers of machines that may be reached by them."""

import ipaddress
import re
from typing import TypeAlias

import httpx

from rag.errors import ReadError

Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

# Characters of an address: ten times those of the longest that news sites make.
_LONGEST = 2_000

# Networks of IPv6 in whose numbers one of IPv4 is hidden, and which the standard library takes for public: a gateway
# turns 64:ff9b::7f00:1 into 127.0.0.1. The bits after the network are the number.
_TRANSLATED = (
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # RFC 6052
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 0),  # RFC 8215
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4, RFC 3056
    (ipaddress.IPv6Network("::/96"), 0),  # of old, RFC 4291
)

_LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_HEAD = 200_000  # bytes in which a page names its own address
_RELATION = re.compile(rb"\brel\s*=\s*[\"']?canonical\b", re.IGNORECASE)
_TARGET = re.compile(rb"\bhref\s*=\s*[\"']?([^\s\"'<>]{1,2000})", re.IGNORECASE)


def parse_address(address: str) -> httpx.URL:
    """The address without its fragment. Raises ReadError for all that is no plain web address."""
    if len(address) > _LONGEST:
        raise ReadError(f"{address[:100]}… is longer than the {_LONGEST:,} characters that an address may have")
    try:
        url = httpx.URL(address.strip())
        host = url.raw_host
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise ReadError(f"{address} is no web address ({error}): write it as https://host/page") from error
    if url.scheme not in ("http", "https"):
        raise ReadError(
            f"{address} is no address of the web: http and https are fetched, files are added by their path"
        )
    problems = {
        "names no host": not host,
        "holds a name or password": bool(url.userinfo),
        "names no port that can be": url.port is not None and not 0 < url.port < 65_536,
    }
    if problem := next((said for said, is_so in problems.items() if is_so), None):
        raise ReadError(f"{address} {problem}: write it as https://host/page")
    return url.copy_with(fragment=None)


def join_link(address: httpx.URL, link: str) -> str:
    """What a link in the page at an address leads to. Raises ReadError."""
    try:
        return str(address.join(link.strip()))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise ReadError(f"{address} leads to what is no address ({error})") from error


def is_public(number: Number) -> bool:
    """Whether it is the number of a machine that anybody may reach: none of this machine, its network, or of many."""
    if isinstance(number, ipaddress.IPv6Address) and (hidden := _hidden(number)) is not None:
        return is_public(hidden)
    kept = (
        number.is_private,
        number.is_loopback,
        number.is_link_local,
        number.is_multicast,
        number.is_reserved,
        number.is_unspecified,
    )
    return number.is_global and not any(kept)


def _hidden(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    shift = next((shift for network, shift in _TRANSLATED if number in network), None)
    return None if shift is None else ipaddress.IPv4Address(int(number) >> shift & 0xFFFFFFFF)


def own_address(body: bytes, final: httpx.URL) -> str:
    """What a page calls itself, if that is on the same host: one page has many addresses. Else what it was found at."""
    for link in _LINK.finditer(body, 0, _HEAD):
        target = _TARGET.search(link[0])
        if target and _RELATION.search(link[0]):
            try:
                named = final.join(target[1].decode("utf-8").replace("&amp;", "&"))
            except (httpx.InvalidURL, ValueError):
                break
            if named.scheme in ("http", "https") and _site(named) == _site(final):
                return str(named.copy_with(fragment=None))
            break
    return str(final)


def _site(url: httpx.URL) -> str:
    return url.host.removeprefix("www.").removeprefix("m.")
