"""What is read from captions of video and sound."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.errors import ReadError
from rag.types import RemovedText
from tests.drafts import only


def captions(folder: Path, *cues: str, name: str = "a.vtt", pause: int = 0) -> Path:
    """Cues of two seconds each, with `pause` seconds between them."""
    times = [(index * (2 + pause), index * (2 + pause) + 2) for index in range(len(cues))]
    mark = "." if name.endswith(".vtt") else ","
    blocks = [
        f"{index + 1}\n00:00:{start:02}{mark}000 --> 00:00:{end:02}{mark}000\n{cue}\n"
        for index, ((start, end), cue) in enumerate(zip(times, cues, strict=True))
    ]
    path = folder / name
    path.write_text("\n".join(["WEBVTT\n", *blocks] if name.endswith(".vtt") else blocks), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.vtt", "a.srt"])
def test_captions_are_running_text(tmp_path: Path, name: str) -> None:
    """Without times, numbers and marks of how they look."""
    path = captions(tmp_path, "The <b>mill</b> &amp; the", "<i>bridge</i> closed. {\\an8}", "Rain fell.", name=name)
    assert only(path).text == "The mill & the bridge closed. Rain fell."


def test_a_line_that_rolls_up_is_read_once(tmp_path: Path) -> None:
    """What listens to speech shows each line again above the next, and marks no sentences: each is one then."""
    path = captions(
        tmp_path, "the mill closed", "the mill closed\nit<00:00:02.500><c> was</c>", "it was\nraining", "raining"
    )
    assert only(path).text == "the mill closed\nit was\nraining"


@pytest.mark.parametrize(
    ("cues", "text"),
    [
        (("<v Ann Poe>It closed.", "<v Ann Poe>In May.", "<v.loud Bo>Why?"), "Ann Poe: It closed. In May.\n\nBo: Why?"),
        ((">> It closed.", "In May.", ">> Why?"), "It closed. In May.\n\nWhy?"),
        (("- It closed.\n- Why?",), "It closed.\n\nWhy?"),
        (("<v Ann Poe>It closed.\nIn May.</v>", "Why?"), "Ann Poe: It closed. In May.\n\nWhy?"),
    ],
)  # fmt: skip
def test_each_speaker_has_a_paragraph(tmp_path: Path, cues: tuple[str, ...], text: str) -> None:
    assert only(captions(tmp_path, *cues)).text == text


def test_a_silence_parts_paragraphs(tmp_path: Path) -> None:
    assert only(captions(tmp_path, "It closed.", "Rain fell.", pause=4)).text == "It closed.\n\nRain fell."


def test_sounds_are_no_words(tmp_path: Path) -> None:
    """They are kept as removed; words in brackets within a sentence stay."""
    draft = only(captions(tmp_path, "[Music]", "(APPLAUSE)", "It (the mill) closed. [Laughter]", "[Music]"))
    assert draft.text == "It (the mill) closed."
    assert draft.removed == (RemovedText("caption_sound", "[Music]\n(APPLAUSE)\n[Laughter]"),)


def test_the_name_of_the_file_is_the_title(tmp_path: Path) -> None:
    """Without what programs that download put behind it."""
    path = captions(tmp_path, "It closed.", name="Ann Poe on the mill [dQw4w9WgXcQ].en-GB.vtt")
    assert only(path).title == "Ann Poe on the mill"
    assert only(captions(tmp_path, "It closed.", name="v1.2 of May.srt")).title == "v1.2 of May"


@pytest.mark.parametrize(
    ("text", "said"), [("", "is empty"), ("The mill closed.", "no captions"), ("WEBVTT\n", "without a word")]
)
def test_what_holds_no_captions_says_so(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match=said):
        only(path)


@given(st.text("<v A[(♪\n{\\.1:0", max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_in_captions_are_read(tmp_path: Path, cue: str) -> None:
    """And cost none of the others."""
    assert "Rain fell." in only(captions(tmp_path, "Rain fell.", cue)).text
