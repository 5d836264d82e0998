"""A limit on tries: after some that failed each next one waits longer.

In memory: a restart forgets, but nobody outside can make one, and kept on disk, strangers would write to it at will.
"""

import ipaddress
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

# Tries that may fail before the first wait: a person mistypes, and takes the caps lock for broken, that often.
FREE = 5
_FIRST = 2.0  # seconds of the first wait; each is twice the one before

# Seconds after which what failed is forgotten; longer than any wait.
_FORGOTTEN = 3600.0

# Names or addresses that are remembered: 2 MB. The one that failed longest ago goes first.
_REMEMBERED = 10_000

# Seconds of the longest wait: an address tries four times an hour then. A name waits less, since whoever knows it could
# shut its user out; 1,440 tries a day find no password of 12 characters.
ADDRESS_WAITS = 900.0
NAME_WAITS = 60.0


@dataclass(frozen=True, slots=True)
class _Failed:
    times: int
    last: float


class Tries:
    """What failed lately, by key: a name or an address."""

    def __init__(self, longest: float, clock: Callable[[], float] = monotonic) -> None:
        """`longest`: seconds of the longest wait."""
        self._longest = longest
        self._clock = clock
        self._failed: OrderedDict[str, _Failed] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until the next try may be made."""
        failed = self._of(key)
        if failed.times < FREE:
            return 0.0
        wait = min(self._longest, _FIRST * 2.0 ** min(failed.times - FREE, 20))
        return max(0.0, failed.last + wait - self._clock())

    def fail(self, key: str) -> None:
        self._failed[key] = _Failed(self._of(key).times + 1, self._clock())
        self._failed.move_to_end(key)
        if len(self._failed) > _REMEMBERED:
            self._failed.popitem(last=False)

    def forget(self, key: str) -> None:
        self._failed.pop(key, None)

    def __len__(self) -> int:
        return len(self._failed)

    def _of(self, key: str) -> _Failed:
        failed = self._failed.get(key)
        return failed if failed and self._clock() - failed.last < _FORGOTTEN else _Failed(0, 0.0)


def network_of(address: str) -> str:
    """What is counted as one address: of IPv6 the 64 bits that one customer is given, and whatever is none as it is."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(known, ipaddress.IPv4Address):
        return str(known)
    return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False))
