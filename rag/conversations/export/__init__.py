"""Conversations as files."""

import json
import re
import unicodedata
from collections.abc import Callable

from rag.conversations.export.as_json import conversation_json
from rag.conversations.export.markdown import markdown
from rag.text.characters import make_storable
from rag.turns import Conversation

# Characters of a file's name before its ending: at most 240 bytes, and file systems take 255.
_LONGEST = 60

# Names that Windows gives to devices, whatever their ending.
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|(?:com|lpt)\d)")

_UNNAMED = "conversation"


def _markdown_file(conversation: Conversation) -> bytes:
    return markdown(conversation).encode()


def _word_file(conversation: Conversation) -> bytes:
    from rag.conversations.export.word import docx  # brings python-docx (0.2 s), which a page does without

    return docx(conversation)


def _json_file(conversation: Conversation) -> bytes:
    written = json.dumps(conversation_json(conversation), ensure_ascii=False, indent=2)
    return make_storable(written).encode()


# The kinds of files by their endings: the media type, and what makes the content.
FORMATS: dict[str, tuple[str, Callable[[Conversation], bytes]]] = {
    "md": ("text/markdown", _markdown_file),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word_file),
    "json": ("application/json", _json_file),
}


def file_name(conversation: Conversation, ending: str) -> str:
    """The title as the name of a file: letters and digits of any script, joined by hyphens.

    So it holds nothing that a file system or a header takes for something else; a header needs it encoded.
    """
    title = unicodedata.normalize("NFKC", conversation.title)
    letters = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in title)
    name = "-".join(letters.split())[:_LONGEST].strip("-")
    if not any(map(str.isalnum, name)):  # signs that change others, as in an emoji, are none by themselves
        return f"{_UNNAMED}.{ending}"
    return f"{_UNNAMED}-{name}.{ending}" if _DEVICES.fullmatch(name) else f"{name}.{ending}"
