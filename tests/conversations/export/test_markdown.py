"""Conversations as Markdown, read by a parser of CommonMark with GitHub's tables."""

import re
from collections.abc import Iterator

from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from rag.conversations.export.blocks import Address, Block, BlockKind, Mark, Number, Piece, Remark, lines
from rag.conversations.export.document import document
from rag.conversations.export.markdown import markdown
from rag.markup import is_web_address
from rag.text.characters import make_printable
from rag.turns import Conversation
from tests.arbitrary import conversations
from tests.conversations.export.examples_of_conversations import MALTA, WHOLE, asked, citation, conversation, quoted

# What the parser makes of our own marks. Html, code, pictures, tables, rules and breaks of lines are none of them.
OURS = {"heading", "paragraph", "blockquote", "bullet_list", "list_item", "inline", "text", "strong", "link"}

PLAIN = """\
# Who spoke?

Questions and answers from Dateline, 24 November 2026 to 26 November 2026.

## Who spoke?

> “The president of Peru resigned.” [1]

– Ann Poe, El País, 3 March 2022

> “It rained. He left on Tuesday.” [2]

– RT, 20 June 2024; “Tuesday” is 18 June 2024

## And in Peru? before:2023

Understood as: What happened in Peru?

Articles searched: published before 1 January 2023, in El País

Left out, because the articles do not bear it out: 1 sentence.

Here is what they say: The president resigned. [1] The minister sent 53 drones. [3] \
**(Partly supported: the passage says 35 drones, not 53)** It snowed. **(Not supported)**

Written by llama3.2:3b (Ollama).

Stopped before the answer was whole.

## Why?

The articles touch on this.

### Nearest passages

- El País, 3 March 2022: The president of Peru resigned. Nobody came.

## When? before:x

**There was a problem:** before 'x' is not a date: write it as 2022

## Where?

**This question was not answered.**

## References

[1] El País, “Title of Peru”, 3 March 2022, by Ann Poe, Ünal Ø. Said by Ann Poe. <https://news.example/Peru>

> The president of Peru resigned.

[2] RT, “Title of Malta”, 20 June 2024, by Ann Poe, Ünal Ø. <https://news.example/Malta>

> It rained.
>
> He left on Tuesday.

[3] RT, “Title of Malta”, 20 June 2024, by Ann Poe, Ünal Ø. <https://news.example/Malta>

> The minister of Malta spoke on Monday.
"""

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

NUMBER = re.compile(r"\[\d+\]")
LINK = "(link)"


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> list[str]:
    """What a reader sees, paragraph by paragraph; a link is just one."""
    return [_seen(token.children or []) for token in PARSER.parse(text) if token.type == "inline"]


def _seen(inline: list[Token]) -> str:
    depth, seen = 0, ""
    for token in inline:
        depth += token.nesting if token.type.startswith("link") else 0
        seen += LINK if token.type == "link_open" else "" if depth else token.content
    return seen


def expected(whole: Conversation) -> list[str]:
    """What the document says, paragraph by paragraph."""
    return [line for each in document(whole) for line in _lines(each)]


def _lines(block: Block) -> list[str]:
    found = lines("".join(_plain(each) for each in block.pieces))
    return found if block.kind is BlockKind.QUOTE and found else [" ".join(found)]


def _plain(piece: Piece) -> str:
    match piece:
        case Number(of) | Mark(of):
            return f"[{of}]"
        case Address(text) if is_web_address(text):
            return LINK
        case Address(text) | Remark(text):
            return make_printable(text)
        case str():
            return make_printable(piece)


@given(conversations())
def test_whatever_was_written_is_shown_as_it_was_written(whole: Conversation) -> None:
    """Each paragraph says what the document says, and no word of an article or a person has become Markdown."""
    written = markdown(whole)
    found = list(tokens(written))
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in found} <= OURS
    assert [each for each in shown(written) if each] == [each for each in expected(whole) if each]
    links = [token for token in found if token.type == "link_open"]
    assert all(token.markup == "autolink" and str(token.attrs["href"]).startswith("http") for token in links)


@given(conversations())
def test_a_number_is_one_of_ours(whole: Conversation) -> None:
    """In the file as it is written, and as it is shown."""
    ours = [each for b in document(whole) for each in b.pieces if isinstance(each, Number | Mark)]
    for text in (markdown(whole), "\n".join(shown(markdown(whole)))):
        assert NUMBER.findall(text) == [f"[{each.of}]" for each in ours]


def test_a_title_with_everything_in_it_is_a_title() -> None:
    """Whatever means something in Markdown, at the start of a line and within one."""
    title = "# **x** <script> [a](javascript:1) $x^2$ | 1. > - &lt; www.x.y https://x.y _a_ b_c"
    first = markdown(conversation(title=title)).splitlines()[0]
    said = r"\# \*\*x\*\* \<script> \[a\](javascript:1) \$x\^2\$ \| 1. > - \&lt; www\.x.y https\://x.y \_a\_ b_c"
    assert first == f"# {said}"
    assert shown(first) == [title]


def test_a_quotation_of_some_paragraphs_is_one() -> None:
    """Where the exact words stand, below their reference."""
    written = markdown(asked(quoted(citation(1, MALTA, "It rained.\n\nHe left on Tuesday."))))
    assert "> It rained.\n>\n> He left on Tuesday.\n" in written
    [first, *_] = [each for each in PARSER.parse(written) if each.type == "blockquote_open"]
    assert first.level == 0


def test_a_whole_conversation() -> None:
    """As it is pasted into an article or a mail."""
    assert markdown(WHOLE) == PLAIN
