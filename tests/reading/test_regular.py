"""Only regular files are opened, and every name can be told."""

import os
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import ReadError
from rag.reading.regular import fault_of_name, open_regular, printable_path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes, sockets and devices among its files")


def listened_to(path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(str(path))


KINDS: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a socket": listened_to,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a folder": Path.mkdir,
}


@pytest.mark.parametrize("what", KINDS)
def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    """Nothing is waited for, and nothing is read."""
    monkeypatch.chdir(tmp_path)  # the name of a socket may have a hundred bytes
    KINDS[what](Path("a.txt"))
    with pytest.raises(ReadError, match=rf"a\.txt cannot be read: it is {what}, and only regular files are"):
        open_regular(Path("a.txt"))


def test_a_link_is_followed_only_where_it_may_be(tmp_path: Path) -> None:
    """And a circle of links is an error of the system."""
    (tmp_path / "a.txt").write_text("x")
    link, circle = tmp_path / "b.txt", tmp_path / "c.txt"
    link.symlink_to("a.txt")
    circle.symlink_to("c.txt")
    with open_regular(link) as file:
        assert file.read() == b"x"
    with pytest.raises(ReadError, match=r"b\.txt cannot be read: it is a link"):
        open_regular(link, follow=False)
    with pytest.raises(OSError, match="symbolic links"):
        open_regular(circle)


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        (b"a\xff.txt", r"a\xff.txt", "not UTF-8"),
        (b"a\nb.txt", r"a\nb.txt", "control character"),
        ("a\u2028b\x1b[2J.txt".encode(), r"a\u2028b\x1b[2J.txt", "control character"),
    ],
)
def test_names_that_are_no_line_of_text_are_faults(name: bytes, line: str, fault: str) -> None:
    """They are told in a form that is."""
    path = Path(os.fsdecode(name))
    assert printable_path(path) == line
    assert fault in (fault_of_name(path) or "")


@given(st.binary(min_size=1, max_size=30).filter(lambda name: not set(name) & {0, ord("/")}))
def test_every_name_can_be_told_in_one_line(name: bytes) -> None:
    """Whatever bytes the system took for one."""
    line = printable_path(os.fsdecode(name))
    assert line.encode()
    assert len(line.splitlines()) <= 1


def test_names_of_every_language_are_fine() -> None:
    """Spaces and the marks that join letters in some of them too."""
    for name in ("Bericht 3 – Märkte.txt", "می\u200cشود.txt", "記事.txt", "Screenshot at 3.14\u202fPM.txt"):
        assert fault_of_name(Path(name)) is None
        assert printable_path(name) == name
