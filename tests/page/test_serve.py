"""The server: where it may listen."""

import pytest
from click.testing import CliRunner

from rag.commands import main
from rag.page.serve import _own_address, is_loopback


@pytest.mark.parametrize(
    ("host", "inside"),
    [
        ("127.0.0.1", True),
        ("127.8.9.10", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("", False),
        ("192.168.1.5", False),
        ("fe80::1%eth0", False),
        ("newsroom.local", False),
        ("localhost.evil.example", False),
        ("127.0.0.1.nip.io", False),
    ],
)
def test_only_loopback_is_reached_from_this_machine_alone(host: str, inside: bool) -> None:
    """A name may be anything's."""
    assert is_loopback(host) == inside


@pytest.mark.parametrize("host", ["0.0.0.0", ""])
def test_beyond_loopback_without_accounts_it_does_not_start(host: str) -> None:
    """One line, with the command that makes one."""
    done = CliRunner().invoke(main, ["serve", "--host", host, "--port", "0"])
    assert (done.exit_code, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "`dateline user add NAME`" in line
    assert (host or "all addresses") in line


@pytest.mark.parametrize(
    ("host", "own"),
    [("0.0.0.0", "http://127.0.0.1:7860"), ("::", "http://[::1]:7860"), ("10.0.0.7", "http://10.0.0.7:7860")],
)
def test_the_page_reaches_itself_where_it_listens(host: str, own: str) -> None:
    """On this machine where that is everywhere."""
    assert _own_address(host, 7860) == own
