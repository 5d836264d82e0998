"""Names in their forms."""

import os
import unicodedata
from pathlib import Path

import pytest

from rag.reading.names import compose_name, earlier_names, find_on_disk, is_gone

NFC, NFD = (unicodedata.normalize(form, "Zoë.txt") for form in ("NFC", "NFD"))


def test_one_name_has_one_form() -> None:
    assert compose_name(NFC) == compose_name(NFD) == NFC


def test_a_name_as_it_is_goes_before_its_other_form(tmp_path: Path) -> None:
    """Where both are there, as Linux allows; where neither is, there is none."""
    assert find_on_disk(tmp_path / NFC) is None
    (tmp_path / NFD).touch()
    assert find_on_disk(tmp_path / NFC) == tmp_path / NFD
    (tmp_path / NFC).touch()
    assert find_on_disk(tmp_path / NFC) == tmp_path / NFC


def test_what_is_gone(tmp_path: Path) -> None:
    """Neither a file by its other form, nor what was in an archive that is there, nor what cannot be looked at."""
    (tmp_path / NFD).touch()
    assert is_gone(str(tmp_path / "none.txt"))
    assert not is_gone(str(tmp_path / NFC))
    assert not is_gone(str(tmp_path / NFD / "inside.txt"))
    assert not is_gone(str(tmp_path / ("n" * 300)))
    assert not is_gone("half \0 a name")


def test_a_link_that_leads_nowhere_is_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("nowhere")
    assert not is_gone(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(("earlier", "now"), [(NFC, NFD), (NFD, NFC), ("Report.txt", "report.TXT")])
def test_another_form_of_a_name_that_is_gone_is_the_file(tmp_path: Path, earlier: str, now: str) -> None:
    """And one that is there is another file."""
    path, other = str(tmp_path / now), str(tmp_path / earlier)
    Path(path).touch()
    known = [path, other, str(tmp_path / "else.txt")]
    assert earlier_names([path], known) == {path: {other}}
    Path(other).write_text("another one")
    assert earlier_names([path], known) == {}


def test_two_names_of_one_file_that_differ_in_more_are_two(tmp_path: Path) -> None:
    """A hard link is no other form of a name."""
    (tmp_path / "a.txt").touch()
    os.link(tmp_path / "a.txt", tmp_path / "b.txt")
    assert earlier_names([str(tmp_path / "a.txt")], [str(tmp_path / "b.txt")]) == {}
