"""The limit on tries."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.accounts.tries import _REMEMBERED, FREE, Tries, network_of


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_wait_grows_up_to_the_longest() -> None:
    """None for the first tries, then twice as long each time."""
    clock = Clock()
    tries, waits = Tries(60.0, clock), []
    for _ in range(FREE + 7):
        tries.fail("anna")
        waits.append(tries.wait("anna"))
        clock.now += waits[-1]
    assert waits == [0.0] * (FREE - 1) + [2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0]
    assert tries.wait("ben") == 0.0


def test_a_wait_ends_and_what_failed_is_forgotten() -> None:
    """After an hour, or at once when the password was right."""
    clock = Clock()
    tries = Tries(900.0, clock)
    for _ in range(50):
        tries.fail("anna")
    assert tries.wait("anna") == 900.0
    clock.now += 3600
    tries.fail("anna")
    assert tries.wait("anna") == 0.0
    for _ in range(FREE):
        tries.fail("anna")
    tries.forget("anna")
    assert tries.wait("anna") == 0.0


def test_no_more_is_remembered_than_fits() -> None:
    """Whoever makes up names without end fills no memory."""
    tries = Tries(60.0, Clock())
    for number in range(_REMEMBERED + 10):
        tries.fail(str(number))
    assert len(tries) == _REMEMBERED


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::5", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("testclient", "testclient"),
    ],
)
def test_one_customer_is_one_address(address: str, network: str) -> None:
    """Who has 2**64 addresses has no more tries for it."""
    assert network_of(address) == network


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5000)), max_size=40))
def test_nobody_waits_longer_than_the_longest(fails: list[tuple[str, float]]) -> None:
    """Whatever failed when."""
    clock = Clock()
    tries = Tries(60.0, clock)
    for key, passed in fails:
        tries.fail(key)
        clock.now += passed
        assert 0.0 <= tries.wait(key) <= 60.0
