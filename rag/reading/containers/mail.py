"""Mails as articles, one by one or many in a mailbox, and web pages that a browser saved in the form of a mail.

The date of a mail that was sent on is that of the one inside it: when it was sent on says nothing about the article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.encodings.charsets import codec_of
from rag.reading.encodings.decoding import decode
from rag.reading.parsing import parse_file, refuse_more
from rag.reading.web.fragments import text_of_fragment
from rag.reading.web.pages import read_html
from rag.reading.wrapped import unwrap_lines
from rag.types import RemovedText

LARGEST_MAIL = 50_000_000  # bytes, with what is attached; servers take 25 to 50 MB
MOST_PARTS = 1_000  # of a mail; newsletters have two to twenty
# Lines that may part it: the parser takes 0.1 ms for each, and as much again for each part around it.
_MOST_MARKS = 10_000
_LONGEST_LINE = 1_000_000  # bytes; mails are broken at 998, and what is attached at 76

_ENVELOPE = re.compile(rb"From \S.*\d{4}\s*$")  # the line before each mail of a mailbox
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SENT_ON = re.compile(r"(?:(?:fwd?|wg|tr|rv|enc|vs|i|doorst)\s?:\s?)+", re.IGNORECASE)
_INSIDE = re.compile(
    r"^[ \t]*(?:-{3,}[ \t]{0,3}(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht"
    r"|message transféré|message d'origine|mensaje reenviado|mensaje original|messaggio inoltrato|doorgestuurd bericht)"
    r"[ \t]{0,3}-{3,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message transféré ?:)"
    r"[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Lines at the head of a mail inside another, in the languages of mail programs.
_HEADS = {
    **dict.fromkeys(("from", "von", "de", "da", "van"), "from"),
    **dict.fromkeys(("date", "datum", "sent", "gesendet", "envoyé", "fecha", "enviado", "data", "verzonden"), "date"),
    **dict.fromkeys(("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp"), "subject"),
    **dict.fromkeys(("to", "an", "à", "para", "a", "aan", "cc", "kopie", "reply-to", "antwort an"), "others"),
}
_HEAD = re.compile(r"[ \t>*]{0,5}([^\W\d_][\w -]{0,15}?)\*?[ \u00a0]?:\*?[ \t\u00a0]+(.*)")
_FROM = " from "
_ADDRESSES = ("archived-at", "content-base", "snapshot-content-location")  # of the page that a mail is


@dataclass(frozen=True, slots=True)
class _Inside:
    """What the head of a mail inside another says, and the text below it."""

    heads: dict[str, str]
    text: str
    before: str


def read_eml(path: Path, file: BinaryIO) -> Iterator[Draft]:
    message = parse_file(path, "a mail", lambda: _message(path, file.read()))
    if not any(name in message for name in ("from", "subject", "date")):
        raise ReadError(f"{path} is no mail: it has no lines From, Subject or Date")
    drafts = parse_file(path, "a mail", lambda: list(_drafts(path, message)))
    if not drafts:
        raise ReadError(f"{path} has no text of its own: if the article is attached, save that")
    yield from (
        drafts
        if len(drafts) == 1
        else (replace(draft, part=f"mail {number}") for number, draft in enumerate(drafts, start=1))
    )


def read_mbox(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    """The mails of a mailbox, which is read one by one."""
    for number, content in enumerate(_mails(path, file), start=1):
        part = f"mail {number}"
        try:
            if content is None:
                raise ReadError(f"it has more than {LARGEST_MAIL // 1_000_000} MB")
            for draft in read_eml(path, BytesIO(content)):
                yield replace(draft, part=part if draft.part is None else f"{part}:{draft.part}")
        except ReadError as error:
            yield Failure(f"{path}:{part}", str(error).removeprefix(f"{path} "))


def read_mhtml(path: Path, file: BinaryIO) -> Iterator[Draft]:
    """The page inside. The date of such a file is the day on which it was saved, so it is left alone."""
    message = parse_file(path, "a saved web page", lambda: _message(path, file.read()))
    pages = [part for part in _leaves(path, message) if part.get_content_type() in _PAGES]
    if not pages:
        raise ReadError(f"{path} holds no web page: save it again from a browser")
    page = pages[0]
    address = _header(page, "content-location") or _address(message)
    for draft in read_html(path, BytesIO(f"\ufeff{_text(path, page)}".encode())):
        yield replace(draft, url=draft.url or (address if address.startswith(("http://", "https://")) else None))


_PAGES = ("text/html", "application/xhtml+xml")


def _message(path: Path, content: bytes) -> EmailMessage:
    refuse_more(path, content.count(b"\n--"), _MOST_MARKS, "lines that begin with --")
    return message_from_bytes(content, policy=policy.default)


def _drafts(path: Path, message: EmailMessage) -> Iterator[Draft]:
    """The mail, if it has text, and those that are attached to it."""
    attached = [part for part in _leaves(path, message) if part.get_content_type() == "message/rfc822"]
    text = _body(path, message)
    if text.strip():
        yield _draft(path, message, text)
    for part in attached:
        for inside in part.iter_parts() if part.is_multipart() else ():
            yield from _drafts(path, cast(EmailMessage, inside))


def _leaves(path: Path, message: EmailMessage) -> list[EmailMessage]:
    """The parts that have none but attached mails, in order."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting += reversed(cast(list[EmailMessage], part.get_payload()))
        else:
            found.append(part)
        refuse_more(path, len(found) + len(waiting), MOST_PARTS, "parts in one mail")
    return found


def _body(path: Path, message: EmailMessage) -> str:
    """As HTML where it has that: as plain text, newsletters say less and have their links written out."""
    shown = [part for part in _leaves(path, message) if part.get_content_disposition() != "attachment"]
    pages = (text_of_fragment(_text(path, part)) for part in shown if part.get_content_type() in _PAGES)
    plain = (_plain(path, part) for part in shown if part.get_content_type() == "text/plain")
    return "\n\n".join(pages).strip() or "\n\n".join(plain)


def _plain(path: Path, part: EmailMessage) -> str:
    lines = _text(path, part).splitlines()
    if part.get_param("format", failobj="") != "flowed":
        return unwrap_lines(lines)
    joined = "".join(line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in lines)
    return joined.strip()


def _text(path: Path, part: EmailMessage) -> str:
    """By the charset that it states, if that is true of it."""
    content = cast(bytes, part.get_payload(decode=True) or b"")
    try:
        return content.decode(codec_of(part.get_content_charset() or "") or "utf-8")
    except UnicodeDecodeError:
        return decode(path, content)


def _draft(path: Path, message: EmailMessage, text: str) -> Draft:
    subject = _header(message, "subject")
    title = _SENT_ON.sub("", subject, count=1) if _SENT_ON.match(subject) else subject
    sender = _header(message, "from")
    metadata = {"from": sender, "list": _header(message, "list-id")}
    inside = _inside(text)
    if inside is None and title == subject:
        return Draft(
            path,
            text,
            title=title or None,
            date=_header(message, "date") or None,
            date_how="date of the mail",
            source=_outlet(sender),
            authors=_author(sender),
            url=_address(message) or None,
            metadata={name: value for name, value in metadata.items() if value},
        )
    heads = inside.heads if inside else {}
    before = inside.before if inside else ""
    return Draft(
        path,
        inside.text if inside else text,
        title=_SENT_ON.sub("", heads.get("subject", ""), count=1) or title or None,
        date=heads.get("date"),
        date_how="date of the mail that was sent on",
        source=_outlet(heads.get("from", "")),
        metadata={"sent on by": sender, "sent on": _header(message, "date"), "from": heads.get("from", "")},
        removed=(RemovedText("mail_before", before),) if before else (),
    )


def _inside(text: str) -> _Inside | None:
    """The mail that was sent on in a text; the innermost of several."""
    marks = list(_INSIDE.finditer(text))
    if not marks:
        return None
    lines = text[marks[-1].end() :].lstrip().split("\n")
    heads, size = _heads(lines)
    rest = "\n".join(lines[size:]).strip()
    before = "\n".join((text[: marks[-1].start()].strip(), *lines[:size])).strip()
    return _Inside(heads, rest, before) if "from" in heads and rest else None


def _heads(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """What the first lines say, each of them once, and how many they are."""
    heads: dict[str, str] = {}
    for at, line in enumerate(lines):
        match = _HEAD.match(line)
        name = _HEADS.get(match[1].strip().casefold()) if match else None
        if match and name and (name not in heads or name == "others"):
            heads[name] = match[2].strip()
        elif line.strip() or "subject" in heads:
            return heads, at
    return heads, len(lines)


def _outlet(sender: str) -> str | None:
    """Who sent it, by name; else by the end of the address."""
    name, address = parseaddr(sender)
    return name.rpartition(_FROM)[2] or address.rpartition("@")[2] or None


def _author(sender: str) -> tuple[str, ...]:
    """As newsletters give it that are sent by one person: "Ann Poe from The Example"."""
    author = parseaddr(sender)[0].rpartition(_FROM)[0]
    return (author,) if author else ()


def _header(message: EmailMessage, name: str) -> str:
    """One that is broken is as good as none: the rest of the mail can be read."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # noqa: BLE001 the parser of headers raises anything, from IndexError to its own errors
        return ""


def _address(message: EmailMessage) -> str:
    found = (_header(message, name).strip("<>") for name in _ADDRESSES)
    return next((address for address in found if address.startswith(("http://", "https://"))), "")


def _mails(path: Path, file: BinaryIO) -> Iterator[bytes | None]:
    """The mails of a mailbox, None for one that is too large. Raises ReadError for what is no mailbox."""
    first = file.readline(_LONGEST_LINE)
    if not _ENVELOPE.match(first):
        raise ReadError(f"{path} is no mailbox: those begin with a line From, with a sender and a day")
    lines: list[bytes] = []
    size, empty = 0, False
    for line in iter(lambda: file.readline(_LONGEST_LINE), b""):
        if empty and _ENVELOPE.match(line):
            yield _mail(lines, size)
            lines, size = [], 0
        else:
            size += len(line)
            if size <= LARGEST_MAIL:
                lines.append(line)
        empty = not line.strip()
    yield _mail(lines, size)


def _mail(lines: list[bytes], size: int) -> bytes | None:
    return _ESCAPED.sub(rb"\1", b"".join(lines)) if size <= LARGEST_MAIL else None
