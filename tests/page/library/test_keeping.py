from pathlib import Path

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
