"""In which encoding a text is read."""

from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.encodings.decoding import decode, decode_page, decode_with_remark
from rag.reading.formats import read_drafts
from tests.drafts import only, written

PATH = Path("a.txt")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "iso8859-5", "utf-32"]
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str, mark: str) -> None:
    """UTF-8 and UTF-16 with and without mark, and an older encoding by its letters."""
    text = "Верховная рада приняла закон в понедельник вечером. " * 5
    content = (mark + text if encoding in ("utf-16-le", "utf-16-be", "utf-8") else text).encode(encoding)
    assert only(written(tmp_path / "a.TXT", content)).text.lstrip("\ufeff") == text


def test_the_first_letter_beyond_ascii_comes_late() -> None:
    """All of a text decides, not its beginning."""
    text = "The board met again and said nothing new. " * 4_000 + "“It’s a café,” said Zoë."
    assert decode_with_remark(PATH, text.encode("cp1252")) == decode_with_remark(PATH, text.encode())


def test_lines_in_two_encodings() -> None:
    """Files that were put together keep what is UTF-8, and what is not is told."""
    read = decode_with_remark(PATH, "Zoë said “no”.\n".encode() + "The café stays.\n".encode("cp1252"))
    assert read.text == "Zoë said “no”.\nThe café stays.\n"
    assert read.remark is not None
    assert "line 2 is not: read there as windows-1252" in read.remark


def test_a_single_byte_that_is_no_utf8() -> None:
    """The letter that it is in the older encoding, on a line with others."""
    read = decode_with_remark(PATH, "“Zoë,” he said".encode() + b"\x85 caf\xe9\x94.")
    assert read.text == "“Zoë,” he said… café”."
    assert read.remark is not None


def test_a_sequence_that_broke_off_is_no_letter() -> None:
    """Nothing is made up, and the place is told."""
    read = decode_with_remark(PATH, "One “line”.\nTwo “li".encode() + b"\xe2\x80\n")
    assert read.text == "One “line”.\nTwo “li\ufffd\n"
    assert read.remark is not None
    assert "1 of its letters could not be read and stand as \ufffd (the first in line 2)" in read.remark


def test_a_remark_is_no_failure(tmp_path: Path) -> None:
    """The text is read, and what is to be said of it counts for nothing that failed."""
    draft, remark = read_drafts(written(tmp_path / "a.txt", "The na\ufffdve mayor.".encode()))
    assert isinstance(draft, Draft)
    assert isinstance(remark, Failure)
    assert (remark.count, "could not be read" in remark.cause) == (0, True)


def test_a_choice_that_is_not_sure_is_told() -> None:
    """Where another code page would make words too."""
    read = decode_with_remark(PATH, "A reunião não terminou.".encode("cp1252"))
    assert read.remark is not None
    assert "its encoding is not sure" in read.remark


@pytest.mark.parametrize("content", [b"", b" \n", b"\x00\x01\x02\x03" * 50, bytes(range(256)) * 4])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """Empty files and binary data."""
    with pytest.raises(ReadError):
        decode(PATH, content)


def test_japanese_mail_is_ascii_to_look_at() -> None:
    """ISO-2022-JP has bytes of ASCII alone."""
    assert decode(PATH, "市長は橋を閉鎖した。".encode("iso2022_jp")) == "市長は橋を閉鎖した。"


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        ('<meta charset="iso-8859-1">', "cp1252", "“It’s €90 – a café”"),
        ('<script charset="iso-8859-1"></script><meta charset="utf-8">', "utf-8", "“It’s €90 – a café”"),
        ('<meta charset="iso-8859-1">', "utf-8", "“It’s €90 – a café”"),
        ('<meta charset="gb2312">', "gb18030", "市长说，这座桥将在下周关闭。"),
        ('<meta charset="windows-1251">', "cp1251", "Їжак"),
        ('<meta charset="utf-8">', "cp1252", "The café’s owner said it’s closed."),
        ("", "cp1252", "The café’s owner said it’s closed."),
        ('<meta charset="iso-8859-1">', "utf-16", "“It’s €90 – a café”"),
    ],
)
def test_pages_by_what_they_state(head: str, encoding: str, text: str) -> None:
    """The mark first, then valid UTF-8, then what the page says of itself, and its letters last."""
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    assert text in decode_page(Path("a.html"), page.encode(encoding))


def test_a_page_with_a_stray_byte() -> None:
    """What it states does not hold for one letter of it."""
    page = "<meta charset=utf-8><p>“Zoë”</p>\n<p>".encode() + b"caf\xe9</p>"
    assert "“Zoë”" in (text := decode_page(Path("a.html"), page))
    assert "café" in text


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
def test_a_line_of_japanese_that_looks_like_utf_8_is_read_as_the_others(encoding: str) -> None:
    """Half of its bytes are sequences of UTF-8 by chance."""
    lines = ["記事ID,見出し,本文", "A001,駅長が交代,帽子が渡された。", "売店のまんじゅうは一時間で売り切れた。"]
    text = "\n".join(lines)
    assert decode(Path("kiji.csv"), text.encode(encoding)) == text
