"""Which encoding a page states of itself."""

import pytest

from rag.reading.encodings.charsets import codec_of, stated_charset


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META CHARSET=ISO-8859-1 />", "cp1252"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "cp932"),
        (b"<meta content='text/html;charset=\"koi8-r\"' http-equiv=content-type>", "koi8-r"),
        (b'<?xml version="1.0" encoding="windows-1251"?><html>', "cp1251"),
        (b'<script src="a.js" charset="big5"></script><meta charset="gb2312">', "gb18030"),
        (b'<link rel="stylesheet" charset="big5" href="a.css">', None),
        (b'<!-- <meta charset="big5"> --><meta charset="euc-kr">', "cp949"),
        (b"<script>document.write('<meta charset=\"big5\">')</script>", None),
        (b'<meta name="description" content="what charset=big5 means">', None),
        (b'<meta charset="utf-16">', "utf-8"),
        (b'<meta charset="nonsense">', None),
        (b" " * 5_000 + b'<meta charset="big5">', None),
        (b"", None),
    ],
)
def test_only_the_page_itself_is_believed(head: bytes, charset: str | None) -> None:
    """Not its scripts, links, comments and descriptions; and a label means what it means on the web."""
    assert stated_charset(head) == charset


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("latin1", "cp1252"),
        ("US-ASCII", "cp1252"),
        ("ks_c_5601-1987", "cp949"),
        ("x-sjis", "cp932"),
        ("latin5", "cp1254"),
        ("tis-620", "cp874"),
        ("big5", "big5hkscs"),
        (" UTF8 ", "utf-8"),
        ("unicode_escape", None),
        ("rot13", None),
        ("utf-7", None),
        ("\0", None),
    ],
)
def test_labels_of_the_web(label: str, codec: str | None) -> None:
    """Older names stand for what all browsers take them for; what is no encoding of pages is none."""
    assert codec_of(label) == codec
