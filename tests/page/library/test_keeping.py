import os
from pathlib import Path

import pytest

from rag.errors import InputError
from rag.page.library.keeping import keep


def test_another_file_of_the_same_name_takes_no_place(tmp_path: Path) -> None:
    """The same file is kept once; another one gets a number."""
    names = []
    for number, words in enumerate(("one", "one", "two")):
        upload = tmp_path / str(number) / "a.jsonl.gz"
        upload.parent.mkdir()
        upload.write_text(words)
        names.append(keep(upload, tmp_path / "kept").name)
    assert names == ["a.jsonl.gz", "a.jsonl.gz", "a-2.jsonl.gz"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_only_regular_files_are_kept(tmp_path: Path) -> None:
    """What a link leads to would be read, and a pipe would be waited for; one in the way is left where it is."""
    link, pipe, kept = tmp_path / "link.txt", tmp_path / "pipe.txt", tmp_path / "kept"
    link.symlink_to("/etc/passwd")
    os.mkfifo(pipe)
    for each in (link, pipe):
        with pytest.raises(InputError, match=r"\w+\.txt is no regular file"):
            keep(each, kept)
    kept.mkdir(exist_ok=True)
    (kept / "a.txt").symlink_to("/dev/zero")
    os.mkfifo(kept / "a-2.txt")
    (tmp_path / "a.txt").write_text("one")
    assert keep(tmp_path / "a.txt", kept).name == "a-3.txt"
