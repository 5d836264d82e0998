"""Which encoding a web page states of itself, as the standard of HTML reads it (https://encoding.spec.whatwg.org).

Only what a browser would go by: the page's own <meta>, or the line that begins XML, not the charset of a script, of a
link or of a comment.
"""

import codecs
import re

_LOOKED_AT = 4_096  # bytes; the standard says 1,024, and of pages whose <meta> comes later browsers still heed it

# By Python's name for what is stated: the encoding that the standard reads it as. What is not here is no encoding of
# web pages, as "unicode_escape" or "rot13".
_THEMSELVES = (
    "utf-8 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874 koi8-r koi8-u big5hkscs euc_jp "
    "iso2022_jp gb18030 cp932 cp949 mac-roman mac-cyrillic iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 "
    "iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16"
)
_READ_AS = {
    **{name: name for name in _THEMSELVES.split()},
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-8-sig": "utf-8",
    # A page whose <meta> could be read is in none of these.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Labels of the standard that Python does not know.
_LABELS = {
    "dos-866": "cp866",
    "gb_2312-80": "gb18030",
    "iso-8859-8-i": "iso8859-8",
    "ms_kanji": "cp932",
    "unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-8",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "x-sjis": "cp932",
    "x-user-defined": "cp1252",
    "x-x-big5": "big5hkscs",
}

_NOT_MARKUP = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(script|style|title|textarea|noscript)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(rb"\s{0,20}<\?xml[^>]{0,200}?\sencoding\s{0,5}=\s{0,5}[\"']([^\"'<>]{1,40})[\"']")
_META = re.compile(rb"<meta[\s/]([^>]*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"([^\s/=\"'<>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.IGNORECASE)


def stated_charset(content: bytes) -> str | None:
    """The encoding, by its name in Python, that the first bytes of a page state."""
    head = _NOT_MARKUP.sub(b"", content[:_LOOKED_AT])
    for meta in _META.finditer(head):
        if label := _label(meta[1]):
            return codec_of(label)
    declared = _XML.match(head)
    return codec_of(declared[1].decode("latin-1")) if declared else None


def codec_of(label: str) -> str | None:
    """What a label of the web means; None for one that means nothing there."""
    label = label.strip().casefold()
    if label in _LABELS:
        return _LABELS[label]
    try:
        return _READ_AS.get(codecs.lookup(label.removeprefix("x-")).name)
    except (LookupError, ValueError):
        return None


def _label(meta: bytes) -> str | None:
    found = {name.lower(): b"".join(values) for name, *values in reversed(_ATTRIBUTE.findall(meta))}
    if b"charset" in found:
        return found[b"charset"].decode("latin-1")
    if found.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    stated = _CHARSET.search(found.get(b"content", b""))
    return stated[1].decode("latin-1") if stated else None
