"""Conversations as files: what they are called, and that each can be made."""

import re
import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from rag.conversations.export import FORMATS, file_name
from rag.turns import Turn
from tests.arbitrary import words
from tests.conversations.export.examples_of_conversations import FIRST, MALTA, WHOLE, citation, conversation, quoted


def named(title: str, ending: str = "md") -> str:
    return file_name(conversation(title=title), ending)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What did Putin say?", "What-did-Putin-say.md"),
        ("Чего требует Путин", "Чего-требует-Путин.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ('a"; filename="b.exe', "a-filename-b-exe.md"),
        ("a\r\nSet-Cookie: x", "a-Set-Cookie-x.md"),
        ("", "conversation.md"),
        (". . .", "conversation.md"),
        ("🕊️?", "conversation.md"),
        ("CON", "conversation-CON.md"),
        ("com¹", "conversation-com1.md"),
        ("a" * 59 + " bc", "a" * 59 + ".md"),
    ],
)
def test_a_file_is_named_after_the_title(title: str, name: str) -> None:
    """With letters and digits alone, and never by the name of a device."""
    assert named(title) == name


@given(st.text() | words)
def test_a_name_is_safe_everywhere(title: str) -> None:
    """Whatever the title: on each file system, in a header, and not empty."""
    name = named(title, "docx")
    stem = name.removesuffix(".docx")
    assert stem
    assert not set(stem) & set('<>:"/\\|?*%;., \t\r\n\0')
    assert all(unicodedata.category(each)[0] in "LMN" or each == "-" for each in stem)
    assert len(name.encode()) <= 255
    assert not re.fullmatch("con|prn|aux|nul|(com|lpt)[0-9]", stem, re.IGNORECASE)


def test_each_form_is_made() -> None:
    """By its ending, with its media type."""
    made = {ending: (media_type, content(WHOLE)) for ending, (media_type, content) in FORMATS.items()}
    assert list(made) == ["md", "docx", "json"]
    assert made["md"][0] == "text/markdown"
    assert made["md"][1].decode().startswith("# Who spoke?\n")
    assert made["json"][1].startswith(b'{\n  "id": "c1"')
    assert Document(BytesIO(made["docx"][1])).core_properties.title == "Who spoke?"


@pytest.mark.parametrize("ending", FORMATS)
def test_half_a_character_breaks_no_file(ending: str) -> None:
    """The sign for none stands for it."""
    odd = replace(MALTA, url="https://x.y/\ud800", title="\udc00", authors=("\ud800",))
    said = replace(quoted(citation(1, odd, "It rained.")), notes=("\ud800",), standalone_question="\ud800")
    broken = conversation(Turn("t1", 1, "a\ud800b", FIRST, said, problem="\udfff"), title="\ud83d")
    content = FORMATS[ending][1](broken)
    assert content
    assert ending == "docx" or "a\ufffdb" in content.decode()
