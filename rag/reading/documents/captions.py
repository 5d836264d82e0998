"""Captions of video and sound, .vtt and .srt, as players show them and programs that listen write them: what is said in
them as a text, without its times. webvtt-py reads both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.encodings.decoding import decode
from rag.reading.parsing import parse_file
from rag.types import RemovedText

# Seconds without a word after which something else is spoken of.
_PAUSE = 3.0

# Sentence ends for each word of a text that has them. Prose has one in 15 to 25 words; what listens to speech writes
# none, or commas alone.
_ENDED = 1 / 60

_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,60})?\s{1,9}([^<>]{1,100})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
# Another one speaks: ">> ", or a dash where two speak in one caption.
_OTHER = re.compile(r"^(?:>{2,}|[-–—])\s*")
# What is heard and is no word: "[Music]", "(APPLAUSE)", "♪ la la ♪".
_SOUND = re.compile(r"\[[^\]]{1,80}\]|^\([^)]{1,80}\)$|♪[^♪]{0,200}♪?")
_END = re.compile(r"[.?!…][”\"'’)]*(?=\s|$)|[。？！]")
# What programs that download put behind a title: the number of the video, and its language.
_BEHIND_TITLE = re.compile(r"(?: \[[\w-]{6,20}\])?(?:\.[a-z]{2,3}(?:-[\w]{2,8})?)?$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is shown. `voice` is who speaks, as far as it says so; it `begins` a paragraph where another one
    speaks, or where nobody has spoken for a while."""

    text: str
    voice: str | None
    begins: bool


def _read(form: str, path: Path, file: BinaryIO) -> Iterator[Draft]:
    yield parse_file(path, "captions", lambda: _captions(form, path, decode(path, file.read())))


read_vtt = partial(_read, "vtt")
read_srt = partial(_read, "srt")


def _captions(form: str, path: Path, text: str) -> Draft:
    from webvtt import WebVTT  # 80 ms, which most libraries never need
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    try:
        captions = WebVTT.from_buffer(StringIO(text), format=form).captions
    except (MalformedFileError, MalformedCaptionError) as error:
        raise ReadError(f"{path} holds no captions: if it is plain text, call it .txt") from error
    sounds: list[str] = []
    said = "\n\n".join(_paragraphs(list(_lines(captions, sounds))))
    if not said:
        raise ReadError(f"{path} has captions without a word")
    removed = (RemovedText("caption_sound", "\n".join(dict.fromkeys(sounds))),) if sounds else ()
    return Draft(path, said, title=_BEHIND_TITLE.sub("", path.stem) or path.stem, removed=removed)


def _lines(captions: Iterable[Any], sounds: list[str]) -> Iterator[_Line]:
    """All lines, each once: captions that roll show one twice, when it comes and above the next."""
    last, ended, begins = "", 0.0, True
    for caption in captions:
        begins |= caption.start_in_seconds - ended >= _PAUSE
        ended = caption.end_in_seconds
        voice = None
        for raw in caption.lines:
            if named := _VOICE.search(raw):
                voice = unescape(named[1]).strip()
            shown = unescape(_TAG.sub("", raw)).strip()
            sounds += _SOUND.findall(shown)
            heard = " ".join(_SOUND.sub(" ", shown).split())
            text = _OTHER.sub("", heard)
            if text and heard != last:
                yield _Line(text, voice, begins or text != heard)
                last, begins = heard, False


def _paragraphs(lines: list[_Line]) -> Iterator[str]:
    """What one says until another one does. Where sentences have ends it is running text; else each line stands by
    itself, since all of it would be one sentence."""
    words = sum(len(line.text.split()) for line in lines)
    between = " " if sum(len(_END.findall(line.text)) for line in lines) >= _ENDED * words else "\n"
    spoken: list[str] = []
    voice = None
    for line in lines:
        if spoken and (line.begins or line.voice != voice):
            yield between.join(spoken)
            spoken.clear()
        spoken.append(f"{line.voice}: {line.text}" if line.voice and not spoken else line.text)
        voice = line.voice
    if spoken:
        yield between.join(spoken)
