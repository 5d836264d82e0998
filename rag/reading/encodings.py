"""In which encoding a text is written, and whether it is a text at all."""

from pathlib import Path

from rag.errors import ReadError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What a text may have among the control characters: tab, line ends, form feed, and 0x1a that old systems end with.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
# Enough to tell an encoding by; charset-normalizer takes seconds for megabytes.
_SAMPLE = 100_000


def decode(path: Path, content: bytes) -> str:
    """The text of a file. Raises ReadError if it is empty, is no text, or its encoding cannot be told."""
    refuse_binary(path, content)
    encoding = encoding_of(path, content)
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{path} is not {encoding} text throughout: save it as UTF-8") from error


def refuse_binary(path: Path, content: bytes) -> None:
    """Raises ReadError if `content` is empty or not text."""
    if not content.strip():
        raise ReadError(f"{path} is empty")
    if content.startswith(tuple(bom for bom, _ in _BOMS[1:])):
        return
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in sample or controls > len(sample) // 20:
        raise ReadError(f"{path} is not a text file: its name ends in {path.suffix} but it holds binary data")


def encoding_of(path: Path, content: bytes) -> str:
    """The encoding of `content`: by its first bytes, else UTF-8 if it is valid, else by the look of it."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    try:
        content.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE]).best()
    if best is None:
        raise ReadError(f"{path} is in an encoding that cannot be told: save it as UTF-8")
    return best.encoding
